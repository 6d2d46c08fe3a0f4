// The paper sheets of a judge who left.
#include <gtest/gtest.h>

#include "server/competition/paper/keying.h"
#include "server/competition/views/desk.h"
#include "server/competition/views/moment.h"
#include "tests/kit/room.h"
#include "tests/unit/competition/paper/paper_room.h"
#include "tests/unit/competition/roll_call/leaving.h"

namespace tingfen::competition {
namespace {

TEST(PaperOfAJudgeWhoLeft, IsKeyedByTheSameTwoAndCounts) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Vacate(room, "panel_2"));
  EXPECT_EQ(KeyingFor(room.state(), "operator").lines_size(), 1);
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  ASSERT_FALSE(Key(room, "verifier", "panel_2", "50", "30"));
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(room.Submit("panel_3", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(room.Close("c1", "speech"));
  EXPECT_EQ(room.state().candidates.at("c1").stages.at("speech").closed->panels(0).sheets_size(),
            3);
}

TEST(PaperOfAJudgeWhoLeft, IsAwaitedOnceSomebodyHasReadIt) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(room.Submit("panel_3", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  ASSERT_FALSE(Vacate(room, "panel_2"));
  EXPECT_EQ(room.Close("c1", "speech")->code(), pb::Refusal::MISSING_SHEETS);
  EXPECT_EQ(Fill(room, "panel_2")->what(), "turn");
  ASSERT_FALSE(Key(room, "verifier", "panel_2", "50", "30"));
  EXPECT_FALSE(room.Close("c1", "speech"));
}

TEST(PaperOfAJudgeWhoLeft, HoldsNothingUpWhileNobodyHasReadIt) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(room.Submit("panel_3", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(Vacate(room, "panel_2"));
  EXPECT_FALSE(room.Close("c1", "speech"));
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  ASSERT_FALSE(Key(room, "verifier", "panel_2", "50", "30"));
  EXPECT_TRUE(SheetOf(room, "panel_2")->late.has_value());
}

TEST(PaperOfAJudgeWhoLeft, IsRefusedWhereItCannotHaveBeenWritten) {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Vacate(room, "panel_2"));
  room.Start("c1", "speech");
  room.End("c1", "speech");
  EXPECT_EQ(KeyingFor(room.state(), "operator").lines_size(), 0);
  const auto refusal = Key(room, "operator", "panel_2", "50", "30");
  EXPECT_EQ(refusal->code(), pb::Refusal::NOT_CHECKED_IN);
  EXPECT_EQ(refusal->what(), "left");
}

TEST(PaperOfAJudgeWhoLeft, IsRefusedWhereTheJudgeHadATablet) {
  Room room = Spoken();
  ASSERT_FALSE(Vacate(room, "panel_2"));
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  EXPECT_EQ(KeyingFor(room.state(), "operator").lines_size(), 0);
  EXPECT_EQ(Key(room, "operator", "panel_2", "50", "30")->what(), "left");
}

TEST(PaperOfAJudgeWhoLeft, IsNoLongerKeyedOnceASubstituteSitsThere) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Vacate(room, "panel_2"));
  ASSERT_FALSE(Fill(room, "panel_2"));
  EXPECT_EQ(KeyingFor(room.state(), "operator").lines_size(), 0);
  const auto refusal = Key(room, "operator", "panel_2", "50", "30");
  EXPECT_EQ(refusal->code(), pb::Refusal::NOT_CHECKED_IN);
  EXPECT_EQ(refusal->what(), "");
}

TEST(PaperOfAJudgeWhoLeft, IsNotSentFromTheTablet) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Vacate(room, "panel_2"));
  const auto refusal = room.Submit("panel_2", "c1", "speech", {"50", "30"});
  EXPECT_EQ(refusal->code(), pb::Refusal::NOT_CHECKED_IN);
  EXPECT_EQ(refusal->what(), "left");
}

TEST(PaperOfAJudgeWhoLeft, IsOfferedAndRecommendedOnlyOnceSomebodyHasReadIt) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Vacate(room, "panel_2"));
  const auto keying = [&]() -> std::optional<bool> {
    const pb::DeskView view = Desk(room.state(), "room1", Moment{});
    for (const pb::Step& step : view.steps()) {
      if (step.command().has_key_sheet() && step.role() == pb::Role::VERIFIER) {
        return step.recommended();
      }
    }
    return std::nullopt;
  };
  EXPECT_EQ(keying(), false);
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  EXPECT_EQ(keying(), true);
}

}  // namespace
}  // namespace tingfen::competition
