#include <gtest/gtest.h>

#include <random>

#include "server/competition/correction/correctable.h"
#include "server/competition/decide.h"
#include "server/competition/evolve.h"
#include "server/competition/paper/keying.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/seats.h"
#include "server/competition/views/desk.h"
#include "server/competition/views/judge.h"
#include "server/competition/views/public.h"
#include "server/vocabulary/commands.h"
#include "server/vocabulary/fields.h"
#include "tests/kit/pictures.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

// Another decision than the one that stands: the first who is left, or else nobody.
void Decide(const Room& room, pb::EnterDecision& decision) {
  const PostRecord& post = room.state().posts.at(decision.post());
  const bool choose = post.decisions.empty() || post.decisions.back().fact.vacant();
  for (const pb::RankLine& line : room.state().results.at(decision.post()).ranking()) {
    const bool gone =
        std::any_of(post.dropped_out.begin(), post.dropped_out.end(),
                    [&](const auto& one) { return one.candidate == line.candidate(); });
    if (choose && !gone && decision.chosen().empty()) decision.add_chosen(line.candidate());
  }
  decision.set_vacant(decision.chosen().empty());
}

// The first stage, or what is missing of one that is being scored; else a judge's sheet that is in.
void Propose(const pb::Correctable& correctable, pb::Correction& correction) {
  correction.set_reason("经核对");
  correction.set_candidate(correctable.person().candidate());
  if (correctable.closed()) {
    correction.set_kind(pb::Correction::ADJUST);
    correction.set_stage(correctable.stage());
    correction.set_points("-0.5");
    return;
  }
  for (const auto& sheet : correctable.sheets()) {
    if (sheet.in()) continue;
    correction.set_kind(pb::Correction::EXCLUDE);
    correction.set_stage(correctable.stage());
    return correction.set_seat(sheet.seat());
  }
  correction.set_kind(pb::Correction::RECUSE);
  correction.set_seat(correctable.sheets(0).seat());
}

// A judge's seat that is not so yet.
std::string OtherSeat(const Room& room, bool paper) {
  for (const auto& [id, seat] : room.state().seats) {
    if (!seat.seat.panel().empty() && OnPaper(room.state(), seat) != paper) return id;
  }
  return {};
}

// The first sheet that waits for this reader, as somebody reads it who reads well.
void Read(const Room& room, const std::string& reader, pb::KeySheet& command) {
  const pb::Keying keying = KeyingFor(room.state(), reader);
  for (const pb::Keying::Line& line : keying.lines()) {
    const auto& entries = line.entries();
    const auto own = std::find_if(entries.begin(), entries.end(),
                                  [&](const auto& entry) { return entry.by() == reader; });
    const bool read = own != entries.end();
    const bool was_one = read && own->marks(0).mark() == "1";
    command.set_candidate(line.person().candidate());
    command.set_stage(line.stage());
    command.set_seat(line.seat());
    command.set_code(line.code());
    command.clear_marks();
    for (const pb::Criterion& criterion : FindStage(room.state(), line.stage())->criteria()) {
      pb::Mark& mark = *command.add_marks();
      mark.set_criterion(criterion.id());
      mark.set_mark(was_one ? "2" : "1");  // Who reads again reads something else.
    }
    if (!read) return;
  }
}

