// The parts of `Decide`, by what they are about. Internal to server/competition.
#pragma once

#include "server/competition/competition.h"
#include "server/competition/lookup.h"

namespace tingfen::competition {

inline constexpr std::size_t kReasonCharactersMax = 200;
inline constexpr std::size_t kStatementCharactersMax = 500;

// The words above every signature, recorded with it.
inline constexpr const char* kDeclaration = "本人已听取并核对以上成绩，确认无误。";

pb::Refusal Refuse(pb::Refusal::Code code, std::string what = {}, std::string have = {},
                   std::string need = {});

// INVALID with the limit where `text` is empty or longer than `characters_max`.
std::optional<pb::Refusal> WhyNotText(const std::string& field, const std::string& text,
                                      std::size_t characters_max);

// The turn must be this candidate's: else OTHER_TURN.
std::optional<pb::Refusal> WhyNotTurn(const Competition& head, const std::string& candidate);

// And at this stage, which must exist: else NOT_FOUND or OTHER_TURN.
std::optional<pb::Refusal> WhyNotTurn(const Competition& head, const std::string& candidate,
                                      const std::string& stage);

// HELD or TAIL_LOST where closing and announcing are stopped.
std::optional<pb::Refusal> WhyStopped(const Competition& head, const RoomRecord& room);

// MISSING_SHEETS with the first panel whose sheets do not close the stage.
std::optional<pb::Refusal> WhyMissingSheets(const Competition& head, const std::string& candidate,
                                            const pb::Stage& stage);

// TOO_FEW_JUDGES where the panel would not keep enough judges without this seat for every stage it
// still has to score.
std::optional<pb::Refusal> WhyTooFewLeft(const Competition& head, const std::string& candidate,
                                         const pb::Seat& seat);

// The release step a seat confirms for; unspecified: none.
pb::ReleaseStep::By ReleaseStepOf(const SeatRecord& seat);
bool IsReleaseStep(const pb::Plan& plan, pb::ReleaseStep::By step);

// One event of `request`, without its fact.
pb::Event NewEvent(const Request& request);

// decide_room.cpp: check-in, lots, call, clock, outcome, hold.
Decision DecideCheckInSeat(const Competition& head, const Request& request);
Decision DecideCheckInCandidate(const Competition& head, const Request& request);
Decision DecideRecordLots(const Competition& head, const Request& request);
Decision DecideWitnessLots(const Competition& head, const Request& request);
Decision DecideSetOutcome(const Competition& head, const Request& request);
Decision DecidePlaceHold(const Competition& head, const Request& request);
Decision DecideReleaseHold(const Competition& head, const Request& request);
Decision DecideRaiseFlag(const Competition& head, const Request& request);
Decision DecideAcknowledgeTailLoss(const Competition& head, const Request& request);

Decision DecideGiveOpinion(const Competition& head, const Request& request);
Decision DecideEndDay(const Competition& head, const Request& request);

// decide_turn.cpp: the candidate's turn and its clock.
Decision DecideCallCandidate(const Competition& head, const Request& request);
Decision DecideStartStage(const Competition& head, const Request& request);
Decision DecidePauseClock(const Competition& head, const Request& request);
Decision DecideResumeClock(const Competition& head, const Request& request);
Decision DecideEndStage(const Competition& head, const Request& request);

// decide_sheet.cpp: sheets, returns, recusal, closing.
Decision DecideSubmitSheet(const Competition& head, const Request& request);
Decision DecideReturnSheet(const Competition& head, const Request& request);
Decision DecideRecuseJudge(const Competition& head, const Request& request);
Decision DecideCloseStage(const Competition& head, const Request& request);

// decide_results.cpp: release, announcement, signature, results.
Decision DecideConfirmFigures(const Competition& head, const Request& request);
Decision DecideAnnounceFigures(const Competition& head, const Request& request);
Decision DecideSignResult(const Competition& head, const Request& request);
Decision DecideAttachSignature(const Competition& head, const Request& request);
Decision DecideObjectToResult(const Competition& head, const Request& request);
Decision DecideAnswerObjection(const Competition& head, const Request& request);
Decision DecideAnnounceResults(const Competition& head, const Request& request);

}  // namespace tingfen::competition
