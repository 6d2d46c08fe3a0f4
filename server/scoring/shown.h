// How figures are printed on the way to the one that is announced. A printed intermediate shows
// enough places that the next line can be redone by hand from it: redoing a line with the figures
// as shown gives the next figure as shown, in the plan's own rounding mode. Where no number of
// places up to kShownPlacesMax does that, the line's figures are shown as fractions. Pure; any
// thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/scoring/rules.h"

namespace tingfen::scoring {

inline constexpr unsigned kShownPlacesMax = 12;
inline constexpr unsigned kPlacesBeyondPublished = 2;  // At least, on the way.

// `text` is what is printed and `value` the very number it says. A decimal of at most the wanted
// places is shown as it is.
struct Shown {
  Exact value;
  std::string text;
};

// Without places: the exact value, as a fraction where its decimals do not end.
Shown Show(const Exact& value, std::optional<unsigned> places, RoundingMode mode);

// Computes the next line from the figures of this one; it gets them in the order of `line`.
using Redo = std::function<Exact(const std::vector<Exact>&)>;

// The figures of one line, all at the same places: the fewest, from `places_min` on, with which
// `redo` gives `next` once rounded to `next_places` (absent: exactly).
std::vector<Shown> ShowLine(const std::vector<Exact>& line, unsigned places_min, RoundingMode mode,
                            const Redo& redo, const Exact& next,
                            std::optional<unsigned> next_places);

// Decimal places of a shown figure; 0 of a fraction.
unsigned PlacesOf(std::string_view shown);

}  // namespace tingfen::scoring