// Fills in what a step asks a person for.
pb::Command Filled(const Room& room, const pb::Step& step) {
  pb::Command command = step.command();
  vocabulary::FillTexts(vocabulary::MutableActionOf(command), "经核对");
  if (step.needs() == pb::Step::ARRIVAL) {
    command.mutable_check_in_candidate()->set_arrival(pb::Arrival::PRESENT);
  }
  if (command.has_set_outcome()) {
    const auto& candidate = room.state().candidates.at(command.set_outcome().candidate());
    command.mutable_set_outcome()->set_outcome(candidate.announced ? pb::Outcome::DISQUALIFIED
                                                                   : pb::Outcome::WITHDRAWN);
  }
  if (command.has_place_hold()) {
    command.mutable_place_hold()->set_from(pb::HoldFrom::NOW);
  }
  if (command.has_open_notice()) {
    command.mutable_open_notice()->set_first_day("2026-11-23");
  }
  if (command.has_enter_decision()) {
    pb::EnterDecision& decision = *command.mutable_enter_decision();
    if (step.needs() == pb::Step::DECISION) Decide(room, decision);
  }
  if (command.has_propose_correction()) {
    const auto correctable = CorrectableIn(room.state(), room.state().rooms.at("room1")).front();
    Propose(correctable, *command.mutable_propose_correction()->mutable_correction());
  }
  if (command.has_set_paper()) {
    if (step.needs() == pb::Step::SEAT) {
      command.mutable_set_paper()->set_seat(OtherSeat(room, command.set_paper().paper()));
    }
  }
  if (command.has_key_sheet()) {
    Read(room, step.role() == pb::Role::OPERATOR ? "operator" : "verifier",
         *command.mutable_key_sheet());
  }
  if (command.has_attach_signature()) {
    command.mutable_attach_signature()->set_scan(ScannedPage());
  }
  if (command.has_assign_screen()) {
    command.mutable_assign_screen()->set_code(Room::kScreenCode);
    command.mutable_assign_screen()->set_name("大厅左侧");
    command.mutable_assign_screen()->set_seat("hall");
  }
  if (command.has_decide_device()) command.mutable_decide_device()->set_accept(true);
  if (command.has_decide_correction()) command.mutable_decide_correction()->set_accept(true);
  if (command.has_record_lots()) {
    std::uint32_t number = 0;
    for (const auto& [id, candidate] : room.state().candidates) {
      if (candidate.outcome != pb::Outcome::OUTCOME_UNSPECIFIED) continue;
      command.mutable_record_lots()->add_lots()->set_candidate(id);
      command.mutable_record_lots()->mutable_lots()->rbegin()->set_number(++number);
    }
  }
  return command;
}

struct Offer {
  std::string seat;
  pb::Step step;
};

std::vector<Offer> OffersIn(const Room& room) {
  std::vector<Offer> offers;
  const pb::DeskView desk = Desk(room.state(), "room1", room.moment());
  for (const pb::Step& step : desk.steps()) {
    const char* seat = step.role() == pb::Role::OPERATOR   ? "operator"
                       : step.role() == pb::Role::VERIFIER ? "verifier"
                                                           : "supervisor";
    offers.push_back({seat, step});
  }
  const pb::OwnSeat chief = OwnPart(room.state(), "panel_1");
  for (const pb::Step& step : chief.chief_desk().steps()) {
    offers.push_back({"panel_1", step});
  }
  return offers;
}

// What judges and the kiosk do of themselves, one thing at a time.
bool Participate(Room& room) {
  for (const char* seat : {"panel_1", "panel_2", "panel_3", "panel_4"}) {
    const pb::OwnSeat own = OwnPart(room.state(), seat);
    if (!own.checked_in()) {
      return !room.Send(seat, [](auto& command) { command.mutable_check_in_seat(); });
    }
    const auto shared = SharedByJudges(room.state(), "room1", room.moment());
    const bool asked = own.state() == pb::OwnSeat::NONE || own.state() == pb::OwnSeat::RETURNED;
    if (!shared.writable() || !asked) continue;
    const std::string& stage = shared.turn().stage().stage();
    const auto marks =
        stage == "speech" ? std::vector<std::string>{"50", "30"} : std::vector<std::string>{"90"};
    return !room.Submit(seat, shared.turn().person().candidate(), stage, marks, own.version());
  }
  const auto kiosk = Kiosk(room.state(), "room1", room.moment());
  if (kiosk.state() == pb::KioskView::SIGN) {
    return !room.Sign(kiosk.result().person().candidate());
  }
  return false;
}

TEST(Steps, FollowedAsRecommendedLeadFromCheckInToTheResults) {
  Room room(TwoStagePlan(4), RollOf(3));
  for (int i = 0; i < 500 && room.phase() != pb::Phase::RESULTS; ++i) {
    bool moved = Participate(room);
    for (const Offer& offer : OffersIn(room)) {
      if (!offer.step.recommended() || moved) continue;
      ASSERT_FALSE(room.Send(offer.seat, Filled(room, offer.step)))
          << offer.step.ShortDebugString();
      moved = true;
    }
    ASSERT_TRUE(moved) << "nothing to do in phase " << pb::Phase::Id_Name(room.phase());
  }
  EXPECT_EQ(room.phase(), pb::Phase::RESULTS);
}

