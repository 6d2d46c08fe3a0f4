#include "server/plan/model/full_marks.h"

#include <algorithm>

#include "server/plan/model/numbers.h"

namespace tingfen::plan {
namespace {

using scoring::Exact;

constexpr int kCustomaryFullMark = 100;

std::optional<Exact> InterviewFullMark(const pb::Plan& plan) {
  Exact best;
  Exact weights;
  for (const pb::Stage& stage : plan.stages()) {
    const auto weight = PlanShare(stage.weight());
    const auto full_mark = PlanDecimal(stage.full_mark());
    if (!weight || !full_mark || *full_mark == 0) return std::nullopt;
    weights += *weight;
    best += *weight * *full_mark;
  }
  return weights == 1 ? std::optional(best) : std::nullopt;
}

}  // namespace

std::optional<Exact> FullMarkOf(const pb::Plan& plan, const pb::Component& component) {
  if (component.id() == scoring::kInterviewComponent) return InterviewFullMark(plan);
  const auto full_mark = PlanDecimal(component.full_mark());
  return full_mark && *full_mark > 0 ? full_mark : std::nullopt;
}

std::optional<Exact> TotalFullMark(const pb::Plan& plan) {
  std::optional<Exact> common;
  bool differ = false;
  for (const pb::Component& component : plan.components()) {
    const auto full_mark = FullMarkOf(plan, component);
    if (!full_mark) return std::nullopt;
    differ = differ || (common && *common != *full_mark);
    common = full_mark;
  }
  return differ ? Exact(kCustomaryFullMark) : common;
}

std::optional<scoring::Scale> ScaleOf(const pb::Plan& plan, const pb::Component& component) {
  if (component.counted() != pb::Component::SCALED) return std::nullopt;
  const auto from = FullMarkOf(plan, component);
  const auto to = TotalFullMark(plan);
  if (!from || !to || *from == *to) return std::nullopt;
  return scoring::Scale{*from, *to};
}

std::optional<Exact> BestTotal(const pb::Plan& plan) {
  Exact best;
  Exact weights;
  for (const pb::Component& component : plan.components()) {
    const auto scale = ScaleOf(plan, component);
    const auto counts = scale ? std::optional(scale->to) : FullMarkOf(plan, component);
    const auto weight = PlanShare(component.weight());
    if (!counts || !weight) return std::nullopt;
    best += *counts * *weight;
    weights += *weight;
  }
  return weights == 1 ? std::optional(best) : std::nullopt;
}

bool LeavesScaleUnsaid(const pb::Plan& plan) {
  const auto total = TotalFullMark(plan);
  return total && std::ranges::any_of(plan.components(), [&](const pb::Component& component) {
           return component.counted() == pb::Component::COUNTED_UNSPECIFIED &&
                  FullMarkOf(plan, component) != total;
         });
}

}  // namespace tingfen::plan
