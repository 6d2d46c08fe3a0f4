#include "server/competition/trace/trace.h"

#include <cstdlib>

#include "server/competition/trace/parts.h"
#include "server/competition/trace/rank.h"
#include "server/competition/trace/rooms.h"
#include "server/competition/trace/stage.h"
#include "server/scoring/rules.h"

namespace tingfen::competition {
namespace {

using Kind = TraceLine::Kind;

const pb::Component* FindComponent(const pb::Plan& plan, const std::string& id) {
  for (const pb::Component& component : plan.components()) {
    if (component.id() == id) return &component;
  }
  return nullptr;
}

const pb::Component& ComponentById(const pb::Plan& plan, const std::string& id) {
  const pb::Component* component = FindComponent(plan, id);
  if (component == nullptr) std::abort();
  return *component;
}

void Interview(const TraceRequest& request, TraceLines& lines) {
  const pb::CandidateFigures& figures = request.figures;
  const std::uint32_t published = request.plan.rounding().published();
  const pb::Text& title =
      ComponentById(request.plan, std::string(scoring::kInterviewComponent)).title();
  LeftSide stages;
  for (const pb::StageFigure& stage : figures.stages()) {
    stages.AddWeighted(stage.shown(), stage.weight());
  }
  if (figures.raw().empty()) {
    lines.Sum(Kind::kWeighted, 0, title, stages, figures.interview(), published);
    return;
  }
  lines.Sum(Kind::kWeighted, 0, Words("平衡前面试成绩", "Interview before equalising"), stages,
            figures.raw_shown());
  if (figures.coefficient().empty()) return;  // The rooms are not equalised yet.
  TraceEqualisation(request, lines);
  LeftSide equalised;
  equalised.Add(figures.raw_shown());
  equalised.TimesNumber(figures.coefficient_shown());
  lines.Sum(Kind::kEqualised, 0, title, equalised, figures.interview(), published);
}

void Passing(const pb::Component& rule, const pb::ComponentFigure& component, TraceLines& lines) {
  if (rule.pass().empty()) return;
  const std::string sign = component.passes() ? " ≥ " : " < ";
  lines.Check(
      0,
      component.passes()
          ? Words(rule.title().zh() + "达到合格线", rule.title().en() + " reaches the pass mark")
          : Words(rule.title().zh() + "未达合格线", rule.title().en() + " misses the pass mark"),
      component.published() + sign + rule.pass());
}

void Total(const TraceRequest& request, TraceLines& lines) {
  if (request.figures.total().empty()) return;
  LeftSide left;
  for (const pb::ComponentFigure& component : request.figures.components()) {
    const pb::Component& rule = ComponentById(request.plan, component.component());
    if (component.component() != scoring::kInterviewComponent) {
      lines.Given(Kind::kMark, 0, rule.title(), component.published());
    }
    Passing(rule, component, lines);
    if (component.scaled_from().empty()) {
      left.AddWeighted(component.published(), component.weight());
    } else {
      left.AddScaled(component.published(), component.scaled_to(), component.scaled_from(),
                     component.weight());
    }
  }
  if (request.figures.components_size() == 1 && left.text() == request.figures.total()) return;
  lines.Sum(Kind::kWeighted, 0, Words("总成绩", "Total"), left, request.figures.total(),
            request.plan.rounding().published());
}

}  // namespace

std::vector<TraceLine> Trace(const TraceRequest& request) {
  TraceLines lines(request.plan.rounding());
  for (const pb::StageFigure& stage : request.figures.stages()) {
    TraceStage(request.plan, stage, lines);
  }
  Interview(request, lines);
  Total(request, lines);
  TraceRank(request, lines);
  return std::move(lines).Take();
}

}  // namespace tingfen::competition
