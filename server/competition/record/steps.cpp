#include "server/competition/record/steps.h"

#include <algorithm>

#include "server/competition/record/person.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/turns.h"
#include "server/vocabulary/allowed.h"
#include "server/vocabulary/commands.h"
#include "server/vocabulary/fields.h"

namespace tingfen::competition {

Steps::Steps(const Competition& state, const RoomRecord& room, pb::Role::Id role,
             const SeatRecord& who, WhyNotFunction why_not)
    : state_(state),
      room_(room),
      role_(role),
      who_(who),
      why_not_(why_not),
      phase_(PhaseOf(state, room)) {}

bool Steps::MayAsk(pb::Command::ActionCase action) const {
  return vocabulary::IsOffered(role_, action, phase_);
}

bool Steps::Accepts(const pb::Command& command) const {
  return MayAsk(command.action_case()) && !why_not_(state_, who_, command);
}

pb::Step* Steps::Offer(const pb::Command& command, Needs needs, bool recommended) {
  return Accepts(command) ? &Add(command, needs, recommended) : nullptr;
}

pb::Step* Steps::OfferForm(const pb::Command& command, Needs needs, bool recommended) {
  if (!MayAsk(command.action_case())) return nullptr;
  return &Add(command, needs, recommended);
}

pb::Step& Steps::Add(const pb::Command& command, Needs needs, bool recommended) {
  const bool first = std::none_of(steps_.begin(), steps_.end(),
                                  [](const pb::Step& step) { return step.recommended(); });
  pb::Step& step = steps_.emplace_back();
  step.set_role(role_);
  step.set_needs(needs);
  step.set_recommended(recommended && first);
  *step.mutable_command() = command;
  for (const vocabulary::NamedField& field :
       vocabulary::NamedFields(vocabulary::ActionOf(command))) {
    if (field.anywhere || field.id.empty()) continue;
    if (field.names == pb::Named::CANDIDATE) About(step, field.id);
    if (field.names == pb::Named::STAGE) step.set_stage(field.id);
    if (field.names == pb::Named::SEAT) step.set_seat(field.id);
  }
  return step;
}

// The chief is a judge, whose screen carries no name where the plan gives numbers.
void Steps::About(pb::Step& step, const std::string& candidate) const {
  const Names names = role_ == pb::Role::CHIEF ? Names::kAsThePlanSays : Names::kAlways;
  *step.mutable_person() = PersonOf(state_, candidate, names);
}

std::string Steps::StageNow() const {
  return room_.turn.empty() ? std::string() : StageOfTurn(state_, room_).id();
}

}  // namespace tingfen::competition
