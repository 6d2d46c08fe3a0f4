// The rules of scoring, as plain values: what a locked plan says about figures, with every weight
// parsed. Made once from a plan that passed its checks; any thread may read them.
//
// Preconditions the plan check has proved: ids are unique in their list; the weights of one level
// sum to exactly one; `at_least` is more than `high + low`; every tie key names something that
// exists; "interview" is one of the components.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/scoring/exact.h"

namespace tingfen::scoring {

inline constexpr std::string_view kInterviewComponent = "interview";

// Decimal places at each level; absent: exact.
struct Rounding {
  RoundingMode mode = RoundingMode::kHalfUp;
  unsigned published = 2;
  std::optional<unsigned> criterion;
  std::optional<unsigned> sheet;
  std::optional<unsigned> panel;
  std::optional<unsigned> stage;
};

struct Weight {
  std::string written;  // As the plan writes it: "70" or "1/3".
  Exact share;          // 0.7, 1/3.
};

enum class TrimScope {
  kSheet,      // Whole sheets, by their totals.
  kCriterion,  // Inside each criterion; the sheets have no totals then.
};

struct Trim {
  unsigned high = 0;  // Copies of the highest that go.
  unsigned low = 0;
  TrimScope scope = TrimScope::kSheet;
  unsigned at_least = 1;  // Sheets from which on anything goes.
};

struct Criterion {
  std::string id;
  Exact max;
  Exact weight = 1;  // Factor of the mark in the sheet's total.
};

struct PanelRule {
  std::string id;
  Weight weight;                   // Share of the stage.
  std::vector<std::string> seats;  // In seat order, which decides between equal extremes.
  unsigned min_sheets = 1;         // Fewer give no figure; 0 is taken as 1.
  std::optional<Trim> trim;        // Absent: nothing goes, and sheets have totals.
};

struct StageRule {
  std::string id;
  Weight weight;  // Share of the interview.
  Exact full_mark;
  std::optional<Exact> step;  // Every mark is a multiple of it; absent: any decimal.
  std::vector<Criterion> criteria;
  std::vector<PanelRule> panels;
};

// From marks to `from` to marks to `to`; both above 0.
struct Scale {
  Exact from;
  Exact to;
};

struct Component {
  std::string id;              // "interview", or the id of imported marks.
  Weight weight;               // Share of the total.
  std::optional<Exact> pass;   // On the component's own scale.
  std::optional<Scale> scale;  // Before it is weighted; absent: it counts as it stands.
};

struct TieKey {
  enum class Kind { kInterview, kStage, kPanel, kComponent, kExact };
  Kind kind = Kind::kExact;
  std::string stage;      // kStage, kPanel
  std::string panel;      // kPanel
  std::string component;  // kComponent
  std::string written;    // As the plan writes it.
};

// "interview", "exact", "stage:ID", "panel:STAGE/PANEL", or else the id of a component. None where
// a part is empty. Whether the ids exist is for the caller to check.
std::optional<TieKey> ParseTieKey(std::string_view text);

enum class CutTies {
  kInclude,  // A tie across the cut is taken in whole.
  kResolve,  // It is left open for a run-off.
};

struct ShortlistRule {
  unsigned per_vacancy = 1;
  CutTies cut_ties = CutTies::kInclude;
};

enum class EqualiseBase { kPooled, kMeanOfMeans };

struct EqualiseRule {
  EqualiseBase base = EqualiseBase::kPooled;
  unsigned trim_candidates = 0;                // Best and worst left out, each, of a room's mean.
  std::optional<unsigned> mean_places;         // Of the room means and the base; absent: exact.
  std::optional<unsigned> coefficient_places;  // Absent: exact.
};

struct Rules {
  Rounding rounding;
  std::vector<StageRule> stages;
  std::vector<Component> components;
  std::vector<TieKey> ties;
  std::optional<ShortlistRule> shortlist;
  std::optional<Exact> may_stay_vacant_below;
  std::optional<EqualiseRule> equalise;
};

}  // namespace tingfen::scoring
