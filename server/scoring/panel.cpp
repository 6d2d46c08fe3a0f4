#include "server/scoring/panel.h"

#include <algorithm>

#include "server/scoring/invariant.h"

namespace tingfen::scoring {

namespace {

// Places in the list of values: which went, in the order they went.
struct Trimmed {
  std::vector<std::size_t> high;
  std::vector<std::size_t> low;
  Exact sum;  // Of what is left.
  unsigned count = 0;
};

const Criterion* FindCriterion(const StageRule& stage, const std::string& id) {
  const auto found = std::ranges::find(stage.criteria, id, &Criterion::id);
  return found == stage.criteria.end() ? nullptr : &*found;
}

std::optional<SheetFault> FindMarkFault(const StageRule& stage, const Mark& mark) {
  using Kind = SheetFault::Kind;
  const Criterion* criterion = FindCriterion(stage, mark.criterion);
  const auto fault = [&](Kind kind, const Exact& bound) {
    return SheetFault{kind, mark.criterion, mark.mark, bound};
  };
  if (criterion == nullptr) return fault(Kind::kUnknown, 0);
  if (mark.mark < 0) return fault(Kind::kBelowZero, 0);
  if (mark.mark > criterion->max) return fault(Kind::kAboveMax, criterion->max);
  if (stage.step && !IsMultipleOf(mark.mark, *stage.step))
    return fault(Kind::kOffStep, *stage.step);
  return std::nullopt;
}

// The sheets in seat order, and their marks in the order of the criteria.
std::vector<SheetFigure> InOrder(const StageRule& stage, const PanelRule& panel,
                                 const std::vector<Sheet>& sheets) {
  std::vector<SheetFigure> ordered;
  for (const std::string& seat : panel.seats) {
    const auto sheet = std::ranges::find(sheets, seat, &Sheet::seat);
    if (sheet == sheets.end()) continue;
    Require(!FindSheetFault(stage, sheet->marks), "only sheets without a fault are scored");
    SheetFigure figure{.seat = seat, .marks = {}, .sum = 0, .total = {}};
    for (const Criterion& criterion : stage.criteria) {
      const auto mark = std::ranges::find(sheet->marks, criterion.id, &Mark::criterion);
      figure.marks.push_back(*mark);
      figure.sum += mark->mark * criterion.weight;
    }
    ordered.push_back(std::move(figure));
  }
  Require(ordered.size() == sheets.size(), "every sheet has a seat of its own on the panel");
  return ordered;
}

// Takes the first of the most extreme values that are left, `copies` times.
template <typename IsMoreExtreme>
std::vector<std::size_t> Take(const std::vector<Exact>& values, unsigned copies,
                              std::vector<bool>& gone, IsMoreExtreme more_extreme) {
  std::vector<std::size_t> taken;
  for (; copies > 0; --copies) {
    std::optional<std::size_t> extreme;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (gone[i]) continue;
      if (!extreme || more_extreme(values[i], values[*extreme])) extreme = i;
    }
    Require(extreme.has_value(), "a trim leaves something over");
    gone[*extreme] = true;
    taken.push_back(*extreme);
  }
  return taken;
}

Trimmed TrimValues(const std::vector<Exact>& values, const Trim* trim) {
  std::vector<bool> gone(values.size(), false);
  Trimmed trimmed;
  if (trim != nullptr) {
    trimmed.high = Take(values, trim->high, gone, std::greater<Exact>());
    trimmed.low = Take(values, trim->low, gone, std::less<Exact>());
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (gone[i]) continue;
    trimmed.sum += values[i];
    ++trimmed.count;
  }
  Require(trimmed.count > 0, "a trim leaves something over");
  return trimmed;
}

void ScoreWholeSheets(const Rounding& rounding, const Trim* trim, PanelFigure& figure) {
  std::vector<Exact> totals;
  for (SheetFigure& sheet : figure.sheets) {
    sheet.total = RoundTo(sheet.sum, rounding.sheet, rounding.mode);
    totals.push_back(*sheet.total);
  }
  const Trimmed trimmed = TrimValues(totals, trim);
  for (const std::size_t i : trimmed.high) {
    figure.sheets[i].dropped = Dropped::kHighest;
    figure.dropped_high.push_back(figure.sheets[i].seat);
  }
  for (const std::size_t i : trimmed.low) {
    figure.sheets[i].dropped = Dropped::kLowest;
    figure.dropped_low.push_back(figure.sheets[i].seat);
  }
  figure.sum = trimmed.sum;
  figure.count = trimmed.count;
  figure.exact = figure.sum / figure.count;
}

void ScoreEachCriterion(const StageRule& stage, const Rounding& rounding, const Trim* trim,
                        PanelFigure& figure) {
  for (std::size_t c = 0; c < stage.criteria.size(); ++c) {
    std::vector<Exact> marks;
    for (const SheetFigure& sheet : figure.sheets) marks.push_back(sheet.marks[c].mark);
    const Trimmed trimmed = TrimValues(marks, trim);
    CriterionFigure criterion;
    criterion.criterion = stage.criteria[c].id;
    criterion.weight = stage.criteria[c].weight;
    for (const std::size_t i : trimmed.high) {
      criterion.dropped_high.push_back(figure.sheets[i].seat);
    }
    for (const std::size_t i : trimmed.low) {
      criterion.dropped_low.push_back(figure.sheets[i].seat);
    }
    criterion.sum = trimmed.sum;
    criterion.count = trimmed.count;
    criterion.mean = criterion.sum / criterion.count;
    criterion.figure = RoundTo(criterion.mean, rounding.criterion, rounding.mode);
    figure.sum += criterion.figure * criterion.weight;
    figure.criteria.push_back(std::move(criterion));
  }
  figure.exact = figure.sum;
}

}  // namespace

