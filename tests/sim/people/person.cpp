#include "tests/sim/people/person.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "server/vocabulary/commands.h"
#include "server/vocabulary/fields.h"
#include "tests/kit/pictures.h"
#include "tests/sim/people/reading.h"

namespace tingfen::sim {
namespace {

// How often a step that is not recommended is taken all the same, and how often in a day at most.
struct Habit {
  unsigned per_mille;
  int most;
};

Habit HabitOf(pb::Command::ActionCase action) {
  switch (action) {
    case pb::Command::kReturnSheet:
      return {30, 2};
    case pb::Command::kRecuseJudge:
      return {10, 1};
    case pb::Command::kPauseClock:
      return {200, 1};
    case pb::Command::kSetOutcome:
      return {8, 1};
    case pb::Command::kCallCandidate:
      return {400, 9};
    case pb::Command::kRecordLots:
      return {300, 1};
    case pb::Command::kPlaceHold:
      return {30, 2};
    case pb::Command::kReleaseHold:
      return {1000, 9};
    case pb::Command::kRaiseFlag:
      return {20, 2};
    case pb::Command::kObjectToResult:
      return {250, 2};
    case pb::Command::kContributeToDraw:
      return {300, 2};
    case pb::Command::kEnterAgain:
      return {500, 2};
    case pb::Command::kProposeCorrection:
      return {60, 1};
    case pb::Command::kSetPaper:
      return {6, 2};
    case pb::Command::kUndoStep:
      return {30, 4};
    case pb::Command::kAttachSignature:
      return {40, 1};
    case pb::Command::kEndDay:
      return {500, 1};
    case pb::Command::kAbandonDraw:
      return {60, 1};
    case pb::Command::kStartBreak:
      return {30, 1};
    case pb::Command::kVacateSeat:
      return {5, 3};
    case pb::Command::kProposeDevice:
    case pb::Command::kDecideDevice:
      return {900, 99};
    case pb::Command::kFillSeat:
      return {900, 99};
    case pb::Command::kCheckOutSeats:
      return {12, 2};
    case pb::Command::kCheckSeatsBackIn:
      return {100, 2};
    case pb::Command::kCheckInSeat:
      return {300, 9};  // Back in the hall.
    case pb::Command::kCheckInCandidate:
      return {300, 1};  // A latecomer, once lots are drawn.
    case pb::Command::kEnterDecision:
      return {150, 3};
    case pb::Command::kDropOut:
      return {80, 2};
    case pb::Command::kOpenNotice:
      return {100, 2};
    default:
      return {0, 0};
  }
}

std::string Png(Random& random) {
  return DrawnSignature(random.Between(1, 1'000'000));
}

bool StillTakesPart(const pb::DeskView::Line& line) {
  return line.outcome() == pb::Outcome::OUTCOME_UNSPECIFIED;
}

const pb::DeskView::Line& LineOf(const pb::DeskView& desk, const std::string& candidate) {
  const auto& lines = desk.lines();
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& line) {
    return line.person().candidate() == candidate;
  });
  if (found == lines.end()) std::abort();
  return *found;
}

// Points from the first stage that is closed; of one that is being scored the first missing sheet
// is excluded, or a judge recused whose sheet is in.
void ProposeSomething(const pb::DeskView& desk, bool recuse, pb::Correction& correction) {
  correction.set_reason("经核对");
  for (const pb::Correctable& correctable : desk.correctable()) {
    correction.set_candidate(correctable.person().candidate());
    correction.set_seat(correctable.sheets().empty() ? "" : correctable.sheets(0).seat());
    const bool in = !correctable.sheets().empty() &&
                    (correctable.sheets(0).in() || !correctable.sheets(0).total().empty());
    if (in && (recuse || !correctable.closed())) {
      correction.set_kind(pb::Correction::RECUSE);
      return correction.clear_stage();
    }
    correction.set_stage(correctable.stage());
    correction.set_kind(correctable.closed() ? pb::Correction::ADJUST : pb::Correction::EXCLUDE);
    if (!correctable.closed()) continue;
    correction.clear_seat();
    return correction.set_points("-0.5");
  }
}

void PutOut(const pb::DeskView& desk, Random& random, pb::SetOutcome& outcome) {
  const auto& line = LineOf(desk, outcome.candidate());
  const bool withdraws = !line.announced() && random.Chance(500);
  outcome.set_outcome(line.arrival() == pb::Arrival::ARRIVAL_UNSPECIFIED ? pb::Outcome::ABSENT
                      : withdraws                                        ? pb::Outcome::WITHDRAWN
                                  : pb::Outcome::DISQUALIFIED);
}

