#include "server/competition/day.h"

#include <algorithm>
#include <cstdlib>

#include "server/competition/announcing.h"
#include "server/competition/decide_parts.h"
#include "server/competition/draw.h"
#include "server/competition/paper.h"
#include "server/competition/questions.h"
#include "server/competition/run_off.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kUntilCharactersMax = 20;

// The judge's seat, if the asking seat's room has it; else NOT_FOUND.
const SeatRecord* JudgesSeat(const Competition& head, const Request& request,
                             const std::string& id) {
  const SeatRecord* seat = FindSeat(head, id);
  if (seat == nullptr || seat->seat.panel().empty()) return nullptr;
  return seat->seat.room() == FindSeat(head, request.seat)->seat.room() ? seat : nullptr;
}

std::uint32_t SetAsideIn(const Competition& state, const RoomRecord& room) {
  return static_cast<std::uint32_t>(
      std::count_if(room.order.begin(), room.order.end(),
                    [&](const std::string& id) { return state.candidates.at(id).set_aside; }));
}

void Prepare(Competition& state, const pb::Event& event) {
  const pb::PreparingStarted& fact = event.preparing_started();
  RoomRecord& room = state.rooms.at(RoomOf(state, fact.candidate()));
  state.candidates.at(fact.candidate()).stages[fact.stage()].preparing = true;
  room.clock = ClockRecord{};
  room.clock.running = true;
  room.clock.boot_id = event.at().boot_id();
  room.clock.since_boot_ms = event.at().boot_ms();
}

// Scoring of the stage had begun.
bool Opened(const Competition& state, const std::string& stage, const StageRecord& record) {
  const bool at_once = FindStage(state, stage)->scoring_opens() == pb::Stage::WITH_STAGE;
  return record.closed || record.ended || (record.started && at_once);
}

void Vacate(Competition& state, const std::string& id) {
  SeatRecord& seat = state.seats.at(id);
  const bool writes_on_paper = seat.checked_in && OnPaper(state, seat);
  for (auto& [candidate, record] : state.candidates) {
    if (!writes_on_paper || RoomOf(state, candidate) != seat.seat.room()) continue;
    for (auto& [stage, on_record] : record.stages) {
      if (Opened(state, stage, on_record)) on_record.left_on_paper.insert(id);
    }
  }
  seat.vacated = true;
  seat.checked_in = false;
  seat.judge.clear();
}

// Whoever sits down next sees nothing of what was written here before.
void Fill(Competition& state, const pb::SeatFilled& fact) {
  SeatRecord& seat = state.seats.at(fact.seat());
  seat.vacated = false;
  seat.checked_in = false;
  seat.judge = fact.judge();
  for (auto& [id, candidate] : state.candidates) {
    for (auto& [stage, record] : candidate.stages) {
      if (record.sheets.contains(fact.seat())) seat.of_predecessor.insert(id);
      record.left_on_paper.erase(fact.seat());
    }
  }
}

}  // namespace

bool MayPrepare(const Competition& state, const RoomRecord& room) {
  const pb::Phase::Id phase = PhaseOf(state, room);
  return (phase == pb::Phase::CALLED || phase == pb::Phase::STAGE_CLOSED) &&
         StageOfTurn(state, room).prepare_seconds() > 0;
}

bool ToSetAside(const Competition& state, const RoomRecord& room) {
  const std::uint32_t first = state.plan->calibrate_first();
  if (first == 0 || room.turn.empty() || room.conferring || !room.run_off.empty()) return false;
  // Once anybody of the room has figures the panel has conferred.
  const bool conferred = std::any_of(
      room.order.begin(), room.order.end(),
      [&](const std::string& id) { return state.candidates.at(id).figures.has_value(); });
  return !conferred && SetAsideIn(state, room) < first;
}

bool Gone(const SeatRecord& seat, const StageRecord& stage) {
  if (!seat.vacated || stage.keyed.contains(seat.seat.id())) return false;
  const auto found = stage.sheets.find(seat.seat.id());
  return found == stage.sheets.end() || !found->second.Counts();
}

std::vector<std::string> Substitutes(const Competition& state, const pb::Seat& seat) {
  return JudgesToDrawFrom(state, seat.room(), seat.panel());
}

std::optional<pb::Refusal> WhyNotFilled(const Competition& head, const SeatRecord& seat) {
  if (!seat.vacated) return Refuse(pb::Refusal::ALREADY, "seat");
  const RoomRecord& room = RoomById(head, seat.seat.room());
  if (!TurnInProgress(head, room) || FiguresInTurn(head, room).figures) return std::nullopt;
  // Two people on one candidate's sheets would be nobody's marks.
  const CandidateRecord& candidate = head.candidates.at(room.turn);
  const bool read =
      std::any_of(candidate.stages.begin(), candidate.stages.end(),
                  [&](const auto& stage) { return stage.second.keyed.contains(seat.seat.id()); });
  if (!read && !HasScored(candidate, seat.seat.id())) return std::nullopt;
  return Refuse(pb::Refusal::NOT_NOW, "turn");
}

