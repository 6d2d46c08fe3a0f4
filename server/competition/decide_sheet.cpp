#include <algorithm>

#include "server/competition/day.h"
#include "server/competition/decide_parts.h"
#include "server/competition/digest.h"
#include "server/competition/figures.h"
#include "server/competition/run_off.h"

namespace tingfen::competition {
namespace {

// The newest sheet of a seat, null if it has sent none.
const SheetHistory* HistoryOf(const Competition& head, const std::string& candidate,
                              const std::string& stage, const std::string& seat) {
  const StageRecord& record = StageRecordOf(head.candidates.at(candidate), stage);
  const auto found = record.sheets.find(seat);
  return found == record.sheets.end() ? nullptr : &found->second;
}

bool Writable(const Competition& head, const RoomRecord& room, const pb::Stage& stage) {
  const pb::Phase::Id phase = PhaseOf(head, room);
  return phase == pb::Phase::SCORING ||
         (phase == pb::Phase::PRESENTING && stage.scoring_opens() == pb::Stage::WITH_STAGE);
}

// Everything about who may score whom; `late` tells that the stage is closed already.
std::optional<pb::Refusal> WhyNotScorable(const Competition& head, const Request& request,
                                          bool& late) {
  const pb::SubmitSheet& command = request.command->submit_sheet();
  const SeatRecord& seat = *FindSeat(head, request.seat);
  const CandidateRecord* candidate = FindCandidate(head, command.candidate());
  if (candidate == nullptr || RoomOf(head, command.candidate()) != seat.seat.room()) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  }
  const pb::Stage* stage = FindStage(head, command.stage());
  if (stage == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "stage", command.stage());
  if (FindStagePanel(*stage, seat.seat.panel()) == nullptr) {
    return Refuse(pb::Refusal::NOT_YOUR_ROLE, "stage", command.stage());
  }
  if (!seat.checked_in) return Refuse(pb::Refusal::NOT_CHECKED_IN);
  if (candidate->recused.contains(request.seat)) return Refuse(pb::Refusal::RECUSED);
  const SheetHistory* history = HistoryOf(head, command.candidate(), command.stage(), request.seat);
  if (history != nullptr && history->excluded) return Refuse(pb::Refusal::RECUSED, "excluded");
  late = StageRecordOf(*candidate, command.stage()).closed.has_value();
  if (late) return std::nullopt;
  if (auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return refusal;
  const RoomRecord& room = RoomById(head, seat.seat.room());
  if (!Writable(head, room, *stage)) return Refuse(pb::Refusal::NOT_NOW, "stage");
  return std::nullopt;
}

// `conferring`: the sheets of the turn are open again.
std::optional<pb::Refusal> WhyNotVersion(const SheetHistory* history, std::uint32_t version,
                                         bool late, bool conferring) {
  const bool settled = history != nullptr && history->Counts() && (late || !conferring);
  if (settled || (history != nullptr && late && history->late)) {
    return Refuse(pb::Refusal::ALREADY, "sheet");
  }
  const std::size_t next = history == nullptr ? 1 : history->versions.size() + 1;
  if (version == next) return std::nullopt;
  return Refuse(pb::Refusal::INVALID, "version", std::to_string(version), std::to_string(next));
}

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
  if (const auto refusal = WhyNotScorable(head, request, late)) return *refusal;
  const SheetHistory* history = HistoryOf(head, command.candidate(), command.stage(), request.seat);
  const bool conferring = RoomById(head, RoomOf(head, command.candidate())).conferring;
  if (const auto refusal = WhyNotVersion(history, command.version(), late, conferring)) {
    return *refusal;
  }
  const pb::Stage& stage = *FindStage(head, command.stage());
  if (const auto refusal = WhyNotMarks(stage, command)) return *refusal;
  pb::Event event = NewEvent(request);
  pb::SheetSubmitted& fact = *event.mutable_sheet_submitted();
  fact.set_candidate(command.candidate());
  fact.set_stage(command.stage());
  fact.set_seat(request.seat);
  fact.set_version(command.version());
  *fact.mutable_marks() = command.marks();
  fact.set_total(SheetTotal(stage, command));
  fact.set_late(late);
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
      HistoryOf(head, command.candidate(), command.stage(), command.seat());
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
