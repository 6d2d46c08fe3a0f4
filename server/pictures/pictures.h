// Whether bytes that somebody sent are a picture: decoded from first to last, row by row, and not
// only looked at by how they begin. Nothing of the picture is kept.
//
// Pure; any thread. Bounds, before anything is decoded: each side and the pixels as given, and
// memory of a few rows (PNG) or, for a progressive JPEG, of its coefficients. Decoding the largest
// takes some 100 ms.
#pragma once

#include <cstdint>
#include <string_view>

namespace tingfen::pictures {

struct Bounds {
  std::uint32_t side_max;
  std::uint64_t pixels_max;
};

// Of 1, 2, 4, 8 or 16 bits, interlaced or not; every row there and its checksums right.
bool IsPng(std::string_view bytes, const Bounds& bounds);

// Baseline or progressive, without a warning of the decoder's: nothing is missing or made up for.
bool IsJpeg(std::string_view bytes, const Bounds& bounds);

}  // namespace tingfen::pictures
