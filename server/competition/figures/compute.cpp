#include "server/competition/figures/compute.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "server/competition/figures/proposal.h"
#include "server/competition/figures/time_bands.h"
#include "server/competition/figures/wire.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/request.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/sheets.h"
#include "server/plan/model/rules.h"
#include "server/scoring/exact.h"
#include "server/scoring/interview.h"
#include "server/scoring/panel.h"
#include "server/scoring/ranking.h"
#include "server/scoring/rules.h"
#include "server/scoring/shown.h"
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

std::vector<scoring::Mark> MarksOf(const std::vector<pb::Mark>& marks) {
  std::vector<scoring::Mark> parsed;
  for (const pb::Mark& mark : marks) parsed.push_back({mark.criterion(), ExactFrom(mark.mark())});
  return parsed;
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
  for (const pb::StageFigure& stage : figures.stages()) stages.push_back(StageFromWire(stage));
  return stages;
}

// Everything that follows from the interview, beside the stages that `figures` holds.
void AddTotal(const scoring::Rules& rules, const scoring::InterviewFigure& interview,
              const pb::Candidate& entry, pb::CandidateFigures& figures) {
  AddToWire(interview, TotalOf(rules, StagesFrom(figures), interview, entry), figures);
  ShowOnWire(rules.rounding, interview, figures);
}

// Of a candidate whose room was equalised.
std::optional<scoring::Exact> CoefficientOf(const pb::CandidateFigures& figures) {
  if (figures.coefficient().empty()) return std::nullopt;
  return ExactFrom(figures.coefficient());
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

// The total a corrected sheet had before stands beside the one it has.
void NameCorrections(const Competition& state, const std::string& candidate, const pb::Stage& stage,
                     pb::StageFigure& figure) {
  const StageRecord& record = StageRecordOf(state.candidates.at(candidate), stage.id());
  for (pb::PanelFigure& panel : *figure.mutable_panels()) {
    for (pb::SheetFigure& sheet : *panel.mutable_sheets()) {
      sheet.set_corrected_from(record.sheets.at(sheet.seat()).corrected_from);
    }
  }
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
      } else if (sheet != on_record.sheets.end() && sheet->second.excluded) {
        panel.add_excluded(id);
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
    const bool over = entry.kind() == pb::TimeBand::OVER;
    adjustments.push_back({ExactFrom(entry.points()), entry.reason(),
                           over ? scoring::Clock::kOver : scoring::Clock::kUnder, entry.seconds()});
  }
  for (const pb::Adjustment& entry : record.adjustments) {
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
  NameCorrections(state, candidate, stage, figure);
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
  if (rules.equalise) {
    const scoring::InterviewFigure raw = scoring::ScoreRawInterview(rules, stages);
    AddRawToWire(raw, figures);
    ShowOnWire(rules.rounding, raw, figures);
    return figures;
  }
  AddTotal(rules, scoring::ScoreInterview(rules, stages), RollEntry(*state.roll, candidate),
           figures);
  return figures;
}

pb::CandidateFigures ComputeEqualised(const Competition& state, const std::string& candidate,
                                      const pb::Equalisation& equalisation) {
  const std::string room = RoomOf(state, candidate);
  const scoring::Rules rules = RulesOf(state, room);
  pb::CandidateFigures figures;
  figures.set_candidate(candidate);
  for (const pb::Stage& stage : state.plan->stages()) {
    *figures.add_stages() =
        StageRecordOf(state.candidates.at(candidate), stage.id()).closed.value();
  }
  const auto own = std::find_if(equalisation.rooms().begin(), equalisation.rooms().end(),
                                [&](const auto& entry) { return entry.room() == room; });
  if (own == equalisation.rooms().end()) std::abort();
  const auto raw = std::find_if(own->interviews().begin(), own->interviews().end(),
                                [&](const auto& entry) { return entry.candidate() == candidate; });
  if (raw == own->interviews().end()) std::abort();
  const scoring::InterviewFigure interview =
      scoring::ScoreInterview(rules, StagesFrom(figures), CoefficientFromWire(*own), raw->shown());
  AddTotal(rules, interview, RollEntry(*state.roll, candidate), figures);
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
    const auto interview = scoring::ScoreInterview(*rules, stages, CoefficientOf(*record.figures));
    contenders.push_back({entry.id(), TotalOf(*rules, stages, interview, entry), {}});
    // Of those tied, whoever was not heard again comes after those who were.
    if (after_run_off) contenders.back().run_off = RunOffFigure(record, post).value_or(-1);
  }
  if (!rules) rules = RulesOf(state, state.rooms.begin()->first);
  pb::PostResult result = ToWire(post, *rules, scoring::RankPost(*rules, contenders),
                                 FindPost(*state.roll, post)->vacancies());
  result.set_stopped(stopped);
  result.set_after_run_off(after_run_off);
  if (!after_run_off) return result;
  for (pb::RankLine& line : *result.mutable_ranking()) {
    line.set_run_off(RunOffTotal(state.candidates.at(line.candidate()), post));
  }
  LeaveOut(state, result);
  return result;
}

}  // namespace tingfen::competition
