#include "server/scoring/rules.h"

namespace tingfen::scoring {

namespace {

std::optional<TieKey> ParsePanelKey(std::string_view stage_and_panel, TieKey key) {
  const std::size_t stroke = stage_and_panel.find('/');
  if (stroke == std::string_view::npos) return std::nullopt;
  key.kind = TieKey::Kind::kPanel;
  key.stage = stage_and_panel.substr(0, stroke);
  key.panel = stage_and_panel.substr(stroke + 1);
  if (key.stage.empty() || key.panel.empty()) return std::nullopt;
  return key;
}

}  // namespace

std::optional<TieKey> ParseTieKey(std::string_view text) {
  constexpr std::string_view kStagePrefix = "stage:";
  constexpr std::string_view kPanelPrefix = "panel:";
  TieKey key;
  key.written = text;
  if (text.empty()) return std::nullopt;
  if (text == "exact") return key;
  if (text == kInterviewComponent) {
    key.kind = TieKey::Kind::kInterview;
    return key;
  }
  if (text.starts_with(kPanelPrefix)) return ParsePanelKey(text.substr(kPanelPrefix.size()), key);
  if (text.starts_with(kStagePrefix)) {
    key.kind = TieKey::Kind::kStage;
    key.stage = text.substr(kStagePrefix.size());
    if (key.stage.empty()) return std::nullopt;
    return key;
  }
  key.kind = TieKey::Kind::kComponent;
  key.component = text;
  return key;
}

}  // namespace tingfen::scoring
