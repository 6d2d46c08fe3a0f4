#include "server/engine/hub/dry_runs.h"

#include <utility>

#include "server/competition/state/people.h"
#include "server/engine/plan_check.h"

namespace tingfen::engine {

// As often as for commands; anybody else is dismissed.
bool DryRuns::MayAsk(SessionId id) {
  Session& session = sessions_.At(id);
  if (session.seat.role() != pb::Role::ADMINISTRATOR) {
    exit_.Dismiss(id, pb::Goodbye::MALFORMED);
    return false;
  }
  if (session.commands.Take(uptime_.BootMs())) return !session.suspect;
  exit_.Dismiss(id, pb::Goodbye::TOO_FAST);
  return false;
}

void DryRuns::OnCheckPlan(SessionId id, const pb::CheckPlan& request) {
  if (!MayAsk(id)) return;
  pb::ServerFrame frame;
  *frame.mutable_plan_checked() = CheckedPlan(request);
  sessions_.At(id).connection->Offer(FrameOf(frame));
}

void DryRuns::OnRehearse(SessionId id, const pb::Rehearse& request) {
  if (!MayAsk(id)) return;
  const competition::Competition& durable = parts_.engine.Durable();
  pb::Rehearsed refused;
  const pb::Roll& roll = *durable.roll;
  if (parts_.rehearser == nullptr || !competition::RollOpen(durable) || roll.candidates().empty()) {
    refused.set_outcome(pb::Rehearsed::NOT_NOW);
  } else if (rehearsing_) {
    refused.set_outcome(pb::Rehearsed::BUSY);
  }
  const std::uint32_t tag = request.tag();
  if (refused.outcome() != pb::Rehearsed::OUTCOME_UNSPECIFIED) {
    return TellRehearsed(id, std::move(refused), tag);
  }
  rehearsing_ = true;
  parts_.rehearser->Begin(*durable.plan, roll, [this, id, tag](pb::Rehearsed result) {
    rehearsing_ = false;
    TellRehearsed(id, std::move(result), tag);
  });
}

void DryRuns::TellRehearsed(SessionId id, pb::Rehearsed result, std::uint32_t tag) {
  const Session* asker = sessions_.Find(id);
  if (asker == nullptr) return;
  result.set_tag(tag);
  pb::ServerFrame frame;
  *frame.mutable_rehearsed() = std::move(result);
  asker->connection->Offer(FrameOf(frame));
}

}  // namespace tingfen::engine
