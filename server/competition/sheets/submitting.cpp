#include "server/competition/sheets/submitting.h"

#include "server/competition/figures/compute.h"
#include "server/competition/record/notes.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/sheets.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {
namespace {

// Everything about who may score whom; `late` tells that the stage is closed already.
std::optional<pb::Refusal> WhyNotByWhom(const Competition& head, const SeatRecord& seat,
                                        const pb::SubmitSheet& sheet, From from, bool& late) {
  const CandidateRecord* candidate = FindCandidate(head, sheet.candidate());
  if (candidate == nullptr || RoomOf(head, sheet.candidate()) != seat.seat.room()) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", sheet.candidate());
  }
  const pb::Stage* stage = FindStage(head, sheet.stage());
  if (stage == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "stage", sheet.stage());
  if (FindStagePanel(*stage, seat.seat.panel()) == nullptr) {
    return Refuse(pb::Refusal::NOT_YOUR_ROLE, "stage", sheet.stage());
  }
  const StageRecord& on_record = StageRecordOf(*candidate, sheet.stage());
  const bool left = from == From::kPaper && on_record.left_on_paper.contains(seat.seat.id());
  if (!seat.checked_in && !left) {
    if (seat.vacated) return Refuse(pb::Refusal::NOT_CHECKED_IN, pb::Refusal::LEFT);
    return seat.checked_out ? Refuse(pb::Refusal::NOT_CHECKED_IN, pb::Refusal::CHECKED_OUT)
                            : Refuse(pb::Refusal::NOT_CHECKED_IN);
  }
  if (MissedPost(head, sheet.candidate(), seat.seat)) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::MISSED_POST);
  }
  if (candidate->recused.contains(seat.seat.id())) return Refuse(pb::Refusal::RECUSED);
  const SheetHistory* history = SheetsOf(*candidate, sheet.stage(), seat.seat.id());
  if (history != nullptr && history->excluded)
    return Refuse(pb::Refusal::RECUSED, pb::Refusal::EXCLUDED);
  late = on_record.closed.has_value();
  if (late) return std::nullopt;
  if (auto refusal = WhyNotTurn(head, sheet.candidate(), sheet.stage())) return refusal;
  const RoomRecord& room = RoomById(head, seat.seat.room());
  if (!Writable(head, room, *stage)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::STAGE);
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNotVersion(const SheetHistory* history, std::uint32_t version,
                                         std::uint32_t occupant, bool late, bool conferring) {
  if (history != nullptr && IsSettled(*history, occupant, late, conferring)) {
    return Refuse(pb::Refusal::ALREADY, pb::Refusal::SHEET);
  }
  const std::uint32_t next = NextVersion(history);
  if (version == next) return std::nullopt;
  return Refuse(pb::Refusal::INVALID, "version", std::to_string(version), std::to_string(next));
}

}  // namespace

bool IsSettled(const SheetHistory& history, std::uint32_t occupant, bool closed, bool conferring) {
  if (closed && history.late) return true;
  if (!history.Counts()) return false;
  return closed || !conferring || history.versions.back().occupant != occupant;
}

std::optional<pb::Refusal> WhyNotScorable(const Competition& head, const std::string& seat,
                                          const pb::SubmitSheet& sheet, From from, bool& late) {
  if (auto refusal = WhyNotByWhom(head, *FindSeat(head, seat), sheet, from, late)) return refusal;
  const SheetHistory* history =
      SheetsOf(head.candidates.at(sheet.candidate()), sheet.stage(), seat);
  const bool conferring = RoomById(head, RoomOf(head, sheet.candidate())).conferring;
  const std::uint32_t occupant = FindSeat(head, seat)->occupant;
  if (auto refusal = WhyNotVersion(history, sheet.version(), occupant, late, conferring)) {
    return refusal;
  }
  return WhyNotMarks(*FindStage(head, sheet.stage()), sheet);
}

pb::SheetSubmitted SubmittedSheet(const Competition& head, const std::string& seat,
                                  const pb::SubmitSheet& sheet, bool late) {
  pb::SheetSubmitted fact;
  fact.set_candidate(sheet.candidate());
  fact.set_stage(sheet.stage());
  fact.set_seat(seat);
  fact.set_version(sheet.version());
  *fact.mutable_marks() = sheet.marks();
  fact.set_total(SheetTotal(*FindStage(head, sheet.stage()), sheet));
  fact.set_late(late);
  return fact;
}

// Who may score whom; the marks and the version are what the judge sends. What comes late is kept
// all the same.
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::SubmitSheet& command) {
  bool late = false;
  if (auto refusal = WhyNotByWhom(head, who, command, From::kTablet, late)) return refusal;
  if (!late && OnPaper(head, who)) return Refuse(pb::Refusal::ON_PAPER);
  return std::nullopt;
}

Decision Decide(const Competition& head, const Request& request, const pb::SubmitSheet& command) {
  bool late = false;
  if (const auto refusal = WhyNotScorable(head, request.seat, command, From::kTablet, late)) {
    return *refusal;
  }
  pb::Event event = NewEvent(request);
  *event.mutable_sheet_submitted() = SubmittedSheet(head, request.seat, command, late);
  return Events{event};
}

void Fold(Competition& state, const pb::SheetSubmitted& fact, const Context& context) {
  Sheet sheet;
  sheet.version = fact.version();
  sheet.marks.assign(fact.marks().begin(), fact.marks().end());
  sheet.total = fact.total();
  sheet.receipt = ReceiptNumber(context.seq);
  sheet.wall_ms = context.event.at().wall_ms();
  sheet.keyed_by.assign(fact.keyed_by().begin(), fact.keyed_by().end());
  StageRecord& stage = StageIn(state, fact.candidate(), fact.stage());
  // Read from the paper of who has left.
  const bool left = stage.left_on_paper.contains(fact.seat());
  sheet.occupant = state.seats.at(fact.seat()).occupant - (left ? 1 : 0);
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
  AddNote(state, context.event, note);
}

}  // namespace tingfen::competition
