// Short ways of writing rules and sheets in the tests of scoring.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/scoring/interview.h"
#include "server/scoring/rules.h"
#include "server/scoring/stage.h"

namespace tingfen::scoring {

// For the messages of GoogleTest.
inline void PrintTo(const Exact& value, std::ostream* out) {
  *out << ToExactText(value);
}

inline Exact operator""_x(const char* text, std::size_t size) {
  return ParseExactText(std::string_view(text, size)).value();
}

inline Weight Share(const std::string& written) {
  return {written, ParseWeight(written).value()};
}

inline std::string Seat(std::size_t index) {
  return "seat-" + std::to_string(index + 1);
}

inline PanelRule Panel(const std::string& id, const std::string& weight, unsigned seats) {
  PanelRule panel{id, Share(weight), {}, 1, {}};
  for (unsigned i = 0; i < seats; ++i) panel.seats.push_back(Seat(i));
  return panel;
}

// One criterion "overall" of 100, one panel "judges".
inline StageRule PlainStage(unsigned seats) {
  return {"interview", Share("100"),          100,
          {},          {{"overall", 100, 1}}, {Panel("judges", "100", seats)}};
}

inline Rules PlainRules(unsigned seats) {
  Rules rules;
  rules.stages = {PlainStage(seats)};
  rules.components = {{"interview", Share("100"), {}, {}}};
  return rules;
}

// The sheets of seats 1, 2, …; an empty text is a seat without a sheet.
inline std::vector<Sheet> Overall(const std::vector<std::string>& marks) {
  std::vector<Sheet> sheets;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!marks[i].empty())
      sheets.push_back({Seat(i), {{"overall", ParseDecimal(marks[i]).value()}}});
  }
  return sheets;
}

inline PanelFigure ScoreJudges(const StageRule& stage, const Rounding& rounding,
                               const std::vector<Sheet>& sheets) {
  return std::get<PanelFigure>(ScorePanel(stage, stage.panels[0], rounding, sheets));
}

inline StageFigure ScorePlainStage(const StageRule& stage, const Rounding& rounding,
                                   const std::vector<Sheet>& sheets,
                                   const std::vector<Adjustment>& adjustments = {}) {
  return std::get<StageFigure>(
      ScoreStage(stage, rounding, {{stage.panels[0].id, sheets}}, adjustments));
}

}  // namespace tingfen::scoring
