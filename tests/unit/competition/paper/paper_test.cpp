#include <gtest/gtest.h>

#include "server/competition/evolve.h"
#include "server/competition/paper/keying.h"
#include "server/competition/paper/sheet_code.h"
#include "server/competition/state/competition.h"
#include "server/competition/verify.h"
#include "server/competition/views/judge.h"
#include "tests/kit/room.h"
#include "tests/unit/competition/paper/paper_room.h"

namespace tingfen::competition {
namespace {

TEST(Paper, SheetCountsOnceTwoPeopleHaveReadTheSame) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  EXPECT_EQ(SheetOf(room, "panel_2"), nullptr);
  ASSERT_FALSE(Key(room, "verifier", "panel_2", "50", "30"));
  ASSERT_NE(SheetOf(room, "panel_2"), nullptr);
  EXPECT_TRUE(SheetOf(room, "panel_2")->Counts());
  const Sheet& sheet = SheetOf(room, "panel_2")->versions.back();
  EXPECT_EQ(sheet.total, "80");
  EXPECT_EQ(sheet.keyed_by, (std::vector<std::string>{"operator", "verifier"}));
}

TEST(Paper, SheetIsNeverReadTwiceByTheSamePerson) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  EXPECT_EQ(Key(room, "operator", "panel_2", "50", "30")->code(), pb::Refusal::ALREADY);
  ASSERT_FALSE(Key(room, "operator", "panel_2", "51", "30"));  // Reads again: the own reading.
  EXPECT_EQ(SheetOf(room, "panel_2"), nullptr);
}

TEST(Paper, ReadingsThatDifferAreShownSideBySideAndSettledByReadingAgain) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  ASSERT_FALSE(Key(room, "verifier", "panel_2", "56", "30"));
  EXPECT_EQ(SheetOf(room, "panel_2"), nullptr);
  EXPECT_EQ(room.state().notes.back().kind, pb::DeskView::Note::PAPER_DIFFERS);
  for (const char* reader : {"operator", "verifier"}) {
    const pb::Keying keying = KeyingFor(room.state(), reader);
    ASSERT_EQ(keying.lines_size(), 1);
    EXPECT_TRUE(keying.lines(0).differs());
    EXPECT_EQ(keying.lines(0).entries(0).marks(0).mark(), "50");
    EXPECT_EQ(keying.lines(0).entries(1).marks(0).mark(), "56");
  }
  ASSERT_FALSE(Key(room, "operator", "panel_2", "56", "30"));
  EXPECT_EQ(SheetOf(room, "panel_2")->versions.back().total, "86");
  EXPECT_EQ(KeyingFor(room.state(), "operator").lines_size(), 0);
}

TEST(Paper, FirstReadingIsHiddenFromTheSecondReader) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  const auto of = [&](const char* reader) {
    return KeyingFor(room.state(), reader).lines(0).entries(0);
  };
  EXPECT_EQ(of("operator").marks_size(), 2);
  EXPECT_EQ(of("verifier").by(), "operator");
  EXPECT_EQ(of("verifier").marks_size(), 0);
}

TEST(Paper, SheetIsTakenOnlyUnderItsOwnCode) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true));
  const std::string other =
      SheetCode(room.state(), "c1", "speech", room.state().seats.at("panel_3").seat);
  EXPECT_EQ(Key(room, "operator", "panel_2", "50", "30", other)->code(), pb::Refusal::WRONG_SHEET);
  std::string own = SheetCode(room.state(), "c1", "speech", room.state().seats.at("panel_2").seat);
  for (char& c : own) c = static_cast<char>(std::tolower(c));
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30", " " + own));
}

TEST(Paper, CodesOfAllSheetsOfADayDiffer) {
  std::set<std::string> codes;
  for (int number = 1; number <= 40; ++number) {
    for (int stage = 1; stage <= 2; ++stage) {
      for (int seat = 1; seat <= 12; ++seat) {
        const std::string sheet =
            std::to_string(number) + "-" + std::to_string(stage) + "-A" + std::to_string(seat);
        codes.insert(sheet + "-" + SheetCheck("ABCD2345", sheet));
      }
    }
  }
  EXPECT_EQ(codes.size(), 40U * 2 * 12);
}

