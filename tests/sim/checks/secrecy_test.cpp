// That the comparison of twins finds what an answer tells. That the server tells nothing is for the
// days of simulation_test.cpp.
#include "tests/sim/checks/secrecy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

namespace tingfen::sim {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

// The first state in which the candidate's rank is out, if any.
std::optional<std::uint64_t> Ranked(const Day& day, const std::string& candidate) {
  for (const ledger::Record& row : day.rows) {
    const pb::Event event = EventOf(row);
    pb::PostResult result;
    if (!event.has_results_announced()) continue;
    EXPECT_TRUE(result.ParseFromString(event.results_announced().result()));
    for (const auto& line : result.ranking()) {
      if (line.candidate() == candidate) return row.seq;
    }
  }
  return std::nullopt;
}

struct RankedDay {
  Day day;
  Difference difference;
  std::uint64_t ranked;
};

// A day on which the candidate who is marked otherwise gets a rank.
RankedDay FirstRankedDay() {
  for (std::uint64_t seed = 1;; ++seed) {
    Day day = World({.seed = seed}).Run();
    const Difference difference = DifferenceFor(seed);
    if (const auto ranked = Ranked(day, difference.candidate)) {
      return {std::move(day), difference, *ranked};
    }
  }
}

// Refused at the same moment of both days, with something else to say.
void PlantAnswers(Day& day, Day& twin, std::uint64_t durable) {
  const auto at = std::find_if(day.frames.begin(), day.frames.end(),
                               [&](const SentFrame& sent) { return sent.durable >= durable; });
  const auto index = at - day.frames.begin();
  const auto plant = [&](Day& into, const std::string& have) {
    pb::ServerFrame frame;
    frame.mutable_refusal()->set_have(have);
    SentFrame sent = into.frames[static_cast<std::size_t>(index)];
    sent.durable = durable;
    sent.frame = std::make_shared<const std::string>(frame.SerializeAsString());
    into.frames.insert(into.frames.begin() + index, std::move(sent));
  };
  plant(day, "c1");
  plant(twin, "c2");
}

TEST(SecrecyCheck, FindsAnAnswerThatTellsTheMarksBeforeTheRankIsOut) {
  auto [day, difference, ranked] = FirstRankedDay();
  Day twin = day;
  PlantAnswers(day, twin, ranked - 1);
  CompareSecrecy(day, twin, difference);
  EXPECT_THAT(day.book.faults, Contains(HasSubstr("tells the marks")));
}

TEST(SecrecyCheck, LetsAnAnswerNameWhoComesNextOnceTheRankIsOut) {
  auto [day, difference, ranked] = FirstRankedDay();
  Day twin = day;
  PlantAnswers(day, twin, ranked);
  CompareSecrecy(day, twin, difference);
  EXPECT_THAT(day.book.faults, IsEmpty());
}

}  // namespace
}  // namespace tingfen::sim
