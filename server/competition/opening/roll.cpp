#include "server/competition/opening/roll.h"

#include <cstdlib>
#include <memory>

#include "server/competition/opening/batches.h"
#include "server/competition/opening/kept_recusals.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/rules_version.h"

namespace tingfen::competition {
namespace {

pb::Refusal RollRefused(const EnteredRoll& entered) {
  pb::Refusal refusal = Refuse(pb::Refusal::ROLL_FAULTS, "roll",
                               std::to_string(entered.faults.size() + entered.faults_more));
  for (const pb::RollFault& fault : entered.faults) *refusal.add_roll_faults() = fault;
  refusal.set_roll_faults_more(entered.faults_more);
  return refusal;
}

// What settles somebody before the day; unspecified: takes part. Why stands on the roll.
pb::Outcome::Id OutcomeOnRoll(const pb::Plan& plan, const pb::Candidate& entry) {
  switch (entry.standing()) {
    case pb::Standing::UNQUALIFIED:
      return pb::Outcome::UNQUALIFIED;
    case pb::Standing::NOT_PRESELECTED:
      return pb::Outcome::NOT_PRESELECTED;
    case pb::Standing::POST_FELL_AWAY:
      return pb::Outcome::POST_STOPPED;
    default:
      return Admitted(plan, entry) ? pb::Outcome::OUTCOME_UNSPECIFIED : pb::Outcome::NOT_ADMITTED;
  }
}

}  // namespace

void TakeRoll(Competition& state, const std::string& bytes) {
  pb::Roll roll;
  if (!roll.ParseFromString(bytes)) std::abort();
  std::vector<LostRecusal> recusals = RecusalsToKeep(state);
  state.roll = std::make_shared<const pb::Roll>(std::move(roll));
  state.candidates.clear();
  for (const pb::Candidate& entry : state.roll->candidates()) {
    state.candidates[entry.id()].outcome = OutcomeOnRoll(*state.plan, entry);
  }
  state.posts.clear();
  for (const pb::Post& post : state.roll->posts()) {
    state.posts[post.id()].stopped = post.fell_away();
  }
  state.run_off_stages = RunOffStages(*state.plan, *state.roll);
  state.batch = FirstBatch(*state.plan, *state.roll);
  if (state.rules >= kRulesOfPromises) KeepRecusals(state, std::move(recusals));
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::EnterRoll&) {
  if (!RollOpen(head)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::ROLL);
  return std::nullopt;
}

Decision Decide(const Competition& head, const Request& request, const pb::EnterRoll& command) {
  if (!command.has_people()) return Refuse(pb::Refusal::INVALID, "people");
  if (!request.entered_roll) std::abort();
  if (!request.entered_roll->faults.empty()) return RollRefused(*request.entered_roll);
  const std::string roll = request.entered_roll->roll.SerializeAsString();
  if (roll == head.roll->SerializeAsString()) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  pb::RollEntered& fact = *event.mutable_roll_entered();
  fact.set_roll(roll);
  fact.set_check_code(CheckCode(head.plan->SerializeAsString(), roll));
  return Events{event};
}

// Who has promised did so before other people.
void Fold(Competition& state, const pb::RollEntered& fact, const Context&) {
  TakeRoll(state, fact.roll());
  state.check_code = fact.check_code();
  if (state.rules < kRulesOfPromises) return;
  for (auto& [id, seat] : state.seats) seat.promise_due = seat.checked_in;
}

}  // namespace tingfen::competition
