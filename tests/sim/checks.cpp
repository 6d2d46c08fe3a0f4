#include "tests/sim/checks.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "server/competition/check.h"
#include "server/crypto/crypto.h"

namespace tingfen::sim {
namespace {

std::vector<pb::Event> EventsOf(const Day& day) {
  std::vector<pb::Event> events(day.rows.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!events[i].ParseFromString(day.rows[i].bytes)) std::abort();
  }
  return events;
}

std::string ActionOf(const Issued& issued) {
  const auto* action = issued.command.GetDescriptor()->FindFieldByNumber(
      static_cast<int>(issued.command.action_case()));
  return action->name() + " of " + issued.seat;
}

bool SameMarks(const pb::SubmitSheet& sent, const pb::SheetSubmitted& kept) {
  if (sent.marks_size() != kept.marks_size()) return false;
  for (int i = 0; i < sent.marks_size(); ++i) {
    if (sent.marks(i).SerializeAsString() != kept.marks(i).SerializeAsString()) return false;
  }
  return sent.candidate() == kept.candidate() && sent.stage() == kept.stage() &&
         sent.version() == kept.version();
}

// What was keyed from paper, as a tablet would have sent it.
pb::SubmitSheet AsSent(const pb::KeySheet& keyed, const pb::SheetSubmitted& kept) {
  pb::SubmitSheet sheet;
  sheet.set_candidate(keyed.candidate());
  sheet.set_stage(keyed.stage());
  sheet.set_version(kept.version());
  *sheet.mutable_marks() = keyed.marks();
  return sheet;
}

// Command id → seq of the event that closes it, each checked against what was sent.
class Entries {
 public:
  explicit Entries(Day& day) : day_(day) {
    for (const pb::Event& event : EventsOf(day)) Enter(event, ++seq_);
  }

  std::uint64_t SeqOf(const std::string& id) const {
    const auto found = closed_.find(id);
    return found == closed_.end() ? 0 : found->second;
  }
  bool LateOf(const std::string& id) const { return late_.contains(id); }

 private:
  void Enter(const pb::Event& event, std::uint64_t seq) {
    if (!event.has_cause()) return;
    const std::string& id = event.cause().command_id();
    const std::string place = " at seq " + std::to_string(seq);
    const auto issued = day_.book.issued.find(id);
    if (issued == day_.book.issued.end()) return day_.book.Fault("nobody sent the command" + place);
    const bool same = event.cause().seat() == issued->second.seat &&
                      event.cause().command_digest() == crypto::Sha256(issued->second.bytes);
    if (!same) day_.book.Fault("not as it was sent: " + ActionOf(issued->second) + place);
    if (closed_.contains(id)) {
      day_.book.Fault("entered twice: " + ActionOf(issued->second) + place);
    }
    if (event.cause().last()) closed_[id] = seq;
    if (event.has_sheet_submitted()) EnterSheet(event, issued->second, place);
  }

  void EnterSheet(const pb::Event& event, const Issued& issued, const std::string& place) {
    const pb::SheetSubmitted& sheet = event.sheet_submitted();
    const bool keyed = issued.command.has_key_sheet();
    if (keyed) ++day_.book.coverage.paper_sheets;
    const pb::SubmitSheet sent =
        keyed ? AsSent(issued.command.key_sheet(), sheet) : issued.command.submit_sheet();
    const std::string& from = keyed ? issued.command.key_sheet().seat() : issued.seat;
    if (!SameMarks(sent, sheet) || sheet.seat() != from) {
      day_.book.Fault("not the marks that were sent: " + ActionOf(issued) + place);
    }
    if (!sheets_.emplace(sheet.seat(), sheet.candidate(), sheet.stage(), sheet.version()).second) {
      day_.book.Fault("a sheet counts twice: " + ActionOf(issued) + place);
    }
    if (sheet.version() > 1) ++day_.book.coverage.second_versions;
    if (!sheet.late()) return;
    ++day_.book.coverage.late_sheets;
    late_.insert(event.cause().command_id());
  }

