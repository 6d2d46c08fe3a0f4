#include "server/plan/topics/total/scaling.h"

#include <optional>

#include "server/plan/model/full_marks.h"
#include "server/plan/model/numbers.h"
#include "server/plan/model/paths.h"
#include "server/plan/reading/weights.h"
#include "server/plan/telling/words.h"

namespace tingfen::plan {
namespace {

using pb::Component;
using scoring::Exact;
using scoring::ToExactText;

// What is told of a component: its own full mark, the total's, its weight, and what the best mark
// adds to the total when scaled and when not.
struct Readings {
  Exact own;
  Exact total;
  Exact scaled_points;
  Exact plain_points;
};

std::optional<Readings> ReadingsOf(const pb::Plan& plan, const Component& component) {
  const auto own = FullMarkOf(plan, component);
  const auto total = TotalFullMark(plan);
  const auto weight = PlanShare(component.weight());
  if (!own || !total || !weight || *own == *total) return std::nullopt;
  return Readings{*own, *total, *total * *weight, *own * *weight};
}

// The best total if this component alone were counted otherwise.
std::optional<Exact> BestTotalWith(pb::Plan plan, int component, Component::Counted counted) {
  plan.mutable_components(component)->set_counted(counted);
  return BestTotal(plan);
}

void Unsaid(const pb::Plan& plan, int i, const Readings& readings, const std::string& path,
            FaultList& faults) {
  const auto best = BestTotalWith(plan, i, Component::AS_IT_STANDS);
  if (!best) return;
  const pb::Text& title = plan.components(i).title();
  const bool beyond = *best > readings.total;
  const Words words =
      beyond ? Words{"{0}满分 {1} 分，总成绩满分 {2} 分，须写明怎样计入。SCALED：按满分折算，{1} "
                     "分折成 {2} 分再乘权重，满分时计 {3} 分。BEYOND_FULL_MARK：不折算，直接乘权重，"
                     "满分时计 {4} 分，总成绩最高可达 {5} 分，超过满分 {2} 分。",
                     "{6} is marked to {1}, the total to {2}; say how it counts. SCALED: {1} "
                     "becomes {2} before it is weighted, so the full mark adds {3}. "
                     "BEYOND_FULL_MARK: it is weighted as it stands, so the full mark adds {4}, "
                     "and a total may reach {5}, above its full mark of {2}."}
             : Words{"{0}满分 {1} 分，总成绩满分 {2} 分，须写明怎样计入。SCALED：按满分折算，{1} "
                     "分折成 {2} 分再乘权重，满分时计 {3} 分。AS_IT_STANDS：不折算，直接乘权重，"
                     "满分时计 {4} 分，总成绩最高 {5} 分。",
                     "{6} is marked to {1}, the total to {2}; say how it counts. SCALED: {1} "
                     "becomes {2} before it is weighted, so the full mark adds {3}. AS_IT_STANDS: "
                     "it is weighted as it stands, so the full mark adds {4}, and a total reaches "
                     "{5} at most."};
  faults.Add(path, FaultCode::kMissing, words,
             {title.zh(), ToExactText(readings.own), ToExactText(readings.total),
              ToExactText(readings.scaled_points), ToExactText(readings.plain_points),
              ToExactText(*best), EnglishOf(title)});
}

void Beyond(const Readings& readings, const Exact& best, const std::string& path,
            FaultList& faults) {
  faults.Add(path, FaultCode::kContradiction,
             {"满分 {0} 分不折算计入，总成绩最高可达 {1} 分，超过满分 {2} 分。折算写 SCALED；"
              "确实允许超过的，写 BEYOND_FULL_MARK。",
              "counted as it stands with a full mark of {0}, a total may reach {1}, above its full "
              "mark of {2}. Write SCALED to scale it, or BEYOND_FULL_MARK where that is meant."},
             {ToExactText(readings.own), ToExactText(best), ToExactText(readings.total)});
}

}  // namespace

void CheckScaling(const pb::Plan& plan, FaultList& faults) {
  for (int i = 0; i < plan.components_size(); ++i) {
    const Component& component = plan.components(i);
    const std::string path = Joined(At("components", i), "counted");
    const auto readings = ReadingsOf(plan, component);
    if (!readings || faults.Spoiled(path)) continue;
    if (component.counted() == Component::COUNTED_UNSPECIFIED) {
      Unsaid(plan, i, *readings, path, faults);
      continue;
    }
    const auto best = BestTotal(plan);
    if (component.counted() != Component::AS_IT_STANDS || !best) continue;
    if (*best > readings->total && readings->own > readings->total) {
      Beyond(*readings, *best, path, faults);
    }
  }
}

void ExplainScaling(Teller& teller, const Component& component, const std::string& path) {
  const auto readings = ReadingsOf(teller.plan(), component);
  if (!readings) {
    if (component.counted() == Component::COUNTED_UNSPECIFIED) return;
    return teller.Say(Heading::kReckoning,
                      {"{0}的满分与总成绩相同，直接按权重计入。",
                       "{0} has the total's full mark and is weighted as it stands."},
                      {component.title()}, {Joined(path, "counted")});
  }
  const std::vector<pb::Text> filled = {component.title(), Both(ToExactText(readings->own)),
                                        Both(ToExactText(readings->total))};
  if (component.counted() == Component::SCALED) {
    teller.Say(
        Heading::kReckoning,
        {"{0}先按满分折算：乘以 {2}，除以 {1}，再按权重计入，折算不取整。",
         "{0} is scaled before it is weighted: times {2}, divided by {1}, without rounding."},
        filled, {Joined(path, "counted")});
    return;
  }
  teller.Say(Heading::kReckoning,
             {"{0}满分 {1} 分，不折算，直接按权重计入。",
              "{0}, marked to {1}, is weighted as it stands and not scaled."},
             filled, {Joined(path, "counted")});
  const auto best = BestTotal(teller.plan());
  if (component.counted() != Component::BEYOND_FULL_MARK || !best || *best <= readings->total) {
    return;
  }
  teller.Say(Heading::kReckoning,
             {"总成绩因此可能超过满分 {0} 分，最高 {1} 分。",
              "a total may so pass its full mark of {0} and reach {1}."},
             {Both(ToExactText(readings->total)), Both(ToExactText(*best))},
             {Joined(path, "counted")});
}

}  // namespace tingfen::plan