TEST(Paper, CheckCharactersTellASlipOfOneDigitAndANeighbourSwapped) {
  const std::string right = SheetCheck("ABCD2345", "17-1-A3");
  for (const char* slip : {"71-1-A3", "17-2-A3", "17-1-A4", "18-1-A3", "17-1-B3"}) {
    EXPECT_NE(SheetCheck("ABCD2345", slip), right) << slip;
  }
  EXPECT_NE(SheetCheck("ABCD2346", "17-1-A3"), right);
}

// The pages print these very codes.
TEST(Paper, CheckCharactersAreThoseTheBlankSheetsCarry) {
  EXPECT_EQ(SheetCheck("ABCD2345", "1-1-A1"), "9E");
  EXPECT_EQ(SheetCheck("ABCD2345", "7-1-A3"), "40");
  EXPECT_EQ(SheetCheck("ABCD2345", "12-2-B10"), "V2");
  EXPECT_EQ(SheetCheck("ABCD2345", "3-R1-A2"), "TM");
}

TEST(Paper, SeatOnPaperTakesNoSheetFromItsTabletAndTheOthersStillDo) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  EXPECT_EQ(room.Submit("panel_2", "c1", "speech", {"50", "30"})->code(), pb::Refusal::ON_PAPER);
  EXPECT_TRUE(OwnPart(room.state(), "panel_2").on_paper());
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(room.Submit("panel_3", "c1", "speech", {"50", "30"}));
  EXPECT_EQ(room.Close("c1", "speech")->code(), pb::Refusal::MISSING_SHEETS);
  ASSERT_FALSE(Key(room, "verifier", "panel_2", "50", "30"));
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  ASSERT_FALSE(room.Close("c1", "speech"));
}

TEST(Paper, WholeRoomGoesToPaperMidTurnInOneStepAndBack) {
  Room room = Spoken();
  ASSERT_FALSE(room.Submit("panel_1", "c1", "speech", {"50", "30"}));
  ASSERT_FALSE(SetPaper(room, true));
  EXPECT_EQ(KeyingFor(room.state(), "operator").lines_size(), 2);  // What is in stays in.
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  ASSERT_FALSE(Key(room, "verifier", "panel_2", "50", "30"));
  ASSERT_FALSE(Key(room, "operator", "panel_3", "40", "30"));
  ASSERT_FALSE(SetPaper(room, false));
  EXPECT_EQ(Key(room, "verifier", "panel_3", "40", "30")->code(), pb::Refusal::NOT_ON_PAPER);
  ASSERT_FALSE(room.Submit("panel_3", "c1", "speech", {"45", "30"}));
  ASSERT_FALSE(room.Close("c1", "speech"));
}

TEST(Paper, ReadingLeftWhenTheSeatWentBackToItsTabletIsForgotten) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  ASSERT_FALSE(SetPaper(room, false, "panel_2"));
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Key(room, "verifier", "panel_2", "50", "30"));
  EXPECT_EQ(SheetOf(room, "panel_2"), nullptr);
}

TEST(Paper, ReturnedSheetIsWrittenAndReadAnew) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  ASSERT_FALSE(Key(room, "verifier", "panel_2", "50", "30"));
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    pb::ReturnSheet& sheet = *command.mutable_return_sheet();
    sheet.set_candidate("c1");
    sheet.set_stage("speech");
    sheet.set_seat("panel_2");
    sheet.set_reason("字迹不清");
  }));
  ASSERT_FALSE(Key(room, "operator", "panel_2", "55", "30"));
  ASSERT_FALSE(Key(room, "verifier", "panel_2", "55", "30"));
  EXPECT_EQ(SheetOf(room, "panel_2")->versions.size(), 2U);
  EXPECT_EQ(SheetOf(room, "panel_2")->versions.back().total, "85");
}

