// A candidate's total: the components by weight, each by its announced figure, with what ranking
// needs. Pure; any thread.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "server/scoring/interview.h"
#include "server/scoring/rules.h"

namespace tingfen::scoring {

struct ComponentFigure {
  std::string component;
  Weight weight;
  Announced announced;  // An imported mark is announced as it was brought in.
  std::optional<Exact> pass_mark;
  std::optional<Scale> scale;
  bool passes = true;  // The announced figure reaches the pass mark.
};

struct TotalFigure {
  std::vector<ComponentFigure> components;  // In plan order.
  Announced announced;      // Its `exact` is the sum of announced figures, scaled, by weight.
  Exact unrounded;          // The sum of exact figures by weight: the tie key `exact`.
  bool passes = true;       // Every component does.
  std::vector<Exact> ties;  // The value of each key of the tie chain.
};

struct MissingComponent {
  std::string component;

  bool operator==(const MissingComponent&) const = default;
};

// `imported` holds the candidate's marks by component. Aborts where a stage of the plan is missing.
std::variant<TotalFigure, MissingComponent> ScoreTotal(
    const Rules& rules, const std::vector<StageFigure>& stages, const InterviewFigure& interview,
    const std::map<std::string, Exact>& imported);

}  // namespace tingfen::scoring