// Two at most of those who are there have gone, from anywhere in the hall.
void KeepSome(google::protobuf::RepeatedPtrField<std::string>& seats, Random& random) {
  const auto most = static_cast<int>(random.Between(1, 2));
  while (seats.size() > most) {
    const auto at =
        static_cast<int>(random.Between(0, static_cast<std::uint64_t>(seats.size()) - 1));
    seats.DeleteSubrange(at, 1);
  }
}

// A judge's seat that is not so yet, for a step about one seat.
std::string SeatToSwitch(const pb::DeskView& desk, bool paper, std::uint64_t luck) {
  std::vector<std::string> seats;
  for (const pb::SeatState& state : desk.seats()) {
    if (!state.seat().panel().empty() && state.paper() != paper) {
      seats.push_back(state.seat().id());
    }
  }
  return seats.empty() ? std::string() : seats[luck % seats.size()];
}

}  // namespace

// Nobody opens a form with nothing to write into it.
std::vector<Offer> Person::Offers(const pb::View& view) const {
  std::vector<Offer> offers = OffersTo(seat_, view);
  std::erase_if(offers, [&](const Offer& offer) {
    return offer.command.has_key_sheet() && SheetToRead(view.desk(), seat_.id(), marks_) == nullptr;
  });
  return offers;
}

std::optional<Intent> Person::Choose(const pb::View& view) {
  const std::vector<Offer> offers = Offers(view);
  for (const Offer& offer : offers) {
    if (!offer.recommended && TakesUp(offer, view)) return Intent{offer, TimeFor(offer)};
  }
  for (const Offer& offer : offers) {
    if (offer.recommended) return Intent{offer, TimeFor(offer)};
  }
  return std::nullopt;
}

bool Person::TakesUp(const Offer& offer, const pb::View& view) {
  const auto action = offer.command.action_case();
  const Habit habit = HabitOf(action);
  if (taken_up_[action] >= habit.most || !random_.Chance(habit.per_mille)) return false;
  if (action == pb::Command::kSetOutcome) {
    const auto& lines = view.desk().lines();
    if (std::count_if(lines.begin(), lines.end(), StillTakesPart) < 2) return false;
  }
  ++taken_up_[action];
  return true;
}

