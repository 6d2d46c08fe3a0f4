#include "server/plan/reading/weights.h"

#include "server/plan/model/numbers.h"
#include "server/scoring/exact.h"

namespace tingfen::plan {
namespace {

// "99.9%", or the fraction where no per cent is exact.
std::string ShareText(const scoring::Exact& share) {
  if (const auto per_cent = scoring::ToDecimal(share * 100)) return *per_cent + "%";
  return scoring::ToFraction(share);
}

}  // namespace

void CheckWeightSum(const std::vector<std::string>& weights, const std::string& path,
                    FaultList& faults) {
  if (weights.empty()) return;
  scoring::Exact sum;
  std::string written;
  for (const std::string& text : weights) {
    const auto weight = PlanShare(text);
    if (!weight) return;
    sum += *weight;
    written += (written.empty() ? "" : " + ") + text;
  }
  if (sum == 1) return;
  faults.Add(path, FaultCode::kWeightSum,
             {"权重之和（{0}）是 {1}，必须正好是 100%。",
              "the weights ({0}) sum to {1}; they must sum to exactly 100%."},
             {written, ShareText(sum)});
}

}  // namespace tingfen::plan
