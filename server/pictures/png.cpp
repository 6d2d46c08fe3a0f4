#include <png.h>

#include <cstring>
#include <vector>

#include "server/pictures/pictures.h"

namespace tingfen::pictures {
namespace {

constexpr std::size_t kSignatureBytes = 8;
constexpr png_alloc_size_t kChunkBytesMax = 512 * 1024;
constexpr int kChunksMax = 64;  // Of words and colours beside the picture.

void Read(png_structp png, png_bytep to, std::size_t count) {
  auto& rest = *static_cast<std::string_view*>(png_get_io_ptr(png));
  if (count > rest.size()) png_error(png, "ends early");
  std::memcpy(to, rest.data(), count);
  rest.remove_prefix(count);
}

[[noreturn]] void Leave(png_structp png, png_const_charp /*words*/) {
  png_longjmp(png, 1);
}

void Ignore(png_structp /*png*/, png_const_charp /*words*/) {}

// libpng leaves by a jump: nothing with a destructor lives here.
bool Decode(png_structp png, png_infop info, const Bounds& bounds, std::vector<png_byte>& row) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;
  png_read_info(png, info);
  const std::uint64_t width = png_get_image_width(png, info);
  const std::uint64_t height = png_get_image_height(png, info);
  if (width * height > bounds.pixels_max) return false;
  const int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  row.resize(png_get_rowbytes(png, info));
  for (int pass = 0; pass < passes; ++pass) {
    for (std::uint64_t y = 0; y < height; ++y) png_read_row(png, row.data(), nullptr);
  }
  png_read_end(png, nullptr);
  return true;
}

}  // namespace

bool IsPng(std::string_view bytes, const Bounds& bounds) {
  if (bytes.size() < kSignatureBytes) return false;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, Leave, Ignore);
  png_infop info = png == nullptr ? nullptr : png_create_info_struct(png);
  if (info == nullptr) {
    png_destroy_read_struct(&png, nullptr, nullptr);
    return false;
  }
  png_set_user_limits(png, bounds.side_max, bounds.side_max);
  png_set_chunk_malloc_max(png, kChunkBytesMax);
  png_set_chunk_cache_max(png, kChunksMax);
  png_set_read_fn(png, &bytes, Read);
  std::vector<png_byte> row;
  const bool decoded = Decode(png, info, bounds, row);
  png_destroy_read_struct(&png, &info, nullptr);
  return decoded;
}

}  // namespace tingfen::pictures
