#include "server/vocabulary/allowed.h"

#include <algorithm>
#include <array>

#include "proto/options.pb.h"
#include "server/vocabulary/commands.h"

namespace tingfen::vocabulary {
namespace {

using pb::Phase;
using pb::Role;

constexpr std::array kDay = {
    Phase::CHECK_IN,   Phase::LOTS,       Phase::READY,        Phase::CALLED,    Phase::PREPARING,
    Phase::PRESENTING, Phase::SCORING,    Phase::STAGE_CLOSED, Phase::RELEASING, Phase::RELEASED,
    Phase::ANNOUNCED,  Phase::EQUALISING, Phase::FINISHED,     Phase::RESULTS};

bool Holds(const pb::Allowed& allowed, Phase::Id phase) {
  const auto& in = allowed.in();
  if (std::find(in.begin(), in.end(), phase) != in.end()) return true;
  const bool stretch = allowed.from() != Phase::PHASE_UNSPECIFIED;
  const auto* at = std::find(kDay.begin(), kDay.end(), phase);
  if (at == kDay.end()) return false;
  if (!stretch) return in.empty();
  return at >= std::find(kDay.begin(), kDay.end(), allowed.from()) &&
         at <= std::find(kDay.begin(), kDay.end(), allowed.to());
}

Rule RuleOf(pb::Command::ActionCase action, const pb::Allowed& allowed) {
  Rule rule;
  rule.action = action;
  rule.offered = !allowed.unoffered();
  for (const int role : allowed.by()) rule.roles.push_back(static_cast<Role::Id>(role));
  std::sort(rule.roles.begin(), rule.roles.end());
  for (const Phase::Id phase : kDay) {
    if (Holds(allowed, phase)) rule.phases.push_back(phase);
  }
  if (Holds(allowed, Phase::PLANNING)) rule.phases.push_back(Phase::PLANNING);
  return rule;
}

std::vector<Rule> ReadRules() {
  std::vector<Rule> rules;
  for (const auto action : Actions()) {
    const auto& options = DescriptorOf(action).options();
    for (int i = 0; i < options.ExtensionSize(pb::allowed); ++i) {
      rules.push_back(RuleOf(action, options.GetExtension(pb::allowed, i)));
    }
  }
  return rules;
}

template <typename Id>
bool IsOneOf(const std::vector<Id>& ids, Id id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

std::optional<pb::Refusal::Code> WhyNotAllowed(Role::Id role, bool chief,
                                               pb::Command::ActionCase action, Phase::Id phase) {
  if (action == pb::Command::ACTION_NOT_SET) return pb::Refusal::INVALID;
  auto refusal = pb::Refusal::NOT_YOUR_ROLE;  // What no rule names is nobody's.
  for (const Rule& rule : Rules()) {
    if (rule.action != action) continue;
    if (!IsOneOf(rule.roles, role) && !(chief && IsOneOf(rule.roles, Role::CHIEF))) continue;
    if (IsOneOf(rule.phases, phase)) return std::nullopt;
    refusal = pb::Refusal::NOT_NOW;
  }
  return refusal;
}

bool IsOffered(Role::Id role, pb::Command::ActionCase action, Phase::Id phase) {
  const std::vector<Rule>& rules = Rules();
  return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
    return rule.action == action && rule.offered && IsOneOf(rule.roles, role) &&
           IsOneOf(rule.phases, phase);
  });
}

const std::vector<Rule>& Rules() {
  static const std::vector<Rule> kRules = ReadRules();
  return kRules;
}

std::span<const Phase::Id> PhasesOfADay() {
  return kDay;
}

}  // namespace tingfen::vocabulary
