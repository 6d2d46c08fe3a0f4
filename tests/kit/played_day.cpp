#include "tests/kit/played_day.h"

#include "server/competition/run_sheet.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/people.h"
#include "server/competition/state/turns.h"
#include "server/competition/views/parts.h"
#include "server/competition/views/public.h"
#include "server/scoring/exact.h"

namespace tingfen::competition {
namespace {

constexpr int kStepsMax = 4000;

// A multiple of the step from 0 to the maximum.
std::string AnyMark(const pb::Stage& stage, const pb::Criterion& criterion, std::mt19937_64& dice) {
  const scoring::Exact step = *scoring::ParseDecimal(stage.step());
  const scoring::Exact max = *scoring::ParseDecimal(criterion.max());
  scoring::Exact mark = step * scoring::Exact(static_cast<int>(dice() % 101));
  while (mark > max) mark = mark - max;
  return scoring::ToExactText(mark);
}

class Day {
 public:
  Day(Room& room, std::mt19937_64& dice) : room_(room), dice_(dice) {}

  std::string Play() {
    CheckJudgesIn();
    for (int i = 0; i < kStepsMax; ++i) {
      if (room_.phase() == pb::Phase::RESULTS) return {};
      if (!HandIn() && !Follow() && !Sign()) {
        return "nothing to do in " + pb::Phase::Id_Name(room_.phase());
      }
      if (!stuck_.empty()) return stuck_;
    }
    return "no end";
  }

 private:
  const Competition& state() const { return room_.state(); }
  const RoomRecord& record() const { return state().rooms.at("room1"); }

  void Must(const std::string& seat, pb::Command command) {
    const std::string words = command.ShortDebugString();
    if (const auto refusal = room_.Send(seat, std::move(command))) {
      stuck_ = seat + ": " + words + " → " + refusal->ShortDebugString();
    }
  }

  void CheckJudgesIn() {
    for (const std::string& id : state().seat_order) {
      if (state().seats.at(id).seat.panel().empty()) continue;
      pb::Command command;
      command.mutable_check_in_seat();
      Must(id, std::move(command));
    }
  }

  // Every awaited sheet of the stage at once.
  bool HandIn() {
    if (room_.phase() != pb::Phase::SCORING) return false;
    const pb::Stage& stage = StageOfTurn(state(), record());
    bool handed_in = false;
    for (const std::string& id : state().seat_order) {
      const pb::SeatState seat = SeatStateOf(state(), record(), state().seats.at(id));
      if (seat.work() != pb::SeatState::AWAITED) continue;
      pb::Command command;
      pb::SubmitSheet& sheet = *command.mutable_submit_sheet();
      sheet.set_candidate(record().turn);
      sheet.set_stage(stage.id());
      sheet.set_version(1);
      for (const pb::Criterion& criterion : stage.criteria()) {
        sheet.add_marks()->set_criterion(criterion.id());
        sheet.mutable_marks()->rbegin()->set_mark(AnyMark(stage, criterion, dice_));
      }
      Must(id, std::move(command));
      handed_in = true;
    }
    return handed_in;
  }

  // The recommended step of whoever has one.
  bool Follow() {
    for (const auto role :
         {pb::Role::OPERATOR, pb::Role::SUPERVISOR, pb::Role::VERIFIER, pb::Role::CHIEF}) {
      for (const pb::Step& step : StepsOf(state(), record(), role)) {
        if (!step.recommended()) continue;
        if (step.command().has_end_stage())
          room_.PassSeconds(static_cast<std::uint32_t>(1 + dice_() % 1000));
        Must(SeatOf(role), Filled(step.command()));
        return true;
      }
    }
    return false;
  }

  std::string SeatOf(pb::Role::Id role) const {
    if (role == pb::Role::OPERATOR) return "operator";
    if (role == pb::Role::SUPERVISOR) return "supervisor";
    if (role == pb::Role::VERIFIER) return "verifier";
    for (const auto& [id, seat] : state().seats) {
      if (seat.chief) return id;
    }
    return {};
  }

  pb::Command Filled(pb::Command command) const {
    if (command.has_contribute_to_draw()) {
      command.mutable_contribute_to_draw()->set_words(std::to_string(dice_()));
    }
    if (command.has_check_in_candidate()) {
      command.mutable_check_in_candidate()->set_arrival(pb::Arrival::PRESENT);
    }
    if (command.has_record_lots()) {
      std::uint32_t number = 0;
      for (const std::string& id : CandidatesOf(state(), record())) {
        if (state().candidates.at(id).outcome != pb::Outcome::OUTCOME_UNSPECIFIED) continue;
        pb::Lot& lot = *command.mutable_record_lots()->add_lots();
        lot.set_candidate(id);
        lot.set_number(++number);
      }
    }
    return command;
  }

  bool Sign() {
    const auto kiosk = Kiosk(state(), "room1", room_.moment());
    if (kiosk.state() != pb::KioskView::SIGN) return false;
    if (const auto refusal = room_.Sign(kiosk.result().person().candidate())) {
      stuck_ = refusal->ShortDebugString();
    }
    return true;
  }

  Room& room_;
  std::mt19937_64& dice_;
  std::string stuck_;
};

}  // namespace

std::string PlayToTheResults(Room& room, std::mt19937_64& dice) {
  return Day(room, dice).Play();
}

}  // namespace tingfen::competition
