#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <vector>

// It needs the two above.
#include <jpeglib.h>

#include "server/pictures/pictures.h"

namespace tingfen::pictures {
namespace {

constexpr int kScansMax = 64;        // Of a progressive picture; encoders make some ten.
constexpr unsigned kScaledDown = 8;  // The whole is read, and only a 64th of it is drawn.

struct Errors {
  jpeg_error_mgr manager;
  std::jmp_buf leave;
};

[[noreturn]] void Leave(j_common_ptr picture) {
  std::longjmp(reinterpret_cast<Errors*>(picture->err)->leave, 1);
}

// A warning means that something was missing or made up for.
void LeaveOnWarning(j_common_ptr picture, int level) {
  if (level < 0) Leave(picture);
}

void CountScans(j_common_ptr picture) {
  if (reinterpret_cast<j_decompress_ptr>(picture)->input_scan_number > kScansMax) Leave(picture);
}

// libjpeg leaves by a jump: nothing with a destructor lives here.
bool Decode(jpeg_decompress_struct& picture, Errors& errors, jpeg_progress_mgr& progress,
            std::string_view bytes, const Bounds& bounds, std::vector<JSAMPLE>& row) {
  if (setjmp(errors.leave) != 0) return false;
  jpeg_create_decompress(&picture);
  picture.progress = &progress;
  jpeg_mem_src(&picture, reinterpret_cast<const unsigned char*>(bytes.data()),
               static_cast<unsigned long>(bytes.size()));
  jpeg_read_header(&picture, TRUE);
  const std::uint64_t width = picture.image_width;
  const std::uint64_t height = picture.image_height;
  if (width > bounds.side_max || height > bounds.side_max || width * height > bounds.pixels_max) {
    return false;
  }
  picture.scale_num = 1;
  picture.scale_denom = kScaledDown;
  jpeg_start_decompress(&picture);
  row.resize(std::size_t{picture.output_width} *
             static_cast<std::size_t>(picture.output_components));
  JSAMPROW rows[] = {row.data()};
  while (picture.output_scanline < picture.output_height) jpeg_read_scanlines(&picture, rows, 1);
  return jpeg_finish_decompress(&picture) == TRUE;
}

}  // namespace

bool IsJpeg(std::string_view bytes, const Bounds& bounds) {
  if (bytes.empty()) return false;
  jpeg_decompress_struct picture{};
  Errors errors{};
  picture.err = jpeg_std_error(&errors.manager);
  errors.manager.error_exit = Leave;
  errors.manager.emit_message = LeaveOnWarning;
  jpeg_progress_mgr progress{};
  progress.progress_monitor = CountScans;
  std::vector<JSAMPLE> row;
  const bool decoded = Decode(picture, errors, progress, bytes, bounds, row);
  jpeg_destroy_decompress(&picture);
  return decoded;
}

}  // namespace tingfen::pictures