TEST(Paper, SheetFoundAfterClosingIsKeptAndDoesNotCount) {
  Room room(LeadersAndMassPlan(3, 5));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  ASSERT_FALSE(SetPaper(room, true, "mass_5"));
  for (const char* seat :
       {"leaders_1", "leaders_2", "leaders_3", "mass_1", "mass_2", "mass_3", "mass_4"}) {
    ASSERT_FALSE(room.Submit(seat, "c1", "speech", {"80"}));
  }
  ASSERT_FALSE(room.Close("c1", "speech"));
  ASSERT_EQ(KeyingFor(room.state(), "operator").lines_size(), 1);
  EXPECT_TRUE(KeyingFor(room.state(), "operator").lines(0).late());
  for (const char* reader : {"operator", "verifier"}) {
    ASSERT_FALSE(room.Send(reader, [&](auto& command) {
      const auto line = KeyingFor(room.state(), reader).lines(0);
      pb::KeySheet& sheet = *command.mutable_key_sheet();
      sheet.set_candidate("c1");
      sheet.set_stage("speech");
      sheet.set_seat("mass_5");
      sheet.set_code(line.code());
      sheet.add_marks()->set_criterion("overall");
      sheet.mutable_marks(0)->set_mark("70");
    }));
  }
  EXPECT_TRUE(SheetOf(room, "mass_5")->late.has_value());
  EXPECT_FALSE(SheetOf(room, "mass_5")->Counts());
}

TEST(Paper, JudgeWithoutATabletSignsThePromiseOnPaper) {
  Room room(TwoStagePlan(3));
  const auto check_in = [&](const std::string& seat) {
    return room.Send("operator",
                     [&](auto& command) { command.mutable_check_in_seat()->set_seat(seat); });
  };
  EXPECT_EQ(check_in("panel_2")->code(), pb::Refusal::NOT_ON_PAPER);
  ASSERT_FALSE(SetPaper(room, true));
  ASSERT_FALSE(check_in("panel_2"));
  EXPECT_TRUE(room.state().seats.at("panel_2").checked_in);
  EXPECT_EQ(check_in("panel_2")->code(), pb::Refusal::ALREADY);
  EXPECT_EQ(check_in("supervisor")->code(), pb::Refusal::NOT_FOUND);
}

TEST(Paper, FiguresOfAMixedPanelAreThoseOfTabletsAlone) {
  Room tablets(TwoStagePlan(3));
  Room mixed(TwoStagePlan(3));
  for (Room* room : {&tablets, &mixed}) {
    room->CheckEverybodyIn();
    room->DrawLots();
    room->Call("c1");
    room->Start("c1", "speech");
    room->End("c1", "speech");
    ASSERT_FALSE(room->Submit("panel_1", "c1", "speech", {"50", "30"}));
    ASSERT_FALSE(room->Submit("panel_3", "c1", "speech", {"52.5", "33"}));
  }
  ASSERT_FALSE(tablets.Submit("panel_2", "c1", "speech", {"41", "30"}));
  ASSERT_FALSE(SetPaper(mixed, true, "panel_2"));
  ASSERT_FALSE(Key(mixed, "operator", "panel_2", "41", "30"));
  ASSERT_FALSE(Key(mixed, "verifier", "panel_2", "41", "30"));
  for (Room* room : {&tablets, &mixed}) ASSERT_FALSE(room->Close("c1", "speech"));
  const auto figure = [](const Room& room) {
    return room.state().candidates.at("c1").stages.at("speech").closed->SerializeAsString();
  };
  EXPECT_EQ(figure(mixed), figure(tablets));
}

TEST(Paper, SheetThatTwoPeopleDidNotReadIsFoundByTheVerifier) {
  Room room = Spoken();
  ASSERT_FALSE(SetPaper(room, true, "panel_2"));
  ASSERT_FALSE(Key(room, "operator", "panel_2", "50", "30"));
  const Competition before = room.state();
  ASSERT_FALSE(Key(room, "verifier", "panel_2", "50", "30"));
  Competition again;
  for (const pb::Event& event : room.events()) {
    EXPECT_EQ(CheckFigures(again, event), std::nullopt);
    Evolve(again, event, again.seq + 1);
  }
  EXPECT_NE(CheckFigures(before, room.events().back()), std::nullopt);
}

}  // namespace
}  // namespace tingfen::competition
