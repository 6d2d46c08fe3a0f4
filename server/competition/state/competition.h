// The competition: the fold of its events.
//
// Everything that happens in the rooms is decided here and nowhere else, purely: no I/O, no clock,
// no randomness (they arrive in the request). `Evolve` never scores; figures are in the events.
//
// Threads: plain values; the caller keeps each on one thread. Two exist in a server: the head,
// which includes events not durable yet and is what `Decide` sees, and the durable one, which views
// and replies are made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "proto/opening.pb.h"
#include "proto/commands.pb.h"
#include "proto/events.pb.h"
#include "proto/figures.pb.h"
#include "proto/frames.pb.h"
#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "proto/seats.pb.h"
#include "proto/text.pb.h"
#include "proto/views.pb.h"

namespace tingfen::competition {

// One version of one judge's sheet for one candidate in one stage.
struct Sheet {
  std::uint32_t version = 0;
  std::vector<pb::Mark> marks;
  std::string total;    // Exact.
  std::string receipt;  // "7K3-M9"
  bool returned = false;
  std::string return_reason;
  std::uint64_t wall_ms = 0;
  std::vector<std::string> keyed_by;  // Two seats, where it was on paper.
  std::uint32_t occupant = 0;         // Whose it is: SeatRecord::occupant when it was written.
  bool corrected = false;             // Written by a correction.
};

// One person's reading of a paper sheet.
struct Reading {
  std::string by;  // seat
  std::vector<pb::Mark> marks;
};

// All versions of a seat's sheet, oldest first; and what arrived after closing.
struct SheetHistory {
  std::vector<Sheet> versions;
  std::optional<Sheet> late;
  bool excluded = false;       // By a correction.
  std::string corrected_from;  // The total before the newest correction.
  bool Counts() const { return !excluded && !versions.empty() && !versions.back().returned; }
};

struct StageRecord {
  bool started = false;
  bool ended = false;
  std::uint32_t elapsed_ms = 0;
  std::map<std::string, SheetHistory> sheets;  // by seat
  std::optional<pb::StageFigure> closed;
  bool preparing = false;                             // Preparing has begun.
  std::map<std::string, std::vector<Reading>> keyed;  // by seat; at most two, until they agree
  std::set<std::string> left_on_paper;  // Seats whose judge left and may have written a sheet.
  std::optional<std::set<std::string>> missed_by;  // Seats away when it was first closed.
  std::vector<pb::Question> questions;             // Drawn and opened.
  std::vector<pb::Adjustment> adjustments;         // By corrections.
};

// Figures on their way from the last close to the signature: those of the interview, or those of a
// run-off.
struct FiguresRecord {
  // Of the kiosk, or of a page signed by pen.
  struct Signature {
    std::uint64_t seq = 0;
    std::uint64_t wall_ms = 0;
    bool by_pen = false;
    std::string language;
    std::vector<std::string> present;            // seats
    std::shared_ptr<const std::string> picture;  // Null: in the ledger alone.
  };
  std::optional<pb::CandidateFigures> figures;
  std::string digest;
  std::vector<pb::ReleaseStep::By> confirmed;
  std::vector<std::string> confirmed_by;  // seats, in the same order
  bool announced = false;
  bool signed_ = false;
  std::string objection;
  std::string answer;
  std::uint64_t announced_seq = 0;    // The order of announcing; 0: not announced.
  std::vector<Signature> signatures;  // Oldest first; at most kSignaturesMax.
  std::string corrected_from;         // The total announced before a correction.
};

struct CandidateRecord : FiguresRecord {
  pb::Arrival::Id arrival = pb::Arrival::ARRIVAL_UNSPECIFIED;
  pb::Outcome::Id outcome = pb::Outcome::OUTCOME_UNSPECIFIED;
  std::string outcome_reason;
  std::uint32_t number = 0;                       // Lot; 0: none yet.
  bool called = false;                            // Has been in the room.
  bool set_aside = false;                         // 合议: sheets are in and stay open.
  std::map<std::string, std::string> recused;     // seat → reason
  std::map<std::string, StageRecord> stages;      // by stage id, of run-offs too (entries.h)
  std::map<std::string, FiguresRecord> run_offs;  // by post, from the call on
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

// The room's newest step, as long as nothing followed from it: what was before.
struct Undoable;

struct RoomRecord {
  std::string id;
  std::string title;
  std::vector<std::string> order;  // Candidate ids in lot order, once recorded.
  bool lots_recorded = false;
  bool lots_witnessed = false;
  std::string turn;            // Candidate whose turn it is; empty between turns.
  std::uint32_t stage = 0;     // Index of the turn's stage.
  std::string run_off;         // Post whose tie the turn is to part; empty: the interview.
  std::string hearing;         // Who was announced since the last call; empty: nobody.
  std::string last_announced;  // Ever.
  std::string last_announced_digest;
  std::string at_kiosk;  // Digest of the figures called to be signed; empty: as the queue has it.
  ClockRecord clock;
  bool hold = false;
  pb::HoldFrom::Id hold_from = pb::HoldFrom::HOLD_FROM_UNSPECIFIED;
  std::string hold_reason;
  bool on_break = false;
  std::string break_until;
  bool conferring = false;  // 合议: the turn's sheets were set aside and are open again.
  std::vector<pb::ReleaseStep::By> equalisation_confirmed;
  bool paper = false;
  std::string opinion;  // 监督意见
  bool day_ended = false;
  std::uint32_t holds = 0;  // Ever placed.
  std::uint32_t flags = 0;
  std::shared_ptr<const Undoable> undoable;  // Null: nothing can be taken back.
};

struct Undoable {
  std::uint64_t seq = 0;
  std::string fact;  // Name of the fact's field.
  std::string candidate;
  CandidateRecord candidate_before;
  RoomRecord room_before;
};

struct SeatRecord {
  pb::Seat seat;
  bool chief = false;
  bool checked_in = false;
  bool checked_out = false;  // A mass judge who has gone and may check in again.
  bool enrolled = false;
  bool kept = false;  // Its device has said that it keeps what opens the seat.
  pb::SeatState::Frozen frozen = pb::SeatState::NOT_FROZEN;
  bool vacated = false;  // Its judge left for good.
  // Who sits there, or is to, is the how-manieth; goes up whenever one leaves, and never back.
  std::uint32_t occupant = 0;
  bool promise_due = false;         // Checked in, and to promise anew before anything else.
  bool held_once = false;           // Ever, by a device that kept what opens the seat.
  std::string judge;                // PoolJudge.id of who sits there; empty: appointed on paper.
  bool paper = false;               // Alone; the room may be on paper besides.
  std::uint64_t last_write_ms = 0;  // Wall clock of its newest command; 0: none.
};

// What a screen shows, told by a desk.
struct ScreenRecord {
  std::string id;
  std::string name;
  std::string seat;
  std::uint32_t reloads = 0;  // How often a desk asked for the page to be loaded anew.
};

// A device that asks for a judge's seat which has one.
struct DeviceRecord {
  std::string id;
  std::string seat;
  std::string token_mac;
  std::string code_mac;
  pb::DeviceRequest::State state = pb::DeviceRequest::ASKED;
  pb::Stamp asked_at;
  std::string proposed_by;
  std::string decided_by;
  std::string reason;
};

// A correction from its proposal on.
struct CorrectionRecord {
  std::string id;
  pb::Correction correction;
  pb::CorrectionView::State state = pb::CorrectionView::PROPOSED;
  pb::Stamp proposed_at;
  std::string proposed_by;
  std::string decided_by;
  std::string witnessed_by;
  std::string verdict;
  std::vector<pb::Mark> before;
  std::string total_before;
  std::string total_after;
};

// A draw by the server, from its opening on. Contributions are in the order they were made.
struct DrawRecord {
  pb::Draw draw;
  std::string secret;
  std::string commitment;
  std::vector<pb::DrawView::Words> words;
  bool witnessed = false;  // The supervisor has contributed.
  pb::DrawView::State state = pb::DrawView::OPEN;
  std::vector<std::string> outcome;
  std::string reason;  // Why it was abandoned.
};

// What happened to a post beside and after its ranking.
struct PostRecord {
  struct DropOut {
    std::string candidate;
    std::string reason;
    bool from_list = false;  // Stood on the proposal then.
  };
  struct Decision {
    pb::DecisionEntered fact;
    std::uint64_t wall_ms = 0;
  };
  std::optional<pb::PostResult> before_run_off;  // The first ranking, once there is a second.
  pb::Proposal proposal;                         // As it stands now.
  std::vector<DropOut> dropped_out;              // In the order it happened.
  std::vector<Decision> decisions;               // The last one stands. At most kDecisionsMax.
  std::string stopped;                           // Why it was not competed for; empty: it was.
};

// A recusal from somebody whom the roll in force does not name.
struct LostRecusal {
  std::uint32_t number = 0;  // From 1, never used again.
  std::string seat;
  std::string name;
  std::string unit;
  std::string reason;
};

// A line of the record shown to desks.
struct RecordLine {
  std::string room;  // Whose desks show it; empty: all.
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
  std::string room;  // Whose desks show it; empty: all.
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
  std::string seat;    // That asked for it: nobody else is answered by it.
  std::string digest;  // SHA-256 of the command's bytes.
  std::uint64_t seq = 0;
  bool late = false;
};

struct Competition {
  std::shared_ptr<const pb::Plan> plan;
  std::shared_ptr<const pb::Roll> roll;
  std::string check_code;
  std::uint64_t seq = 0;                // Of the last event folded.
  std::uint32_t rules = 1;              // The version of the rules of what comes (rules_version.h).
  std::int32_t utc_offset_minutes = 0;  // Of the server's clock on the wall, at its last start.
  std::map<std::string, SeatRecord> seats;
  std::vector<std::string> seat_order;
  std::map<std::string, CandidateRecord> candidates;
  std::map<std::string, RoomRecord> rooms;
  std::map<std::string, pb::PostResult> results;  // by post, once announced; the newest
  std::map<std::string, PostRecord> posts;        // every post of the roll
  std::vector<pb::NoticeOpened> notices;          // 公示, oldest first. At most kNoticesMax.
  // The stage that run-offs repeat, once for each post; empty where the plan has no run-off.
  std::shared_ptr<const std::vector<pb::Stage>> run_off_stages;
  std::map<std::string, Finished> finished;  // by command id
  std::vector<RecordLine> record;            // The last kRecordLinesMax of each room.
  std::vector<NoteLine> notes;               // The last kNotesMax of each room.
  bool tail_loss = false;
  std::vector<NoteLine> unchecked;  // Witnesses not acknowledged yet: one a seat, oldest first.
  std::vector<LostRecusal> lost_recusals;
  std::uint32_t recusals_lost_ever = 0;  // For their numbers.
  std::string batch;                     // The open one; empty where the plan has none.
  std::vector<DrawRecord> draws;         // In the order they were opened. At most kDrawsMax.
  std::shared_ptr<const pb::QuestionBank> bank;  // Null: none.
  std::vector<CorrectionRecord> corrections;     // In the order proposed. At most kCorrectionsMax.
  std::vector<ScreenRecord> screens;             // In the order paired. At most kScreensPairedMax.
  std::uint32_t screens_ever = 0;                // For their ids.
  std::vector<DeviceRecord> devices;             // In the order asked. At most kDevicesMax.
  bool plan_open = false;                        // The plan is not locked yet.
  std::optional<pb::Equalisation> equalisation;  // Of the open batch, once computed.
  std::string equalisation_digest;
  pb::Zone zone;                  // Of all times; without a name: the offset at the last start.
  std::uint64_t time_gap_ms = 0;  // The server seems to have been off so long; 0: nothing to tell.
  std::size_t picture_bytes = 0;  // Of signatures ever kept here.
  pb::Stamp last_stamp;           // Of the last event, to notice a wall clock that jumps.