Micros Person::TimeFor(const Offer& offer) {
  switch (offer.command.action_case()) {
    case pb::Command::kCheckInSeat:
      return random_.Between(1, 90) * kSecond;
    case pb::Command::kSubmitSheet:
      // Every now and then somebody forgets, and hands in after the stage was closed.
      return random_.Between(5, random_.Chance(100) ? 1800 : 200) * kSecond;
    case pb::Command::kEndStage:
      return random_.Between(30, 600) * kSecond;
    case pb::Command::kIssueCodes:
      return random_.Between(60, 900) * kSecond;
    default:
      return random_.Between(300, 20'000) * kMillisecond;
  }
}

bool Person::StillWants(const Offer& offer, const pb::View& view) const {
  const std::string wanted = offer.command.SerializeAsString();
  for (const Offer& other : Offers(view)) {
    if (other.command.SerializeAsString() == wanted) return true;
  }
  return false;
}

void Person::SayYesOrNo(pb::Command& command) {
  if (command.has_decide_device()) {
    command.mutable_decide_device()->set_accept(random_.Chance(800));
  }
  if (command.has_decide_correction()) {
    command.mutable_decide_correction()->set_accept(random_.Chance(800));
  }
}

pb::Command Person::Fill(const Offer& offer, const pb::View& view) {
  pb::Command command = offer.command;
  vocabulary::FillTexts(vocabulary::MutableActionOf(command), "经核对");
  SayYesOrNo(command);
  switch (command.action_case()) {
    case pb::Command::kSubmitSheet: {
      pb::SubmitSheet& sheet = *command.mutable_submit_sheet();
      for (const pb::StageCard& stage : view.judge().legend().stages()) {
        if (stage.stage() != sheet.stage()) continue;
        for (pb::Mark& mark : marks_.Of(seat_.id(), sheet.candidate(), stage, sheet.version())) {
          *sheet.add_marks() = std::move(mark);
        }
      }
      break;
    }
    case pb::Command::kContributeToDraw:
      command.mutable_contribute_to_draw()->set_words(std::to_string(random_.Between(1, 999)));
      break;
    case pb::Command::kProposeCorrection:
      ProposeSomething(view.desk(), random_.Chance(400),
                       *command.mutable_propose_correction()->mutable_correction());
      break;
    case pb::Command::kSetPaper: {
      pb::SetPaper& set = *command.mutable_set_paper();
      const std::uint64_t luck = random_.Between(0, 1000);
      if (offer.needs == pb::Step::SEAT) {
        set.set_seat(SeatToSwitch(view.desk(), set.paper(), luck));
      }
      break;
    }
    case pb::Command::kKeySheet:
      ReadPaper(view.desk(), seat_.id(), marks_, random_.Chance(200), *command.mutable_key_sheet());
      break;
    case pb::Command::kAttachSignature:
      command.mutable_attach_signature()->set_scan(ScannedPage(random_.Between(1, 1'000'000)));
      break;
    case pb::Command::kEnterAgain:
      for (const pb::Post& post : view.desk().posts()) {
        if (post.batch() != view.desk().batch()) continue;
        if (command.enter_again().posts().empty())
          command.mutable_enter_again()->add_posts(post.id());
      }
      break;
    case pb::Command::kCheckInCandidate:
      if (offer.needs != pb::Step::ARRIVAL) break;
      command.mutable_check_in_candidate()->set_arrival(random_.Chance(200) ? pb::Arrival::LATE
                                                                            : pb::Arrival::PRESENT);
      break;
    case pb::Command::kRecordLots:
      DrawLots(view.desk(), *command.mutable_record_lots());
      break;
    case pb::Command::kCheckOutSeats:
      KeepSome(*command.mutable_check_out_seats()->mutable_seats(), random_);
      break;
    case pb::Command::kSetOutcome:
      PutOut(view.desk(), random_, *command.mutable_set_outcome());
      break;
    case pb::Command::kPlaceHold:
      command.mutable_place_hold()->set_from(random_.Chance(500) ? pb::HoldFrom::NOW
                                                                 : pb::HoldFrom::END_OF_TURN);
      break;
    case pb::Command::kEnterDecision:
      Decide(view.desk(), *command.mutable_enter_decision());
      break;
    case pb::Command::kOpenNotice:
      command.mutable_open_notice()->set_first_day(random_.Chance(500) ? "2026-11-23"
                                                                       : "2026-12-30");
      if (random_.Chance(500)) command.mutable_open_notice()->add_holidays("2026-11-25");
      break;
    case pb::Command::kSignResult:
      command.mutable_sign_result()->set_signature_png(Png(random_));
      break;
    default:
      break;
  }
  return command;
}

bool Stands(const pb::AfterPost& post, const pb::EnterDecision& decision) {
  if (post.decisions().empty()) return false;
  const auto& standing = post.decisions().rbegin()->chosen();
  return std::equal(
      standing.begin(), standing.end(), decision.chosen().begin(), decision.chosen().end(),
      [](const pb::Person& person, const std::string& id) { return person.candidate() == id; });
}

// The first in the ranking who is left.
void ChooseFirst(const pb::AfterPost& post, pb::EnterDecision& decision) {
  for (const auto& line : post.ranking().lines()) {
    const auto& gone = post.gone();
    const bool left = std::none_of(gone.begin(), gone.end(), [&](const auto& one) {
      return one.person().candidate() == line.person().candidate();
    });
    if (left && decision.chosen().empty()) decision.add_chosen(line.person().candidate());
  }
}

// As proposed where the step says so; else somebody who is left, or nobody; never what stands.
void Person::Decide(const pb::DeskView& desk, pb::EnterDecision& decision) {
  if (decision.vacant() || !decision.chosen().empty()) return;
  for (const pb::AfterPost& post : desk.after()) {
    if (post.post() != decision.post()) continue;
    for (const auto* people : {&post.to_resolve(), &post.proposal()}) {
      for (const pb::Person& person : *people) {
        if (random_.Chance(600)) decision.add_chosen(person.candidate());
      }
    }
    if (!Stands(post, decision)) continue;
    const bool vacant = decision.chosen().empty();
    decision.clear_chosen();
    if (vacant) ChooseFirst(post, decision);
  }
  decision.set_vacant(decision.chosen().empty());
}

void Person::DrawLots(const pb::DeskView& desk, pb::RecordLots& command) {
  std::vector<std::string> order;
  for (const pb::DeskView::Line& line : desk.lines()) {
    if (StillTakesPart(line)) order.push_back(line.person().candidate());
  }
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[random_.Between(0, i - 1)]);
  }
  for (const std::string& candidate : order) {
    pb::Lot& lot = *command.add_lots();
    lot.set_candidate(candidate);
    lot.set_number(static_cast<std::uint32_t>(command.lots_size()));
  }
}

}  // namespace tingfen::sim
