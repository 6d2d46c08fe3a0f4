#include "server/pictures/pictures.h"

#include <gtest/gtest.h>

#include "tests/kit/pictures.h"

namespace tingfen::pictures {
namespace {

constexpr Bounds kBounds{.side_max = 1000, .pixels_max = 400'000};

TEST(APng, IsDecodedToItsEnd) {
  const std::string png = PngPicture(40, 30);
  EXPECT_TRUE(IsPng(png, kBounds));
  for (std::size_t length = 0; length < png.size(); ++length) {
    EXPECT_FALSE(IsPng(png.substr(0, length), kBounds)) << length;
  }
}

TEST(APng, WithAByteOfItsRowsChangedIsNone) {
  const std::string png = PngPicture(40, 30);
  const std::size_t rows = png.find("IDAT") + 4;
  for (std::size_t at = rows; at + 20 < png.size(); at += 37) {
    std::string changed = png;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(IsPng(changed, kBounds)) << at;
  }
}

TEST(APng, ThatBeginsRightAndIsNoneIsNone) {
  EXPECT_FALSE(IsPng("\x89PNG\r\n\x1a\n" + std::string(300, 'x'), kBounds));
  EXPECT_FALSE(IsPng("", kBounds));
  EXPECT_FALSE(IsPng(JpegPicture(40, 30), kBounds));
}

TEST(APng, ThatClaimsMorePixelsThanItMayIsNotDecoded) {
  EXPECT_TRUE(IsPng(PngPicture(1000, 400), kBounds));
  EXPECT_FALSE(IsPng(PngPicture(1001, 1), kBounds));
  EXPECT_FALSE(IsPng(PngPicture(1000, 401), kBounds));
}

TEST(AJpeg, BaselineOrProgressiveIsDecodedToItsEnd) {
  for (const bool progressive : {false, true}) {
    const std::string jpeg = JpegPicture(64, 48, 7, progressive);
    EXPECT_TRUE(IsJpeg(jpeg, kBounds));
    for (std::size_t length = 0; length < jpeg.size(); length += 7) {
      EXPECT_FALSE(IsJpeg(jpeg.substr(0, length), kBounds)) << length;
    }
  }
}

TEST(AJpeg, ThatBeginsRightAndIsNoneIsNone) {
  EXPECT_FALSE(IsJpeg("\xff\xd8\xff" + std::string(2000, 'x'), kBounds));
  EXPECT_FALSE(IsJpeg("", kBounds));
  EXPECT_FALSE(IsJpeg(PngPicture(40, 30), kBounds));
}

TEST(AJpeg, ThatClaimsMorePixelsThanItMayIsNotDecoded) {
  EXPECT_TRUE(IsJpeg(JpegPicture(1000, 400), kBounds));
  EXPECT_FALSE(IsJpeg(JpegPicture(1001, 1), kBounds));
  EXPECT_FALSE(IsJpeg(JpegPicture(1000, 401), kBounds));
}

// A thousand scans of nothing keep a decoder busy for long with few bytes.
TEST(AJpeg, OfEndlessScansIsNotDecoded) {
  std::string jpeg = JpegPicture(64, 48, 7, true);
  const std::size_t last = jpeg.rfind("\xff\xda");
  ASSERT_NE(last, std::string::npos);
  const std::string scan = jpeg.substr(last, jpeg.size() - 2 - last);
  jpeg.resize(jpeg.size() - 2);
  for (int i = 0; i < 1000; ++i) jpeg += scan;
  EXPECT_FALSE(IsJpeg(jpeg + "\xff\xd9", kBounds));
}

}  // namespace
}  // namespace tingfen::pictures
