// The roll from tables, in place of the one there is.
#include <algorithm>

#include "server/competition/decide_parts.h"
#include "server/competition/roll.h"
#include "server/plan/roll_table.h"

namespace tingfen::competition {
namespace {

pb::Refusal RollRefused(const plan::TableFaults& faults) {
  pb::Refusal refusal =
      Refuse(pb::Refusal::ROLL_FAULTS, "roll", std::to_string(faults.listed.size() + faults.more));
  for (const pb::RollFault& fault : faults.listed) *refusal.add_roll_faults() = fault;
  refusal.set_roll_faults_more(faults.more);
  return refusal;
}

}  // namespace

Decision DecideEnterRoll(const Competition& head, const Request& request) {
  const pb::EnterRoll& command = request.command->enter_roll();
  if (!RollOpen(head)) return Refuse(pb::Refusal::NOT_NOW, "roll");
  if (!command.has_people()) return Refuse(pb::Refusal::INVALID, "people");
  const auto read = plan::ReadRollTables(command, *head.plan, *head.roll);
  if (const auto* faults = std::get_if<plan::TableFaults>(&read)) return RollRefused(*faults);
  const std::string roll = std::get<pb::Roll>(read).SerializeAsString();
  if (roll == head.roll->SerializeAsString()) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  pb::RollEntered& fact = *event.mutable_roll_entered();
  fact.set_roll(roll);
  fact.set_check_code(CheckCode(head.plan->SerializeAsString(), roll));
  return Events{event};
}

}  // namespace tingfen::competition
