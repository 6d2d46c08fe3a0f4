#include <gtest/gtest.h>

#include "server/competition/decide.h"
#include "server/competition/evolve.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"
#include "server/competition/views/public.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

Room ClosedRoom() {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.RunTurn("c1", {"50", "30"}, "90");
  return room;
}

std::optional<pb::Refusal> Object(Room& room, const std::string& reason) {
  return room.Send("kiosk", [&](auto& command) {
    command.mutable_object_to_result()->set_candidate("c1");
    command.mutable_object_to_result()->set_digest(room.state().candidates.at("c1").digest);
    command.mutable_object_to_result()->set_reason(reason);
  });
}

std::optional<pb::Refusal> Answer(Room& room, const std::string& answer) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_answer_objection()->set_candidate("c1");
    command.mutable_answer_objection()->set_answer(answer);
  });
}

std::optional<pb::Refusal> AnnounceResults(Room& room) {
  return room.Send("operator",
                   [](auto& command) { command.mutable_announce_results()->set_post("p1"); });
}

TEST(Announcing, WaitsForEveryStepOfTheRelease) {
  Room room = ClosedRoom();
  EXPECT_EQ(room.Announce("c1")->what(), "VERIFIER");
  ASSERT_FALSE(room.Confirm("verifier", "c1"));
  EXPECT_EQ(room.Announce("c1")->what(), "CHIEF");
  ASSERT_FALSE(room.Confirm("panel_1", "c1"));
  ASSERT_FALSE(room.Confirm("supervisor", "c1"));
  EXPECT_FALSE(room.Announce("c1"));
}

TEST(Confirming, IsForTheSeatsOfTheReleaseAndOnceEach) {
  Room room = ClosedRoom();
  EXPECT_EQ(room.Confirm("panel_2", "c1")->code(), pb::Refusal::NOT_YOUR_ROLE);
  ASSERT_FALSE(room.Confirm("panel_1", "c1"));
  EXPECT_EQ(room.Confirm("panel_1", "c1")->code(), pb::Refusal::ALREADY);
}

TEST(Confirming, IsBoundToTheFiguresThatWereShown) {
  Room room = ClosedRoom();
  const auto refusal = room.Send("verifier", [](auto& command) {
    command.mutable_confirm_figures()->set_candidate("c1");
    command.mutable_confirm_figures()->set_digest("0123");
  });
  EXPECT_EQ(refusal->code(), pb::Refusal::FIGURES_CHANGED);
}

TEST(Signature, IsTakenOnlyAfterTheAnnouncementAndOnce) {
  Room room = ClosedRoom();
  EXPECT_EQ(room.Sign("c1")->code(), pb::Refusal::NOT_NOW);
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  EXPECT_EQ(Kiosk(room.state(), "room1", room.moment()).state(), pb::KioskView::SIGN);
  ASSERT_FALSE(room.Sign("c1"));
  EXPECT_EQ(room.Sign("c1")->code(), pb::Refusal::ALREADY);
  EXPECT_EQ(room.events().back().result_signed().present_size(), 3);
  EXPECT_EQ(Kiosk(room.state(), "room1", room.moment()).state(), pb::KioskView::THANKS);
}

TEST(Signature, MustBeAPicture) {
  Room room = ClosedRoom();
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  const auto refusal = room.Send("kiosk", [&](auto& command) {
    command.mutable_sign_result()->set_candidate("c1");
    command.mutable_sign_result()->set_digest(room.state().candidates.at("c1").digest);
    command.mutable_sign_result()->set_signature_png(std::string(500, 'x'));
  });
  EXPECT_EQ(refusal->what(), "signature_png");
}

TEST(Objection, IsAnsweredOnRecordBeforeTheCandidateSigns) {
  Room room = ClosedRoom();
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  ASSERT_FALSE(Object(room, "合计与宣读不符"));
  EXPECT_EQ(Kiosk(room.state(), "room1", room.moment()).state(), pb::KioskView::OBJECTED);
  EXPECT_EQ(room.Sign("c1")->what(), "objection");
  ASSERT_FALSE(Answer(room, "已当面复核，无误"));
  EXPECT_EQ(Kiosk(room.state(), "room1", room.moment()).answer(), "已当面复核，无误");
  EXPECT_FALSE(room.Sign("c1"));
}

TEST(Objection, NeedsAReasonOfAtMostFiveHundredCharacters) {
  Room room = ClosedRoom();
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  EXPECT_EQ(Object(room, "")->what(), "reason");
  std::string text;
  for (int i = 0; i < 501; ++i) text += "疑";
  EXPECT_EQ(Object(room, text)->have(), "501");
}

