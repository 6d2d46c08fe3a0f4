#include "server/competition/after/notice.h"

#include <gtest/gtest.h>

#include "server/competition/views/desk.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

std::string LastDay(const Calendar& calendar, const std::string& first, std::uint32_t days) {
  return DayText(CountedDays(calendar, *ParseDay(first), days).back());
}

TEST(NoticePeriod, CountsTheFirstDayAndLeavesOutWeekends) {
  EXPECT_EQ(LastDay({}, "2026-11-23", 5), "2026-11-27");  // Monday to Friday.
  EXPECT_EQ(LastDay({}, "2026-11-25", 5), "2026-12-01");  // Wednesday to Tuesday.
  EXPECT_EQ(LastDay({}, "2026-11-28", 1), "2026-11-30");  // A Saturday is no working day.
}

TEST(NoticePeriod, OfCalendarDaysCountsEveryDay) {
  EXPECT_EQ(LastDay({.working_days = false}, "2026-11-25", 7), "2026-12-01");
}

TEST(NoticePeriod, LeavesOutHolidaysAndCountsShiftedWorkingDays) {
  Calendar calendar;  // National Day of 2026, as a notice office might enter it.
  for (const char* day : {"2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"}) {
    calendar.holidays.insert(*ParseDay(day));
  }
  calendar.workdays.insert(*ParseDay("2026-10-10"));
  EXPECT_EQ(LastDay(calendar, "2026-09-30", 4), "2026-10-10");  // 30, 8, 9, 10.
}

TEST(NoticePeriod, CrossesTheEndOfTheYearAndTheTwentyNinthOfFebruary) {
  EXPECT_EQ(LastDay({.working_days = false}, "2027-12-31", 2), "2028-01-01");
  EXPECT_EQ(LastDay({.working_days = false}, "2028-02-28", 3), "2028-03-01");
}

TEST(Day, IsReadInOneFormOnly) {
  EXPECT_TRUE(ParseDay("2028-02-29"));
  for (const char* text : {"2026-02-29", "2026-13-01", "2026-1-01", "20261123", "2026-11-2x", "",
                           "2026-11-231", "-026-11-23", "2026-1--23", "1999-12-31"}) {
    EXPECT_FALSE(ParseDay(text)) << text;
  }
}

Room DecidedRoom() {
  pb::Plan plan = TwoStagePlan(2);
  pb::PublicNotice& rule = *plan.add_notices();
  rule.set_of(pb::PublicNotice::CHOSEN);
  rule.set_days(5);
  rule.set_working_days(true);
  Room room(plan);
  room.RunDay({"90", "88"});
  return room;
}

template <typename Fill>
std::optional<pb::Refusal> OpenNotice(Room& room, Fill fill) {
  return room.Send("operator", [&](auto& command) {
    pb::OpenNotice& notice = *command.mutable_open_notice();
    notice.set_of(pb::PublicNotice::CHOSEN);
    notice.add_posts("p1");
    notice.set_first_day("2026-11-25");
    fill(notice);
  });
}

constexpr auto kAsItIs = [](pb::OpenNotice&) {};

TEST(Notice, OfTheChosenWaitsForTheDecision) {
  Room room = DecidedRoom();
  EXPECT_EQ(OpenNotice(room, kAsItIs)->what(), "decision");
  ASSERT_FALSE(room.EnterDecision({}, "空缺"));
  EXPECT_EQ(OpenNotice(room, kAsItIs)->what(), "decision");
}

TEST(Notice, CarriesNamesPeriodAndTheDaysCounted) {
  Room room = DecidedRoom();
  ASSERT_FALSE(room.EnterDecision({"c1"}));
  ASSERT_FALSE(OpenNotice(room, [](auto& notice) { notice.add_holidays("2026-11-26"); }));
  const pb::NoticeOpened& fact = room.state().notices.back();
  EXPECT_EQ(fact.lines(0).candidates(0), "c1");
  EXPECT_EQ(fact.last_day(), "2026-12-02");
  EXPECT_EQ(fact.counted_size(), 5);
  EXPECT_EQ(fact.counted(1), "2026-11-27");
}

TEST(Notice, GivenAgainNeedsAReasonAndTakesThePlaceOfTheFirst) {
  Room room = DecidedRoom();
  ASSERT_FALSE(room.EnterDecision({"c1"}));
  ASSERT_FALSE(OpenNotice(room, kAsItIs));
  EXPECT_EQ(OpenNotice(room, kAsItIs)->what(), "reason");
  ASSERT_FALSE(OpenNotice(room, [](auto& notice) { notice.set_reason("首日录错"); }));
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  EXPECT_TRUE(desk.notices(0).superseded());
  EXPECT_FALSE(desk.notices(1).superseded());
}

TEST(Notice, RefusesDaysThatAreNone) {
  Room room = DecidedRoom();
  ASSERT_FALSE(room.EnterDecision({"c1"}));
  const auto wrong_first = [](auto& notice) { notice.set_first_day("11-25"); };
  EXPECT_EQ(OpenNotice(room, wrong_first)->what(), "first_day");
  EXPECT_EQ(OpenNotice(room, [](auto& notice) { notice.add_workdays("x"); })->what(), "workdays");
  const auto both = [](auto& notice) {
    notice.add_workdays("2026-11-28");
    notice.add_holidays("2026-11-28");
  };
  EXPECT_EQ(OpenNotice(room, both)->what(), "workdays");
}

TEST(Notice, IsOnlyGivenWhereThePlanAsksForIt) {
  Room room = DecidedRoom();
  const auto candidates = [](auto& notice) { notice.set_of(pb::PublicNotice::CANDIDATES); };
  EXPECT_EQ(OpenNotice(room, candidates)->code(), pb::Refusal::NOT_FOUND);
}

}  // namespace
}  // namespace tingfen::competition
