#include <cstdlib>

#include "server/competition/after.h"
#include "server/competition/batch.h"
#include "server/competition/correction.h"
#include "server/competition/day.h"
#include "server/competition/decide_parts.h"
#include "server/competition/devices.h"
#include "server/competition/draw.h"
#include "server/competition/equalise.h"
#include "server/competition/paper.h"
#include "server/competition/prepare.h"
#include "server/competition/questions.h"
#include "server/competition/roll.h"
#include "server/competition/undo.h"

namespace tingfen::competition {
namespace {

Decision Dispatch(const Competition& head, const Request& request) {
  switch (request.command->action_case()) {
    case pb::Command::kCheckInSeat:
      return DecideCheckInSeat(head, request);
    case pb::Command::kCheckInCandidate:
      return DecideCheckInCandidate(head, request);
    case pb::Command::kRecordLots:
      return DecideRecordLots(head, request);
    case pb::Command::kWitnessLots:
      return DecideWitnessLots(head, request);
    case pb::Command::kCallCandidate:
      return DecideCallCandidate(head, request);
    case pb::Command::kStartStage:
      return DecideStartStage(head, request);
    case pb::Command::kPauseClock:
      return DecidePauseClock(head, request);
    case pb::Command::kResumeClock:
      return DecideResumeClock(head, request);
    case pb::Command::kEndStage:
      return DecideEndStage(head, request);
    case pb::Command::kSubmitSheet:
      return DecideSubmitSheet(head, request);
    case pb::Command::kReturnSheet:
      return DecideReturnSheet(head, request);
    case pb::Command::kRecuseJudge:
      return DecideRecuseJudge(head, request);
    case pb::Command::kCloseStage:
      return DecideCloseStage(head, request);
    case pb::Command::kConfirmFigures:
      return DecideConfirmFigures(head, request);
    case pb::Command::kAnnounceFigures:
      return DecideAnnounceFigures(head, request);
    case pb::Command::kSignResult:
      return DecideSignResult(head, request);
    case pb::Command::kObjectToResult:
      return DecideObjectToResult(head, request);
    case pb::Command::kAnswerObjection:
      return DecideAnswerObjection(head, request);
    case pb::Command::kSetOutcome:
      return DecideSetOutcome(head, request);
    case pb::Command::kPlaceHold:
      return DecidePlaceHold(head, request);
    case pb::Command::kReleaseHold:
      return DecideReleaseHold(head, request);
    case pb::Command::kRaiseFlag:
      return DecideRaiseFlag(head, request);
    case pb::Command::kAnnounceResults:
      return DecideAnnounceResults(head, request);
    case pb::Command::kAcknowledgeTailLoss:
      return DecideAcknowledgeTailLoss(head, request);
    case pb::Command::kEnterDecision:
      return DecideEnterDecision(head, request);
    case pb::Command::kDropOut:
      return DecideDropOut(head, request);
    case pb::Command::kStopPost:
      return DecideStopPost(head, request);
    case pb::Command::kOpenNotice:
      return DecideOpenNotice(head, request);
    case pb::Command::kEnterRoll:
      return DecideEnterRoll(head, request);
    case pb::Command::kOpenBatch:
      return DecideOpenBatch(head, request);
    case pb::Command::kEnterAgain:
      return DecideEnterAgain(head, request);
    case pb::Command::kOpenDraw:
      return DecideOpenDraw(head, request);
    case pb::Command::kContributeToDraw:
      return DecideContributeToDraw(head, request);
    case pb::Command::kCompleteDraw:
      return DecideCompleteDraw(head, request);
    case pb::Command::kAbandonDraw:
      return DecideAbandonDraw(head, request);
    case pb::Command::kStartPreparing:
      return DecideStartPreparing(head, request);
    case pb::Command::kStartBreak:
      return DecideStartBreak(head, request);
    case pb::Command::kEndBreak:
      return DecideEndBreak(head, request);
    case pb::Command::kSetAside:
      return DecideSetAside(head, request);
    case pb::Command::kVacateSeat:
      return DecideVacateSeat(head, request);
    case pb::Command::kFillSeat:
      return DecideFillSeat(head, request);
    case pb::Command::kOpenQuestions:
      return DecideOpenQuestions(head, request);
    case pb::Command::kEqualiseRooms:
      return DecideEqualiseRooms(head, request);
    case pb::Command::kConfirmEqualisation:
      return DecideConfirmEqualisation(head, request);
    case pb::Command::kProposeCorrection:
      return DecideProposeCorrection(head, request);
    case pb::Command::kDecideCorrection:
      return DecideDecideCorrection(head, request);
    case pb::Command::kWitnessCorrection:
      return DecideWitnessCorrection(head, request);
    case pb::Command::kWithdrawCorrection:
      return DecideWithdrawCorrection(head, request);
    case pb::Command::kSetPaper:
      return DecideSetPaper(head, request);
    case pb::Command::kKeySheet:
      return DecideKeySheet(head, request);
    case pb::Command::kAttachSignature:
      return DecideAttachSignature(head, request);
    case pb::Command::kUndoStep:
      return DecideUndoStep(head, request);
    case pb::Command::kAssignScreen:
      return DecideAssignScreen(head, request);
    case pb::Command::kReloadScreen:
      return DecideReloadScreen(head, request);
    case pb::Command::kRemoveScreen:
      return DecideRemoveScreen(head, request);
    case pb::Command::kProposeDevice:
      return DecideProposeDevice(head, request);
    case pb::Command::kDecideDevice:
      return DecideDecideDevice(head, request);
    case pb::Command::kIssueCodes:
      return DecideIssueCodes(head, request);
    case pb::Command::kFreezeDevice:
      return DecideFreezeDevice(head, request);
    case pb::Command::kEnterPlan:
      return DecideEnterPlan(head, request);
    case pb::Command::kEnterBank:
      return DecideEnterBank(head, request);
    case pb::Command::kLockPlan:
      return DecideLockPlan(head, request);
    case pb::Command::kGiveOpinion:
      return DecideGiveOpinion(head, request);
    case pb::Command::kEndDay:
      return DecideEndDay(head, request);
    case pb::Command::ACTION_NOT_SET:
      break;
  }
  return Refuse(pb::Refusal::INVALID, "action", "nothing", "an action");
}

}  // namespace

pb::Refusal Refuse(pb::Refusal::Code code, std::string what, std::string have, std::string need) {
  pb::Refusal refusal;
  refusal.set_code(code);
  refusal.set_what(std::move(what));
  refusal.set_have(std::move(have));
  refusal.set_need(std::move(need));
  return refusal;
}

std::optional<pb::Refusal> WhyNotText(const std::string& field, const std::string& text,
                                      std::size_t characters_max) {
  const std::size_t characters = CountCharacters(text);
  const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (!blank && characters <= characters_max) return std::nullopt;
  return Refuse(pb::Refusal::INVALID, field, std::to_string(blank ? 0 : characters),
                "1–" + std::to_string(characters_max));
}

std::optional<pb::Refusal> WhyNotTurn(const Competition& head, const std::string& candidate) {
  if (FindCandidate(head, candidate) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", candidate);
  }
  const RoomRecord& room = RoomById(head, RoomOf(head, candidate));
  if (room.turn == candidate) return std::nullopt;
  return Refuse(pb::Refusal::OTHER_TURN, "candidate", candidate, room.turn);
}

std::optional<pb::Refusal> WhyNotTurn(const Competition& head, const std::string& candidate,
                                      const std::string& stage) {
  if (auto refusal = WhyNotTurn(head, candidate)) return refusal;
  if (FindStage(head, stage) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "stage", stage);
  }
  const std::string& now = StageOfTurn(head, RoomById(head, RoomOf(head, candidate))).id();
  if (now != stage) return Refuse(pb::Refusal::OTHER_TURN, "stage", stage, now);
  return std::nullopt;
}

std::optional<pb::Refusal> WhyStopped(const Competition& head, const RoomRecord& room) {
  if (head.tail_loss) return Refuse(pb::Refusal::TAIL_LOST);
  if (HeldNow(head, room)) return Refuse(pb::Refusal::HELD, {}, room.hold_reason);
  return std::nullopt;
}

pb::Event NewEvent(const Request& request) {
  pb::Event event;
  *event.mutable_at() = request.at;
  event.mutable_cause()->set_seat(request.seat);
  event.mutable_cause()->set_command_id(request.command->id());
  event.mutable_cause()->set_command_digest(request.command_digest);
  return event;
}

Decision Decide(const Competition& head, const Request& request) {
  if (request.command == nullptr || FindSeat(head, request.seat) == nullptr) std::abort();
  Decision decision = Dispatch(head, request);
  if (auto* events = std::get_if<Events>(&decision)) {
    if (events->empty()) std::abort();
    events->back().mutable_cause()->set_last(true);
  } else {
    std::get<pb::Refusal>(decision).set_command_id(request.command->id());
  }
  return decision;
}

}  // namespace tingfen::competition
