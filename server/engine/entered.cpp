#include "server/engine/entered.h"

#include <utility>
#include <variant>

#include "server/competition/decide.h"
#include "server/competition/opening/plan.h"
#include "server/competition/state/seats.h"
#include "server/plan/plan.h"
#include "server/plan/tables/roll_table.h"
#include "server/plan/wire.h"

namespace tingfen::engine {
namespace {

// The rooms there are, with nobody in them.
pb::Roll RoomsAlone(const pb::Roll& roll) {
  pb::Roll empty;
  empty.set_format(roll.format());
  *empty.mutable_rooms() = roll.rooms();
  return empty;
}

competition::EnteredPlan ReadPlan(const pb::Roll& roll, const std::string& json) {
  competition::EnteredPlan entered;
  auto read = plan::ReadPlan(json);
  if (const auto* faults = std::get_if<plan::Faults>(&read)) {
    entered.faults = plan::PlanFaultsOf(*faults);
    return entered;
  }
  entered.plan = std::move(std::get<pb::Plan>(read));
  entered.faults = plan::PlanFaultsOf(plan::NotYet(entered.plan));
  entered.roll_fits = plan::RollFaults(roll, entered.plan).empty();
  entered.roll = entered.roll_fits ? roll : RoomsAlone(roll);
  if (!entered.roll_fits) {
    entered.roll_faults = plan::PlanFaultsOf(plan::RollFaults(entered.roll, entered.plan));
  }
  return entered;
}

competition::EnteredRoll ReadRoll(const competition::Competition& head,
                                  const pb::EnterRoll& tables) {
  competition::EnteredRoll entered;
  auto read = plan::ReadRollTables(tables, *head.plan, *head.roll);
  if (auto* faults = std::get_if<plan::TableFaults>(&read)) {
    entered.faults = std::move(faults->listed);
    entered.faults_more = faults->more;
  } else {
    entered.roll = std::move(std::get<pb::Roll>(read));
  }
  return entered;
}

}  // namespace

void ReadEntered(const competition::Competition& head, competition::Request& request) {
  const pb::Command& command = *request.command;
  if (!command.has_enter_plan() && !command.has_enter_roll()) return;
  if (competition::WhyNot(head, *competition::FindSeat(head, request.seat), command)) return;
  if (command.has_enter_plan()) {
    const std::string& json = command.enter_plan().json();
    if (json.size() > competition::kPlanBytesMax) return;
    request.entered_plan = ReadPlan(*head.roll, json);
  } else if (command.enter_roll().has_people()) {
    request.entered_roll = ReadRoll(head, command.enter_roll());
  }
}

}  // namespace tingfen::engine