TEST(Steps, ThatAreOfferedAreAcceptedInWhateverOrderTheyAreTaken) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    Room room(TwoStagePlan(4), RollOf(3));
    for (int i = 0; i < 120 && room.phase() != pb::Phase::RESULTS; ++i) {
      const auto offers = OffersIn(room);
      for (const Offer& offer : offers) {
        if (random() % 4 != 0) continue;
        Room copy = room;
        const auto refusal = copy.Send(offer.seat, Filled(copy, offer.step));
        ASSERT_FALSE(refusal) << "seed " << seed << " in " << pb::Phase::Id_Name(room.phase())
                              << ": " << offer.step.ShortDebugString()
                              << refusal->ShortDebugString();
      }
      if (random() % 3 != 0 && Participate(room)) continue;
      if (offers.empty()) continue;
      const Offer& chosen = offers[random() % offers.size()];
      ASSERT_FALSE(room.Send(chosen.seat, Filled(room, chosen.step)));
    }
  }
}

// All equal, so that a tie is run off.
Room AllTiedRoom() {
  pb::Plan plan = TwoStagePlan(4);
  plan.mutable_run_off()->set_stage("defense");
  plan.mutable_shortlist()->set_replaced_by_next(true);
  plan.add_notices()->set_of(pb::PublicNotice::CHOSEN);
  plan.mutable_notices(0)->set_days(5);
  Room room(plan, RollOf(3));
  room.RunDay({"90", "90", "90"});
  return room;
}

TEST(Steps, AfterTheResultsAreAcceptedInWhateverOrderTheyAreTaken) {
  const Room tied = AllTiedRoom();
  for (unsigned seed = 0; seed < 30; ++seed) {
    std::mt19937 random(seed);
    Room room = tied;
    for (int i = 0; i < 60; ++i) {
      const auto offers = OffersIn(room);
      for (const Offer& offer : offers) {
        if (random() % 4 != 0) continue;
        Room copy = room;
        const auto refusal = copy.Send(offer.seat, Filled(copy, offer.step));
        ASSERT_FALSE(refusal) << "seed " << seed << " in " << pb::Phase::Id_Name(room.phase())
                              << ": " << offer.step.ShortDebugString()
                              << refusal->ShortDebugString();
      }
      if (random() % 3 != 0 && Participate(room)) continue;
      if (offers.empty()) continue;
      const Offer& chosen = offers[random() % offers.size()];
      ASSERT_FALSE(room.Send(chosen.seat, Filled(room, chosen.step)));
    }
  }
}

TEST(Steps, FollowedAsRecommendedLeadThroughTheRunOffToTheNotice) {
  Room room = AllTiedRoom();
  for (int i = 0; i < 200 && room.state().notices.empty(); ++i) {
    bool moved = Participate(room);
    for (const Offer& offer : OffersIn(room)) {
      if (!offer.step.recommended() || moved) continue;
      ASSERT_FALSE(room.Send(offer.seat, Filled(room, offer.step)))
          << offer.step.ShortDebugString();
      moved = true;
    }
    ASSERT_TRUE(moved) << "nothing to do in phase " << pb::Phase::Id_Name(room.phase());
  }
  EXPECT_EQ(room.state().notices.size(), 1U);
}

TEST(Steps, RecommendAtMostOneForEachRole) {
  Room room(TwoStagePlan(4), RollOf(3));
  std::map<pb::Role::Id, int> recommended;
  for (const Offer& offer : OffersIn(room)) {
    if (offer.step.recommended()) ++recommended[offer.step.role()];
  }
  for (const auto& [role, count] : recommended) EXPECT_EQ(count, 1) << role;
}

TEST(Fold, OfTheSameEventsGivesTheSameViews) {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.RunTurn("c1", {"50", "30"}, "90");
  Competition again;
  std::uint64_t seq = 0;
  for (const pb::Event& event : room.events()) Evolve(again, event, ++seq);
  EXPECT_EQ(Desk(again, "room1", room.moment()).SerializeAsString(),
            Desk(room.state(), "room1", room.moment()).SerializeAsString());
}

}  // namespace
}  // namespace tingfen::competition
