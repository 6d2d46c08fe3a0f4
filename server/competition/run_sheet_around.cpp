#include <algorithm>

#include "server/competition/devices/second_device.h"
#include "server/competition/paper/keying.h"
#include "server/competition/run_sheet_parts.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

void AddPaperSeats(Steps& steps) {
  const std::string& room = steps.room().id;
  bool any_on_tablet = false;
  bool any_alone_on_paper = false;
  for (const auto& [id, seat] : steps.state().seats) {
    if (seat.seat.room() != room || seat.seat.panel().empty()) continue;
    any_alone_on_paper |= seat.paper;
    any_on_tablet |= !OnPaper(steps.state(), seat);
    if (!OnPaper(steps.state(), seat) || seat.checked_in || seat.vacated) continue;
    pb::Step& step = steps.Add(pb::Step::NOTHING);
    step.mutable_command()->mutable_check_in_seat()->set_seat(id);
    step.set_seat(id);
  }
  const auto offer = [&](bool paper) {
    pb::SetPaper& command = *steps.Add(pb::Step::SEAT).mutable_command()->mutable_set_paper();
    command.set_room(room);
    command.set_paper(paper);
  };
  if (any_on_tablet) offer(true);
  if (any_alone_on_paper && !steps.room().paper) offer(false);
}

}  // namespace

void AddPaper(Steps& steps) {
  pb::SetPaper& room = *steps.Add(pb::Step::REASON).mutable_command()->mutable_set_paper();
  room.set_room(steps.room().id);
  room.set_paper(!steps.room().paper);
  AddPaperSeats(steps);
}

void AddKeying(Steps& steps, const std::string& reader) {
  const auto lines = PaperSheets(steps.state(), steps.room(), reader);
  if (lines.empty()) return;
  // Recommended while a sheet waits for this reader; where two readings differ, for both. Whether
  // somebody who left has written one is not known until it is read.
  const bool waits = std::any_of(lines.begin(), lines.end(), [&](const pb::Keying::Line& line) {
    const auto& entries = line.entries();
    const bool read = std::any_of(entries.begin(), entries.end(),
                                  [&](const auto& entry) { return entry.by() == reader; });
    const bool gone = entries.empty() && steps.state().seats.at(line.seat()).vacated;
    return !line.late() && !gone && (!read || line.differs());
  });
  pb::Step& step = waits ? steps.Recommend(pb::Step::KEYING) : steps.Add(pb::Step::KEYING);
  step.mutable_command()->mutable_key_sheet();
}

void AddUndo(Steps& steps) {
  const auto& undoable = steps.room().undoable;
  if (!undoable) return;
  pb::Step& step = steps.Add(pb::Step::NOTHING);
  pb::UndoStep& command = *step.mutable_command()->mutable_undo_step();
  command.set_room(steps.room().id);
  command.set_seq(static_cast<std::uint32_t>(undoable->seq));
  const bool of_stage = undoable->fact == "stage_started" || undoable->fact == "stage_ended";
  steps.About(step, undoable->candidate, of_stage ? steps.stage().id() : std::string());
}

void AddPaperSignatures(Steps& steps) {
  for (const std::string& id : steps.room().order) {
    const CandidateRecord& candidate = steps.state().candidates.at(id);
    if (!candidate.announced || candidate.signed_) continue;
    if (!candidate.objection.empty() && candidate.answer.empty()) continue;
    pb::Step& step = steps.Add(pb::Step::SCAN);
    pb::AttachSignature& command = *step.mutable_command()->mutable_attach_signature();
    command.set_candidate(id);
    command.set_digest(candidate.digest);
    steps.About(step, id);
  }
}

void AddDeviceRequests(Steps& steps, pb::Role::Id role) {
  for (const DeviceRecord* record : OpenDevicesIn(steps.state(), steps.room().id)) {
    const bool asked = record->state == pb::DeviceRequest::ASKED;
    if (asked != (role == pb::Role::OPERATOR)) continue;
    pb::Step& step = steps.Add(asked ? pb::Step::REASON : pb::Step::YES_OR_NO);
    step.set_seat(record->seat);
    if (asked) {
      step.mutable_command()->mutable_propose_device()->set_request(record->id);
    } else {
      step.mutable_command()->mutable_decide_device()->set_request(record->id);
    }
  }
}

void AddScreens(Steps& steps) {
  steps.Add(pb::Step::SCREEN).mutable_command()->mutable_assign_screen();
}

void AddOpinion(Steps& steps, pb::Phase::Id phase) {
  const bool heard = phase == pb::Phase::FINISHED || phase == pb::Phase::RESULTS;
  if (!heard || steps.room().day_ended) return;
  const bool first = steps.room().opinion.empty() && phase == pb::Phase::RESULTS;
  pb::Step& step = first ? steps.Recommend(pb::Step::TEXT) : steps.Add(pb::Step::TEXT);
  step.mutable_command()->mutable_give_opinion()->set_room(steps.room().id);
}

void AddEndOfDay(Steps& steps, pb::Phase::Id phase) {
  if (phase != pb::Phase::RESULTS || steps.room().day_ended) return;
  if (steps.room().opinion.empty() || Stopped(steps)) return;
  steps.Add(pb::Step::NOTHING).mutable_command()->mutable_end_day()->set_room(steps.room().id);
}

}  // namespace tingfen::competition
