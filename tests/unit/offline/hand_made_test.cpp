// Plans that ask much of what is printed: thirds as weights, every level of rounding, truncation,
// trimming by criterion, adjustments, and rooms to be equalised.
#include <gtest/gtest.h>

#include <random>

#include "tests/unit/offline/vector_tables.h"

namespace tingfen::offline {
namespace {

constexpr unsigned kPlans = 80;
constexpr unsigned kCandidates = 6;
constexpr unsigned kJudges = 7;

class HandMade {
 public:
  explicit HandMade(unsigned seed) : random_(seed) {}

  VectorTables Make() {
    tables_.sheets = "candidate,stage,panel,judge,criterion,mark\n";
    tables_.components = "candidate,component,mark\n";
    tables_.adjustments = "candidate,stage,points,reason\n";
    Panels();
    Stage("speech", "1/3");
    Stage("defense", "2/3");
    Components();
    Rounding();
    if (Coin()) Equalise();
    tables_.plan.add_ties("panel:speech/experts");
    tables_.roll.add_posts()->set_id("p1");
    for (unsigned i = 0; i < kCandidates; ++i) Candidate("c" + std::to_string(i + 1), i);
    return std::move(tables_);
  }

 private:
  unsigned Below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }
  bool Coin() { return Below(2) == 0; }

  void Panels() {
    for (const char* id : {"experts", "mass"}) {
      pb::Panel& panel = *tables_.plan.add_panels();
      panel.set_id(id);
      panel.mutable_title()->set_zh(id);
      panel.set_kind(pb::Panel::EXPERT);
      panel.set_seats(kJudges);
    }
  }

  void Stage(const std::string& id, const std::string& weight) {
    pb::Stage& stage = *tables_.plan.add_stages();
    stage.set_id(id);
    stage.mutable_title()->set_zh(id);
    stage.set_weight(weight);
    stage.set_full_mark("100");
    stage.set_step("0.01");
    for (const char* name : {"content", "manner"}) {
      pb::Criterion& criterion = *stage.add_criteria();
      criterion.set_id(name);
      criterion.mutable_title()->set_zh(name);
      criterion.set_max("50");
      if (Coin()) criterion.set_weight("1.25");
    }
    Panel(stage, "experts", Coin() ? "70" : "1/3");
    Panel(stage, "mass", stage.panels(0).weight() == "70" ? "30" : "2/3");
  }

  void Panel(pb::Stage& stage, const std::string& id, const std::string& weight) {
    pb::StagePanel& panel = *stage.add_panels();
    panel.set_panel(id);
    panel.set_weight(weight);
    panel.set_min_sheets(1);
    if (Below(3) == 0) return;
    panel.mutable_trim()->set_high(Below(3));
    panel.mutable_trim()->set_low(Below(3));
    panel.mutable_trim()->set_scope(Coin() ? pb::Trim::SHEET : pb::Trim::CRITERION);
    panel.mutable_trim()->set_at_least(5 + Below(3));
  }

  void Components() {
    const bool written = Coin();
    pb::Component& interview = *tables_.plan.add_components();
    interview.set_id("interview");
    interview.mutable_title()->set_zh("interview");
    interview.set_weight(written ? "2/3" : "100");
    interview.set_pass("60");
    if (!written) return;
    pb::Component& component = *tables_.plan.add_components();
    component.set_id("written");
    component.mutable_title()->set_zh("written");
    component.set_weight("1/3");
    component.set_full_mark(std::to_string(100 + Below(200)));
    component.set_counted(pb::Component::SCALED);
    if (Coin()) interview.set_counted(pb::Component::SCALED);
  }

  void Rounding() {
    pb::Rounding& rounding = *tables_.plan.mutable_rounding();
    rounding.set_mode(Coin() ? pb::Rounding::HALF_UP : pb::Rounding::TRUNCATE);
    rounding.set_published(Below(4));
    if (Coin()) rounding.set_criterion(Below(4));
    if (Coin()) rounding.set_sheet(Below(3));
    if (Coin()) rounding.set_panel(Below(4));
    if (Coin()) rounding.set_stage(Below(4));
  }

  void Equalise() {
    pb::Equalise& equalise = *tables_.plan.mutable_equalise();
    equalise.set_base(Coin() ? pb::Equalise::POOLED : pb::Equalise::MEAN_OF_MEANS);
    equalise.set_trim_candidates(Below(2));
    if (Coin()) equalise.set_mean_places(Below(4));
    if (Coin()) equalise.set_coefficient_places(2 + Below(4));
    for (const char* room : {"r1", "r2"}) tables_.roll.add_rooms()->set_id(room);
  }

  std::string Mark(unsigned most) {
    const unsigned hundredths = most * 50 + Below(most * 50 + 1);
    const std::string cents = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + (cents.size() == 1 ? ".0" : ".") + cents;
  }

  void Candidate(const std::string& id, unsigned at) {
    pb::Candidate& candidate = *tables_.roll.add_candidates();
    candidate.set_id(id);
    candidate.add_posts("p1");
    if (tables_.plan.has_equalise()) candidate.set_room(at % 3 == 0 ? "r1" : "r2");
    for (const pb::Stage& stage : tables_.plan.stages()) {
      for (const pb::StagePanel& panel : stage.panels()) Sheets(id, stage, panel.panel());
      if (Coin()) continue;
      tables_.adjustments += id + "," + stage.id() + ",-0.5,overtime\n";
      if (Coin()) tables_.adjustments += id + "," + stage.id() + ",0.25,brevity\n";
    }
    if (tables_.plan.components_size() == 2) {
      tables_.components += id + ",written," + Mark(100) + "\n";
    }
  }

  void Sheets(const std::string& id, const pb::Stage& stage, const std::string& panel) {
    const unsigned sheets = kJudges - Below(4);
    for (unsigned judge = 1; judge <= sheets; ++judge) {
      for (const pb::Criterion& criterion : stage.criteria()) {
        tables_.sheets += id + "," + stage.id() + "," + panel + "," + std::to_string(judge) + "," +
                          criterion.id() + "," + Mark(50) + "\n";
      }
    }
  }

  std::mt19937 random_;
  VectorTables tables_;
};

TEST(Trace, OfPlansThatAskMuchCanBeRedoneByHand) {
  for (unsigned seed = 1; seed <= kPlans; ++seed) {
    SCOPED_TRACE(seed);
    const VectorTables tables = HandMade(seed).Make();
    const Scored scored = ScoredFrom(tables);
    ASSERT_EQ(scored.figures.size(), kCandidates);
    const Constants constants = ConstantsOf(tables, scored);
    for (const pb::CandidateFigures& figures : scored.figures) {
      for (const std::string& wrong : RedoByHand(TraceOf(tables, scored, figures), constants)) {
        ADD_FAILURE() << figures.candidate() << ": " << wrong;
      }
    }
  }
}

}  // namespace
}  // namespace tingfen::offline
