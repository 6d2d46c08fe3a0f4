#include "server/engine/plan_check.h"

#include "server/competition/opening/plan.h"
#include "server/plan/plan.h"
#include "server/plan/wire.h"

namespace tingfen::engine {
namespace {

// What the plan lacks before it could be entered.
plan::Faults FaultsOf(const std::variant<pb::Plan, plan::Faults>& read) {
  if (const auto* faults = std::get_if<plan::Faults>(&read)) return *faults;
  return plan::NotYet(std::get<pb::Plan>(read));
}

plan::Faults TooLarge() {
  return {{.path = {},
           .code = plan::FaultCode::kFileTooBig,
           .message_zh = "方案太大：最多 400 KiB。",
           .message_en = "The plan is too large: at most 400 KiB."}};
}

void AddFaults(const plan::Faults& faults, pb::PlanChecked& checked) {
  for (pb::PlanFault& fault : plan::PlanFaultsOf(faults)) {
    *checked.add_faults() = std::move(fault);
  }
}

}  // namespace

pb::PlanChecked CheckedPlan(const pb::CheckPlan& request) {
  pb::PlanChecked checked;
  checked.set_tag(request.tag());
  if (request.json().size() > competition::kPlanBytesMax) {
    AddFaults(TooLarge(), checked);
    return checked;
  }
  const auto read = plan::ReadPlan(request.json());
  AddFaults(FaultsOf(read), checked);
  if (!checked.faults().empty()) return checked;
  for (pb::Rule& rule : plan::RulesInWords(std::get<pb::Plan>(read))) {
    *checked.add_rules() = std::move(rule);
  }
  return checked;
}

}  // namespace tingfen::engine