  Day& day_;
  std::uint64_t seq_ = 0;
  std::map<std::string, std::uint64_t> closed_;
  std::set<std::string> late_;
  std::set<std::tuple<std::string, std::string, std::string, std::uint32_t>> sheets_;
};

void CheckAnswers(Day& day, const Entries& entries, const std::string& id, const Issued& issued) {
  const std::uint64_t seq = entries.SeqOf(id);
  for (const pb::Receipt& receipt : issued.receipts) {
    if (seq == 0) {
      day.book.Fault("receipt lost: " + ActionOf(issued) + " was told " +
                     std::to_string(receipt.seq()) + " and is not in the ledger");
    } else if (receipt.seq() != seq || receipt.number() != competition::ReceiptNumber(seq) ||
               receipt.late() != entries.LateOf(id)) {
      day.book.Fault("receipt differs: " + ActionOf(issued) + " was told " +
                     std::to_string(receipt.seq()) + ", the ledger has it at " +
                     std::to_string(seq));
    }
  }
  if (seq != 0 && (issued.receipts.empty() || !issued.refusals.empty())) {
    day.book.Fault("in the ledger without a receipt: " + ActionOf(issued));
  }
  if (issued.receipts.empty() && issued.refusals.empty()) {
    day.book.Fault("never answered: " + ActionOf(issued));
  }
}

// Somebody tied gave the run-off up.
bool GaveUp(const competition::Competition& end, const std::string& candidate) {
  return std::any_of(end.posts.begin(), end.posts.end(), [&](const auto& entry) {
    const auto& gone = entry.second.dropped_out;
    return std::any_of(gone.begin(), gone.end(),
                       [&](const auto& one) { return one.candidate == candidate; });
  });
}

// The candidate has an outcome by the end, or the seat does not score them: whatever was under way
// about them meanwhile came too late.
bool TurnWasEnded(const competition::Competition& end, const std::string& candidate) {
  return end.candidates.at(candidate).outcome != pb::Outcome::OUTCOME_UNSPECIFIED ||
         GaveUp(end, candidate);
}

// The seat was on paper meanwhile, and its sheet was read there.
bool KeyedFromPaper(const competition::Competition& end, const pb::SubmitSheet& sheet,
                    const std::string& seat) {
  const auto& stages = end.candidates.at(sheet.candidate()).stages;
  const auto stage = stages.find(sheet.stage());
  if (stage == stages.end()) return false;
  const auto found = stage->second.sheets.find(seat);
  if (found == stage->second.sheets.end()) return false;
  const auto& versions = found->second.versions;
  const bool late = found->second.late && !found->second.late->keyed_by.empty();
  return late || std::any_of(versions.begin(), versions.end(),
                             [](const auto& version) { return !version.keyed_by.empty(); });
}

// A correction took a turn up again while this was on its way.
bool MayCrossACorrection(const pb::Command& command, pb::Refusal::Code code) {
  using pb::Refusal;
  switch (command.action_case()) {
    case pb::Command::kCallCandidate:
    case pb::Command::kConfirmFigures:
    case pb::Command::kAnnounceFigures:
    case pb::Command::kAnnounceResults:
    case pb::Command::kSignResult:
    case pb::Command::kObjectToResult:
    case pb::Command::kAnswerObjection:
      return code == Refusal::NOT_NOW || code == Refusal::OTHER_TURN ||
             code == Refusal::FIGURES_CHANGED || code == Refusal::ALREADY;
    default:
      return false;
  }
}

// A step was taken back while this, which followed from it, was on its way.
bool MayCrossAnUndo(const pb::Command& command, pb::Refusal::Code code) {
  using pb::Refusal;
  switch (command.action_case()) {
    case pb::Command::kSubmitSheet:
    case pb::Command::kRecordLots:
    case pb::Command::kWitnessLots:
      return code == Refusal::NOT_NOW || code == Refusal::OTHER_TURN ||
             code == Refusal::LOTS_INCOMPLETE;
    default:
      return false;
  }
}

const std::string& CandidateOf(const pb::Command& command) {
  return command.has_sign_result() ? command.sign_result().candidate()
                                   : command.object_to_result().candidate();
}

// What a day's refusals are judged by.
struct Played {
  competition::Competition end;
  std::set<std::string> vacated;  // Seats whose judge left.
  std::set<std::string> scanned;  // Candidates who signed on paper.
};

// What may cross on its way with what somebody else does.
bool MayBeRefused(const Played& day, const Issued& issued, const pb::Refusal& refusal) {
  using pb::Refusal;
  const pb::Command& command = issued.command;
  const competition::Competition& end = day.end;
  const pb::Refusal::Code code = refusal.code();
  switch (command.action_case()) {
    case pb::Command::kSubmitSheet: {
      const std::string& candidate = command.submit_sheet().candidate();
      if (code == Refusal::RECUSED && refusal.what() == "excluded") return true;
      if (code == Refusal::ON_PAPER) return true;
      if (code == Refusal::ALREADY) return KeyedFromPaper(end, command.submit_sheet(), issued.seat);
      if (code == Refusal::RECUSED) {
        return end.candidates.at(candidate).recused.contains(issued.seat);
      }
      if (code == Refusal::NOT_CHECKED_IN) return day.vacated.contains(issued.seat);
      // Enough of a mass panel were in, and the turn was set aside; the sheet is sent later.
      const bool mass = end.seats.at(issued.seat).seat.role() == pb::Role::MASS_JUDGE;
      if (code == Refusal::OTHER_TURN && mass && end.plan->calibrate_first() > 0) return true;
      // Its paper sheet was read first; the turn went on, or that sheet was returned.
      const bool overtaken = code == Refusal::OTHER_TURN || refusal.what() == "version";
      if (overtaken && KeyedFromPaper(end, command.submit_sheet(), issued.seat)) return true;
      return code == Refusal::OTHER_TURN && TurnWasEnded(end, candidate);
    }
    case pb::Command::kProposeCorrection:  // The ranking came first, or a sheet did.
      return code == Refusal::NOT_NOW || code == Refusal::TOO_FEW_JUDGES ||
             code == Refusal::NOT_FOUND;
    case pb::Command::kSetPaper:  // Somebody else's step changed it first.
    case pb::Command::kUndoStep:  // Something followed from the step meanwhile.
      return code == Refusal::NOT_NOW || code == Refusal::ALREADY;
    case pb::Command::kKeySheet:  // The other reader, the tablet or the next stage was faster.
      return code == Refusal::ALREADY || code == Refusal::NOT_ON_PAPER ||
             code == Refusal::NOT_NOW || code == Refusal::OTHER_TURN || code == Refusal::RECUSED ||
             code == Refusal::NOT_FOUND;
    case pb::Command::kAttachSignature:  // The kiosk was faster, or an objection came.
      return code == Refusal::ALREADY || code == Refusal::NOT_NOW;
    case pb::Command::kSignResult:  // The scan of a signature on paper was faster.
    case pb::Command::kObjectToResult:
      return code == Refusal::ALREADY && day.scanned.contains(CandidateOf(command));
    case pb::Command::kDecideCorrection:
    case pb::Command::kWitnessCorrection:  // Too slow, or the next was called meanwhile.
      return code == Refusal::LAPSED || code == Refusal::NOT_NOW || code == Refusal::ALREADY ||
             code == Refusal::NOT_FOUND;
    case pb::Command::kContributeToDraw:  // The supervisor had the last word, or it was given up.
      return code == Refusal::NOT_NOW || code == Refusal::ALREADY;
    case pb::Command::kCheckInSeat:
      return code == Refusal::NOT_NOW && day.vacated.contains(issued.seat);
    case pb::Command::kReturnSheet:  // Operator and chief both may; then the stage is closed.
      return code == Refusal::NOT_NOW || code == Refusal::ALREADY || code == Refusal::OTHER_TURN;
    case pb::Command::kRecuseJudge:  // The sheet came in first.
      return code == Refusal::NOT_NOW;
    case pb::Command::kConfirmFigures:
      return (code == Refusal::OTHER_TURN || code == Refusal::NOT_NOW) &&
             TurnWasEnded(end, command.confirm_figures().candidate());
    case pb::Command::kRecordLots:  // The supervisor witnessed the earlier order.
      return code == Refusal::NOT_NOW;
    case pb::Command::kPauseClock:  // A reboot of the machine stopped the clock first.
      return code == Refusal::ALREADY;
    case pb::Command::kCloseStage:
      return code == Refusal::HELD || code == Refusal::MISSING_SHEETS;
    case pb::Command::kStartBreak:  // A candidate signed, and with that the room is through.
      return code == Refusal::NOT_NOW;
    case pb::Command::kGiveOpinion:  // The next batch, a run-off or a turn taken up again began.
      return code == Refusal::NOT_NOW;
    case pb::Command::kSetAside:  // A sheet was returned first.
      return code == Refusal::HELD || code == Refusal::MISSING_SHEETS;
    case pb::Command::kEndDay:
    case pb::Command::kOpenBatch:
    case pb::Command::kStartPreparing:
    case pb::Command::kOpenNotice:
    case pb::Command::kCallCandidate:
    case pb::Command::kStartStage:
    case pb::Command::kAnnounceFigures:
    case pb::Command::kAnnounceResults:
      return code == Refusal::HELD;
    default:
      return false;
  }
}

}  // namespace

