#include "server/competition/run_sheet.h"

#include <algorithm>

#include "server/competition/after/decision.h"
#include "server/competition/after/notice.h"
#include "server/competition/after/stopping.h"
#include "server/competition/correction/deciding.h"
#include "server/competition/decide.h"
#include "server/competition/devices/screens.h"
#include "server/competition/devices/second_device.h"
#include "server/competition/devices/time.h"
#include "server/competition/draw/draw.h"
#include "server/competition/draw/questions.h"
#include "server/competition/opening/batches.h"
#include "server/competition/paper/keying.h"
#include "server/competition/paper/paper.h"
#include "server/competition/record/steps.h"
#include "server/competition/release/announcing.h"
#include "server/competition/release/confirming.h"
#include "server/competition/release/equalising.h"
#include "server/competition/release/signing.h"
#include "server/competition/release/to_sign.h"
#include "server/competition/roll_call/check_in.h"
#include "server/competition/roll_call/going.h"
#include "server/competition/roll_call/leaving.h"
#include "server/competition/roll_call/lots.h"
#include "server/competition/roll_call/outcome.h"
#include "server/competition/sheets/closing.h"
#include "server/competition/sheets/recusing.h"
#include "server/competition/sheets/returning.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/sheets.h"
#include "server/competition/state/turns.h"
#include "server/competition/supervision/end_of_day.h"
#include "server/competition/supervision/flags.h"
#include "server/competition/supervision/hold.h"
#include "server/competition/supervision/undo.h"
#include "server/competition/turn/breaks.h"
#include "server/competition/turn/call.h"
#include "server/competition/turn/clock.h"
#include "server/competition/turn/conferring.h"
#include "server/competition/turn/stage.h"

namespace tingfen::competition {
namespace {

bool EverythingDecided(const Competition& state) {
  return std::all_of(state.posts.begin(), state.posts.end(), [&](const auto& entry) {
    return !entry.second.decisions.empty() || FellAway(state, entry.first);
  });
}

void OfferTurn(Steps& steps) {
  OfferStops(steps);
  OfferAnnouncing(steps);
  OfferCall(steps);
  OfferResults(steps);
  OfferPreparing(steps);
  OfferResume(steps);
  OfferEnd(steps);
  OfferPause(steps);
  OfferQuestions(steps);
  OfferStart(steps);
  OfferSetAside(steps);
  OfferClose(steps);
  OfferReturns(steps);
  OfferRecusals(steps);
}

void OfferAfterwards(Steps& steps) {
  OfferNotice(steps, pb::PublicNotice::CANDIDATES, false);
  for (const pb::Post& post : steps.state().roll->posts()) OfferRunOff(steps, post.id());
  OfferEndOfDay(steps);
  for (const pb::Post& post : steps.state().roll->posts()) {
    OfferDecision(steps, post.id());
    OfferDropOuts(steps, post.id());
  }
  const bool due = steps.IsOver() && EverythingDecided(steps.state());
  OfferNotice(steps, pb::PublicNotice::CHOSEN, due);
  OfferNoticeAgain(steps);
}

// What comes first is recommended first. Which of it a role sees is the commands' own business.
void OfferAll(Steps& steps) {
  OfferScreen(steps);
  OfferAcknowledging(steps);
  OfferTime(steps);
  OfferAnswers(steps);
  OfferWitness(steps);
  OfferConfirming(steps);
  OfferDraws(steps);
  OfferSeats(steps);
  OfferGoing(steps);
  OfferArrivals(steps);
  OfferLots(steps);
  OfferTurn(steps);
  OfferEqualising(steps);
  OfferOutcomes(steps);
  OfferLatecomers(steps);
  OfferAfterwards(steps);
  OfferBatches(steps);
  OfferBreaks(steps);
  OfferCorrections(steps);
  OfferKeying(steps);
  OfferSignaturesByPen(steps);
  OfferCallsToSign(steps);
  OfferDevices(steps);
  OfferPaper(steps);
  OfferCheckInOnPaper(steps);
  OfferUndo(steps);
  OfferOpinion(steps);
  OfferHold(steps);
  OfferFlag(steps);
  OfferAcknowledgingWitnesses(steps);
}

// The chief has left, and something waits for the chief alone.
bool ChiefIsAwaited(const Steps& steps) {
  const auto asked = StepsOf(steps.state(), steps.room(), pb::Role::CHIEF);
  return std::any_of(asked.begin(), asked.end(),
                     [](const pb::Step& step) { return step.recommended(); });
}

// Too few are left on the seat's panel to close the stage.
bool PanelIsShort(const Steps& steps, const pb::Seat& seat) {
  const pb::Stage& stage = StageOfTurn(steps.state(), steps.room());
  return std::any_of(
      stage.panels().begin(), stage.panels().end(), [&](const pb::StagePanel& panel) {
        const PanelProgress progress = ProgressOf(steps.state(), steps.room().turn, stage, panel);
        return panel.panel() == seat.panel() && progress.expected < progress.need;
      });
}

// Of those who could be back, one sits on a panel that cannot close without them.
bool WouldFillUp(const Steps& steps, const pb::CheckSeatsBackIn& command) {
  return std::any_of(command.seats().begin(), command.seats().end(), [&](const std::string& id) {
    return PanelIsShort(steps, steps.state().seats.at(id).seat);
  });
}

// The room waits for whoever takes the seat of a judge who left, or comes back.
void RecommendSubstitutes(Steps& steps) {
  steps.RecommendForWantOfOthers([&](const pb::Step& step) {
    if (step.command().has_check_seats_back_in()) {
      return steps.phase() == pb::Phase::SCORING &&
             WouldFillUp(steps, step.command().check_seats_back_in());
    }
    if (!step.command().has_fill_seat()) return false;
    const SeatRecord& seat = steps.state().seats.at(step.seat());
    if (seat.chief && ChiefIsAwaited(steps)) return true;
    return steps.phase() == pb::Phase::SCORING && PanelIsShort(steps, seat.seat);
  });
}

}  // namespace

std::vector<pb::Step> StepsOf(const Competition& state, const RoomRecord& room, pb::Role::Id role) {
  const SeatRecord* who = SeatOfRole(state, room.id, role);
  if (who == nullptr) return {};
  Steps steps(state, room, role, *who, &WhyNot);
  OfferAll(steps);
  RecommendSubstitutes(steps);
  return steps.Take();
}

std::vector<pb::Step> TimekeeperSteps(const Competition& state, const std::string& room_id) {
  return StepsOf(state, RoomById(state, room_id), pb::Role::TIMEKEEPER);
}

}  // namespace tingfen::competition
