#include "server/competition/run_sheet.h"

#include <algorithm>

#include "server/competition/release/equalising.h"
#include "server/competition/run_sheet_parts.h"
#include "server/competition/state/draws.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/sheets.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {
namespace {

void AddOutcome(Steps& steps, const std::string& candidate) {
  pb::Step& step = steps.Add(pb::Step::OUTCOME);
  step.mutable_command()->mutable_set_outcome()->set_candidate(candidate);
  steps.About(step, candidate);
}

void AddCheckIn(Steps& steps) {
  if (OpenDrawIn(steps.state(), steps.room().id) != nullptr) return;
  for (const std::string& id : CandidatesOf(steps.state(), steps.room())) {
    const CandidateRecord& candidate = steps.state().candidates.at(id);
    const bool out = candidate.outcome != pb::Outcome::OUTCOME_UNSPECIFIED;
    if (out && candidate.outcome != pb::Outcome::ABSENT) continue;
    const bool arrived = candidate.arrival != pb::Arrival::ARRIVAL_UNSPECIFIED;
    if (out || !arrived) {
      pb::Step& step = out ? steps.Add(pb::Step::ARRIVAL) : steps.Recommend(pb::Step::ARRIVAL);
      pb::CheckInCandidate& command = *step.mutable_command()->mutable_check_in_candidate();
      command.set_candidate(id);
      command.set_identity_checked(true);
      command.set_phone_sealed(true);
      steps.About(step, id);
    }
    if (!out) AddOutcome(steps, id);
  }
}

void AddLots(Steps& steps) {
  const bool by_server = steps.state().plan->lots().by() == pb::Lots::SERVER;
  if (by_server && !TakingPart(steps.state(), steps.room()).empty()) return;
  if (steps.state().candidates.empty()) return;
  if (!EverybodyArrivedOrOut(steps.state(), steps.room())) return;
  pb::Step& step =
      steps.room().lots_recorded ? steps.Add(pb::Step::LOTS) : steps.Recommend(pb::Step::LOTS);
  step.mutable_command()->mutable_record_lots()->set_room(steps.room().id);
}

void AddCall(Steps& steps) {
  const std::string next = NextToCall(steps.state(), steps.room());
  if (next.empty() || Stopped(steps) || steps.room().on_break) return;
  if (!NextToHear(steps.state(), steps.room()).empty()) return;
  const FiguresRecord* hearing = FiguresHeard(steps.state(), steps.room());
  const bool unheard = hearing != nullptr && !hearing->signed_ && hearing->objection.empty();
  pb::Step& step = unheard ? steps.Add(pb::Step::NOTHING) : steps.Recommend(pb::Step::NOTHING);
  step.mutable_command()->mutable_call_candidate()->set_candidate(next);
  steps.About(step, next);
}

// Before the stage begins: they are drawn first, then opened.
void AddOpenQuestions(Steps& steps) {
  const std::string& stage = steps.stage().id();
  if (!QuestionsNeeded(steps.state(), steps.room())) return;
  if (QuestionsDrawn(steps.state(), steps.room().turn, stage).empty()) return;
  pb::Step& step = steps.Recommend(pb::Step::PASSPHRASE);
  pb::OpenQuestions& command = *step.mutable_command()->mutable_open_questions();
  command.set_candidate(steps.room().turn);
  command.set_stage(stage);
  steps.About(step, steps.room().turn, stage);
}

void AddStartOnTime(Steps& steps) {
  if (Stopped(steps) || QuestionsNeeded(steps.state(), steps.room())) return;
  pb::Step& step = steps.Recommend(pb::Step::NOTHING);
  pb::StartStage& command = *step.mutable_command()->mutable_start_stage();
  command.set_candidate(steps.room().turn);
  command.set_stage(steps.stage().id());
  steps.About(step, steps.room().turn, steps.stage().id());
}

void AddStart(Steps& steps) {
  AddOpenQuestions(steps);
  AddStartOnTime(steps);
}

void AddPause(Steps& steps) {
  if (!steps.room().clock.running) return;
  pb::Step& pause = steps.Add(pb::Step::NOTHING);
  pause.mutable_command()->mutable_pause_clock()->set_room(steps.room().id);
}

void AddClock(Steps& steps) {
  // After a restart of the machine the clock waits for a person before anything else.
  if (!steps.room().clock.running) {
    pb::Step& resume = steps.Recommend(pb::Step::NOTHING);
    resume.mutable_command()->mutable_resume_clock()->set_room(steps.room().id);
  }
  if (!StageRecordOf(steps.candidate(), steps.stage().id()).started) return AddPause(steps);
  pb::Step& end = steps.Recommend(pb::Step::NOTHING);
  pb::EndStage& command = *end.mutable_command()->mutable_end_stage();
  command.set_candidate(steps.room().turn);
  command.set_stage(steps.stage().id());
  steps.About(end, steps.room().turn, steps.stage().id());
  AddPause(steps);
}

bool EnoughSheets(const Steps& steps) {
  const auto& panels = steps.stage().panels();
  return std::all_of(panels.begin(), panels.end(), [&](const pb::StagePanel& panel) {
    const PanelProgress progress =
        ProgressOf(steps.state(), steps.room().turn, steps.stage(), panel);
    return progress.submitted >= progress.need;
  });
}

void AddClose(Steps& steps) {
  if (Stopped(steps) || !EnoughSheets(steps)) return;
  if (ToSetAside(steps.state(), steps.room())) {
    pb::Step& aside = steps.Recommend(pb::Step::NOTHING);
    aside.mutable_command()->mutable_set_aside()->set_candidate(steps.room().turn);
    steps.About(aside, steps.room().turn);
    return;
  }
  pb::Step& step = steps.Recommend(pb::Step::NOTHING);
  pb::CloseStage& command = *step.mutable_command()->mutable_close_stage();
  command.set_candidate(steps.room().turn);
  command.set_stage(steps.stage().id());
  steps.About(step, steps.room().turn, steps.stage().id());
}

void AddReturns(Steps& steps) {
  for (const SeatRecord* seat : ExpertSeats(steps)) {
    if (steps.candidate().recused.contains(seat->seat.id())) continue;
    const SheetHistory* sheets = SheetsOf(steps.candidate(), steps.stage().id(), seat->seat.id());
    if (sheets == nullptr || !sheets->Counts()) continue;
    pb::Step& step = steps.Add(pb::Step::REASON);
    pb::ReturnSheet& command = *step.mutable_command()->mutable_return_sheet();
    command.set_candidate(steps.room().turn);
    command.set_stage(steps.stage().id());
    command.set_seat(seat->seat.id());
    steps.About(step, steps.room().turn, steps.stage().id());
    step.set_seat(seat->seat.id());
  }
}

// Whoever will not sign does not hold up those who are to hear next; but the recommended step is to
// wait.
void AddAnnounce(Steps& steps, pb::Phase::Id phase) {
  const std::string next = NextToHear(steps.state(), steps.room());
  if (next.empty() || Stopped(steps)) return;
  pb::Step& step = phase == pb::Phase::RELEASED ? steps.Recommend(pb::Step::NOTHING)
                                                : steps.Add(pb::Step::NOTHING);
  pb::AnnounceFigures& command = *step.mutable_command()->mutable_announce_figures();
  command.set_candidate(next);
  command.set_digest(FiguresToHear(steps.state(), steps.room(), next).digest);
  steps.About(step, next);
}

void AddAnswers(Steps& steps) {
  for (const std::string& id : steps.room().order) {
    if (OpenObjection(steps.state().candidates.at(id)) == nullptr) continue;
    pb::Step& step = steps.Recommend(pb::Step::REASON);
    step.mutable_command()->mutable_answer_objection()->set_candidate(id);
    steps.About(step, id);
  }
}

// Whoever will not sign does not hold up the results; but the recommended step is to wait.
void AddResults(Steps& steps, pb::Phase::Id phase) {
  if (Stopped(steps)) return;
  for (const pb::Post& post : steps.state().roll->posts()) {
    if (!post.fell_away().empty()) continue;
    const bool again = RunOffHeard(steps.state(), post.id());
    if (steps.state().results.contains(post.id()) && !again) continue;
    if (!PostInOpenBatch(steps.state(), post.id())) continue;
    if (!PostSettled(steps.state(), post.id())) continue;
    pb::Step& step = phase == pb::Phase::FINISHED ? steps.Recommend(pb::Step::NOTHING)
                                                  : steps.Add(pb::Step::NOTHING);
    step.mutable_command()->mutable_announce_results()->set_post(post.id());
  }
}

void AddEqualise(Steps& steps) {
  if (WhyNotEqualise(steps.state())) return;
  steps.Recommend(pb::Step::NOTHING).mutable_command()->mutable_equalise_rooms();
}

void AddOutcomesToCome(Steps& steps) {
  for (const std::string& id : steps.room().order) {
    if (StillToCome(steps.state().candidates.at(id))) AddOutcome(steps, id);
  }
}

// The seat of a role that has one in each room.
std::string SeatOfRole(const Steps& steps, pb::Role::Id role) {
  for (const auto& [id, seat] : steps.state().seats) {
    if (seat.seat.role() == role && seat.seat.room() == steps.room().id) return id;
  }
  return {};
}

void AddOperator(Steps& steps, pb::Phase::Id phase) {
  AddAnswers(steps);
  AddDraws(steps, pb::Role::OPERATOR);
  AddJudgesLeaving(steps);
  switch (phase) {
    case pb::Phase::CHECK_IN:
      AddBatches(steps, phase);
      AddCheckIn(steps);
      AddLots(steps);
      return AddBreak(steps, phase);
    case pb::Phase::LOTS:
      return AddLots(steps);
    case pb::Phase::READY:
      AddStops(steps);
      AddCall(steps);
      break;
    case pb::Phase::ANNOUNCED:
      AddStops(steps);
      AddAnnounce(steps, phase);
      AddCall(steps);
      AddResults(steps, phase);
      break;
    case pb::Phase::CALLED:
      AddPreparing(steps);
      AddStart(steps);
      AddRecusals(steps);
      break;
    case pb::Phase::STAGE_CLOSED:
      AddPreparing(steps);
      AddStart(steps);
      break;
    case pb::Phase::PREPARING:
      AddClock(steps);
      AddStart(steps);
      break;
    case pb::Phase::PRESENTING:
      AddClock(steps);
      AddReturns(steps);
      AddRecusals(steps);
      break;
    case pb::Phase::SCORING:
      AddClose(steps);
      AddReturns(steps);
      AddRecusals(steps);
      break;
    case pb::Phase::RELEASED:
      AddAnnounce(steps, phase);
      break;
    case pb::Phase::FINISHED:
      AddResults(steps, phase);
      break;
    case pb::Phase::EQUALISING:
      AddEqualise(steps);
      break;
    default:
      break;
  }
  AddOutcomesToCome(steps);
  AddLatecomers(steps, phase);
  AddAfterResults(steps, phase);
  AddBatches(steps, phase);
  AddBreak(steps, phase);
  AddCorrections(steps, pb::Role::OPERATOR);
  AddKeying(steps, SeatOfRole(steps, pb::Role::OPERATOR));
  AddPaperSignatures(steps);
  AddDeviceRequests(steps, pb::Role::OPERATOR);
  AddPaper(steps);
  AddUndo(steps);
  AddEndOfDay(steps, phase);
}

// What the clock needs, and nothing else.
void AddTimekeeper(Steps& steps, pb::Phase::Id phase) {
  switch (phase) {
    case pb::Phase::CALLED:
    case pb::Phase::STAGE_CLOSED:
      AddPreparing(steps);
      return AddStartOnTime(steps);
    case pb::Phase::PREPARING:
      AddClock(steps);
      return AddStartOnTime(steps);
    case pb::Phase::PRESENTING:
      return AddClock(steps);
    default:
      return;
  }
}

void AddConfirmEqualisation(Steps& steps, pb::ReleaseStep::By by) {
  if (!EqualisationIsCurrent(steps.state())) return;
  const auto awaited = AwaitedEqualisation(steps.state(), steps.room());
  if (std::find(awaited.begin(), awaited.end(), by) == awaited.end()) return;
  steps.Recommend(pb::Step::NOTHING)
      .mutable_command()
      ->mutable_confirm_equalisation()
      ->set_digest(steps.state().equalisation_digest);
}

void AddConfirm(Steps& steps, pb::Phase::Id phase, pb::ReleaseStep::By by) {
  if (phase == pb::Phase::EQUALISING) return AddConfirmEqualisation(steps, by);
  if (phase != pb::Phase::RELEASING) return;
  const auto awaited = AwaitedRelease(steps.state(), steps.figures());
  if (std::find(awaited.begin(), awaited.end(), by) == awaited.end()) return;
  pb::Step& step = steps.Recommend(pb::Step::NOTHING);
  pb::ConfirmFigures& command = *step.mutable_command()->mutable_confirm_figures();
  command.set_candidate(steps.room().turn);
  command.set_digest(steps.figures().digest);
  steps.About(step, steps.room().turn);
}

void AddFlag(Steps& steps) {
  steps.Add(pb::Step::REASON).mutable_command()->mutable_raise_flag()->set_room(steps.room().id);
}

void AddSupervisor(Steps& steps, pb::Phase::Id phase) {
  const std::string& room = steps.room().id;
  if (steps.state().tail_loss) {
    steps.Recommend(pb::Step::NOTHING).mutable_command()->mutable_acknowledge_tail_loss();
  }
  if (phase == pb::Phase::LOTS) {
    steps.Recommend(pb::Step::NOTHING).mutable_command()->mutable_witness_lots()->set_room(room);
  }
  AddConfirm(steps, phase, pb::ReleaseStep::SUPERVISOR);
  AddDraws(steps, pb::Role::SUPERVISOR);
  AddCorrections(steps, pb::Role::SUPERVISOR);
  AddDeviceRequests(steps, pb::Role::SUPERVISOR);
  AddOpinion(steps, phase);
  if (steps.room().hold) {
    steps.Add(pb::Step::NOTHING).mutable_command()->mutable_release_hold()->set_room(room);
  } else {
    steps.Add(pb::Step::HOLD).mutable_command()->mutable_place_hold()->set_room(room);
  }
  AddFlag(steps);
}

}  // namespace

