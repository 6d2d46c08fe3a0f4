// One panel's figure for one candidate in one stage: the mean of its sheets after trimming, with
// every step that led to it. Pure; any thread. At most a few hundred sheets.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/scoring/rules.h"

namespace tingfen::scoring {

struct Mark {
  std::string criterion;
  Exact mark;
};

// One judge's marks for one candidate in one stage.
struct Sheet {
  std::string seat;
  std::vector<Mark> marks;  // Each criterion of the stage once, in any order.
};

// Why a sheet cannot count. `mark` is the one at fault, and `bound` the maximum or the step.
struct SheetFault {
  enum class Kind { kMissing, kUnknown, kTwice, kBelowZero, kAboveMax, kOffStep };
  Kind kind;
  std::string criterion;
  Exact mark;
  Exact bound;

  bool operator==(const SheetFault&) const = default;
};

// The first fault, in the order of the sheet's marks and then of the missing criteria.
std::optional<SheetFault> FindSheetFault(const StageRule& stage, const std::vector<Mark>& marks);

enum class Dropped { kKept, kHighest, kLowest };

struct SheetFigure {
  std::string seat;
  std::vector<Mark> marks;     // In the order of the stage's criteria.
  Exact sum;                   // Of mark × criterion weight.
  std::optional<Exact> total;  // The sum after Rounding::sheet; none where trimmed by criterion.
  Dropped dropped = Dropped::kKept;  // Trimming whole sheets only.
};

// Where the panel trims inside each criterion.
struct CriterionFigure {
  std::string criterion;
  std::vector<std::string> dropped_high;  // Seats, in the order they went.
  std::vector<std::string> dropped_low;
  Exact sum;           // Of the marks kept.
  unsigned count = 0;  // Of the marks kept.
  Exact mean;
  Exact figure;       // The mean after Rounding::criterion.
  Exact weight;       // Of the criterion.
  std::string shown;  // See shown.h; filled in by ScoreStage.
};

struct PanelFigure {
  std::string panel;
  Weight weight;
  TrimScope scope = TrimScope::kSheet;
  bool trimmed = false;                   // Whether enough sheets were there for the trim.
  std::vector<SheetFigure> sheets;        // In seat order.
  std::vector<std::string> dropped_high;  // Seats, in the order they went; whole sheets only.
  std::vector<std::string> dropped_low;
  std::vector<CriterionFigure> criteria;  // In the stage's order; empty where whole sheets go.
  Exact sum;                              // Of the totals kept, or of the criteria by weight.
  unsigned count = 0;  // Of the totals kept; 0 where trimmed by criterion (nothing is divided).
  Exact exact;         // Before Rounding::panel.
  Exact figure;        // After it.
  std::string shown;   // See shown.h; filled in by ScoreStage.
};

struct TooFewSheets {
  std::string stage;
  std::string panel;
  unsigned have = 0;
  unsigned need = 0;

  bool operator==(const TooFewSheets&) const = default;
};

// `sheets` come in any order. Aborts where a sheet has a fault, its seat is not the panel's, or a
// seat has two: whoever accepts sheets has refused those.
std::variant<PanelFigure, TooFewSheets> ScorePanel(const StageRule& stage, const PanelRule& panel,
                                                   const Rounding& rounding,
                                                   const std::vector<Sheet>& sheets);

}  // namespace tingfen::scoring
