// The competition: the fold of its events.
//
// Everything that happens in the rooms is decided here and nowhere else, purely: no I/O, no clock,
// no randomness (they arrive in the request). `Evolve` never scores; figures are in the events.
//
// Threads: plain values; the caller keeps each on one thread. Two exist in a server: the head,
// which includes events not durable yet and is what `Decide` sees, and the durable one, which views
// and replies are made from.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "proto/commands.pb.h"
#include "proto/events.pb.h"
#include "proto/figures.pb.h"
#include "proto/frames.pb.h"
#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "proto/seats.pb.h"

namespace tingfen::competition {

// One version of one judge's sheet for one candidate in one stage.
struct Sheet {
  std::uint32_t version = 0;
  std::vector<pb::Mark> marks;
  std::string total;    // Exact.
  std::string receipt;  // "7K3-M9"
  bool returned = false;
  std::string return_reason;
};

// All versions of a seat's sheet, oldest first; and what arrived after closing.
struct SheetHistory {
  std::vector<Sheet> versions;
  std::optional<Sheet> late;
  bool Counts() const { return !versions.empty() && !versions.back().returned; }
};

struct StageRecord {
  bool started = false;
  bool ended = false;
  std::uint32_t elapsed_ms = 0;
  std::map<std::string, SheetHistory> sheets;  // by seat
  std::optional<pb::StageFigure> closed;
};

struct CandidateRecord {
  pb::Arrival::Id arrival = pb::Arrival::ARRIVAL_UNSPECIFIED;
  pb::Outcome::Id outcome = pb::Outcome::OUTCOME_UNSPECIFIED;
  std::string outcome_reason;
  std::uint32_t number = 0;                    // Lot; 0: none yet.
  bool called = false;                         // Has been in the room.
  std::map<std::string, std::string> recused;  // seat → reason
  std::map<std::string, StageRecord> stages;   // by stage id
  std::optional<pb::CandidateFigures> figures;
  std::string digest;
  std::vector<pb::ReleaseStep::By> confirmed;
  std::vector<std::string> confirmed_by;  // seats, in the same order
  bool announced = false;
  bool signed_ = false;
  std::string objection;
  std::string answer;
};

// The stage's clock on the machine's boot clock.
struct ClockRecord {
  bool running = false;
  std::uint32_t elapsed_ms = 0;  // At `since_boot_ms` while running, else final.
  std::string boot_id;
  std::uint64_t since_boot_ms = 0;
  bool unsure = false;  // The machine was restarted while it ran.
  std::uint32_t ElapsedAt(const pb::Stamp& now) const;
};

struct RoomRecord {
  std::string id;
  std::string title;
  std::vector<std::string> order;  // Candidate ids in lot order, once recorded.
  bool lots_recorded = false;
  bool lots_witnessed = false;
  std::string turn;            // Candidate whose turn it is; empty between turns.
  std::uint32_t stage = 0;     // Index of the turn's stage.
  std::string hearing;         // Who was announced since the last call; empty: nobody.
  std::string last_announced;  // Ever.
  ClockRecord clock;
  bool hold = false;
  pb::HoldFrom::Id hold_from = pb::HoldFrom::HOLD_FROM_UNSPECIFIED;
  std::string hold_reason;
};

struct SeatRecord {
  pb::Seat seat;
  bool chief = false;
  bool checked_in = false;
  bool enrolled = false;
};

// A line of the record shown to desks.
struct RecordLine {
  std::uint64_t seq = 0;
  std::uint64_t wall_ms = 0;
  std::string seat;
  std::string fact;
  std::string candidate;
  std::string stage;
  std::string text;
  std::string target_seat;
};

struct NoteLine {
  pb::DeskView::Note::Kind kind{};
  std::string seat;
  std::string candidate;
  std::string stage;
  std::string text;
  std::uint32_t seconds = 0;
  std::uint64_t wall_ms = 0;
};

// What a finished command left: enough to answer it again.
struct Finished {
  std::string digest;  // SHA-256 of the command's bytes.
  std::uint64_t seq = 0;
  bool late = false;
};

struct Competition {
  std::shared_ptr<const pb::Plan> plan;
  std::shared_ptr<const pb::Roll> roll;
  std::string check_code;
  std::uint64_t seq = 0;  // Of the last event folded.
  std::map<std::string, SeatRecord> seats;
  std::vector<std::string> seat_order;
  std::map<std::string, CandidateRecord> candidates;
  std::map<std::string, RoomRecord> rooms;
  std::map<std::string, pb::PostResult> results;  // by post, once announced
  std::map<std::string, Finished> finished;       // by command id
  std::vector<RecordLine> record;                 // The last kRecordLinesMax.
  std::vector<NoteLine> notes;                    // The last kNotesMax.
  bool tail_loss = false;

  bool Locked() const { return plan != nullptr; }
};

inline constexpr std::size_t kRecordLinesMax = 100;
inline constexpr std::size_t kNotesMax = 50;

// A command with what only the outside knows.
struct Request {
  const pb::Command* command = nullptr;
  std::string command_digest;  // SHA-256 of its bytes as received.
  std::string seat;            // Who asks; authenticated.
  pb::Stamp at;
};

// Events without salt: the engine adds it. Stamp and cause are filled in; the last event carries
// `cause.last`.
using Events = std::vector<pb::Event>;
using Decision = std::variant<Events, pb::Refusal>;

// Pure. What `request` leads to, or why not. Whether the role may ask at all is the business of
// server/access; here stands whether it can be done now. A repeated command (same id) is answered
// by the engine from `finished` before this is asked.
Decision Decide(const Competition& head, const Request& request);

// Folds `event`, the `seq`-th of the ledger (from 1, without gaps), into `state`. Aborts on an
// event that the program could not have written.
void Evolve(Competition& state, const pb::Event& event, std::uint64_t seq);

// The phase of a room, from its state.
pb::Phase::Id PhaseOf(const Competition& state, const RoomRecord& room);

// Receipt number of the command whose last event is `seq`: five characters of Crockford's base 32,
// "7K3-M9", one to one for the first 33 million events.
std::string ReceiptNumber(std::uint64_t seq);

// The seats of a plan and roll: each room's judges, operator, verifier, supervisor, hall, kiosk.
std::vector<pb::Seat> SeatsOf(const pb::Plan& plan, const pb::Roll& roll);

// 校验码: the first 40 bits of SHA-256 over plan and roll as stored, Crockford's base 32.
std::string CheckCode(const std::string& plan_bytes, const std::string& roll_bytes);

}  // namespace tingfen::competition
