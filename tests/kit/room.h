// A competition in memory for tests: commands go in as a seat would send them, and either fold into
// the state or come back as a refusal.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/competition/state/competition.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/rules_version.h"
#include "server/competition/views/moment.h"

namespace tingfen::competition {

// Two stages of two criteria each ("speech": 60 + 40, "defense": one whole mark), one panel of
// `judges` experts, nothing dropped; or the like with a mass panel.
pb::Plan TwoStagePlan(std::uint32_t judges);
pb::Plan LeadersAndMassPlan(std::uint32_t leaders, std::uint32_t mass);
pb::Roll RollOf(int candidates);

class Room {
 public:
  // With questions it has a sealed bank; they are drawn and opened whenever a stage starts.
  explicit Room(pb::Plan plan, pb::Roll roll = RollOf(2),
                const std::vector<std::string>& questions = {}, bool open = false);

  // With a plan that is not locked yet.
  static Room Open(pb::Plan plan, pb::Roll roll);

  // Sends a command made by `fill` from `seat`; none where it was accepted.
  template <typename Fill>
  std::optional<pb::Refusal> Send(const std::string& seat, Fill fill) {
    pb::Command command;
    fill(command);
    return Send(seat, std::move(command));
  }
  std::optional<pb::Refusal> Send(const std::string& seat, pb::Command command);

  // The steps of an ordinary day; each must succeed.
  void CheckEverybodyIn();
  void CheckJudgesIn();
  void CheckIn(const std::vector<std::string>& candidates);
  void DrawLots();  // In roll order.
  void Call(const std::string& candidate);
  void Start(const std::string& candidate, const std::string& stage);
  void End(const std::string& candidate, const std::string& stage);
  std::optional<pb::Refusal> Submit(const std::string& seat, const std::string& candidate,
                                    const std::string& stage, const std::vector<std::string>& marks,
                                    std::uint32_t version = 1);
  std::optional<pb::Refusal> Close(const std::string& candidate, const std::string& stage);
  // Both stages by the panel's judges, each giving `marks`, up to and with the last close.
  void RunTurn(const std::string& candidate, const std::vector<std::string>& speech,
               const std::string& defense);
  std::optional<pb::Refusal> Confirm(const std::string& seat, const std::string& candidate);
  void Release(const std::string& candidate);
  std::optional<pb::Refusal> Announce(const std::string& candidate);
  std::optional<pb::Refusal> Sign(const std::string& candidate);
  // The figures' of the run-off, once there is one.
  std::string NewestDigestOf(const std::string& candidate) const;
  // The whole day of "p1" up to its results: c1, c2, … with these marks for the defense and the
  // same for the speech.
  void RunDay(const std::vector<std::string>& defenses);
  std::optional<pb::Refusal> AnnounceResults(const std::string& post = "p1");
  // Of "p1"; nobody chosen: it stays vacant.
  std::optional<pb::Refusal> EnterDecision(const std::vector<std::string>& chosen,
                                           const std::string& reason = {});
  std::optional<pb::Refusal> DropOut(const std::string& candidate);

  void PassSeconds(std::uint32_t seconds) {
    now_.set_boot_ms(now_.boot_ms() + seconds * 1000ULL);
    now_.set_wall_ms(now_.wall_ms() + seconds * 1000ULL);
  }
  void SetWallForward(std::int64_t seconds) {
    now_.set_wall_ms(now_.wall_ms() + static_cast<std::uint64_t>(seconds * 1000));
  }
  void RestartServer(const std::string& boot_id, std::uint32_t rules = kRulesVersion);

  // The code on a screen that waits to be told what it shows.
  static constexpr const char* kScreenCode = "4711";

  // A fact of the server's own.
  void Happen(const pb::Event& event) { Fold(event); }

  const Competition& state() const { return state_; }
  Moment moment() const { return {now_, 0}; }
  pb::Phase::Id phase() const { return PhaseOf(state_, state_.rooms.at("room1")); }
  const std::vector<pb::Event>& events() const { return events_; }

 private:
  void Fold(pb::Event event);
  void DrawQuestions(const std::string& candidate, const std::string& stage);

  Competition state_;
  pb::Stamp now_;
  std::vector<pb::Event> events_;
  std::uint64_t commands_ = 0;
};

const CandidateRecord& FirstCandidate(const Room& room);

// By the operator, as the candidate wishes.
std::optional<pb::Refusal> Withdraw(Room& room, const std::string& candidate);

// Of figures that do not follow from what went before.
std::optional<std::string> FirstFault(const std::vector<pb::Event>& events);

}  // namespace tingfen::competition
