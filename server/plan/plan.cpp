#include "server/plan/plan.h"

#include <utility>

#include "server/plan/check.h"
#include "server/plan/fault_list.h"
#include "server/plan/json_tree.h"
#include "server/plan/walk.h"

namespace tingfen::plan {
namespace {

template <typename Message, typename Check>
std::variant<Message, Faults> Read(std::string_view json, Check check) {
  const auto tree = ParseJson(json);
  if (const auto* fault = std::get_if<Fault>(&tree)) return Faults{*fault};
  FaultList faults;
  Message message;
  Walk(std::get<Node>(tree), message, faults);
  check(message, faults);
  if (faults.empty()) return message;
  return std::move(faults).InDocumentOrder();
}

}  // namespace

std::variant<pb::Plan, Faults> ReadPlan(std::string_view json) {
  return Read<pb::Plan>(json, CheckPlan);
}

std::variant<pb::Roll, Faults> ReadRoll(std::string_view json, const pb::Plan& plan) {
  return Read<pb::Roll>(
      json, [&](const pb::Roll& roll, FaultList& faults) { CheckRoll(roll, plan, faults); });
}

}  // namespace tingfen::plan
