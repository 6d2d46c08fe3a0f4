#include "server/competition/paper/keying.h"

#include <algorithm>

#include "server/competition/paper/sheet_code.h"
#include "server/competition/record/notes.h"
#include "server/competition/record/person.h"
#include "server/competition/sheets/submitting.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/sheets.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kLinesMax = 200;

bool SameMarks(const std::vector<pb::Mark>& marks, const std::vector<pb::Mark>& others) {
  return marks.size() == others.size() &&
         std::all_of(marks.begin(), marks.end(), [&](const pb::Mark& mark) {
           return std::any_of(others.begin(), others.end(), [&](const pb::Mark& other) {
             return other.criterion() == mark.criterion() && other.mark() == mark.mark();
           });
         });
}

const std::vector<Reading>& ReadingsOf(const CandidateRecord& candidate, const std::string& stage,
                                       const std::string& seat) {
  static const std::vector<Reading> kNone;
  const StageRecord& record = StageRecordOf(candidate, stage);
  const auto found = record.keyed.find(seat);
  return found == record.keyed.end() ? kNone : found->second;
}

pb::SubmitSheet SheetOf(const Competition& head, const pb::KeySheet& command) {
  pb::SubmitSheet sheet;
  sheet.set_candidate(command.candidate());
  sheet.set_stage(command.stage());
  *sheet.mutable_marks() = command.marks();
  sheet.set_version(NextVersion(
      SheetsOf(head.candidates.at(command.candidate()), command.stage(), command.seat())));
  return sheet;
}

// The code stands on that sheet and on no other.
std::optional<pb::Refusal> WhyNotItsCode(const Competition& head, const pb::KeySheet& command) {
  const pb::Seat& seat = head.seats.at(command.seat()).seat;
  const bool right = head.candidates.at(command.candidate()).number > 0 &&
                     NormalSheetCode(command.code()) ==
                         SheetCode(head, command.candidate(), command.stage(), seat);
  if (right) return std::nullopt;
  return Refuse(pb::Refusal::WRONG_SHEET, "code", command.code().substr(0, 32));
}

// Both readings are shown only once both are in.
void AddEntries(const std::vector<Reading>& readings, const std::string& reader,
                pb::Keying::Line& line) {
  for (const Reading& reading : readings) {
    pb::Keying::Entry& entry = *line.add_entries();
    entry.set_by(reading.by);
    if (readings.size() < 2 && reading.by != reader) continue;
    *entry.mutable_marks() = {reading.marks.begin(), reading.marks.end()};
  }
  line.set_differs(readings.size() == 2);  // Equal ones are no longer here.
}

void AddSheets(const Competition& state, const RoomRecord& room, const std::string& candidate,
               const pb::Stage& stage, const std::string& reader,
               std::vector<pb::Keying::Line>& lines) {
  const CandidateRecord& record = state.candidates.at(candidate);
  const StageRecord& on_record = StageRecordOf(record, stage.id());
  const bool closed = on_record.closed.has_value();
  const bool now = stage.id() == StageOfSubject(state, room).id();
  if (!closed && !(now && Writable(state, room, stage))) return;
  for (const pb::StagePanel& panel : stage.panels()) {
    for (const SeatRecord* seat : SeatsOfPanel(state, room.id, panel.panel())) {
      const std::string& id = seat->seat.id();
      if (lines.size() >= kLinesMax) return;
      const bool written = seat->checked_in || on_record.left_on_paper.contains(id);
      if (!OnPaper(state, *seat) || !written || record.recused.contains(id)) continue;
      const SheetHistory* history = SheetsOf(record, stage.id(), id);
      const bool in =
          history != nullptr && (history->excluded || history->late ||
                                 IsSettled(*history, seat->occupant, closed, room.conferring));
      if (in) continue;
      pb::Keying::Line& line = lines.emplace_back();
      *line.mutable_person() = PersonOf(state, candidate, Names::kAlways);
      line.set_stage(stage.id());
      line.set_seat(id);
      line.set_code(SheetCode(state, candidate, stage.id(), seat->seat));
      line.set_late(closed);
      AddEntries(ReadingsOf(record, stage.id(), id), reader, line);
    }
  }
}

}  // namespace