std::optional<SheetFault> FindSheetFault(const StageRule& stage, const std::vector<Mark>& marks) {
  for (auto mark = marks.begin(); mark != marks.end(); ++mark) {
    if (const auto fault = FindMarkFault(stage, *mark)) return fault;
    if (std::ranges::find(marks.begin(), mark, mark->criterion, &Mark::criterion) != mark) {
      return SheetFault{SheetFault::Kind::kTwice, mark->criterion, mark->mark, 0};
    }
  }
  for (const Criterion& criterion : stage.criteria) {
    if (std::ranges::find(marks, criterion.id, &Mark::criterion) == marks.end()) {
      return SheetFault{SheetFault::Kind::kMissing, criterion.id, 0, 0};
    }
  }
  return std::nullopt;
}

std::variant<PanelFigure, TooFewSheets> ScorePanel(const StageRule& stage, const PanelRule& panel,
                                                   const Rounding& rounding,
                                                   const std::vector<Sheet>& sheets) {
  const auto have = static_cast<unsigned>(sheets.size());
  const unsigned need = std::max(panel.min_sheets, 1U);
  if (have < need) return TooFewSheets{stage.id, panel.id, have, need};

  PanelFigure figure;
  figure.panel = panel.id;
  figure.weight = panel.weight;
  figure.sheets = InOrder(stage, panel, sheets);
  figure.scope = panel.trim ? panel.trim->scope : TrimScope::kSheet;
  figure.trimmed = panel.trim && have >= panel.trim->at_least;
  const Trim* trim = figure.trimmed ? &*panel.trim : nullptr;
  if (figure.scope == TrimScope::kSheet) {
    ScoreWholeSheets(rounding, trim, figure);
  } else {
    ScoreEachCriterion(stage, rounding, trim, figure);
  }
  figure.figure = RoundTo(figure.exact, rounding.panel, rounding.mode);
  return figure;
}

}  // namespace tingfen::scoring
