#include "server/competition/trace/rank.h"

#include <algorithm>
#include <cstdlib>

#include "server/competition/state/entries.h"
#include "server/scoring/exact.h"
#include "server/scoring/rules.h"

namespace tingfen::competition {
namespace {

using Kind = TraceLine::Kind;

using KeyKind = scoring::TieKey::Kind;

pb::Text TitleOfComponent(const pb::Plan& plan, const std::string& id) {
  for (const pb::Component& component : plan.components()) {
    if (component.id() == id) return component.title();
  }
  return Words(id, id);
}

// What the key compares, in words, and the figure it is taken from: exactly and as it was printed.
struct Key {
  pb::Text title;
  std::string figure;  // Empty: none is printed.
  std::string shown;
};

Key KeyOf(const TraceRequest& request, const std::string& written) {
  const auto key = scoring::ParseTieKey(written);
  if (!key) std::abort();
  const pb::CandidateFigures& figures = request.figures;
  if (written == "run_off") return {Words("加试成绩", "the run-off"), "", ""};
  if (key->kind == KeyKind::kExact) {
    return {Words("未取整的总成绩", "the unrounded total"), "", ""};
  }
  if (key->kind == KeyKind::kInterview || key->kind == KeyKind::kComponent) {
    const std::string& id = key->kind == KeyKind::kInterview ? written : key->component;
    for (const pb::ComponentFigure& component : figures.components()) {
      if (component.component() != id) continue;
      return {TitleOfComponent(request.plan, id), component.published(), component.published()};
    }
    std::abort();
  }
  for (const pb::StageFigure& stage : figures.stages()) {
    if (stage.stage() != key->stage) continue;
    const pb::Text& title = FindStage(request.plan, key->stage)->title();
    if (key->kind == KeyKind::kStage) return {title, stage.figure(), stage.shown()};
    for (const pb::PanelFigure& panel : stage.panels()) {
      if (panel.panel() != key->panel) continue;
      const pb::Text& of_panel = PanelById(request.plan, key->panel).title();
      return {Words(title.zh() + "·" + of_panel.zh(), title.en() + ", " + of_panel.en()),
              panel.figure(), panel.shown()};
    }
  }
  std::abort();
}

// The figure as it is compared: announced.
std::string Announced(const pb::Rounding& rounding, const std::string& figure) {
  const auto value = scoring::ParseExactText(figure);
  if (!value) std::abort();
  const auto mode = rounding.mode() == pb::Rounding::TRUNCATE ? scoring::RoundingMode::kTruncate
                                                              : scoring::RoundingMode::kHalfUp;
  return scoring::FormatFixed(scoring::RoundTo(*value, rounding.published(), mode),
                              rounding.published());
}

void TieKeyLine(const TraceRequest& request, const std::string& written, bool above,
                TraceLines& lines) {
  const Key key = KeyOf(request, written);
  lines.Note(1, above ? Words("与下一名总成绩相同，按" + key.title.zh() + "排在前",
                              "Same total as the next; ahead by " + key.title.en())
                      : Words("与上一名总成绩相同，按" + key.title.zh() + "排在后",
                              "Same total as the one before; behind by " + key.title.en()));
  if (key.figure.empty()) return;
  const bool brought_in =
      key.figure == key.shown && !scoring::ParseTieKey(written)->component.empty();
  if (brought_in) return lines.Given(Kind::kMark, 1, key.title, key.shown);
  const pb::Rounding& rounding = request.plan.rounding();
  const std::string result = Announced(rounding, key.figure);
  LeftSide left;
  left.Add(Announced(rounding, key.shown) == result ? key.shown : key.figure);
  lines.Sum(Kind::kRounded, 1, key.title, left, result, rounding.published());
}

void Place(const TraceRequest& request, const pb::PostResult& result, int at, TraceLines& lines) {
  const pb::RankLine& line = result.ranking(at);
  const std::string post = request.post ? request.post(result.post()) : result.post();
  const std::string rank = std::to_string(line.rank());
  lines.Given(Kind::kRank, 0,
              line.tied() ? Words(post + " 名次（并列）", post + ", rank (shared)")
                          : Words(post + " 名次", post + ", rank"),
              rank);
  if (!line.parted_by().empty()) TieKeyLine(request, line.parted_by(), false, lines);
  if (at + 1 < result.ranking_size() && !result.ranking(at + 1).parted_by().empty()) {
    TieKeyLine(request, result.ranking(at + 1).parted_by(), true, lines);
  }
  const auto named = [&](const auto& ids) {
    return std::find(ids.begin(), ids.end(), line.candidate()) != ids.end();
  };
  if (named(result.shortlist())) lines.Note(1, Words("列入建议名单", "Proposed"));
  if (named(result.to_resolve())) {
    lines.Note(1, request.plan.has_run_off()
                      ? Words("入围线上并列，待加试", "Tied across the cut: left to a run-off")
                      : Words("入围线上并列，待定", "Tied across the cut: open"));
  }
  if (!line.passes()) lines.Note(1, Words("未合格，不列入建议名单", "Not passed: passed over"));
}

}  // namespace

void TraceRank(const TraceRequest& request, TraceLines& lines) {
  for (const pb::PostResult* result : request.results) {
    for (int at = 0; at < result->ranking_size(); ++at) {
      if (result->ranking(at).candidate() == request.figures.candidate()) {
        Place(request, *result, at, lines);
      }
    }
  }
}

}  // namespace tingfen::competition
