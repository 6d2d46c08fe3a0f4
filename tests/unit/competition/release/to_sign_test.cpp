#include "server/competition/release/to_sign.h"

#include <gtest/gtest.h>

#include "server/competition/views/desk.h"
#include "server/competition/views/look_up.h"
#include "server/competition/views/public.h"
#include "tests/kit/pictures.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

using Ids = std::vector<std::string>;

// Two hear one after the other, and nobody signs.
Room TwoHeard() {
  Room room(TwoStagePlan(4), RollOf(4));
  room.CheckEverybodyIn();
  room.DrawLots();
  for (const char* id : {"c1", "c2"}) {
    room.RunTurn(id, {"50", "30"}, "90");
    room.Release(id);
    EXPECT_FALSE(room.Announce(id));
  }
  return room;
}

Ids OnKiosk(const Room& room) {
  Ids ids;
  const pb::KioskView view = Kiosk(room.state(), "room1", room.moment());
  for (const pb::ToSign& one : view.to_sign()) ids.push_back(one.person().candidate());
  return ids;
}

Ids OnDesk(const Room& room) {
  Ids ids;
  const pb::DeskView view = Desk(room.state(), "room1", room.moment());
  for (const pb::ToSign& one : view.to_sign()) ids.push_back(one.person().candidate());
  return ids;
}

std::optional<pb::Refusal> CallToSignOf(Room& room, const std::string& seat, const std::string& id,
                                        const std::string& digest) {
  return room.Send(seat, [&](auto& command) {
    command.mutable_call_to_sign()->set_candidate(id);
    command.mutable_call_to_sign()->set_digest(digest);
  });
}

std::optional<pb::Refusal> CallIt(Room& room, const std::string& seat, const std::string& id) {
  return CallToSignOf(room, seat, id, room.NewestDigestOf(id));
}

std::optional<pb::Refusal> AttachPageOf(Room& room, const std::string& id) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_attach_signature()->set_candidate(id);
    command.mutable_attach_signature()->set_digest(room.NewestDigestOf(id));
    command.mutable_attach_signature()->set_scan(ScannedPage());
  });
}

TEST(Signing, IsAskedOfWhoHearsBeforeThoseWhoHeardEarlier) {
  const Room room = TwoHeard();
  EXPECT_EQ(OnKiosk(room), (Ids{"c2", "c1"}));
  EXPECT_EQ(OnDesk(room), OnKiosk(room));
  EXPECT_EQ(Kiosk(room.state(), "room1", room.moment()).result().person().candidate(), "c2");
}

TEST(Signing, GoesByTheOrderOfAnnouncingOnceTheNextIsCalled) {
  Room room = TwoHeard();
  room.RunTurn("c3", {"50", "30"}, "90");
  EXPECT_EQ(OnKiosk(room), (Ids{"c1", "c2"}));
  EXPECT_EQ(OnDesk(room), OnKiosk(room));
}

TEST(Signing, IsOfWhomTheKioskOrTheDeskChose) {
  Room room = TwoHeard();
  ASSERT_FALSE(CallIt(room, "kiosk", "c1"));
  EXPECT_EQ(OnKiosk(room), (Ids{"c1", "c2"}));
  EXPECT_EQ(OnDesk(room), OnKiosk(room));
  ASSERT_FALSE(CallIt(room, "operator", "c2"));
  EXPECT_EQ(OnDesk(room), (Ids{"c2", "c1"}));
  ASSERT_FALSE(room.Sign("c1"));  // Who stands there may finish.
  EXPECT_EQ(OnKiosk(room), (Ids{"c2"}));
}

TEST(Signing, TurnsToWhoHearsNextWhoeverWasChosen) {
  Room room = TwoHeard();
  ASSERT_FALSE(CallIt(room, "kiosk", "c1"));
  room.RunTurn("c3", {"50", "30"}, "90");
  room.Release("c3");
  ASSERT_FALSE(room.Announce("c3"));
  EXPECT_EQ(OnKiosk(room), (Ids{"c3", "c1", "c2"}));
}

TEST(Signing, IsChosenAmongAnnouncedAndUnsignedFiguresAlone) {
  Room room = TwoHeard();
  ASSERT_FALSE(room.Sign("c2"));
  EXPECT_EQ(CallIt(room, "kiosk", "c2")->code(), pb::Refusal::ALREADY);
  room.RunTurn("c3", {"50", "30"}, "90");
  EXPECT_EQ(CallIt(room, "kiosk", "c3")->code(), pb::Refusal::NOT_NOW);
  EXPECT_EQ(CallToSignOf(room, "kiosk", "c1", "0123")->code(), pb::Refusal::FIGURES_CHANGED);
}

TEST(Signing, IsAskedForAfterAnObjectionIsAnswered) {
  Room room = TwoHeard();
  const std::string digest = room.NewestDigestOf("c2");
  ASSERT_FALSE(room.Send("kiosk", [&](auto& command) {
    command.mutable_object_to_result()->set_candidate("c2");
    command.mutable_object_to_result()->set_digest(digest);
    command.mutable_object_to_result()->set_reason("合计与宣读不符");
  }));
  ASSERT_FALSE(room.Send("operator", [&](auto& command) {
    command.mutable_answer_objection()->set_candidate("c2");
    command.mutable_answer_objection()->set_answer("已当面复核，无误");
  }));
  EXPECT_EQ(room.phase(), pb::Phase::ANNOUNCED);
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  for (const pb::Step& step : desk.steps()) {
    EXPECT_FALSE(step.recommended() && step.command().has_call_candidate());
  }
  ASSERT_FALSE(desk.to_sign().empty());
  EXPECT_EQ(desk.to_sign(0).person().candidate(), "c2");
  EXPECT_TRUE(desk.to_sign(0).answered());
}

TEST(Signing, ByPenMayFollowTheKiosk) {
  Room room = TwoHeard();
  ASSERT_FALSE(room.Sign("c2"));
  ASSERT_FALSE(AttachPageOf(room, "c2"));
  const pb::LookedUp found = LookUp(room.state(), "room1", "c2");
  ASSERT_EQ(found.results(0).signatures_size(), 2);
  EXPECT_FALSE(found.results(0).signatures(0).by_pen());
  EXPECT_TRUE(found.results(0).signatures(1).by_pen());
  EXPECT_EQ(found.results(0).signatures(1).picture(), ScannedPage());
  for (std::size_t more = 2; more < kSignaturesMax; ++more) ASSERT_FALSE(AttachPageOf(room, "c2"));
  EXPECT_EQ(AttachPageOf(room, "c2")->reason(), pb::Refusal::FULL);
}

TEST(LookingUp, ShowsClosedFiguresAndReceiptsOfTheOwnRoomAlone) {
  Room room = TwoHeard();
  const pb::LookedUp found = LookUp(room.state(), "room1", "c1");
  ASSERT_EQ(found.results_size(), 1);
  EXPECT_EQ(found.results(0).closed().digest(), room.NewestDigestOf("c1"));
  EXPECT_FALSE(found.receipts().empty());
  EXPECT_TRUE(LookUp(room.state(), "room1", "c3").results().empty());
  EXPECT_FALSE(LookUp(room.state(), "room2", "c1").has_person());
}

}  // namespace
}  // namespace tingfen::competition
