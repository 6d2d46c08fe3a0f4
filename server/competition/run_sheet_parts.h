// What the parts of the run sheet are collected in. Internal to server/competition.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "server/competition/record/person.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {

// Steps of one role, in the order they are offered.
class Steps {
 public:
  Steps(const Competition& state, const RoomRecord& room, pb::Role::Id role)
      : state_(state), room_(room), role_(role) {}

  pb::Step& Add(pb::Step::Needs needs) {
    pb::Step& step = steps_.emplace_back();
    step.set_role(role_);
    step.set_needs(needs);
    return step;
  }

  // The one next step; the first that is recommended stays it.
  pb::Step& Recommend(pb::Step::Needs needs) {
    const bool first = std::none_of(steps_.begin(), steps_.end(),
                                    [](const pb::Step& step) { return step.recommended(); });
    pb::Step& step = Add(needs);
    step.set_recommended(first);
    return step;
  }

  // Where nothing else is to be done, the first step that `fits` is the next one.
  template <typename Fits>
  void RecommendForWantOfOthers(Fits fits) {
    for (const pb::Step& step : steps_) {
      if (step.recommended()) return;
    }
    const auto step = std::find_if(steps_.begin(), steps_.end(), fits);
    if (step != steps_.end()) step->set_recommended(true);
  }

  void About(pb::Step& step, const std::string& candidate, const std::string& stage = {}) const {
    // The chief is a judge, whose screen carries no name where the plan gives numbers.
    const Names names = role_ == pb::Role::CHIEF ? Names::kAsThePlanSays : Names::kAlways;
    *step.mutable_person() = PersonOf(state_, candidate, names);
    step.set_stage(stage);
  }

  std::vector<pb::Step> Take() { return std::move(steps_); }

  const Competition& state() const { return state_; }
  const RoomRecord& room() const { return room_; }
  const pb::Stage& stage() const { return StageOfTurn(state_, room_); }
  const CandidateRecord& candidate() const { return state_.candidates.at(room_.turn); }
  const FiguresRecord& figures() const { return FiguresInTurn(state_, room_); }

 private:
  const Competition& state_;
  const RoomRecord& room_;
  pb::Role::Id role_;
  std::vector<pb::Step> steps_;
};

// Closing and announcing are stopped.
inline bool Stopped(const Steps& steps) {
  return steps.state().tail_loss || HeldNow(steps.state(), steps.room());
}

// run_sheet_day.cpp. For the operator: what may be drawn by the server and how an open draw goes
// on; the next batch and who may enter it; breaks; judges who leave and who take their place;
// latecomers.
void AddDraws(Steps& steps, pb::Role::Id role);
void AddBatches(Steps& steps, pb::Phase::Id phase);
void AddBreak(Steps& steps, pb::Phase::Id phase);
void AddJudgesLeaving(Steps& steps);
void AddRecusals(Steps& steps);
void RecommendSubstitutes(Steps& steps, pb::Phase::Id phase);
void AddLatecomers(Steps& steps, pb::Phase::Id phase);
void AddPreparing(Steps& steps);

// Proposing, withdrawing, deciding and witnessing a correction.
void AddCorrections(Steps& steps, pb::Role::Id role);

// Judges' seats of expert panels that score the turn's stage; mass seats are too many to list and
// close by share.
std::vector<const SeatRecord*> ExpertSeats(const Steps& steps);

// run_sheet_around.cpp: paper sheets and seats; taking a step back; the signature by pen; devices
// that ask for a seat; screens; the supervisor's opinion and the end of the day. `reader` is a
// seat.
void AddPaper(Steps& steps);
void AddKeying(Steps& steps, const std::string& reader);
void AddUndo(Steps& steps);
void AddPaperSignatures(Steps& steps);
void AddDeviceRequests(Steps& steps, pb::Role::Id role);
void AddScreens(Steps& steps);
void AddOpinion(Steps& steps, pb::Phase::Id phase);
void AddEndOfDay(Steps& steps, pb::Phase::Id phase);

// run_sheet_after.cpp, for the operator: posts that one candidate is left for; what follows the
// announced rankings.
void AddStops(Steps& steps);
void AddAfterResults(Steps& steps, pb::Phase::Id phase);

}  // namespace tingfen::competition
