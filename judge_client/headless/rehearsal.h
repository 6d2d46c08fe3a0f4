// A whole rehearsal (演练): every seat that is not left to people, played until the results are
// announced. Tells on `out` what happens, for people.
//
// Threads: that of the environment. Ends by calling `end` once: 0 when it got where it should, 1
// when it cannot go on (the reason is told on `out`).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "judge_client/headless/environment.h"
#include "judge_client/headless/people/codes.h"
#include "judge_client/headless/people/player.h"
#include "judge_client/headless/people/progress.h"
#include "judge_client/headless/people/record.h"

namespace tingfen::headless {

struct RehearsalOptions {
  std::vector<SeatCode> seats;  // To be played.
  PlayerOptions player;
  std::size_t until_announced = 0;  // So many candidates; 0: until the results.
  bool until_decided = false;       // Beyond the results, until decisions and notices are in.
  std::string record_path;          // Empty: none.
  std::string tokens_path;          // Empty: none.
};

class Rehearsal final : public PlayerObserver {
 public:
  Rehearsal(Environment& environment, RehearsalOptions options, std::ostream& out,
            std::function<void(int)> end);

  void Begin();
  const std::vector<pb::HallView::Ranking>& Rankings() const { return progress_.Rankings(); }
  // For the page that asked for it; without its outcome and how long it took.
  pb::Rehearsed Result() const;

  void OnWelcome(const std::string& seat, const pb::Welcome& welcome) override;
  void OnView(const std::string& seat, const pb::View& view) override;
  void OnConfirmed(const std::string& seat, const pb::Command& command,
                   const pb::Receipt& receipt) override;
  void OnRefused(const std::string& seat, const pb::Command& command,
                 const pb::Refusal& refusal) override;
  void OnLost(const std::string& seat, const std::string& why) override;
  void OnTakenOver(const std::string& seat) override;
  void OnGivenUp(const std::string& seat, const std::string& why) override;

 private:
  void Say(const std::string& line);
  void End(int code);
  void EndWhereItShould();
  bool Reached() const;
  bool Unanswered() const;
  void TellWaitedForRegularly();

  Environment& environment_;
  const RehearsalOptions options_;
  std::ostream& out_;
  std::function<void(int)> end_;
  Tokens tokens_;
  Record record_;
  Progress progress_;
  std::vector<std::unique_ptr<Player>> players_;
  std::map<std::string, pb::Seat> seats_;  // Welcomed, by id.
  std::set<std::string> rooms_;
  std::set<std::string> rooms_with_hall_;  // Played.
  std::set<std::string> played_;
  std::set<std::string> lost_;
  bool reached_ = false;
  bool ended_ = false;
  pb::DeskView desk_;  // The newest a played desk has shown.
  pb::Rehearsed result_;
  std::vector<std::string> waited_for_;
  bool waited_for_told_ = false;
};

}  // namespace tingfen::headless
