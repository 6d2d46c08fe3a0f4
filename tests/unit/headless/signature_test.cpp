#include "judge_client/headless/people/signature.h"

#include <gtest/gtest.h>

#include <boost/crc.hpp>
#include <cstdint>
#include <vector>

namespace tingfen::headless {
namespace {

struct Chunk {
  std::string type;
  std::string content;
  bool crc_right;
};

std::uint32_t BigEndian(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number = number << 8U | static_cast<unsigned char>(bytes.at(at + i));
  }
  return number;
}

std::vector<Chunk> ChunksOf(const std::string& png) {
  std::vector<Chunk> chunks;
  for (std::size_t at = 8; at < png.size();) {
    const std::uint32_t size = BigEndian(png, at);
    boost::crc_32_type crc;
    crc.process_bytes(png.data() + at + 4, 4 + size);
    chunks.push_back({png.substr(at + 4, 4), png.substr(at + 8, size),
                      crc.checksum() == BigEndian(png, at + 8 + size)});
    at += 12 + size;
  }
  return chunks;
}

TEST(Signature, IsAWholePng) {
  const std::string png = SignaturePng(1);
  EXPECT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1a\n");
  const auto chunks = ChunksOf(png);
  ASSERT_EQ(chunks.size(), 3U);
  EXPECT_EQ(chunks[0].type + chunks[1].type + chunks[2].type, "IHDRIDATIEND");
  for (const Chunk& chunk : chunks) EXPECT_TRUE(chunk.crc_right) << chunk.type;
  EXPECT_EQ(BigEndian(chunks[0].content, 0), 320U);
  EXPECT_EQ(BigEndian(chunks[0].content, 4), 120U);
  EXPECT_EQ(BigEndian(chunks[1].content, 0) >> 16U, 0x7801U);  // zlib's header.
}

TEST(Signature, HasTheSizeTheKioskMaySend) {
  const std::string png = SignaturePng(2);
  EXPECT_GE(png.size(), 200U);
  EXPECT_LE(png.size(), 256U * 1024U);
}

TEST(Signature, IsDrawnAndDiffersFromPersonToPerson) {
  const std::string rows = ChunksOf(SignaturePng(3))[1].content;
  std::size_t inked_bytes = 0;
  for (const char byte : rows) inked_bytes += static_cast<unsigned char>(byte) != 0xFF ? 1 : 0;
  EXPECT_GT(inked_bytes, 300U);
  EXPECT_TRUE(SignaturePng(3) != SignaturePng(4));  // Not EXPECT_NE, which would print both.
}

}  // namespace
}  // namespace tingfen::headless
