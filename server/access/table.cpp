#include "server/access/table.h"

#include <array>
#include <cstdint>
#include <initializer_list>

namespace tingfen::access {
namespace {

using pb::Command;
using pb::Phase;
using pb::Role;

// A set of the values of a small enum.
using Set = std::uint32_t;

template <typename Id>
constexpr Set Of(std::initializer_list<Id> members) {
  Set set = 0;
  for (const Id member : members) set |= Set{1} << static_cast<unsigned>(member);
  return set;
}

constexpr Set From(Phase::Id first, Phase::Id last) {
  Set set = 0;
  for (int phase = first; phase <= last; ++phase) set |= Set{1} << static_cast<unsigned>(phase);
  return set;
}

constexpr Set kPreparing = Of({Phase::PREPARING});
constexpr Set kLater = Of({Phase::PREPARING, Phase::EQUALISING});
constexpr Set kPlanning = Of({Phase::PLANNING});
constexpr Set kAnyPhase = From(Phase::CHECK_IN, Phase::RESULTS) | kLater;
constexpr Set kBeforeFinished = From(Phase::CHECK_IN, Phase::ANNOUNCED) | kPreparing;
constexpr Set kBeforeResults = From(Phase::CHECK_IN, Phase::FINISHED) | kLater;
constexpr Set kOnceLotsAreDrawn = From(Phase::READY, Phase::RESULTS) | kLater;
constexpr Set kBetweenTurns =
    Of({Phase::CHECK_IN, Phase::READY, Phase::RELEASED, Phase::ANNOUNCED});
constexpr Set kBeforeStage = Of({Phase::CALLED, Phase::STAGE_CLOSED});

constexpr Set kJudges = Of({Role::JUDGE, Role::MASS_JUDGE});
constexpr Set kAdministrator = Of({Role::ADMINISTRATOR});
constexpr Set kOperator = Of({Role::OPERATOR});
constexpr Set kSupervisor = Of({Role::SUPERVISOR});
constexpr Set kKiosk = Of({Role::KIOSK});
constexpr Set kKeepsTime = Of({Role::OPERATOR, Role::TIMEKEEPER});
constexpr Set kPlacesScreens = Of({Role::OPERATOR, Role::ADMINISTRATOR});

struct Row {
  Command::ActionCase action;
  Set roles;
  Set phases;
};

constexpr std::array kTable = {
    Row{Command::kEnterPlan, kAdministrator, kPlanning},
    Row{Command::kEnterBank, kAdministrator, kPlanning},
    Row{Command::kLockPlan, kAdministrator, kPlanning},
    Row{Command::kEnterRoll, kAdministrator, Of({Phase::CHECK_IN}) | kPlanning},
    Row{Command::kIssueCodes, kPlacesScreens, kAnyPhase | kPlanning},
    Row{Command::kFreezeDevice, kPlacesScreens | kSupervisor, kAnyPhase | kPlanning},
    Row{Command::kAssignScreen, kPlacesScreens, kAnyPhase | kPlanning},
    Row{Command::kReloadScreen, kPlacesScreens, kAnyPhase | kPlanning},
    Row{Command::kRemoveScreen, kPlacesScreens, kAnyPhase | kPlanning},
    // A judge may come late; a day on which nobody is left to hear ends before they do.
    Row{Command::kCheckInSeat, kJudges | kOperator, kAnyPhase},
    // A latecomer's check-in reaches Decide even while turns go on.
    Row{Command::kCheckInCandidate, kOperator, kBeforeFinished},
    Row{Command::kRecordLots, kOperator, Of({Phase::CHECK_IN, Phase::LOTS})},
    Row{Command::kWitnessLots, kSupervisor, Of({Phase::LOTS})},
    Row{Command::kCallCandidate, kOperator,
        Of({Phase::READY, Phase::ANNOUNCED, Phase::FINISHED, Phase::RESULTS})},  // And run-offs.
    Row{Command::kStartPreparing, kKeepsTime, kBeforeStage},
    Row{Command::kStartStage, kKeepsTime, kBeforeStage | kPreparing},
    Row{Command::kPauseClock, kKeepsTime, Of({Phase::PRESENTING}) | kPreparing},
    Row{Command::kResumeClock, kKeepsTime, Of({Phase::PRESENTING}) | kPreparing},
    Row{Command::kEndStage, kKeepsTime, Of({Phase::PRESENTING})},
    // A sheet that comes late is kept, so the phase does not matter here.
    Row{Command::kSubmitSheet, kJudges, kAnyPhase},
    Row{Command::kReturnSheet, Of({Role::OPERATOR, Role::CHIEF}),
        Of({Phase::PRESENTING, Phase::SCORING})},
    // What is known beforehand; from the call on the operator alone.
    Row{Command::kRecuseJudge, kAdministrator, Of({Phase::CHECK_IN, Phase::LOTS}) | kPlanning},
    Row{Command::kRecuseJudge, kOperator,
        Of({Phase::CHECK_IN, Phase::LOTS, Phase::READY, Phase::CALLED, Phase::PRESENTING,
            Phase::SCORING, Phase::ANNOUNCED}) |
            kPreparing},
    Row{Command::kCloseStage, kOperator, Of({Phase::SCORING})},
    Row{Command::kConfirmFigures, Of({Role::VERIFIER, Role::CHIEF, Role::SUPERVISOR}),
        Of({Phase::RELEASING})},
    // Others may hear before the one who heard last has signed.
    Row{Command::kAnnounceFigures, kOperator, Of({Phase::RELEASED, Phase::ANNOUNCED})},
    // A candidate may sign or object while the next one's turn runs, and after the last.
    Row{Command::kSignResult, kKiosk, kOnceLotsAreDrawn},
    Row{Command::kObjectToResult, kKiosk, kOnceLotsAreDrawn},
    Row{Command::kAnswerObjection, kOperator, kOnceLotsAreDrawn},
    Row{Command::kSetOutcome, kOperator, kBeforeResults},
    Row{Command::kPlaceHold, kSupervisor, kAnyPhase},
    Row{Command::kReleaseHold, kSupervisor, kAnyPhase},
    Row{Command::kRaiseFlag, Of({Role::SUPERVISOR, Role::VERIFIER}), kAnyPhase},
    // With several posts the first results are out before the last are announced.
    Row{Command::kAnnounceResults, kOperator,
        Of({Phase::ANNOUNCED, Phase::FINISHED, Phase::RESULTS})},
    // What follows one post's ranking does not wait for the other posts.
    Row{Command::kEnterDecision, kOperator, kOnceLotsAreDrawn},
    Row{Command::kDropOut, kOperator, kOnceLotsAreDrawn},
    Row{Command::kStopPost, kOperator, Of({Phase::READY, Phase::ANNOUNCED})},
    Row{Command::kOpenNotice, kOperator, kAnyPhase},
    Row{Command::kOpenQuestions, kOperator,
        Of({Phase::CALLED, Phase::STAGE_CLOSED, Phase::PREPARING, Phase::PRESENTING})},
    // Any room's operator, once all rooms are through.
    Row{Command::kEqualiseRooms, kOperator, Of({Phase::EQUALISING})},
    Row{Command::kConfirmEqualisation, Of({Role::VERIFIER, Role::CHIEF, Role::SUPERVISOR}),
        Of({Phase::EQUALISING})},
    Row{Command::kAcknowledgeTailLoss, kSupervisor, kAnyPhase},
    // The chief may find the slip as well as the operator; who proposed never decides.
    Row{Command::kProposeCorrection, Of({Role::OPERATOR, Role::CHIEF}), kOnceLotsAreDrawn},
    Row{Command::kDecideCorrection, Of({Role::OPERATOR, Role::CHIEF}), kOnceLotsAreDrawn},
    Row{Command::kWitnessCorrection, kSupervisor, kOnceLotsAreDrawn},
    Row{Command::kWithdrawCorrection, Of({Role::OPERATOR, Role::CHIEF}), kOnceLotsAreDrawn},
    Row{Command::kOpenBatch, kOperator, Of({Phase::RESULTS})},
    Row{Command::kEnterAgain, kOperator, Of({Phase::CHECK_IN})},
    Row{Command::kOpenDraw, kOperator, kBeforeStage | Of({Phase::CHECK_IN})},
    // A turn may end while a draw is open; it is completed or abandoned all the same.
    Row{Command::kContributeToDraw, kOperator | kSupervisor, kAnyPhase},
    Row{Command::kCompleteDraw, kOperator, kBeforeStage | Of({Phase::CHECK_IN})},
    Row{Command::kAbandonDraw, kOperator, kAnyPhase},
    Row{Command::kStartBreak, kOperator, kBetweenTurns},
    Row{Command::kEndBreak, kOperator, kAnyPhase},
    Row{Command::kSetAside, kOperator, Of({Phase::SCORING})},
    Row{Command::kVacateSeat, kOperator, kAnyPhase},
    Row{Command::kFillSeat, kOperator, kAnyPhase},
    Row{Command::kSetPaper, kOperator, kAnyPhase},
    // One reads a sheet, the other reads it again; one that comes late is kept.
    Row{Command::kKeySheet, Of({Role::OPERATOR, Role::VERIFIER}), kOnceLotsAreDrawn},
    Row{Command::kAttachSignature, kOperator, kOnceLotsAreDrawn},
    Row{Command::kUndoStep, kOperator, kAnyPhase},
    Row{Command::kProposeDevice, kOperator, kAnyPhase},
    Row{Command::kDecideDevice, Of({Role::CHIEF, Role::SUPERVISOR}), kAnyPhase},
    Row{Command::kGiveOpinion, kSupervisor, Of({Phase::FINISHED, Phase::RESULTS})},
    Row{Command::kEndDay, kOperator, Of({Phase::RESULTS})},
};

}  // namespace

std::optional<pb::Refusal::Code> WhyNotAllowed(Role::Id role, bool chief,
                                               Command::ActionCase action, Phase::Id phase) {
  if (action == Command::ACTION_NOT_SET) return pb::Refusal::INVALID;
  const Set roles = Of({role}) | (chief ? Of({Role::CHIEF}) : Set{0});
  auto refusal = pb::Refusal::NOT_YOUR_ROLE;  // What is not in the table is nobody's.
  for (const Row& row : kTable) {
    if (row.action != action || (row.roles & roles) == 0) continue;
    if ((row.phases & Of({phase})) != 0) return std::nullopt;
    refusal = pb::Refusal::NOT_NOW;
  }
  return refusal;
}

std::vector<Rule> Rules() {
  std::vector<Rule> rules;
  for (const Row& row : kTable) {
    Rule& rule = rules.emplace_back();
    rule.action = row.action;
    for (int role = Role::OPERATOR; role <= Role::TIMEKEEPER; ++role) {
      const auto id = static_cast<Role::Id>(role);
      if ((row.roles & Of({id})) != 0) rule.roles.push_back(id);
    }
    for (int phase = Phase::CHECK_IN; phase <= Phase::PLANNING; ++phase) {
      const auto id = static_cast<Phase::Id>(phase);
      if ((row.phases & Of({id})) != 0) rule.phases.push_back(id);
    }
  }
  return rules;
}

}  // namespace tingfen::access
