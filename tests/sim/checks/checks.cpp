#include "tests/sim/checks/checks.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "server/competition/evolve.h"
#include "server/competition/state/competition.h"
#include "server/competition/verify.h"
#include "server/crypto/crypto.h"

namespace tingfen::sim {
namespace {

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
    if (event.has_correction_witnessed()) ++day_.book.coverage.corrections;
    if (event.has_step_undone()) ++day_.book.coverage.undone;
    CountComings(event);
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

  void CountComings(const pb::Event& event) {
    if (event.has_seats_checked_out()) {
      const auto& seats = event.seats_checked_out().seats();
      out_.insert(seats.begin(), seats.end());
      day_.book.coverage.gone += static_cast<std::size_t>(seats.size());
    }
    const auto& back = event.seats_checked_back_in().seats();
    for (const std::string& seat : back) day_.book.coverage.back += out_.erase(seat);
    day_.book.coverage.back += out_.erase(event.seat_checked_in().seat());
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
  std::set<std::string> out_;  // Seats of mass judges who have gone.
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
  if (issued.abandoned) return;
  if (seq != 0 && (issued.receipts.empty() || !issued.refusals.empty())) {
    day.book.Fault("in the ledger without a receipt: " + ActionOf(issued));
  }
  if (issued.receipts.empty() && issued.refusals.empty()) {
    day.book.Fault("never answered: " + ActionOf(issued));
  }
}

}  // namespace

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

void CheckReceipts(Day& day) {
  const Entries entries(day);
  for (const auto& [id, issued] : day.book.issued) CheckAnswers(day, entries, id, issued);
}

void CheckOccupants(Day& day) {
  using Sits = std::pair<std::string, std::uint32_t>;  // Seat and occupant.
  std::map<Sits, std::string> who;
  std::map<std::string, Sits> where;
  competition::Competition state;
  for (const pb::Event& event : EventsOf(day)) {
    const bool speaks = event.has_sheet_submitted() || event.has_seat_checked_in();
    const auto issued = day.book.issued.find(event.cause().command_id());
    const bool own = issued != day.book.issued.end() && state.seats.contains(issued->second.seat) &&
                     !state.seats.at(issued->second.seat).seat.panel().empty();
    if (speaks && own) {
      const std::string& seat = issued->second.seat;
      const Sits sits = {seat, state.seats.at(seat).occupant};
      const std::string& person = issued->second.person;
      const bool same = who.emplace(sits, person).first->second == person &&
                        where.emplace(person, sits).first->second == sits;
      if (!same) day.book.Fault("one person's counts for another: " + ActionOf(issued->second));
    }
    competition::Evolve(state, event, state.seq + 1);
  }
}

void CheckFiguresOf(Day& day) {
  competition::Competition state;
  for (const pb::Event& event : EventsOf(day)) {
    if (const auto fault = competition::CheckFigures(state, event)) day.book.Fault(*fault);
    if (event.has_tail_loss_found()) day.book.Fault("a lost tail was found where none was lost");
    if (event.has_witness_unchecked()) day.book.Fault("a witness of this ledger was not known");
    competition::Evolve(state, event, state.seq + 1);
  }
}

}  // namespace tingfen::sim
