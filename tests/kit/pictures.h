// Pictures as a kiosk and a desk send them. Pure.
#pragma once

#include <cstdint>
#include <string>

namespace tingfen {

// Grey noise that follows from `seed`, so that little of it can be packed.
std::string PngPicture(std::uint32_t width, std::uint32_t height, std::uint64_t seed = 1);
std::string JpegPicture(std::uint32_t width, std::uint32_t height, std::uint64_t seed = 1,
                        bool progressive = false);

// What a kiosk sends, some 500 bytes, and a page that was scanned, some 2 kB.
std::string DrawnSignature(std::uint64_t seed = 1);
std::string ScannedPage(std::uint64_t seed = 1);

}  // namespace tingfen