  bool Locked() const { return plan != nullptr; }
};

inline constexpr std::size_t kRecordLinesMax = 100;
inline constexpr std::size_t kNotesMax = 50;
inline constexpr std::size_t kDecisionsMax = 50;  // For one post.

inline constexpr std::size_t kNoticesMax = 200;
inline constexpr std::size_t kDrawsMax = 2000;
inline constexpr std::size_t kCorrectionsMax = 1000;
inline constexpr std::size_t kDrawSecretBytes = 32;
inline constexpr std::size_t kScreensPairedMax = 40;
inline constexpr std::size_t kDevicesMax = 2000;
inline constexpr std::size_t kSignaturesMax = 6;                        // On the same figures.
inline constexpr std::size_t kPictureBytesMax = std::size_t{32} << 20;  // The rest: ledger alone.

// Receipt number of the command whose last event is `seq`: five characters of Crockford's base 32,
// "7K3-M9", one to one for the first 33 million events.
std::string ReceiptNumber(std::uint64_t seq);

// 校验码: the first 40 bits of SHA-256 over plan and roll as stored, Crockford's base 32.
std::string CheckCode(const std::string& plan_bytes, const std::string& roll_bytes);

template <typename Message>
Message Parsed(const std::string& bytes) {
  Message message;
  if (!message.ParseFromString(bytes)) std::abort();
  return message;
}

// What is folded with a fact besides itself.
struct Context {
  const pb::Event& event;
  std::uint64_t seq;
};

}  // namespace tingfen::competition
