#include "server/competition/figures/equalisation.h"

#include <cstdlib>

#include "server/competition/figures/wire.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/request.h"
#include "server/plan/model/rules.h"
#include "server/scoring/equalisation_shown.h"
#include "server/scoring/exact.h"
#include "server/scoring/interview.h"
#include "server/scoring/rules.h"

namespace tingfen::competition {
namespace {

std::vector<scoring::RoomInterview> RawInterviews(const Competition& state) {
  std::vector<scoring::RoomInterview> interviews;
  for (const std::string& id : CountedInEqualising(state)) {
    const auto raw = scoring::ParseExactText(state.candidates.at(id).figures->raw());
    if (!raw) std::abort();
    interviews.push_back({id, RoomOf(state, id), *raw});
  }
  return interviews;
}

}  // namespace

std::variant<pb::Equalisation, pb::Refusal> ComputeEqualisation(const Competition& state) {
  const scoring::Rules rules =
      plan::RulesOf(*state.plan, [](const std::string&) { return std::vector<std::string>(); });
  const auto interviews = RawInterviews(state);
  auto equalised = scoring::Equalise(rules.equalise.value(), rules.rounding.mode, interviews);
  if (const auto* zero = std::get_if<scoring::RoomMeanIsZero>(&equalised)) {
    return Refuse(pb::Refusal::INVALID, "equalise", zero->room);
  }
  auto& equalisation = std::get<scoring::Equalisation>(equalised);
  scoring::ShowEqualisation(*rules.equalise, rules.rounding, interviews, equalisation);
  return ToWire(equalisation, interviews);
}

}  // namespace tingfen::competition
