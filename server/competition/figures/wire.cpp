#include "server/competition/figures/wire.h"

#include <cstdlib>

#include "server/scoring/panel.h"
#include "server/scoring/stage_shown.h"

namespace tingfen::competition {
namespace {

using scoring::ToExactText;

scoring::Weight WeightFrom(const std::string& text) {
  const auto share = scoring::ParseWeight(text);
  if (!share) std::abort();
  return {text, *share};
}

pb::TimeBand::Kind ToWire(scoring::Clock clock) {
  switch (clock) {
    case scoring::Clock::kOver:
      return pb::TimeBand::OVER;
    case scoring::Clock::kUnder:
      return pb::TimeBand::UNDER;
    default:
      return pb::TimeBand::KIND_UNSPECIFIED;
  }
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
  if (sheet.total && *sheet.total != sheet.sum) wire.set_sum(ToExactText(sheet.sum));
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
  wire.set_weight(ToExactText(criterion.weight));
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

pb::Adjustment ToWire(const scoring::Adjustment& adjustment) {
  pb::Adjustment wire;
  wire.set_points(ToExactText(adjustment.points));
  wire.set_reason(adjustment.reason);
  wire.set_kind(ToWire(adjustment.clock));
  wire.set_seconds(adjustment.seconds);
  return wire;
}

scoring::PanelFigure PanelFromWire(const pb::PanelFigure& wire) {
  scoring::PanelFigure panel;
  panel.panel = wire.panel();
  panel.weight = WeightFrom(wire.weight());
  panel.figure = ExactFrom(wire.figure());
  panel.shown = wire.shown();
  for (const pb::CriterionFigure& entry : wire.criteria()) {
    scoring::CriterionFigure criterion;
    criterion.criterion = entry.criterion();
    criterion.figure = ExactFrom(entry.figure());
    criterion.weight = ExactFrom(entry.weight());
    criterion.shown = entry.shown();
    panel.criteria.push_back(std::move(criterion));
  }
  return panel;
}

void CopyShown(const scoring::StageFigure& stage, pb::StageFigure& wire) {
  wire.set_shown(stage.shown);
  for (int p = 0; p < wire.panels_size(); ++p) {
    pb::PanelFigure& panel = *wire.mutable_panels(p);
    const scoring::PanelFigure& shown = stage.panels[static_cast<std::size_t>(p)];
    panel.set_shown(shown.shown);
    for (int c = 0; c < panel.criteria_size(); ++c) {
      panel.mutable_criteria(c)->set_shown(shown.criteria[static_cast<std::size_t>(c)].shown);
    }
  }
}

}  // namespace

scoring::Exact ExactFrom(const std::string& text) {
  const auto value = scoring::ParseExactText(text);
  if (!value) std::abort();
  return *value;
}

pb::StageFigure ToWire(const scoring::StageFigure& stage) {
  pb::StageFigure wire;
  wire.set_stage(stage.stage);
  for (const auto& panel : stage.panels) *wire.add_panels() = ToWire(panel);
  for (const auto& adjustment : stage.adjustments) *wire.add_adjustments() = ToWire(adjustment);
  wire.set_figure(ToExactText(stage.figure));
  wire.set_shown(stage.shown);
  wire.set_weight(stage.weight.written);
  return wire;
}

scoring::StageFigure StageFromWire(const pb::StageFigure& wire) {
  scoring::StageFigure stage;
  stage.stage = wire.stage();
  stage.weight = WeightFrom(wire.weight());
  for (const pb::PanelFigure& entry : wire.panels()) {
    stage.panels.push_back(PanelFromWire(entry));
    const scoring::PanelFigure& panel = stage.panels.back();
    stage.weighted += panel.figure * panel.weight.share;
  }
  stage.exact = stage.weighted;
  for (const pb::Adjustment& adjustment : wire.adjustments()) {
    stage.exact += ExactFrom(adjustment.points());
  }
  stage.figure = ExactFrom(wire.figure());
  stage.shown = wire.shown();
  return stage;
}

void AddToWire(const scoring::InterviewFigure& interview, const scoring::TotalFigure& total,
               pb::CandidateFigures& figures) {
  figures.set_interview_exact(ToExactText(interview.announced.exact));
  figures.set_interview(interview.announced.text);
  if (interview.coefficient) {
    AddRawToWire(interview, figures);
    figures.set_coefficient(ToExactText(*interview.coefficient));
    figures.set_coefficient_shown(interview.coefficient_shown);
  }
  for (const scoring::ComponentFigure& component : total.components) {
    pb::ComponentFigure& wire = *figures.add_components();
    wire.set_component(component.component);
    wire.set_published(component.announced.text);
    wire.set_weight(component.weight.written);
    wire.set_passes(component.passes);
    if (!component.scale) continue;
    wire.set_scaled_from(ToExactText(component.scale->from));
    wire.set_scaled_to(ToExactText(component.scale->to));
  }
  figures.set_total_exact(ToExactText(total.announced.exact));
  figures.set_total(total.announced.text);
  figures.set_passes(total.passes);
}

void AddRawToWire(const scoring::InterviewFigure& interview, pb::CandidateFigures& figures) {
  figures.set_raw(ToExactText(interview.raw));
  figures.set_raw_shown(interview.raw_shown);
}

void ShowOnWire(const scoring::Rounding& rounding, const scoring::InterviewFigure& interview,
                pb::CandidateFigures& figures) {
  for (int i = 0; i < figures.stages_size(); ++i) {
    pb::StageFigure& wire = *figures.mutable_stages(i);
    scoring::StageFigure stage = StageFromWire(wire);
    scoring::ShowStageAs(rounding, interview.stages_shown.at(static_cast<std::size_t>(i)), stage);
    CopyShown(stage, wire);
  }
}

pb::Equalisation ToWire(const scoring::Equalisation& equalisation,
                        const std::vector<scoring::RoomInterview>& interviews) {
  pb::Equalisation wire;
  wire.set_base(ToExactText(equalisation.base));
  wire.set_base_shown(equalisation.base_shown);
  for (const scoring::RoomCoefficient& room : equalisation.rooms) {
    pb::Equalisation::Room& entry = *wire.add_rooms();
    entry.set_room(room.room);
    for (std::size_t i = 0; i < interviews.size(); ++i) {
      if (interviews[i].room != room.room) continue;
      pb::Equalisation::Interview& interview = *entry.add_interviews();
      interview.set_candidate(interviews[i].candidate);
      interview.set_raw(ToExactText(interviews[i].interview));
      interview.set_shown(equalisation.raw_shown.at(i));
    }
    for (const std::string& candidate : room.best_out) entry.add_best_out(candidate);
    for (const std::string& candidate : room.worst_out) entry.add_worst_out(candidate);
    entry.set_sum(ToExactText(room.sum));
    entry.set_sum_shown(room.sum_shown);
    entry.set_count(room.count);
    entry.set_mean(ToExactText(room.mean));
    entry.set_mean_shown(room.mean_shown);
    entry.set_coefficient(ToExactText(room.coefficient));
    entry.set_coefficient_shown(room.coefficient_shown);
  }
  return wire;
}

scoring::RoomCoefficient CoefficientFromWire(const pb::Equalisation::Room& wire) {
  scoring::RoomCoefficient room;
  room.room = wire.room();
  room.mean = ExactFrom(wire.mean());
  room.mean_shown = wire.mean_shown();
  room.coefficient = ExactFrom(wire.coefficient());
  room.coefficient_shown = wire.coefficient_shown();
  return room;
}

pb::PostResult ToWire(const std::string& post, const scoring::Rules& rules,
                      const std::vector<scoring::RankLine>& ranking, unsigned vacancies) {
  pb::PostResult result;
  result.set_post(post);
  for (const scoring::RankLine& line : ranking) {
    pb::RankLine& wire = *result.add_ranking();
    wire.set_rank(line.rank);
    wire.set_candidate(line.candidate);
    wire.set_tied(line.tied);
    wire.set_total(line.total.text);
    wire.set_passes(line.passes);
    wire.set_parted_by(line.parted_by);
  }
  if (rules.shortlist) {
    const auto shortlist = scoring::MakeShortlist(ranking, *rules.shortlist, vacancies);
    for (const std::string& id : shortlist.candidates) result.add_shortlist(id);
    for (const std::string& id : shortlist.to_resolve) result.add_to_resolve(id);
  }
  result.set_may_stay_vacant(rules.may_stay_vacant_below &&
                             scoring::MayStayVacant(ranking, *rules.may_stay_vacant_below));
  return result;
}

}  // namespace tingfen::competition
