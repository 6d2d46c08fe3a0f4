// The signature by pen, the supervisor's opinion and the end of the day.
#include <gtest/gtest.h>

#include <algorithm>

#include "server/competition/run_sheet.h"
#include "server/competition/views/public.h"
#include "tests/kit/pictures.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> Attach(Room& room, const std::string& scan,
                                  const std::string& candidate = "c1") {
  return room.Send("operator", [&](auto& command) {
    command.mutable_attach_signature()->set_candidate(candidate);
    command.mutable_attach_signature()->set_digest(room.NewestDigestOf(candidate));
    command.mutable_attach_signature()->set_scan(scan);
  });
}

std::optional<pb::Refusal> GiveOpinion(Room& room, const std::string& text) {
  return room.Send("supervisor", [&](auto& command) {
    command.mutable_give_opinion()->set_room("room1");
    command.mutable_give_opinion()->set_text(text);
  });
}

std::optional<pb::Refusal> EndDay(Room& room) {
  return room.Send("operator", [](auto& command) { command.mutable_end_day()->set_room("room1"); });
}

Room Announced() {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.RunTurn("c1", {"50", "30"}, "90");
  room.Release("c1");
  EXPECT_FALSE(room.Announce("c1"));
  return room;
}

const std::string kJpeg = ScannedPage();

TEST(SignatureByPen, IsBoundToTheFiguresThatWerePrinted) {
  Room room = Announced();
  ASSERT_FALSE(Attach(room, kJpeg));
  EXPECT_TRUE(room.state().candidates.at("c1").signed_);
  const pb::ResultSigned& fact = room.events().back().result_signed();
  EXPECT_EQ(fact.digest(), room.state().candidates.at("c1").digest);
  EXPECT_EQ(fact.scan(), kJpeg);
  EXPECT_TRUE(fact.signature_png().empty());
  EXPECT_EQ(fact.present_size(), 3);
  EXPECT_FALSE(fact.declaration().empty());
  EXPECT_EQ(room.Sign("c1")->code(), pb::Refusal::ALREADY);
}

TEST(Declaration, IsRecordedInTheLanguageItWasShownIn) {
  Room room = Announced();
  const pb::KioskView kiosk = Kiosk(room.state(), "room1", room.moment());
  const auto sign = [&](const std::string& language) {
    return room.Send("kiosk", [&](auto& command) {
      pb::SignResult& result = *command.mutable_sign_result();
      result.set_candidate("c1");
      result.set_digest(kiosk.result().digest());
      result.set_signature_png(DrawnSignature());
      result.set_language(language);
    });
  };
  EXPECT_EQ(sign("fr")->what(), "language");
  ASSERT_FALSE(sign("en"));
  const pb::ResultSigned& fact = room.events().back().result_signed();
  EXPECT_EQ(fact.language(), "en");
  EXPECT_EQ(fact.declaration(), kiosk.declaration().en());
  EXPECT_NE(fact.declaration(), kiosk.declaration().zh());
}

TEST(Signature, IsNotAwaitedOfWhoIsDisqualifiedAfterHearing) {
  Room room = Announced();
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    command.mutable_set_outcome()->set_candidate("c1");
    command.mutable_set_outcome()->set_outcome(pb::Outcome::DISQUALIFIED);
    command.mutable_set_outcome()->set_reason("资格审查不合格");
  }));
  const auto steps = StepsOf(room.state(), room.state().rooms.at("room1"), pb::Role::OPERATOR);
  const auto call = std::find_if(steps.begin(), steps.end(), [](const pb::Step& step) {
    return step.command().has_call_candidate();
  });
  ASSERT_NE(call, steps.end());
  EXPECT_TRUE(call->recommended());
}

TEST(SignatureByPen, IsAPictureOfAUsualSize) {
  Room room = Announced();
  EXPECT_EQ(Attach(room, "")->what(), "scan");
  EXPECT_EQ(Attach(room, std::string(5000, 'x'))->what(), "scan");
  EXPECT_EQ(Attach(room, "\xff\xd8\xff" + std::string(5000, 'x'))->what(), "scan");
  EXPECT_EQ(Attach(room, ScannedPage() + std::string(500 * 1024, 'x'))->what(), "scan");
  EXPECT_EQ(Attach(room, ScannedPage().substr(0, ScannedPage().size() - 20))->what(), "scan");
  EXPECT_EQ(Attach(room, JpegPicture(9000, 10))->what(), "scan");
}

TEST(SignatureByPen, WaitsForTheAnnouncementAsAnyOther) {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.RunTurn("c1", {"50", "30"}, "90");
  EXPECT_EQ(Attach(room, kJpeg)->code(), pb::Refusal::NOT_NOW);
}

TEST(EndOfDay, NeedsTheSupervisorsOpinion) {
  Room room(TwoStagePlan(3), RollOf(2));
  room.RunDay({"90", "80"});
  EXPECT_EQ(EndDay(room)->what(), "opinion");
  ASSERT_FALSE(GiveOpinion(room, "程序规范，未发现问题。"));
  ASSERT_FALSE(EndDay(room));
  EXPECT_TRUE(room.state().rooms.at("room1").day_ended);
  EXPECT_EQ(EndDay(room)->code(), pb::Refusal::ALREADY);
}

// What the operator is to do next.
pb::Command::ActionCase NextAtTheDesk(const Room& room) {
  const auto steps = StepsOf(room.state(), room.state().rooms.at("room1"), pb::Role::OPERATOR);
  const auto next = std::find_if(steps.begin(), steps.end(),
                                 [](const pb::Step& step) { return step.recommended(); });
  return next == steps.end() ? pb::Command::ACTION_NOT_SET : next->command().action_case();
}

TEST(EndOfDay, IsTheNextStepOnceEverybodyHasSignedAndTheOpinionIsGiven) {
  Room room(TwoStagePlan(3), RollOf(2));
  room.RunDay({"90", "80"});
  EXPECT_NE(NextAtTheDesk(room), pb::Command::kEndDay);
  ASSERT_FALSE(GiveOpinion(room, "程序规范，未发现问题。"));
  EXPECT_EQ(NextAtTheDesk(room), pb::Command::kEndDay);
  ASSERT_FALSE(EndDay(room));
  EXPECT_NE(NextAtTheDesk(room), pb::Command::kEndDay);
}

TEST(EndOfDay, SettlesTheOpinion) {
  Room room(TwoStagePlan(3), RollOf(2));
  room.RunDay({"90", "80"});
  ASSERT_FALSE(GiveOpinion(room, "程序规范。"));
  ASSERT_FALSE(GiveOpinion(room, "程序规范，一次更正已见证。"));
  EXPECT_EQ(room.state().rooms.at("room1").opinion, "程序规范，一次更正已见证。");
  ASSERT_FALSE(EndDay(room));
  EXPECT_EQ(GiveOpinion(room, "另有意见")->code(), pb::Refusal::ALREADY);
}

}  // namespace
}  // namespace tingfen::competition