std::vector<pb::Keying::Line> PaperSheets(const Competition& state, const RoomRecord& room,
                                          const std::string& reader) {
  std::vector<pb::Keying::Line> lines;
  const std::string subject = SubjectOf(state, room);
  if (subject.empty()) return lines;
  const pb::Stage& now = StageOfSubject(state, room);
  AddSheets(state, room, subject, now, reader, lines);
  for (const pb::Stage& stage : state.plan->stages()) {
    if (stage.id() != now.id()) AddSheets(state, room, subject, stage, reader, lines);
  }
  return lines;
}

pb::Keying KeyingFor(const Competition& state, const std::string& seat) {
  pb::Keying keying;
  const RoomRecord& room = RoomById(state, state.seats.at(seat).seat.room());
  for (pb::Keying::Line& line : PaperSheets(state, room, seat)) {
    *keying.add_lines() = std::move(line);
  }
  return keying;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::KeySheet& command) {
  const SeatRecord* seat = FindSeat(head, command.seat());
  if (seat == nullptr || seat->seat.panel().empty()) {
    return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  }
  if (FindCandidate(head, command.candidate()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  }
  if (FindStage(head, command.stage()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "stage", command.stage());
  }
  if (!OnPaper(head, *seat)) return Refuse(pb::Refusal::NOT_ON_PAPER, "seat", command.seat());
  return std::nullopt;
}

Decision Decide(const Competition& head, const Request& request, const pb::KeySheet& command) {
  if (auto refusal = WhyNotItsCode(head, command)) return *refusal;
  const pb::SubmitSheet sheet = SheetOf(head, command);
  bool late = false;
  if (auto refusal = WhyNotScorable(head, command.seat(), sheet, From::kPaper, late)) {
    return *refusal;
  }
  const std::vector<pb::Mark> marks(command.marks().begin(), command.marks().end());
  const Reading* other = nullptr;
  for (const Reading& reading :
       ReadingsOf(head.candidates.at(command.candidate()), command.stage(), command.seat())) {
    if (reading.by != request.seat) {
      other = &reading;
    } else if (SameMarks(reading.marks, marks)) {
      return Refuse(pb::Refusal::ALREADY, pb::Refusal::READING);
    }
  }
  Events events;
  pb::SheetKeyed& keyed = *events.emplace_back(NewEvent(request)).mutable_sheet_keyed();
  keyed.set_candidate(command.candidate());
  keyed.set_stage(command.stage());
  keyed.set_seat(command.seat());
  *keyed.mutable_marks() = command.marks();
  if (other == nullptr || !SameMarks(other->marks, marks)) return events;
  pb::SheetSubmitted& fact = *events.emplace_back(NewEvent(request)).mutable_sheet_submitted();
  fact = SubmittedSheet(head, command.seat(), sheet, late);
  fact.add_keyed_by(other->by);
  fact.add_keyed_by(request.seat);
  return events;
}

// Recommended while a sheet waits for this reader; where two readings differ, for both. Whether
// somebody who left has written one is not known until it is read.
void OfferKeying(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kKeySheet)) return;
  const std::string& reader = steps.who().seat.id();
  const auto lines = PaperSheets(steps.state(), steps.room(), reader);
  if (lines.empty()) return;
  const bool waits = std::any_of(lines.begin(), lines.end(), [&](const pb::Keying::Line& line) {
    const auto& entries = line.entries();
    const bool read = std::any_of(entries.begin(), entries.end(),
                                  [&](const auto& entry) { return entry.by() == reader; });
    const bool gone = entries.empty() && steps.state().seats.at(line.seat()).vacated;
    return !line.late() && !gone && (!read || line.differs());
  });
  pb::Command command;
  command.mutable_key_sheet();
  steps.OfferForm(command, pb::Step::KEYING, waits);
}

void Fold(Competition& state, const pb::SheetKeyed& fact, const Context& context) {
  auto& readings = StageIn(state, fact.candidate(), fact.stage()).keyed[fact.seat()];
  const auto own = std::find_if(readings.begin(), readings.end(), [&](const Reading& reading) {
    return reading.by == context.event.cause().seat();
  });
  Reading& reading = own == readings.end() ? readings.emplace_back() : *own;
  reading.by = context.event.cause().seat();
  reading.marks.assign(fact.marks().begin(), fact.marks().end());
  if (readings.size() < 2 || SameMarks(readings[0].marks, readings[1].marks)) return;
  NoteLine note;
  note.kind = pb::DeskView::Note::PAPER_DIFFERS;
  note.seat = fact.seat();
  note.candidate = fact.candidate();
  note.stage = fact.stage();
  AddNote(state, context.event, note);
}

}  // namespace tingfen::competition
