#include "judge_client/headless/people/signature.h"

#include <array>
#include <boost/crc.hpp>
#include <cmath>

#include "judge_client/headless/people/seeded_random.h"

namespace tingfen::headless {
namespace {

constexpr int kWidth = 320;
constexpr int kHeight = 120;
constexpr int kRowBytes = 1 + kWidth / 8;  // A filter byte (none), then one bit a pixel.

// PNG's rows, white (1) all over.
class Paper {
 public:
  Paper() : rows_(kRowBytes * kHeight, '\xff') {
    for (int y = 0; y < kHeight; ++y) rows_[Index(y)] = 0;
  }

  void Dot(int x, int y) {
    for (int dy = -1; dy <= 1; ++dy) {
      for (int dx = -1; dx <= 1; ++dx) Ink(x + dx, y + dy);
    }
  }

  const std::string& rows() const { return rows_; }

 private:
  static std::size_t Index(int y) { return static_cast<std::size_t>(y) * kRowBytes; }

  void Ink(int x, int y) {
    if (x < 0 || x >= kWidth || y < 0 || y >= kHeight) return;
    char& byte = rows_[Index(y) + 1 + static_cast<std::size_t>(x / 8)];
    byte = static_cast<char>(byte & ~(0x80 >> (x % 8)));
  }

  std::string rows_;
};

// Loops from left to right whose size and slant follow from a random number.
void Scribble(Paper& paper, std::uint64_t random) {
  const double turns = 3.0 + Below(SeededRandom(random, {"turns"}), 4);
  const double tall = 16.0 + Below(SeededRandom(random, {"tall"}), 20);
  const double slant = 0.2 + Below(SeededRandom(random, {"slant"}), 50) / 100.0;
  constexpr int kDots = 1600;
  for (int i = 0; i < kDots; ++i) {
    const double along = static_cast<double>(i) / kDots;
    const double angle = along * turns * 6.2832;
    const double up = tall * std::sin(angle) * (1.0 - 0.5 * along);
    const double x = 40.0 + along * 230.0 + tall * 0.5 * std::cos(angle * 1.7) + slant * up;
    paper.Dot(static_cast<int>(x), static_cast<int>(60.0 - up + 10.0 * std::sin(angle * 0.31)));
  }
}

std::string BigEndian(std::uint32_t number) {
  std::string bytes(4, '\0');
  for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<char>(number >> (24U - 8U * i));
  return bytes;
}

void AddChunk(std::string& png, const std::string& type, const std::string& content) {
  const std::string covered = type + content;
  boost::crc_32_type crc;
  crc.process_bytes(covered.data(), covered.size());
  png +=
      BigEndian(static_cast<std::uint32_t>(content.size())) + covered + BigEndian(crc.checksum());
}

// zlib's format with one stored block, which holds up to 65535 bytes.
std::string Stored(const std::string& bytes) {
  static_assert(kRowBytes * kHeight <= 65535);
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  for (const char byte : bytes) {
    a = (a + static_cast<unsigned char>(byte)) % 65521;
    b = (b + a) % 65521;
  }
  const auto size = static_cast<std::uint32_t>(bytes.size());
  std::string out("\x78\x01\x01", 3);
  for (const unsigned part : {size & 0xFFU, size >> 8U, ~size & 0xFFU, (~size >> 8U) & 0xFFU}) {
    out += static_cast<char>(part);
  }
  return out + bytes + BigEndian(b << 16U | a);
}

}  // namespace

std::string SignaturePng(std::uint64_t random) {
  Paper paper;
  Scribble(paper, random);
  std::string png("\x89PNG\r\n\x1a\n", 8);
  constexpr std::array<char, 5> kOneBitGrey = {1, 0, 0, 0, 0};
  AddChunk(
      png, "IHDR",
      BigEndian(kWidth) + BigEndian(kHeight) + std::string(kOneBitGrey.begin(), kOneBitGrey.end()));
  AddChunk(png, "IDAT", Stored(paper.rows()));
  AddChunk(png, "IEND", "");
  return png;
}

}  // namespace tingfen::headless
