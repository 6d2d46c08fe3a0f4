#include "server/competition/views/public.h"

#include "server/competition/draw/questions.h"
#include "server/competition/record/person.h"
#include "server/competition/release/signing.h"
#include "server/competition/release/to_sign.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/views/day.h"
#include "server/competition/views/parts.h"

namespace tingfen::competition {
namespace {

// The figures of a candidate, if they are public.
const pb::CandidateFigures* PublicFigures(const FiguresRecord& record) {
  return record.announced && record.figures ? &*record.figures : nullptr;
}

// What the plan lets the hall see of them.
pb::CandidateFigures Revealed(const pb::CandidateFigures& figures, pb::HallLook::Reveal reveal) {
  pb::CandidateFigures shown = figures;
  if (reveal == pb::HallLook::TOTAL) shown.clear_stages();
  if (reveal == pb::HallLook::FIGURES) {
    for (pb::StageFigure& stage : *shown.mutable_stages()) {
      for (pb::PanelFigure& panel : *stage.mutable_panels()) {
        panel.clear_sheets();
        panel.clear_criteria();
      }
    }
  }
  return shown;
}

void AddQueue(const Competition& state, const RoomRecord& room, pb::HallView& view) {
  for (const std::string& id : CandidatesOf(state, room)) {
    const CandidateRecord& candidate = state.candidates.at(id);
    pb::HallView::QueueLine& line = *view.add_queue();
    *line.mutable_person() = PersonOf(state, id, Names::kAsThePlanSays);
    line.set_state(LineStateOf(state, room, id));
    line.set_outcome(candidate.outcome);
    if (const auto* figures = PublicFigures(candidate)) line.set_total(figures->total());
  }
}

}  // namespace

pb::HallView Hall(const Competition& state, const std::string& room_id, const Moment& moment) {
  const RoomRecord& room = RoomById(state, room_id);
  pb::HallView view;
  *view.mutable_header() = HeaderOf(state, room);
  const pb::HallLook& look = state.plan->hall();
  view.set_reveal(look.reveal());
  if (!SubjectOf(state, room).empty()) {
    *view.mutable_turn() = TurnOf(state, room, moment, Names::kAsThePlanSays);
    const pb::Phase::Id phase = view.header().phase();
    const bool scoring = phase == pb::Phase::PRESENTING || phase == pb::Phase::SCORING;
    if (look.show_progress() && scoring) *view.mutable_progress() = ProgressOfTurn(state, room);
  }
  AddQueue(state, room, view);
  if (!room.last_announced.empty()) {
    const CandidateRecord& candidate = state.candidates.at(room.last_announced);
    const FiguresRecord* of = FindFigures(candidate, room.last_announced_digest);
    if (const auto* figures = of == nullptr ? nullptr : PublicFigures(*of)) {
      pb::Announced& announced = *view.mutable_announced();
      *announced.mutable_person() = PersonOf(state, room.last_announced, Names::kAsThePlanSays);
      *announced.mutable_figures() = Revealed(*figures, look.reveal());
      if (look.reveal() == pb::HallLook::BY_SEAT) announced.set_digest(of->digest);
      announced.set_corrected_from(of->corrected_from);
    }
  }
  AddRankings(state, view.mutable_rankings());
  if (auto draw = DrawOnHall(state, room)) *view.mutable_draw() = std::move(*draw);
  *view.mutable_legend() = LegendOf(state, room, WithSeats::kYes);
  *view.mutable_posts() = state.roll->posts();
  return view;
}

pb::KioskView Kiosk(const Competition& state, const std::string& room_id, const Moment& moment) {
  const RoomRecord& room = RoomById(state, room_id);
  pb::KioskView view;
  *view.mutable_header() = HeaderOf(state, room);
  // Whoever is to sign comes after who has questions to read while the clock runs.
  if (QuestionsAreRead(state, room)) {
    view.set_state(pb::KioskView::QUESTIONS);
    *view.mutable_turn() = TurnOf(state, room, moment, Names::kAsThePlanSays);
    AddQuestions(state, room, *view.mutable_turn());
    return view;
  }
  *view.mutable_legend() = LegendOf(state, room, WithSeats::kYes);
  const auto waiting = ToSignIn(state, room);
  if (waiting.empty()) {
    const FiguresRecord* heard = FiguresHeard(state, room);
    const bool thanks = heard != nullptr && heard->signed_;
    view.set_state(thanks ? pb::KioskView::THANKS : pb::KioskView::REST);
    return view;
  }
  const FiguresRecord& figures = *waiting.front().figures;
  view.set_state(AwaitsAnswer(figures) ? pb::KioskView::OBJECTED : pb::KioskView::SIGN);
  pb::Announced& result = *view.mutable_result();
  *result.mutable_person() = PersonOf(state, waiting.front().candidate, Names::kAlways);
  *result.mutable_figures() = *PublicFigures(figures);
  result.set_digest(figures.digest);
  result.set_corrected_from(figures.corrected_from);
  view.set_objection(figures.objection);
  view.set_answer(figures.answer);
  *view.mutable_declaration() = Declaration();
  AddToSign(state, room, Names::kAsThePlanSays, view.mutable_to_sign());
  return view;
}

}  // namespace tingfen::competition
