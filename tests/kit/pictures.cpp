#include "tests/kit/pictures.h"

#include <png.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

// It needs <cstdio> above.
#include <jpeglib.h>

namespace tingfen {
namespace {

std::vector<unsigned char> Noise(std::size_t count, std::uint64_t seed) {
  std::vector<unsigned char> noise(count);
  std::uint64_t state = seed * 2 + 1;
  for (unsigned char& grey : noise) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    grey = static_cast<unsigned char>(state >> 56U);
  }
  return noise;
}

}  // namespace

std::string PngPicture(std::uint32_t width, std::uint32_t height, std::uint64_t seed) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = PNG_FORMAT_GRAY;
  const auto noise = Noise(std::size_t{width} * height, seed);
  png_alloc_size_t size = 0;
  if (png_image_write_to_memory(&image, nullptr, &size, 0, noise.data(), 0, nullptr) == 0) {
    std::abort();
  }
  std::string bytes(size, '\0');
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, noise.data(), 0, nullptr) == 0) {
    std::abort();
  }
  bytes.resize(size);
  return bytes;
}

std::string JpegPicture(std::uint32_t width, std::uint32_t height, std::uint64_t seed,
                        bool progressive) {
  jpeg_error_mgr errors{};
  jpeg_compress_struct picture{};
  picture.err = jpeg_std_error(&errors);
  jpeg_create_compress(&picture);
  unsigned char* made = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&picture, &made, &size);
  picture.image_width = width;
  picture.image_height = height;
  picture.input_components = 1;
  picture.in_color_space = JCS_GRAYSCALE;
  jpeg_set_defaults(&picture);
  if (progressive) jpeg_simple_progression(&picture);
  jpeg_start_compress(&picture, TRUE);
  auto row = Noise(width, seed);
  while (picture.next_scanline < height) {
    JSAMPROW rows[] = {row.data()};
    jpeg_write_scanlines(&picture, rows, 1);
  }
  jpeg_finish_compress(&picture);
  std::string bytes(reinterpret_cast<char*>(made), size);
  jpeg_destroy_compress(&picture);
  std::free(made);
  return bytes;
}

std::string DrawnSignature(std::uint64_t seed) {
  return PngPicture(24, 18, seed);
}

std::string ScannedPage(std::uint64_t seed) {
  return JpegPicture(128, 128, seed);
}

}  // namespace tingfen
