#include "judge_client/headless/people/marks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <set>

namespace tingfen::headless {
namespace {

pb::StageCard Card(const std::string& step, const std::vector<std::string>& maxima) {
  pb::StageCard card;
  card.set_stage("speech");
  card.set_step(step);
  for (const std::string& max : maxima) {
    pb::Criterion& criterion = *card.add_criteria();
    criterion.set_id("k" + std::to_string(card.criteria_size()));
    criterion.set_max(max);
  }
  return card;
}

std::string Written(const std::vector<pb::Mark>& marks) {
  std::string text;
  for (const pb::Mark& mark : marks) text += mark.criterion() + "=" + mark.mark() + " ";
  return text;
}

// A decimal of at most two places, in hundredths.
long Hundredths(const std::string& mark) {
  return std::lround(std::strtod(mark.c_str(), nullptr) * 100);
}

TEST(Marks, LieFromSeventyToNinetyFivePerCentOnTheStep) {
  const pb::StageCard card = Card("0.5", {"30", "20", "15", "100"});
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto marks = MarksFor(seed, "c1", card, "panel_2", 1);
    ASSERT_EQ(marks.size(), 4U);
    const long maxima[] = {3000, 2000, 1500, 10000};
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const long mark = Hundredths(marks[i].mark());
      EXPECT_EQ(mark % 50, 0) << marks[i].mark();
      EXPECT_GE(mark * 100, maxima[i] * 70) << marks[i].mark();
      EXPECT_LE(mark * 100, maxima[i] * 95) << marks[i].mark();
    }
  }
}

TEST(Marks, AreCanonicalDecimals) {
  std::set<std::string> endings;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const std::string mark = MarksFor(seed, "c1", Card("0.5", {"30"}), "panel_1", 1)[0].mark();
    const std::size_t point = mark.find('.');
    endings.insert(point == std::string::npos ? "" : mark.substr(point));
  }
  EXPECT_EQ(endings, (std::set<std::string>{"", ".5"}));
}

TEST(Marks, AreTheNearestStepWhereTheStepIsCoarse) {
  EXPECT_EQ(Written(MarksFor(1, "c1", Card("1", {"1"}), "panel_1", 1)), "k1=1 ");
  EXPECT_EQ(Written(MarksFor(1, "c1", Card("1", {"2"}), "panel_1", 1)), "k1=2 ");
}

TEST(Marks, AreKnownToWhoKnowsTheSeed) {
  const pb::StageCard card = Card("0.5", {"30", "20", "20", "30"});
  EXPECT_EQ(Written(MarksFor(7, "c2", card, "panel_3", 1)),
            Written(MarksFor(7, "c2", card, "panel_3", 1)));
}

TEST(Marks, DifferBySeedCandidateStageSeatAndVersion) {
  const pb::StageCard card = Card("0.01", {"30", "20", "20", "30"});
  pb::StageCard other_stage = card;
  other_stage.set_stage("defense");
  const std::set<std::string> all = {
      Written(MarksFor(7, "c2", card, "panel_3", 1)),
      Written(MarksFor(8, "c2", card, "panel_3", 1)),
      Written(MarksFor(7, "c1", card, "panel_3", 1)),
      Written(MarksFor(7, "c2", other_stage, "panel_3", 1)),
      Written(MarksFor(7, "c2", card, "panel_4", 1)),
      Written(MarksFor(7, "c2", card, "panel_3", 2)),
  };
  EXPECT_EQ(all.size(), 6U);
}

}  // namespace
}  // namespace tingfen::headless
