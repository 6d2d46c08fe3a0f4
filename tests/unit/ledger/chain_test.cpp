#include "server/ledger/chain.h"

#include <gtest/gtest.h>

namespace tingfen::ledger {
namespace {

constexpr const char* kId = "00112233445566778899aabbccddeeff";

// The expected digits were computed apart from this code, from the format in chain.h.
TEST(Chain, GenesisMixesInTheLedgerId) {
  EXPECT_EQ(Genesis(kId).seq, 0u);
  EXPECT_EQ(Hex(Genesis(kId).hash),
            "5f724316d5d4762c01221709ea056cb1939fd8fa7de0e11f188b4479973fe1fd");
  EXPECT_NE(Genesis("10112233445566778899aabbccddeeff"), Genesis(kId));
}

TEST(Chain, LinksFollowTheDocumentedFormat) {
  std::string every_byte;
  for (int byte = 0; byte < 256; ++byte) every_byte.push_back(static_cast<char>(byte));
  const Tail first = Extend(Genesis(kId), "first");
  const Tail second = Extend(first, "");
  const Tail third = Extend(second, every_byte);
  EXPECT_EQ(Hex(first.hash), "2ce36127a3fd46f560d5eafbe65b33d00688b667318b6cfaa9e54123a76bac92");
  EXPECT_EQ(Hex(second.hash), "d8b654cc40892175928af81023ae0692f1a561250ff5577eb462ebfe2a46d8df");
  EXPECT_EQ(Hex(third.hash), "9d254f8fedbc2339ddaf41ad3544bc97566314ef345a1344ee0a7cb637247b1f");
  EXPECT_EQ(third.seq, 3u);
}

TEST(Chain, SeqIsHashedMostSignificantByteFirst) {
  const Tail before{0x0102030405060707, Genesis(kId).hash};
  EXPECT_EQ(Hex(Extend(before, "x").hash),
            "2f5b8fc5cf7e82704efca6ec3ab5aa8b2656cfc808a007d4d6c1726e2a12ffcd");
}

TEST(Chain, HexWritesLeadingZerosAndLowerCase) {
  const std::array<std::uint8_t, 3> bytes = {0x00, 0x0a, 0xFF};
  EXPECT_EQ(Hex(bytes), "000aff");
}

}  // namespace
}  // namespace tingfen::ledger
