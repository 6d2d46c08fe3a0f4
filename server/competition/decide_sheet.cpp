#include <algorithm>

#include "server/competition/day.h"
#include "server/competition/decide_parts.h"
#include "server/competition/digest.h"
#include "server/competition/figures.h"
#include "server/competition/paper.h"
#include "server/competition/run_off.h"
#include "server/competition/sheets.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> WhyNotClosable(const Competition& head, const pb::CloseStage& command) {
  if (auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  if (PhaseOf(head, room) != pb::Phase::SCORING) return Refuse(pb::Refusal::NOT_NOW, "stage");
  if (auto refusal = WhyStopped(head, room)) return refusal;
  if (ToSetAside(head, room)) return Refuse(pb::Refusal::NOT_NOW, "conferring");
  return WhyMissingSheets(head, command.candidate(), *FindStage(head, command.stage()));
}

}  // namespace

std::optional<pb::Refusal> WhyTooFewLeft(const Competition& head, const std::string& candidate,
                                         const pb::Seat& seat) {
  const CandidateRecord& record = head.candidates.at(candidate);
  for (const pb::Stage& stage : head.plan->stages()) {
    const pb::StagePanel* panel = FindStagePanel(stage, seat.panel());
    const StageRecord& on_record = StageRecordOf(record, stage.id());
    if (panel == nullptr || on_record.closed) continue;
    std::uint32_t left = 0;
    for (const SeatRecord* other : SeatsOfPanel(head, seat.room(), seat.panel())) {
      const bool out = record.recused.contains(other->seat.id()) || Gone(*other, on_record);
      if (!out && other->seat.id() != seat.id()) ++left;
    }
    if (left < panel->min_sheets()) {
      return Refuse(pb::Refusal::TOO_FEW_JUDGES, seat.panel(), std::to_string(left),
                    std::to_string(panel->min_sheets()));
    }
  }
  return std::nullopt;
}

std::optional<pb::Refusal> WhyMissingSheets(const Competition& head, const std::string& candidate,
                                            const pb::Stage& stage) {
  for (const pb::StagePanel& panel : stage.panels()) {
    const PanelProgress progress = ProgressOf(head, candidate, stage, panel);
    if (progress.submitted < progress.need) {
      return Refuse(pb::Refusal::MISSING_SHEETS, panel.panel(), std::to_string(progress.submitted),
                    std::to_string(progress.need));
    }
  }
  return std::nullopt;
}

Decision DecideSubmitSheet(const Competition& head, const Request& request) {
  const pb::SubmitSheet& command = request.command->submit_sheet();
  bool late = false;
  if (const auto refusal = WhyNotScorable(head, request.seat, command, From::kTablet, late)) {
    return *refusal;
  }
  // What comes late is kept all the same.
  const bool on_paper = !late && OnPaper(head, *FindSeat(head, request.seat));
  if (on_paper) return Refuse(pb::Refusal::ON_PAPER);
  pb::Event event = NewEvent(request);
  *event.mutable_sheet_submitted() = SubmittedSheet(head, request.seat, command, late);
  return Events{event};
}

Decision DecideReturnSheet(const Competition& head, const Request& request) {
  const pb::ReturnSheet& command = request.command->return_sheet();
  if (const auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return *refusal;
  if (const auto refusal = WhyNotText("reason", command.reason(), kReasonCharactersMax)) {
    return *refusal;
  }
  if (StageRecordOf(head.candidates.at(command.candidate()), command.stage()).closed) {
    return Refuse(pb::Refusal::NOT_NOW, "stage");
  }
  const SheetHistory* history =
      SheetsOf(head.candidates.at(command.candidate()), command.stage(), command.seat());
  if (history == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  if (!history->Counts()) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  pb::SheetReturned& fact = *event.mutable_sheet_returned();
  fact.set_candidate(command.candidate());
  fact.set_stage(command.stage());
  fact.set_seat(command.seat());
  fact.set_version(history->versions.back().version);
  fact.set_reason(command.reason());
  return Events{event};
}

Decision DecideRecuseJudge(const Competition& head, const Request& request) {
  const pb::RecuseJudge& command = request.command->recuse_judge();
  const CandidateRecord* candidate = FindCandidate(head, command.candidate());
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  const SeatRecord* seat = FindSeat(head, command.seat());
  if (seat == nullptr || seat->seat.panel().empty() ||
      seat->seat.room() != RoomOf(head, command.candidate())) {
    return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  }
  if (const auto refusal = WhyNotText("reason", command.reason(), kReasonCharactersMax)) {
    return *refusal;
  }
  if (candidate->recused.contains(command.seat())) return Refuse(pb::Refusal::ALREADY);
  if (candidate->figures || HasScored(*candidate, command.seat())) {
    return Refuse(pb::Refusal::NOT_NOW, "sheet");
  }
  if (const auto refusal = WhyTooFewLeft(head, command.candidate(), seat->seat)) return *refusal;
  pb::Event event = NewEvent(request);
  pb::JudgeRecused& fact = *event.mutable_judge_recused();
  fact.set_candidate(command.candidate());
  fact.set_seat(command.seat());
  fact.set_reason(command.reason());
  return Events{event};
}

Decision DecideCloseStage(const Competition& head, const Request& request) {
  const pb::CloseStage& command = request.command->close_stage();
  if (const auto refusal = WhyNotClosable(head, command)) return *refusal;
  const auto computed = ComputeStage(head, command.candidate(), *FindStage(head, command.stage()));
  if (const auto* refusal = std::get_if<pb::Refusal>(&computed)) return *refusal;
  const auto& figure = std::get<pb::StageFigure>(computed);
  pb::Event closed = NewEvent(request);
  closed.mutable_stage_closed()->set_candidate(command.candidate());
  closed.mutable_stage_closed()->set_stage(command.stage());
  closed.mutable_stage_closed()->set_figure(figure.SerializeAsString());
  const pb::Stage& last = *head.plan->stages().rbegin();
  const std::string run_off(PostOfStage(command.stage()));
  if (run_off.empty() && command.stage() != last.id()) return Events{closed};
  pb::Event computed_event = NewEvent(request);
  pb::FiguresComputed& fact = *computed_event.mutable_figures_computed();
  fact.set_candidate(command.candidate());
  fact.set_run_off(run_off);
  const auto figures = run_off.empty() ? ComputeFigures(head, command.candidate(), figure)
                                       : ComputeRunOff(head, command.candidate(), figure);
  fact.set_figures(figures.SerializeAsString());
  fact.set_digest(DigestOf(fact.figures()));
  return Events{closed, computed_event};
}

}  // namespace tingfen::competition
