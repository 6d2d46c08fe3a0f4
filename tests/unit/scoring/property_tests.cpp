// What must hold for any rules and any marks.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <map>
#include <numeric>
#include <random>

#include "server/scoring/ranking.h"
#include "server/scoring/total.h"
#include "tests/unit/scoring/sheets.h"

namespace tingfen::scoring {
namespace {

constexpr int kMax = 40;  // Of every criterion; marks are whole or half.

// The rules, and everybody's sheets by candidate, stage and panel.
struct Interviews {
  Rules rules;
  std::vector<std::vector<std::vector<PanelSheets>>> sheets;

  std::size_t candidates() const { return sheets.size(); }
};

int Pick(int low, int high) {
  return *rc::gen::inRange(low, high + 1);
}

bool Coin() {
  return *rc::gen::arbitrary<bool>();
}

std::string Id(const char* prefix, std::size_t i) {
  return prefix + std::to_string(i);
}

std::vector<Weight> AnyWeights(int count) {
  std::vector<int> parts;
  for (int i = 0; i < count; ++i) parts.push_back(Pick(1, 9));
  const int sum = std::accumulate(parts.begin(), parts.end(), 0);
  std::vector<Weight> weights;
  for (const int part : parts) {
    weights.push_back(Share(std::to_string(part) + "/" + std::to_string(sum)));
  }
  return weights;
}

std::optional<Trim> AnyTrim(std::size_t seats) {
  const unsigned high = static_cast<unsigned>(Pick(0, 2));
  const unsigned low = static_cast<unsigned>(Pick(0, 2));
  if (Coin() || high + low >= seats) return std::nullopt;
  return Trim{high, low, Coin() ? TrimScope::kSheet : TrimScope::kCriterion, high + low + 1};
}

Rules AnyRules() {
  Rules rules;
  const int stages = Pick(1, 3);
  const auto weights = AnyWeights(stages);
  for (int s = 0; s < stages; ++s) {
    StageRule stage;
    stage.id = Id("stage", static_cast<std::size_t>(s));
    stage.weight = weights[static_cast<std::size_t>(s)];
    const int criteria = Pick(1, 4);
    for (int c = 0; c < criteria; ++c) {
      stage.criteria.push_back({Id("criterion", static_cast<std::size_t>(c)), kMax, 1});
    }
    stage.full_mark = kMax * criteria;
    const int panels = Pick(1, 3);
    const auto shares = AnyWeights(panels);
    for (int p = 0; p < panels; ++p) {
      PanelRule panel =
          Panel(Id("panel", static_cast<std::size_t>(p)), "100", static_cast<unsigned>(Pick(1, 7)));
      panel.weight = shares[static_cast<std::size_t>(p)];
      panel.trim = AnyTrim(panel.seats.size());
      stage.panels.push_back(std::move(panel));
    }
    rules.stages.push_back(std::move(stage));
  }
  rules.components = {{"interview", Share("100"), {}, {}}};
  rules.rounding.published = static_cast<unsigned>(Pick(0, 3));
  return rules;
}

void RoundAnywhere(Rounding& rounding) {
  const auto places = [] {
    return Coin() ? std::optional<unsigned>() : static_cast<unsigned>(Pick(0, 3));
  };
  rounding.mode = Coin() ? RoundingMode::kHalfUp : RoundingMode::kTruncate;
  rounding.criterion = places();
  rounding.sheet = places();
  rounding.panel = places();
  rounding.stage = places();
}

// Marks between `low` and `high` halves.
Interviews AnyInterviews(int candidates, int low = 0, int high = 2 * kMax) {
  Interviews interviews{AnyRules(), {}};
  for (int i = 0; i < candidates; ++i) {
    auto& stages = interviews.sheets.emplace_back();
    for (const StageRule& stage : interviews.rules.stages) {
      auto& panels = stages.emplace_back();
      for (const PanelRule& panel : stage.panels) {
        panels.push_back({panel.id, {}});
        for (const std::string& seat : panel.seats) {
          Sheet sheet{seat, {}};
          for (const Criterion& criterion : stage.criteria) {
            sheet.marks.push_back({criterion.id, Exact::Ratio(Pick(low, high), 2)});
          }
          panels.back().sheets.push_back(std::move(sheet));
        }
      }
    }
  }
  return interviews;
}

TotalFigure TotalOf(const Interviews& interviews, std::size_t candidate,
                    const std::map<std::string, Exact>& imported = {}) {
  std::vector<StageFigure> stages;
  const Rules& rules = interviews.rules;
  for (std::size_t s = 0; s < rules.stages.size(); ++s) {
    auto scored = ScoreStage(rules.stages[s], rules.rounding, interviews.sheets[candidate][s], {});
    stages.push_back(std::get<StageFigure>(std::move(scored)));
  }
  return std::get<TotalFigure>(ScoreTotal(rules, stages, ScoreInterview(rules, stages), imported));
}

std::vector<Contender> Contenders(const Interviews& interviews) {
  std::vector<Contender> contenders;
  for (std::size_t i = 0; i < interviews.candidates(); ++i) {
    contenders.push_back({Id("c", i), TotalOf(interviews, i), {}});
  }
  return contenders;
}

template <typename List>
auto& AnyOf(List& list) {
  return list[*rc::gen::inRange<std::size_t>(0, list.size())];
}

// One mark somewhere in a candidate's sheets.
Exact& AnyMark(Interviews& interviews, std::size_t candidate) {
  auto& panels = AnyOf(interviews.sheets[candidate]);
  return AnyOf(AnyOf(AnyOf(panels).sheets).marks).mark;
}

TEST(ScoringProperty, TheOrderInWhichSheetsArriveNeverMatters) {
  EXPECT_TRUE(rc::check([] {
    Interviews interviews = AnyInterviews(1);
    RoundAnywhere(interviews.rules.rounding);
    const TotalFigure before = TotalOf(interviews, 0);
    std::mt19937 random(static_cast<unsigned>(Pick(0, 1 << 20)));
    for (auto& panels : interviews.sheets[0]) {
      std::shuffle(panels.begin(), panels.end(), random);
      for (PanelSheets& panel : panels) {
        std::shuffle(panel.sheets.begin(), panel.sheets.end(), random);
        for (Sheet& sheet : panel.sheets) {
          std::shuffle(sheet.marks.begin(), sheet.marks.end(), random);
        }
      }
    }
    RC_ASSERT(TotalOf(interviews, 0).unrounded == before.unrounded);
  }));
}

TEST(ScoringProperty, ARaisedMarkNeverLowersItsCandidateWhereNothingIsRounded) {
  EXPECT_TRUE(rc::check([] {
    Interviews interviews = AnyInterviews(1);
    const Exact before = TotalOf(interviews, 0).unrounded;
    Exact& mark = AnyMark(interviews, 0);
    const int room = 2 * kMax - std::stoi(ToExactText(mark * 2));
    mark += Exact::Ratio(Pick(0, room), 2);
    RC_ASSERT(TotalOf(interviews, 0).unrounded >= before);
  }));
}

TEST(ScoringProperty, AConstantAddedToEverySheetAddsItselfWhereNothingIsRounded) {
  EXPECT_TRUE(rc::check([] {
    Interviews interviews = AnyInterviews(1, 0, kMax);
    const Exact before = TotalOf(interviews, 0).unrounded;
    const Exact more = Exact::Ratio(Pick(0, kMax), 2);
    for (auto& panels : interviews.sheets[0]) {
      for (PanelSheets& panel : panels) {
        for (Sheet& sheet : panel.sheets) sheet.marks[0].mark += more;
      }
    }
    RC_ASSERT(TotalOf(interviews, 0).unrounded - before == more);
  }));
}

// Fractions of whole numbers, apart from the program's arithmetic.
TEST(ScoringProperty, AScaledMarkCountsByItsFullMarkExactly) {
  using Rational = boost::multiprecision::cpp_rational;
  EXPECT_TRUE(rc::check([] {
    Interviews interviews = AnyInterviews(1);
    const int full = Pick(1, 1000);
    const int to = Pick(1, 1000);
    const int mark = Pick(0, 2 * full);  // In halves.
    const int share = Pick(1, 99);
    Rules& rules = interviews.rules;
    rules.components = {
        {"written", Share(std::to_string(share)), {}, Scale{Exact(full), Exact(to)}},
        {"interview", Share(std::to_string(100 - share)), {}, {}}};
    const TotalFigure total = TotalOf(interviews, 0, {{"written", Exact::Ratio(mark, 2)}});
    const Rational interview(ToFraction(total.components[1].announced.value));
    const Rational expected =
        Rational(mark, 2) * to / full * share / 100 + interview * (100 - share) / 100;
    RC_ASSERT(Rational(ToFraction(total.announced.exact)) == expected);
    RC_ASSERT(total.components[0].announced.value == Exact::Ratio(mark, 2));
  }));
}

TEST(ScoringProperty, EqualPublishedTotalsAndTieKeysAlwaysShareARank) {
  EXPECT_TRUE(rc::check([] {
    // Few different marks and no places: ties are common.
    Interviews interviews = AnyInterviews(5, 40, 44);
    interviews.rules.rounding.published = 0;
    const std::vector<std::string> keys = {"interview", "stage:stage0", "panel:stage0/panel0",
                                           "exact"};
    for (const std::string& key : keys) {
      if (Coin()) interviews.rules.ties.push_back(*ParseTieKey(key));
    }
    const auto contenders = Contenders(interviews);
    const auto ranking = RankPost(interviews.rules, contenders);
    const auto rank_of = [&](const std::string& id) {
      return std::ranges::find(ranking, id, &RankLine::candidate)->rank;
    };
    for (const Contender& a : contenders) {
      for (const Contender& b : contenders) {
        const bool alike =
            a.total.announced.text == b.total.announced.text && a.total.ties == b.total.ties;
        RC_ASSERT(alike == (rank_of(a.candidate) == rank_of(b.candidate)));
      }
    }
  }));
}

TEST(ScoringProperty, RenamingCandidatesPermutesTheRanking) {
  EXPECT_TRUE(rc::check([] {
    const Interviews interviews = AnyInterviews(4, 60, 80);
    auto contenders = Contenders(interviews);
    const auto ranking = RankPost(interviews.rules, contenders);
    for (Contender& contender : contenders) contender.candidate = "renamed " + contender.candidate;
    const auto renamed = RankPost(interviews.rules, contenders);
    RC_ASSERT(renamed.size() == ranking.size());
    for (std::size_t i = 0; i < ranking.size(); ++i) {
      RC_ASSERT(renamed[i].candidate == "renamed " + ranking[i].candidate);
      RC_ASSERT(renamed[i].rank == ranking[i].rank);
    }
  }));
}

TEST(ScoringProperty, TheOrderOfTheRollDecidesNoRank) {
  EXPECT_TRUE(rc::check([] {
    const Interviews interviews = AnyInterviews(5, 70, 80);
    auto contenders = Contenders(interviews);
    const auto ranking = RankPost(interviews.rules, contenders);
    std::mt19937 random(static_cast<unsigned>(Pick(0, 1 << 20)));
    std::shuffle(contenders.begin(), contenders.end(), random);
    for (const RankLine& line : RankPost(interviews.rules, contenders)) {
      const auto before = std::ranges::find(ranking, line.candidate, &RankLine::candidate);
      RC_ASSERT(before->rank == line.rank);
    }
  }));
}

}  // namespace
}  // namespace tingfen::scoring
