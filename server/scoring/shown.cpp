#include "server/scoring/shown.h"

namespace tingfen::scoring {

namespace {

bool IsDecimalWithin(const Exact& value, unsigned places) {
  return RoundTo(value, places, RoundingMode::kTruncate) == value;
}

std::optional<unsigned> PlacesThatRedo(const std::vector<Exact>& line, unsigned places_min,
                                       RoundingMode mode, const Redo& redo, const Exact& next,
                                       std::optional<unsigned> next_places) {
  for (unsigned places = places_min; places <= kShownPlacesMax; ++places) {
    std::vector<Exact> rounded;
    for (const Exact& value : line) rounded.push_back(RoundTo(value, places, mode));
    if (RoundTo(redo(rounded), next_places, mode) == next) return places;
  }
  return std::nullopt;
}

}  // namespace

Shown Show(const Exact& value, std::optional<unsigned> places, RoundingMode mode) {
  if (!places) return {value, ToExactText(value)};
  if (IsDecimalWithin(value, *places)) return {value, *ToDecimal(value)};
  const Exact rounded = RoundTo(value, *places, mode);
  return {rounded, FormatFixed(rounded, *places)};
}

unsigned PlacesOf(std::string_view shown) {
  const std::size_t point = shown.find('.');
  return point == std::string_view::npos ? 0 : static_cast<unsigned>(shown.size() - point - 1);
}

std::vector<Shown> ShowLine(const std::vector<Exact>& line, unsigned places_min, RoundingMode mode,
                            const Redo& redo, const Exact& next,
                            std::optional<unsigned> next_places) {
  const auto places = PlacesThatRedo(line, places_min, mode, redo, next, next_places);
  std::vector<Shown> shown;
  for (const Exact& value : line) shown.push_back(Show(value, places, mode));
  return shown;
}

}  // namespace tingfen::scoring
