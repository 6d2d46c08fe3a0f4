#include <gtest/gtest.h>

#include "server/competition/views/desk.h"
#include "server/competition/views/judge.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

// Leaders and mass judges with marks written; the stage has ended, nobody has sent anything.
class MassPanel : public testing::Test {
 protected:
  MassPanel() : room_(LeadersAndMassPlan(3, 10)) {}

  void Begin(std::uint32_t mass_checked_in) {
    for (std::uint32_t n = 1; n <= 3; ++n) CheckIn("leaders_" + std::to_string(n));
    for (std::uint32_t n = 1; n <= mass_checked_in; ++n) CheckIn("mass_" + std::to_string(n));
    for (const char* id : {"c1", "c2"}) {
      ASSERT_FALSE(room_.Send("operator", [&](auto& command) {
        command.mutable_check_in_candidate()->set_candidate(id);
        command.mutable_check_in_candidate()->set_arrival(pb::Arrival::PRESENT);
        command.mutable_check_in_candidate()->set_identity_checked(true);
      }));
    }
    room_.DrawLots();
    room_.Call("c1");
    room_.Start("c1", "speech");
    room_.End("c1", "speech");
    for (std::uint32_t n = 1; n <= 3; ++n) Send("leaders_" + std::to_string(n), "90");
  }

  void CheckIn(const std::string& seat) {
    ASSERT_FALSE(room_.Send(seat, [](auto& command) { command.mutable_check_in_seat(); }));
  }

  void Send(const std::string& seat, const std::string& mark) {
    ASSERT_FALSE(room_.Submit(seat, "c1", "speech", {mark}));
  }

  Room room_;
};

TEST_F(MassPanel, ClosesByTheShareOfCheckedInSeats) {
  Begin(9);  // 80 % of 9 is 7.2: eight sheets.
  for (std::uint32_t n = 1; n <= 7; ++n) Send("mass_" + std::to_string(n), "80");
  const auto refusal = room_.Close("c1", "speech");
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code(), pb::Refusal::MISSING_SHEETS);
  EXPECT_EQ(refusal->what(), "mass");
  EXPECT_EQ(refusal->have(), "7");
  EXPECT_EQ(refusal->need(), "8");
  Send("mass_8", "80");
  EXPECT_FALSE(room_.Close("c1", "speech"));
}

TEST_F(MassPanel, NeverClosesBelowItsMinimumOfSheets) {
  Begin(2);
  Send("mass_1", "80");
  Send("mass_2", "80");
  EXPECT_EQ(room_.Close("c1", "speech")->need(), "3");
}

TEST_F(MassPanel, StillNeedsEveryLeader) {
  Begin(5);
  for (std::uint32_t n = 1; n <= 5; ++n) Send("mass_" + std::to_string(n), "80");
  ASSERT_FALSE(room_.Send("operator", [](auto& command) {
    command.mutable_return_sheet()->set_candidate("c1");
    command.mutable_return_sheet()->set_stage("speech");
    command.mutable_return_sheet()->set_seat("leaders_2");
    command.mutable_return_sheet()->set_reason("笔误");
  }));
  EXPECT_EQ(room_.Close("c1", "speech")->what(), "leaders");
}

TEST_F(MassPanel, WeighsSeventyToThirtyAfterEachGroupLosesItsExtremes) {
  Begin(5);
  Send("mass_1", "60");
  Send("mass_2", "80");
  Send("mass_3", "82.5");
  Send("mass_4", "84");
  Send("mass_5", "100");
  ASSERT_FALSE(room_.Close("c1", "speech"));
  // Leaders 90; mass (80 + 82.5 + 84) / 3 = 82.1666…; 63 + 24.65.
  EXPECT_EQ(room_.state().candidates.at("c1").figures->total(), "87.65");
}

TEST_F(MassPanel, NamesTheSeatsWithoutASheet) {
  Begin(5);
  for (std::uint32_t n = 1; n <= 4; ++n) Send("mass_" + std::to_string(n), "80");
  ASSERT_FALSE(room_.Close("c1", "speech"));
  const auto& mass = room_.state().candidates.at("c1").figures->stages(0).panels(1);
  EXPECT_EQ(mass.missing_size(), 6);
  EXPECT_EQ(mass.missing(0), "mass_5");
}

TEST_F(MassPanel, KeepsASheetThatArrivesAfterClosingWithoutCountingIt) {
  Begin(5);
  for (std::uint32_t n = 1; n <= 4; ++n) Send("mass_" + std::to_string(n), "80");
  ASSERT_FALSE(room_.Close("c1", "speech"));
  const std::string total = room_.state().candidates.at("c1").figures->total();
  Send("mass_5", "20");
  EXPECT_TRUE(room_.events().back().sheet_submitted().late());
  EXPECT_EQ(room_.state().candidates.at("c1").figures->total(), total);
  EXPECT_EQ(OwnPart(room_.state(), "mass_5").state(), pb::OwnSeat::LATE);
  EXPECT_EQ(Desk(room_.state(), "room1", room_.moment()).notes(0).kind(),
            pb::DeskView::Note::LATE_SHEET);
  EXPECT_EQ(room_.Submit("mass_5", "c1", "speech", {"30"})->code(), pb::Refusal::ALREADY);
  EXPECT_EQ(room_.Submit("mass_1", "c1", "speech", {"30"})->code(), pb::Refusal::ALREADY);
}

TEST(Closing, NeedsTheSheetsOfAllExperts) {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  EXPECT_EQ(room.Close("c1", "speech")->code(), pb::Refusal::NOT_NOW);
  room.End("c1", "speech");
  EXPECT_EQ(room.Close("c1", "speech")->code(), pb::Refusal::MISSING_SHEETS);
}

}  // namespace
}  // namespace tingfen::competition