Decision DecideStartPreparing(const Competition& head, const Request& request) {
  const pb::StartPreparing& command = request.command->start_preparing();
  if (const auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return *refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  if (!MayPrepare(head, room)) return Refuse(pb::Refusal::NOT_NOW, "stage");
  if (const auto refusal = WhyStopped(head, room)) return *refusal;
  if (const auto refusal = WhyQuestionsWait(head, room)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_preparing_started()->set_candidate(command.candidate());
  event.mutable_preparing_started()->set_stage(command.stage());
  return Events{event};
}

Decision DecideStartBreak(const Competition& head, const Request& request) {
  const pb::StartBreak& command = request.command->start_break();
  const RoomRecord* room = FindRoom(head, command.room());
  if (room == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "room", command.room());
  if (room->on_break) return Refuse(pb::Refusal::ALREADY);
  if (TurnInProgress(head, *room)) return Refuse(pb::Refusal::NOT_NOW, "turn");
  if (auto refusal = WhyNotText("until", command.until(), kUntilCharactersMax)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_break_started()->set_room(command.room());
  event.mutable_break_started()->set_until(command.until());
  return Events{event};
}

Decision DecideEndBreak(const Competition& head, const Request& request) {
  const std::string& id = request.command->end_break().room();
  const RoomRecord* room = FindRoom(head, id);
  if (room == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "room", id);
  if (!room->on_break) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  event.mutable_break_ended()->set_room(id);
  return Events{event};
}

Decision DecideSetAside(const Competition& head, const Request& request) {
  const std::string& candidate = request.command->set_aside().candidate();
  if (const auto refusal = WhyNotTurn(head, candidate)) return *refusal;
  const RoomRecord& room = RoomById(head, RoomOf(head, candidate));
  if (PhaseOf(head, room) != pb::Phase::SCORING || !ToSetAside(head, room)) {
    return Refuse(pb::Refusal::NOT_NOW, "conferring");
  }
  if (const auto refusal = WhyStopped(head, room)) return *refusal;
  if (const auto refusal = WhyMissingSheets(head, candidate, StageOfTurn(head, room))) {
    return *refusal;
  }
  pb::Event event = NewEvent(request);
  event.mutable_turn_set_aside()->set_candidate(candidate);
  return Events{event};
}

Decision DecideVacateSeat(const Competition& head, const Request& request) {
  const pb::VacateSeat& command = request.command->vacate_seat();
  const SeatRecord* seat = JudgesSeat(head, request, command.seat());
  if (seat == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  if (seat->vacated) return Refuse(pb::Refusal::ALREADY);
  if (auto refusal = WhyNotText("reason", command.reason(), kReasonCharactersMax)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_seat_vacated()->set_seat(command.seat());
  event.mutable_seat_vacated()->set_reason(command.reason());
  return Events{event};
}

Decision DecideFillSeat(const Competition& head, const Request& request) {
  const pb::FillSeat& command = request.command->fill_seat();
  const SeatRecord* seat = JudgesSeat(head, request, command.seat());
  if (seat == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  if (auto refusal = WhyNotFilled(head, *seat)) return *refusal;
  const auto pool = Substitutes(head, seat->seat);
  const bool known = std::find(pool.begin(), pool.end(), command.judge()) != pool.end();
  if (!command.judge().empty() && !known) {
    return Refuse(pb::Refusal::NOT_FOUND, "judge", command.judge());
  }
  if (auto refusal = WhyNotText("reason", command.reason(), kReasonCharactersMax)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_seat_filled()->set_seat(command.seat());
  event.mutable_seat_filled()->set_judge(command.judge());
  event.mutable_seat_filled()->set_reason(command.reason());
  return Events{event};
}

void FoldDay(Competition& state, const pb::Event& event) {
  switch (event.fact_case()) {
    case pb::Event::kPreparingStarted:
      return Prepare(state, event);
    case pb::Event::kBreakStarted: {
      RoomRecord& room = state.rooms.at(event.break_started().room());
      room.on_break = true;
      room.break_until = event.break_started().until();
      return;
    }
    case pb::Event::kBreakEnded:
      state.rooms.at(event.break_ended().room()).on_break = false;
      return;
    case pb::Event::kTurnSetAside: {
      const std::string& id = event.turn_set_aside().candidate();
      state.candidates.at(id).set_aside = true;
      RoomRecord& room = state.rooms.at(RoomOf(state, id));
      room.turn.clear();
      return;
    }
    case pb::Event::kSeatVacated:
      return Vacate(state, event.seat_vacated().seat());
    case pb::Event::kSeatFilled:
      return Fill(state, event.seat_filled());
    default:
      return FoldDraw(state, event);
  }
}

bool WallJumped(Competition& state, const pb::Stamp& at, std::int64_t& jumped_seconds) {
  const pb::Stamp before = std::exchange(state.last_stamp, at);
  if (before.boot_id().empty() || before.boot_id() != at.boot_id()) return false;
  const auto wall = static_cast<std::int64_t>(at.wall_ms() - before.wall_ms());
  const auto boot = static_cast<std::int64_t>(at.boot_ms() - before.boot_ms());
  const std::int64_t jumped = wall - boot;
  jumped_seconds = jumped / 1000;
  return jumped > kWallDriftMs || jumped < -kWallDriftMs;
}

}  // namespace tingfen::competition
