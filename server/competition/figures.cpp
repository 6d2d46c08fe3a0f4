#include "server/competition/figures.h"

#include <algorithm>
#include <cstdlib>

#include "server/competition/after.h"
#include "server/competition/decide_parts.h"
#include "server/competition/lookup.h"
#include "server/competition/run_off.h"
#include "server/competition/time_bands.h"
#include "server/plan/rules.h"
#include "server/scoring/ranking.h"
#include "server/scoring/stage.h"
#include "server/scoring/total.h"

namespace tingfen::competition {
namespace {

using scoring::ToExactText;

scoring::Rules RulesOf(const Competition& state, const std::string& room) {
  return plan::RulesOf(*state.plan, [&](const std::string& panel) {
    std::vector<std::string> ids;
    for (const SeatRecord* seat : SeatsOfPanel(state, room, panel)) ids.push_back(seat->seat.id());
    return ids;
  });
}

scoring::Exact ExactFrom(const std::string& text) {
  const auto value = scoring::ParseExactText(text);
  if (!value) std::abort();
  return *value;
}

std::vector<scoring::Mark> MarksOf(const std::vector<pb::Mark>& marks) {
  std::vector<scoring::Mark> parsed;
  for (const pb::Mark& mark : marks) parsed.push_back({mark.criterion(), ExactFrom(mark.mark())});
  return parsed;
}

pb::SheetFigure ToWire(const scoring::SheetFigure& sheet) {
  pb::SheetFigure wire;
  wire.set_seat(sheet.seat);
  for (const scoring::Mark& mark : sheet.marks) {
    pb::Mark& entry = *wire.add_marks();
    entry.set_criterion(mark.criterion);
    entry.set_mark(ToExactText(mark.mark));
  }
  wire.set_total(ToExactText(sheet.total.value_or(sheet.sum)));
  switch (sheet.dropped) {
    case scoring::Dropped::kKept:
      wire.set_dropped(pb::SheetFigure::KEPT);
      break;
    case scoring::Dropped::kHighest:
      wire.set_dropped(pb::SheetFigure::HIGHEST);
      break;
    case scoring::Dropped::kLowest:
      wire.set_dropped(pb::SheetFigure::LOWEST);
      break;
  }
  return wire;
}

pb::CriterionFigure ToWire(const scoring::CriterionFigure& criterion) {
  pb::CriterionFigure wire;
  wire.set_criterion(criterion.criterion);
  for (const std::string& seat : criterion.dropped_high) wire.add_dropped_high(seat);
  for (const std::string& seat : criterion.dropped_low) wire.add_dropped_low(seat);
  wire.set_sum(ToExactText(criterion.sum));
  wire.set_count(criterion.count);
  wire.set_figure(ToExactText(criterion.figure));
  wire.set_shown(criterion.shown);
  return wire;
}

pb::PanelFigure ToWire(const scoring::PanelFigure& panel) {
  pb::PanelFigure wire;
  wire.set_panel(panel.panel);
  for (const auto& sheet : panel.sheets) *wire.add_sheets() = ToWire(sheet);
  for (const auto& criterion : panel.criteria) *wire.add_criteria() = ToWire(criterion);
  wire.set_trimmed(panel.trimmed);
  wire.set_sum(ToExactText(panel.sum));
  wire.set_count(panel.count);
  wire.set_figure(ToExactText(panel.figure));
  wire.set_shown(panel.shown);
  wire.set_weight(panel.weight.written);
  return wire;
}

pb::StageFigure ToWire(const scoring::StageFigure& stage) {
  pb::StageFigure wire;
  wire.set_stage(stage.stage);
  for (const auto& panel : stage.panels) *wire.add_panels() = ToWire(panel);
  for (const auto& adjustment : stage.adjustments) {
    wire.add_adjustments()->set_points(ToExactText(adjustment.points));
    wire.mutable_adjustments()->rbegin()->set_reason(adjustment.reason);
  }
  wire.set_figure(ToExactText(stage.figure));
  wire.set_shown(stage.shown);
  wire.set_weight(stage.weight.written);
  return wire;
}

// As much of a closed stage as interview, total and ties are made of.
scoring::StageFigure FromWire(const pb::StageFigure& wire) {
  scoring::StageFigure stage;
  stage.stage = wire.stage();
  stage.figure = ExactFrom(wire.figure());
  stage.shown = wire.shown();
  for (const pb::PanelFigure& entry : wire.panels()) {
    scoring::PanelFigure panel;
    panel.panel = entry.panel();
    panel.figure = ExactFrom(entry.figure());
    stage.panels.push_back(std::move(panel));
  }
  return stage;
}

scoring::TotalFigure TotalOf(const scoring::Rules& rules,
                             const std::vector<scoring::StageFigure>& stages,
                             const scoring::InterviewFigure& interview,
                             const pb::Candidate& entry) {
  std::map<std::string, scoring::Exact> imported;
  for (const pb::Imported& mark : entry.imported()) {
    imported.emplace(mark.component(), ExactFrom(mark.mark()));
  }
  auto total = scoring::ScoreTotal(rules, stages, interview, imported);
  if (!std::holds_alternative<scoring::TotalFigure>(total)) std::abort();
  return std::get<scoring::TotalFigure>(std::move(total));
}

std::vector<scoring::StageFigure> StagesFrom(const pb::CandidateFigures& figures) {
  std::vector<scoring::StageFigure> stages;
  for (const pb::StageFigure& stage : figures.stages()) stages.push_back(FromWire(stage));
  return stages;
}

// The rule of a stage of the plan, or of the stage a run-off repeats, which stands for itself.
scoring::StageRule RuleOfStage(const scoring::Rules& rules, const pb::Stage& stage) {
  scoring::StageRule rule =
      *std::find_if(rules.stages.begin(), rules.stages.end(),
                    [&](const auto& entry) { return entry.id == PlanStageOf(stage.id()); });
  if (rule.id == stage.id()) return rule;
  rule.id = stage.id();
  rule.weight = {"100", 1};
  return rule;
}

// Who sat out or sent nothing stands on the figure, so that an absent sheet is never silent.
void NameAbsentSeats(const Competition& state, const std::string& candidate, const pb::Stage& stage,
                     pb::StageFigure& figure) {
  const CandidateRecord& record = state.candidates.at(candidate);
  const StageRecord& on_record = StageRecordOf(record, stage.id());
  for (pb::PanelFigure& panel : *figure.mutable_panels()) {
    for (const SeatRecord* seat : SeatsOfPanel(state, RoomOf(state, candidate), panel.panel())) {
      const std::string& id = seat->seat.id();
      const auto sheet = on_record.sheets.find(id);
      if (record.recused.contains(id)) {
        panel.add_recused(id);
      } else if (sheet == on_record.sheets.end() || !sheet->second.Counts()) {
        panel.add_missing(id);
      }
    }
  }
}

std::vector<scoring::PanelSheets> SheetsOf(const Competition& state, const std::string& candidate,
                                           const pb::Stage& stage) {
  const CandidateRecord& record = state.candidates.at(candidate);
  const StageRecord& on_record = StageRecordOf(record, stage.id());
  std::vector<scoring::PanelSheets> panels;
  for (const pb::StagePanel& panel : stage.panels()) panels.push_back({panel.panel(), {}});
  for (const auto& [seat, history] : on_record.sheets) {
    if (!history.Counts() || record.recused.contains(seat)) continue;
    const std::string& panel = state.seats.at(seat).seat.panel();
    const auto entry =
        std::find_if(panels.begin(), panels.end(), [&](const auto& p) { return p.panel == panel; });
    entry->sheets.push_back({seat, MarksOf(history.versions.back().marks)});
  }
  return panels;
}

std::vector<scoring::Adjustment> AdjustmentsOf(const Competition& state,
                                               const std::string& candidate,
                                               const pb::Stage& stage) {
  const StageRecord& record = StageRecordOf(state.candidates.at(candidate), stage.id());
  std::vector<scoring::Adjustment> adjustments;
  for (const pb::Adjustment& entry : AdjustmentsFor(stage, record.elapsed_ms)) {
    adjustments.push_back({ExactFrom(entry.points()), entry.reason()});
  }
  return adjustments;
}

pb::Refusal MarkRefusal(const pb::SubmitSheet& command, const scoring::SheetFault& fault) {
  using Kind = scoring::SheetFault::Kind;
  if (fault.kind == Kind::kMissing) {
    return Refuse(pb::Refusal::INVALID, "marks", {}, fault.criterion);
  }
  std::string place = "marks";
  for (int i = 0; i < command.marks_size(); ++i) {
    if (command.marks(i).criterion() == fault.criterion) {
      place = "marks[" + std::to_string(i) + "]";
    }
  }
  const std::string bound = ToExactText(fault.bound);
  switch (fault.kind) {
    case Kind::kUnknown:
    case Kind::kTwice:
      return Refuse(pb::Refusal::INVALID, place + ".criterion", fault.criterion);
    case Kind::kOffStep:
      return Refuse(pb::Refusal::INVALID, place + ".mark", ToExactText(fault.mark),
                    "step " + bound);
    default:
      return Refuse(pb::Refusal::INVALID, place + ".mark", ToExactText(fault.mark), "0–" + bound);
  }
}

}  // namespace

std::optional<pb::Refusal> WhyNotMarks(const pb::Stage& stage, const pb::SubmitSheet& command) {
  if (command.marks_size() > stage.criteria_size()) {
    return Refuse(pb::Refusal::INVALID, "marks", std::to_string(command.marks_size()),
                  std::to_string(stage.criteria_size()));
  }
  for (int i = 0; i < command.marks_size(); ++i) {
    if (scoring::ParseCanonicalDecimal(command.marks(i).mark())) continue;
    return Refuse(pb::Refusal::INVALID, "marks[" + std::to_string(i) + "].mark",
                  command.marks(i).mark().substr(0, 32), "decimal");
  }
  const auto fault = scoring::FindSheetFault(
      plan::StageRuleOf(stage), MarksOf({command.marks().begin(), command.marks().end()}));
  if (!fault) return std::nullopt;
  // A maximum is what a mark above it runs into; below zero the bound told is the maximum too.
  scoring::SheetFault told = *fault;
  for (const pb::Criterion& criterion : stage.criteria()) {
    if (told.kind == scoring::SheetFault::Kind::kBelowZero && criterion.id() == told.criterion) {
      told.bound = ExactFrom(criterion.max());
    }
  }
  return MarkRefusal(command, told);
}

std::string SheetTotal(const pb::Stage& stage, const pb::SubmitSheet& command) {
  const scoring::StageRule rule = plan::StageRuleOf(stage);
  scoring::Exact total;
  for (const pb::Mark& mark : command.marks()) {
    for (const scoring::Criterion& criterion : rule.criteria) {
      if (criterion.id == mark.criterion()) total += ExactFrom(mark.mark()) * criterion.weight;
    }
  }
  return ToExactText(total);
}

std::variant<pb::StageFigure, pb::Refusal> ComputeStage(const Competition& state,
                                                        const std::string& candidate,
                                                        const pb::Stage& stage) {
  const scoring::Rules rules = RulesOf(state, RoomOf(state, candidate));
  const scoring::StageRule rule = RuleOfStage(rules, stage);
  const auto scored = scoring::ScoreStage(rule, rules.rounding, SheetsOf(state, candidate, stage),
                                          AdjustmentsOf(state, candidate, stage));
  if (const auto* few = std::get_if<scoring::TooFewSheets>(&scored)) {
    return Refuse(pb::Refusal::TOO_FEW_JUDGES, few->panel, std::to_string(few->have),
                  std::to_string(few->need));
  }
  pb::StageFigure figure = ToWire(std::get<scoring::StageFigure>(scored));
  NameAbsentSeats(state, candidate, stage, figure);
  return figure;
}

pb::CandidateFigures ComputeFigures(const Competition& state, const std::string& candidate,
                                    const pb::StageFigure& last) {
  const scoring::Rules rules = RulesOf(state, RoomOf(state, candidate));
  pb::CandidateFigures figures;
  figures.set_candidate(candidate);
  for (const pb::Stage& stage : state.plan->stages()) {
    const StageRecord& record = StageRecordOf(state.candidates.at(candidate), stage.id());
    *figures.add_stages() = stage.id() == last.stage() ? last : record.closed.value();
  }
  const std::vector<scoring::StageFigure> stages = StagesFrom(figures);
  const scoring::InterviewFigure interview = scoring::ScoreInterview(rules, stages);
  const scoring::TotalFigure total =
      TotalOf(rules, stages, interview, RollEntry(*state.roll, candidate));
  for (int i = 0; i < figures.stages_size(); ++i) {
    figures.mutable_stages(i)->set_shown(interview.stages_shown.at(static_cast<std::size_t>(i)));
  }
  figures.set_interview_exact(ToExactText(interview.announced.exact));
  figures.set_interview(interview.announced.text);
  for (const scoring::ComponentFigure& component : total.components) {
    pb::ComponentFigure& wire = *figures.add_components();
    wire.set_component(component.component);
    wire.set_published(component.announced.text);
    wire.set_weight(component.weight.written);
    wire.set_passes(component.passes);
  }
  figures.set_total_exact(ToExactText(total.announced.exact));
  figures.set_total(total.announced.text);
  figures.set_passes(total.passes);
  return figures;
}

pb::CandidateFigures ComputeRunOff(const Competition& state, const std::string& candidate,
                                   const pb::StageFigure& last) {
  scoring::Rules rules = RulesOf(state, RoomOf(state, candidate));
  rules.stages = {RuleOfStage(rules, *FindStage(state, last.stage()))};
  rules.equalise.reset();
  pb::CandidateFigures figures;
  figures.set_candidate(candidate);
  *figures.add_stages() = last;
  const scoring::InterviewFigure only = scoring::ScoreInterview(rules, StagesFrom(figures));
  figures.mutable_stages(0)->set_shown(only.stages_shown.front());
  figures.set_interview_exact(ToExactText(only.announced.exact));
  figures.set_interview(only.announced.text);
  figures.set_total_exact(ToExactText(only.announced.value));
  figures.set_total(only.announced.text);
  figures.set_passes(true);
  return figures;
}

pb::PostResult ComputeResult(const Competition& state, const std::string& post) {
  std::vector<scoring::Contender> contenders;
  std::optional<scoring::Rules> rules;
  const bool stopped = !state.posts.at(post).stopped.empty();
  const bool after_run_off = RunOffHeard(state, post);
  for (const pb::Candidate& entry : state.roll->candidates()) {
    const CandidateRecord& record = state.candidates.at(entry.id());
    const auto& posts = entry.posts();
    if (std::find(posts.begin(), posts.end(), post) == posts.end()) continue;
    if (stopped || record.outcome != pb::Outcome::OUTCOME_UNSPECIFIED) continue;
    rules = RulesOf(state, RoomOf(state, entry.id()));
    const auto stages = StagesFrom(record.figures.value());
    contenders.push_back(
        {entry.id(), TotalOf(*rules, stages, scoring::ScoreInterview(*rules, stages), entry), {}});
    // Of those tied, whoever was not heard again comes after those who were.
    if (after_run_off) contenders.back().run_off = RunOffFigure(record, post).value_or(-1);
  }
  pb::PostResult result;
  result.set_post(post);
  result.set_stopped(stopped);
  result.set_after_run_off(after_run_off);
  if (!rules) rules = RulesOf(state, state.rooms.begin()->first);
  const auto ranking = scoring::RankPost(*rules, contenders);
  for (const scoring::RankLine& line : ranking) {
    pb::RankLine& wire = *result.add_ranking();
    wire.set_rank(line.rank);
    wire.set_candidate(line.candidate);
    wire.set_tied(line.tied);
    wire.set_total(line.total.text);
    wire.set_passes(line.passes);
    if (after_run_off) wire.set_run_off(RunOffTotal(state.candidates.at(line.candidate), post));
  }
  if (rules->shortlist) {
    const auto shortlist = scoring::MakeShortlist(ranking, *rules->shortlist,
                                                  FindPost(*state.roll, post)->vacancies());
    for (const std::string& id : shortlist.candidates) result.add_shortlist(id);
    for (const std::string& id : shortlist.to_resolve) result.add_to_resolve(id);
  }
  result.set_may_stay_vacant(rules->may_stay_vacant_below &&
                             scoring::MayStayVacant(ranking, *rules->may_stay_vacant_below));
  if (after_run_off) LeaveOut(state, result);
  return result;
}

}  // namespace tingfen::competition
