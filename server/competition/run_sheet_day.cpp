#include <algorithm>

#include "server/competition/correction/content.h"
#include "server/competition/correction/correctable.h"
#include "server/competition/correction/correction.h"
#include "server/competition/draw/draw.h"
#include "server/competition/opening/batches.h"
#include "server/competition/roll_call/leaving.h"
#include "server/competition/run_sheet.h"
#include "server/competition/run_sheet_parts.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/draws.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/sheets.h"

namespace tingfen::competition {
namespace {

// The supervisor's words close the list; before them the operator's are welcome, not needed.
void AddOpenDraw(Steps& steps, pb::Role::Id role, const DrawRecord& draw) {
  const auto words = [&](pb::Step& step) {
    step.mutable_command()->mutable_contribute_to_draw()->set_draw(draw.draw.id());
  };
  if (role == pb::Role::SUPERVISOR) {
    if (!draw.witnessed) words(steps.Recommend(pb::Step::WORDS));
    return;
  }
  if (draw.witnessed) {
    pb::Step& step = steps.Recommend(pb::Step::NOTHING);
    step.mutable_command()->mutable_complete_draw()->set_draw(draw.draw.id());
  } else if (draw.words.size() + 1 < kWordsInDrawMax) {
    words(steps.Add(pb::Step::WORDS));
  }
  pb::Step& abandon = steps.Add(pb::Step::REASON);
  abandon.mutable_command()->mutable_abandon_draw()->set_draw(draw.draw.id());
}

std::vector<const SeatRecord*> ExpertSeatsOfRoom(const Steps& steps) {
  std::vector<const SeatRecord*> seats;
  for (const pb::Panel& panel : steps.state().plan->panels()) {
    if (panel.kind() != pb::Panel::EXPERT) continue;
    for (const SeatRecord* seat : SeatsOfPanel(steps.state(), steps.room().id, panel.id())) {
      seats.push_back(seat);
    }
  }
  return seats;
}

bool MayRecuse(const Steps& steps, const SeatRecord& seat) {
  const CandidateRecord& candidate = steps.candidate();
  if (candidate.figures || candidate.recused.contains(seat.seat.id())) return false;
  if (seat.vacated || HasScored(candidate, seat.seat.id())) return false;
  if (StageRecordOf(candidate, steps.stage().id()).closed) return false;
  return !WhyTooFewLeft(steps.state(), steps.room().turn, seat.seat);
}

}  // namespace

std::vector<const SeatRecord*> ExpertSeats(const Steps& steps) {
  std::vector<const SeatRecord*> seats = ExpertSeatsOfRoom(steps);
  std::erase_if(seats, [&](const SeatRecord* seat) {
    return FindStagePanel(steps.stage(), seat->seat.panel()) == nullptr;
  });
  return seats;
}

void AddRecusals(Steps& steps) {
  for (const SeatRecord* seat : ExpertSeats(steps)) {
    if (!MayRecuse(steps, *seat)) continue;
    pb::Step& step = steps.Add(pb::Step::REASON);
    pb::RecuseJudge& command = *step.mutable_command()->mutable_recuse_judge();
    command.set_candidate(steps.room().turn);
    command.set_seat(seat->seat.id());
    steps.About(step, steps.room().turn);
    step.set_seat(seat->seat.id());
  }
}

void AddDraws(Steps& steps, pb::Role::Id role) {
  if (const DrawRecord* open = OpenDrawIn(steps.state(), steps.room().id)) {
    return AddOpenDraw(steps, role, *open);
  }
  if (role != pb::Role::OPERATOR) return;
  for (const pb::Draw& draw : DrawsToOpen(steps.state(), steps.room())) {
    pb::Step& step = steps.Recommend(pb::Step::NOTHING);
    *step.mutable_command()->mutable_open_draw()->mutable_draw() = draw;
    if (!draw.candidate().empty()) steps.About(step, draw.candidate(), draw.stage());
  }
}

void AddPreparing(Steps& steps) {
  if (!MayPrepare(steps.state(), steps.room()) || Stopped(steps)) return;
  if (QuestionsNeeded(steps.state(), steps.room())) return;
  pb::Step& step = steps.Recommend(pb::Step::NOTHING);
  pb::StartPreparing& command = *step.mutable_command()->mutable_start_preparing();
  command.set_candidate(steps.room().turn);
  command.set_stage(steps.stage().id());
  steps.About(step, steps.room().turn, steps.stage().id());
}

void AddBatches(Steps& steps, pb::Phase::Id phase) {
  if (steps.state().batch.empty()) return;
  if (phase == pb::Phase::RESULTS && !Stopped(steps)) {
    const std::string next = NextBatch(steps.state());
    if (next.empty()) return;
    pb::Step& step = steps.Recommend(pb::Step::NOTHING);
    step.mutable_command()->mutable_open_batch()->set_batch(next);
    return;
  }
  if (phase != pb::Phase::CHECK_IN) return;
  if (OpenDrawIn(steps.state(), steps.room().id) != nullptr) return;
  for (const std::string& id : MayEnterAgain(steps.state(), steps.room().id)) {
    pb::Step& step = steps.Add(pb::Step::POSTS);
    step.mutable_command()->mutable_enter_again()->set_candidate(id);
    steps.About(step, id);
  }
}

void AddBreak(Steps& steps, pb::Phase::Id phase) {
  const std::string& room = steps.room().id;
  if (steps.room().on_break) {
    steps.Recommend(pb::Step::NOTHING).mutable_command()->mutable_end_break()->set_room(room);
    return;
  }
  const bool between = phase == pb::Phase::READY || phase == pb::Phase::ANNOUNCED ||
                       phase == pb::Phase::RELEASED || phase == pb::Phase::CHECK_IN;
  if (!between) return;
  steps.Add(pb::Step::UNTIL).mutable_command()->mutable_start_break()->set_room(room);
}

void AddJudgesLeaving(Steps& steps) {
  for (const SeatRecord* seat : ExpertSeatsOfRoom(steps)) {
    const std::string& id = seat->seat.id();
    if (seat->vacated) {
      if (WhyNotFilled(steps.state(), *seat)) continue;
      pb::Step& step = steps.Add(pb::Step::SUBSTITUTE);
      step.mutable_command()->mutable_fill_seat()->set_seat(id);
      step.set_seat(id);
    } else {
      pb::Step& step = steps.Add(pb::Step::REASON);
      step.mutable_command()->mutable_vacate_seat()->set_seat(id);
      step.set_seat(id);
    }
  }
}

// The chief has left, and something waits for the chief alone.
bool ChiefIsAwaited(const Steps& steps) {
  const auto asked = StepsOf(steps.state(), steps.room(), pb::Role::CHIEF);
  return std::any_of(asked.begin(), asked.end(),
                     [](const pb::Step& step) { return step.recommended(); });
}

// Too few are left on the seat's panel to close the stage.
bool PanelIsShort(const Steps& steps, const pb::Seat& seat) {
  const auto& panels = steps.stage().panels();
  return std::any_of(panels.begin(), panels.end(), [&](const pb::StagePanel& panel) {
    const PanelProgress progress =
        ProgressOf(steps.state(), steps.room().turn, steps.stage(), panel);
    return panel.panel() == seat.panel() && progress.expected < progress.need;
  });
}

// The room waits for whoever takes the seat of a judge who left.
void RecommendSubstitutes(Steps& steps, pb::Phase::Id phase) {
  steps.RecommendForWantOfOthers([&](const pb::Step& step) {
    if (!step.command().has_fill_seat()) return false;
    const SeatRecord& seat = steps.state().seats.at(step.seat());
    if (seat.chief && ChiefIsAwaited(steps)) return true;
    return phase == pb::Phase::SCORING && PanelIsShort(steps, seat.seat);
  });
}

void AddCorrections(Steps& steps, pb::Role::Id role) {
  const auto about = [&](pb::Step& step, const CorrectionRecord& record) {
    steps.About(step, record.correction.candidate(), record.correction.stage());
    step.set_seat(record.correction.seat());
  };
  bool one_is_open = false;
  for (const CorrectionRecord* record : OpenCorrectionsIn(steps.state(), steps.room().id)) {
    if (Lapsed(*record, steps.state().last_stamp)) continue;
    one_is_open = true;
    const bool proposed = record->state == pb::CorrectionView::PROPOSED;
    const bool by_chief = steps.state().seats.at(record->proposed_by).chief;
    const bool decides = role == (by_chief ? pb::Role::OPERATOR : pb::Role::CHIEF);
    if (proposed && decides) {
      pb::Step& step = steps.Recommend(pb::Step::VERDICT);
      step.mutable_command()->mutable_decide_correction()->set_id(record->id);
      about(step, *record);
    }
    const bool witnesses = role == pb::Role::SUPERVISOR && !proposed && !Stopped(steps);
    // A sheet may have come, or a judge recused, since it was proposed.
    const bool sound = witnesses && !WhyNotContent(steps.state(), record->correction);
    if (sound && MayTakeEffect(steps.state(), *record)) {
      pb::Step& step = steps.Recommend(pb::Step::NOTHING);
      step.mutable_command()->mutable_witness_correction()->set_id(record->id);
      about(step, *record);
    }
    if (role == (by_chief ? pb::Role::CHIEF : pb::Role::OPERATOR)) {
      pb::Step& step = steps.Add(pb::Step::NOTHING);
      step.mutable_command()->mutable_withdraw_correction()->set_id(record->id);
      about(step, *record);
    }
  }
  // One after the other: a desk that is asked for two things at once mixes them up.
  if (role != pb::Role::OPERATOR || one_is_open) return;
  if (CorrectableIn(steps.state(), steps.room()).empty()) return;
  steps.Add(pb::Step::CORRECTION).mutable_command()->mutable_propose_correction();
}

void AddLatecomers(Steps& steps, pb::Phase::Id phase) {
  if (phase == pb::Phase::FINISHED || phase == pb::Phase::RESULTS) return;
  if (!steps.room().lots_recorded || TooLateToCome(steps.state(), steps.room())) return;
  for (const std::string& id : CandidatesOf(steps.state(), steps.room())) {
    const CandidateRecord& candidate = steps.state().candidates.at(id);
    if (candidate.number > 0 || candidate.outcome != pb::Outcome::ABSENT) continue;
    pb::Step& step = steps.Add(pb::Step::NOTHING);
    pb::CheckInCandidate& command = *step.mutable_command()->mutable_check_in_candidate();
    command.set_candidate(id);
    command.set_arrival(pb::Arrival::LATE);
    command.set_identity_checked(true);
    command.set_phone_sealed(true);
    steps.About(step, id);
  }
}

}  // namespace tingfen::competition