void CheckReceipts(Day& day) {
  const Entries entries(day);
  for (const auto& [id, issued] : day.book.issued) CheckAnswers(day, entries, id, issued);
}

void CheckFiguresOf(Day& day) {
  competition::Competition state;
  for (const pb::Event& event : EventsOf(day)) {
    if (const auto fault = competition::CheckFigures(state, event)) day.book.Fault(*fault);
    if (event.has_tail_loss_found()) day.book.Fault("a lost tail was found where none was lost");
    competition::Evolve(state, event, state.seq + 1);
  }
}

void CheckRefusals(Day& day) {
  Played played;
  for (const pb::Event& event : EventsOf(day)) {
    competition::Evolve(played.end, event, played.end.seq + 1);
    if (event.has_seat_vacated()) played.vacated.insert(event.seat_vacated().seat());
    if (!event.result_signed().scan().empty()) {
      played.scanned.insert(event.result_signed().candidate());
    }
    if (event.has_correction_witnessed()) ++day.book.coverage.corrections;
    if (event.has_step_undone()) ++day.book.coverage.undone;
  }
  for (const auto& [id, issued] : day.book.issued) {
    for (const pb::Refusal& refusal : issued.refusals) {
      if (MayBeRefused(played, issued, refusal)) continue;
      const bool corrected = day.book.coverage.corrections > 0;
      if (corrected && MayCrossACorrection(issued.command, refusal.code())) continue;
      const bool undone = day.book.coverage.undone > 0;
      if (undone && MayCrossAnUndo(issued.command, refusal.code())) continue;
      day.book.Fault("refused: " + ActionOf(issued) + ": " +
                     pb::Refusal::Code_Name(refusal.code()) + " " + refusal.what() + " " +
                     refusal.have() + " " + refusal.need());
    }
  }
}

}  // namespace tingfen::sim
