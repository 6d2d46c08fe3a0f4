#include <cstdlib>

#include "server/competition/batch.h"
#include "server/competition/lookup.h"
#include "server/competition/roll.h"
#include "server/competition/run_off.h"

namespace tingfen::competition {
namespace {

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

bool FellAway(const Competition& state, const std::string& post) {
  return !FindPost(*state.roll, post)->fell_away().empty();
}

void TakeRoll(Competition& state, const std::string& bytes) {
  pb::Roll roll;
  if (!roll.ParseFromString(bytes)) std::abort();
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
}

void FoldRoll(Competition& state, const pb::RollEntered& fact) {
  TakeRoll(state, fact.roll());
  state.check_code = fact.check_code();
}

}  // namespace tingfen::competition