std::vector<pb::Step> StepsOf(const Competition& state, const RoomRecord& room, pb::Role::Id role) {
  Steps steps(state, room, role);
  const pb::Phase::Id phase = PhaseOf(state, room);
  if (role == pb::Role::OPERATOR) AddScreens(steps);
  if (phase == pb::Phase::PLANNING) return steps.Take();
  switch (role) {
    case pb::Role::OPERATOR:
      AddOperator(steps, phase);
      RecommendSubstitutes(steps, phase);
      break;
    case pb::Role::VERIFIER:
      AddConfirm(steps, phase, pb::ReleaseStep::VERIFIER);
      AddKeying(steps, SeatOfRole(steps, pb::Role::VERIFIER));
      AddFlag(steps);
      break;
    case pb::Role::TIMEKEEPER:
      AddTimekeeper(steps, phase);
      break;
    case pb::Role::CHIEF:
      AddDeviceRequests(steps, pb::Role::CHIEF);
      AddConfirm(steps, phase, pb::ReleaseStep::CHIEF);
      if (phase == pb::Phase::PRESENTING || phase == pb::Phase::SCORING) AddReturns(steps);
      AddCorrections(steps, pb::Role::CHIEF);
      break;
    case pb::Role::SUPERVISOR:
      AddSupervisor(steps, phase);
      break;
    default:
      break;
  }
  return steps.Take();
}

std::vector<pb::Step> TimekeeperSteps(const Competition& state, const std::string& room_id) {
  return StepsOf(state, RoomById(state, room_id), pb::Role::TIMEKEEPER);
}

}  // namespace tingfen::competition