TEST(Results, WaitForEverybodyOfThePost) {
  Room room = ClosedRoom();
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  EXPECT_EQ(AnnounceResults(room)->code(), pb::Refusal::NOT_NOW);
  room.RunTurn("c2", {"55", "30"}, "90");
  room.Release("c2");
  ASSERT_FALSE(room.Announce("c2"));
  ASSERT_FALSE(AnnounceResults(room));
  const pb::PostResult& result = room.state().results.at("p1");
  ASSERT_EQ(result.ranking_size(), 2);
  EXPECT_EQ(result.ranking(0).candidate(), "c2");
  EXPECT_EQ(result.ranking(0).total(), "87.50");
  EXPECT_EQ(result.ranking(1).total(), "85.00");
  ASSERT_EQ(result.shortlist_size(), 1);
  EXPECT_EQ(result.shortlist(0), "c2");
  EXPECT_EQ(room.phase(), pb::Phase::RESULTS);
}

TEST(Results, LeaveATieAcrossTheCutOpen) {
  Room room = ClosedRoom();
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  room.RunTurn("c2", {"50", "30"}, "90");
  room.Release("c2");
  ASSERT_FALSE(room.Announce("c2"));
  ASSERT_FALSE(AnnounceResults(room));
  EXPECT_EQ(room.state().results.at("p1").to_resolve_size(), 2);
  EXPECT_EQ(room.state().results.at("p1").shortlist_size(), 0);
}

TEST(Results, LeaveOutWhoHasNoFigure) {
  Room room = ClosedRoom();
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    command.mutable_set_outcome()->set_candidate("c2");
    command.mutable_set_outcome()->set_outcome(pb::Outcome::WITHDRAWN);
    command.mutable_set_outcome()->set_reason("本人放弃");
  }));
  ASSERT_FALSE(room.Sign("c1"));
  EXPECT_EQ(room.phase(), pb::Phase::FINISHED);
  ASSERT_FALSE(AnnounceResults(room));
  EXPECT_EQ(room.state().results.at("p1").ranking_size(), 1);
}

TEST(Results, AreStillDueForAPostWhoseCandidatesAllStayedAway) {
  pb::Roll roll = RollOf(2);
  *roll.add_posts() = roll.posts(0);
  roll.mutable_posts(1)->set_id("p2");
  roll.mutable_candidates(1)->set_posts(0, "p2");
  Room room(TwoStagePlan(3), roll);
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    command.mutable_set_outcome()->set_candidate("c2");
    command.mutable_set_outcome()->set_outcome(pb::Outcome::ABSENT);
    command.mutable_set_outcome()->set_reason("未到场");
  }));
  for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
    ASSERT_FALSE(room.Send(seat, [](auto& command) { command.mutable_check_in_seat(); }));
  }
  ASSERT_FALSE(room.Send("operator", [](auto& command) {
    command.mutable_check_in_candidate()->set_candidate("c1");
    command.mutable_check_in_candidate()->set_arrival(pb::Arrival::PRESENT);
    command.mutable_check_in_candidate()->set_identity_checked(true);
  }));
  room.DrawLots();
  room.RunTurn("c1", {"50", "30"}, "90");
  room.Release("c1");
  ASSERT_FALSE(room.Announce("c1"));
  ASSERT_FALSE(room.Sign("c1"));
  ASSERT_FALSE(AnnounceResults(room));
  EXPECT_EQ(room.phase(), pb::Phase::FINISHED);
}

TEST(TailLoss, StopsClosingAndAnnouncingUntilTheSupervisorAcknowledges) {
  Room room = ClosedRoom();
  room.Release("c1");
  Competition state = room.state();
  pb::Event event;
  event.mutable_tail_loss_found()->set_seat("panel_2");
  Evolve(state, event, state.seq + 1);
  pb::Command command;
  command.mutable_announce_figures()->set_candidate("c1");
  command.mutable_announce_figures()->set_digest(state.candidates.at("c1").digest);
  const auto decide = [&](const std::string& seat) {
    return Decide(state, Request{&command, "d", seat, {}});
  };
  EXPECT_EQ(std::get<pb::Refusal>(decide("operator")).code(), pb::Refusal::TAIL_LOST);
  pb::Event acknowledged;
  acknowledged.mutable_tail_loss_acknowledged();
  Evolve(state, acknowledged, state.seq + 1);
  EXPECT_TRUE(std::holds_alternative<Events>(decide("operator")));
}

}  // namespace
}  // namespace tingfen::competition
