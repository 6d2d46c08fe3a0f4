#include "server/access/ages.h"

#include <gtest/gtest.h>

#include <string>

namespace tingfen::access {
namespace {

constexpr std::uint64_t kHourMs = 60ULL * 60 * 1000;

pb::Stamp At(const std::string& boot, std::uint64_t boot_hours, std::uint64_t wall_hours) {
  pb::Stamp stamp;
  stamp.set_boot_id(boot);
  stamp.set_boot_ms(boot_hours * kHourMs);
  stamp.set_wall_ms(wall_hours * kHourMs);
  return stamp;
}

pb::Event Something(const pb::Stamp& at) {
  pb::Event event;
  *event.mutable_at() = at;
  event.mutable_flag_raised();
  return event;
}

pb::Event Confirmed(const pb::Stamp& at) {
  pb::Event event;
  *event.mutable_at() = at;
  event.mutable_time_confirmed();
  return event;
}

std::uint64_t Hours(const Ages& ages, const Ages::Since& since, const pb::Stamp& now) {
  return ages.AgeMs(since, now) / kHourMs;
}

TEST(AnAge, IsOfTheMachinesClockWithinABoot) {
  Ages ages;
  ages.Evolve(Something(At("a", 1, 1000)));
  const auto since = ages.Now();
  EXPECT_EQ(Hours(ages, since, At("a", 3, 5000)), 2U);
  EXPECT_EQ(Hours(ages, since, At("a", 3, 10)), 2U);
  ages.Evolve(Something(At("a", 4, 9000)));
  EXPECT_EQ(Hours(ages, since, At("a", 5, 10)), 4U);
}

TEST(AnAge, CountsANightBetweenTwoBootsByTheClockOnTheWall) {
  Ages ages;
  ages.Evolve(Something(At("a", 1, 1000)));
  const auto since = ages.Now();
  ages.Evolve(Something(At("b", 0, 1015)));
  EXPECT_EQ(Hours(ages, since, At("b", 1, 1016)), 16U);
}

TEST(AnAge, CountsNothingWhereTheClockOnTheWallWentBackBetweenTwoBoots) {
  Ages ages;
  ages.Evolve(Something(At("a", 1, 1000)));
  const auto since = ages.Now();
  ages.Evolve(Something(At("b", 0, 400)));
  EXPECT_EQ(Hours(ages, since, At("b", 2, 402)), 2U);
}

TEST(AnAge, CountsDaysBetweenTwoBootsOnlyOnceTheClockIsConfirmed) {
  Ages ages;
  ages.Evolve(Something(At("a", 1, 1000)));
  const auto before = ages.Now();
  ages.Evolve(Something(At("b", 0, 1200)));
  const auto after = ages.Now();
  EXPECT_EQ(Hours(ages, before, At("b", 2, 1202)), 2U);
  ages.Evolve(Confirmed(At("b", 3, 1203)));
  EXPECT_EQ(Hours(ages, before, At("b", 4, 1204)), 204U);
  EXPECT_EQ(Hours(ages, after, At("b", 4, 1204)), 4U);
}

TEST(AnAge, OfBeforeAnyStampIsNothing) {
  Ages ages;
  ages.Evolve(pb::Event());
  const auto since = ages.Now();
  EXPECT_EQ(Hours(ages, since, At("a", 7, 1000)), 0U);
}

}  // namespace
}  // namespace tingfen::access
