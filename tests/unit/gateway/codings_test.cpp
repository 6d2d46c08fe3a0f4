#include "server/net/codings.h"

#include <gtest/gtest.h>

namespace tingfen::net {
namespace {

TEST(CodingsTest, AreTakenAsGladlyAsIsSaid) {
  EXPECT_EQ(WeightOf("gzip", "gzip"), 1000);
  EXPECT_EQ(WeightOf("gzip", "br;q=0.25 , GZIP ; Q=0.5"), 500);
  EXPECT_EQ(WeightOf("br", "br;q=0.25, gzip"), 250);
  EXPECT_EQ(WeightOf("br", "br;q=1.000"), 1000);
  EXPECT_EQ(WeightOf("br", "br;q=0.001"), 1);
  EXPECT_EQ(WeightOf("br", "gzip, deflate"), 0);
  EXPECT_EQ(WeightOf("gzip", "x-gzip"), 1000);
}

TEST(CodingsTest, LastInTheListWithoutAWeightHaveThatOfNoneBefore) {
  EXPECT_EQ(WeightOf("br", "gzip;q=0,br"), 1000);
  EXPECT_EQ(WeightOf("br", "gzip;q=0.5, br"), 1000);
}

TEST(CodingsTest, NotNamedAreTakenAsTheStarSays) {
  EXPECT_EQ(WeightOf("br", "*"), 1000);
  EXPECT_EQ(WeightOf("br", "gzip, *;q=0.3"), 300);
  EXPECT_EQ(WeightOf("br", "*;q=0.3, br;q=0"), 0);
  EXPECT_EQ(WeightOf("br", "gzip, *;q=0"), 0);
}

TEST(CodingsTest, BytesAsTheyAreAreTakenLastButByWhoRefusesThem) {
  for (const char* field : {"", "gzip", "br;q=0", "*", "*;q=0.5", ",,"}) {
    EXPECT_EQ(WeightOf("identity", field), 1) << field;
  }
  EXPECT_EQ(WeightOf("identity", "identity;q=0.5, *;q=0"), 500);
  EXPECT_EQ(WeightOf("identity", "gzip, identity;q=0"), 0);
  EXPECT_EQ(WeightOf("identity", "gzip, *;q=0"), 0);
}

TEST(CodingsTest, WhatIsNoListOrNoWeightIsNotTaken) {
  for (const char* field : {"", "/", "\"br\"", "gzip br", "br;q=2", "br;q=1.001", "br;q=0.0001",
                            "br;q=.5", "br;q=-1", "br;q=\"x\""}) {
    EXPECT_EQ(WeightOf("br", field), 0) << field;
  }
}

}  // namespace
}  // namespace tingfen::net
