#include "server/competition/after.h"
#include "server/competition/equalise.h"
#include "server/competition/evolve_parts.h"
#include "server/competition/run_off.h"

namespace tingfen::competition {
namespace {

void KeepSheet(Competition& state, const pb::Event& event, std::uint64_t seq,
               const pb::SheetSubmitted& fact) {
  Sheet sheet;
  sheet.version = fact.version();
  sheet.marks.assign(fact.marks().begin(), fact.marks().end());
  sheet.total = fact.total();
  sheet.receipt = ReceiptNumber(seq);
  sheet.wall_ms = event.at().wall_ms();
  sheet.keyed_by.assign(fact.keyed_by().begin(), fact.keyed_by().end());
  StageRecord& stage = StageIn(state, fact.candidate(), fact.stage());
  stage.keyed.erase(fact.seat());
  SheetHistory& history = stage.sheets[fact.seat()];
  if (!fact.late()) {
    history.versions.push_back(std::move(sheet));
    return;
  }
  history.late = std::move(sheet);
  NoteLine note;
  note.kind = pb::DeskView::Note::LATE_SHEET;
  note.seat = fact.seat();
  note.candidate = fact.candidate();
  note.stage = fact.stage();
  AddNote(state, event, note);
}

void CloseStage(Competition& state, const pb::StageClosed& fact) {
  StageIn(state, fact.candidate(), fact.stage()).closed = Parsed<pb::StageFigure>(fact.figure());
  RoomRecord& room = RoomOfCandidate(state, fact.candidate());
  // A correction closes an earlier stage anew.
  if (!room.run_off.empty() || StageOfTurn(state, room).id() != fact.stage()) return;
  if (room.stage + 1 < static_cast<std::uint32_t>(state.plan->stages_size())) ++room.stage;
}

// The figures of this digest, of the interview or of a run-off.
FiguresRecord& FiguresIn(Competition& state, const std::string& id, const std::string& digest) {
  CandidateRecord& candidate = CandidateIn(state, id);
  for (auto& [post, figures] : candidate.run_offs) {
    if (figures.digest == digest) return figures;
  }
  return candidate;
}

void Confirm(Competition& state, const pb::Event& event, const pb::FiguresConfirmed& fact) {
  FiguresRecord& figures = FiguresIn(state, fact.candidate(), fact.digest());
  figures.confirmed.push_back(fact.step());
  figures.confirmed_by.push_back(event.cause().seat());
}

void Object(Competition& state, const pb::Event& event, const pb::ResultObjected& fact) {
  FiguresRecord& figures = FiguresIn(state, fact.candidate(), fact.digest());
  figures.objection = fact.reason();
  figures.answer.clear();
  NoteLine note;
  note.kind = pb::DeskView::Note::OBJECTION;
  note.candidate = fact.candidate();
  note.text = fact.reason();
  AddNote(state, event, note);
}

void Answer(Competition& state, const pb::ObjectionAnswered& fact) {
  CandidateRecord& candidate = CandidateIn(state, fact.candidate());
  const FiguresRecord* open = OpenObjection(candidate);
  if (open == &candidate) candidate.answer = fact.answer();
  for (auto& [post, figures] : candidate.run_offs) {
    if (open == &figures) figures.answer = fact.answer();
  }
}

}  // namespace

void FoldFigures(Competition& state, const pb::Event& event, std::uint64_t seq) {
  switch (event.fact_case()) {
    case pb::Event::kSheetSubmitted:
      return KeepSheet(state, event, seq, event.sheet_submitted());
    case pb::Event::kSheetReturned: {
      const pb::SheetReturned& fact = event.sheet_returned();
      Sheet& sheet =
          StageIn(state, fact.candidate(), fact.stage()).sheets.at(fact.seat()).versions.back();
      sheet.returned = true;
      sheet.return_reason = fact.reason();
      return;
    }
    case pb::Event::kJudgeRecused: {
      const pb::JudgeRecused& fact = event.judge_recused();
      CandidateIn(state, fact.candidate()).recused[fact.seat()] = fact.reason();
      return;
    }
    case pb::Event::kStageClosed:
      return CloseStage(state, event.stage_closed());
    case pb::Event::kFiguresComputed: {
      const pb::FiguresComputed& fact = event.figures_computed();
      CandidateRecord& candidate = CandidateIn(state, fact.candidate());
      FiguresRecord& of =
          fact.run_off().empty() ? candidate : candidate.run_offs.at(fact.run_off());
      of.figures = Parsed<pb::CandidateFigures>(fact.figures());
      of.digest = fact.digest();
      of.confirmed.clear();  // What was confirmed were other figures.
      of.confirmed_by.clear();
      return;
    }
    case pb::Event::kRoomsEqualised:
    case pb::Event::kEqualisationConfirmed:
      return FoldEqualising(state, event);
    case pb::Event::kFiguresConfirmed:
      return Confirm(state, event, event.figures_confirmed());
    case pb::Event::kFiguresAnnounced: {
      const pb::FiguresAnnounced& fact = event.figures_announced();
      FiguresIn(state, fact.candidate(), fact.digest()).announced = true;
      RoomRecord& room = RoomOfCandidate(state, fact.candidate());
      room.hearing = fact.candidate();
      room.last_announced = fact.candidate();
      room.last_announced_digest = fact.digest();
      return;
    }
    case pb::Event::kResultSigned:
      FiguresIn(state, event.result_signed().candidate(), event.result_signed().digest()).signed_ =
          true;
      return;
    case pb::Event::kResultObjected:
      return Object(state, event, event.result_objected());
    case pb::Event::kObjectionAnswered:
      return Answer(state, event.objection_answered());
    case pb::Event::kResultsAnnounced:
      return KeepResult(state, Parsed<pb::PostResult>(event.results_announced().result()));
    default:
      return FoldRoom(state, event);
  }
}

}  // namespace tingfen::competition
