#include "server/competition/record/record.h"

#include <cstdlib>

#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"
#include "server/vocabulary/facts.h"

namespace tingfen::competition {
namespace {

using vocabulary::FactOf;
using vocabulary::TextIn;

std::string FirstOf(const google::protobuf::Message& fact,
                    std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string text = TextIn(fact, name); !text.empty()) return text;
  }
  return {};
}

// The post of a ranking stands inside its bytes.
std::string PostOf(const pb::Event& event, const google::protobuf::Message& fact) {
  if (!event.has_results_announced()) return TextIn(fact, "post");
  pb::PostResult result;
  if (!result.ParseFromString(event.results_announced().result())) std::abort();
  return result.post();
}

// The seat a fact is about; a request for a device names it where it was asked.
std::string SeatOf(const Competition& state, const google::protobuf::Message& fact) {
  const std::string request = TextIn(fact, "request");
  const auto device = std::find_if(state.devices.begin(), state.devices.end(),
                                   [&](const auto& one) { return one.id == request; });
  return device == state.devices.end() ? TextIn(fact, "seat") : device->seat;
}

// "1–3, 5": the numbers of seats in their panel, rising; panels stand behind each other.
std::string NumbersOf(const Competition& state,
                      const google::protobuf::RepeatedPtrField<std::string>& seats) {
  std::vector<std::pair<std::string, std::uint32_t>> numbers;
  for (const std::string& id : seats) {
    const pb::Seat& seat = state.seats.at(id).seat;
    numbers.emplace_back(seat.panel(), seat.number());
  }
  std::sort(numbers.begin(), numbers.end());
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i + 1;
    while (end < numbers.size() && numbers[end].first == numbers[i].first &&
           numbers[end].second == numbers[end - 1].second + 1) {
      ++end;
    }
    text += (text.empty() ? "" : ", ") + std::to_string(numbers[i].second);
    if (end - i > 1) text += (end - i > 2 ? "–" : ", ") + std::to_string(numbers[end - 1].second);
    i = end;
  }
  return text;
}

// Which seats came or went, where one fact is about several; else empty.
std::string SeatsIn(const Competition& state, const pb::Event& event) {
  if (event.has_seats_checked_out()) return NumbersOf(state, event.seats_checked_out().seats());
  if (event.has_seats_checked_back_in()) {
    return NumbersOf(state, event.seats_checked_back_in().seats());
  }
  return {};
}

// Empty: the administrator's, or no seat.
std::string RoomOfSeat(const Competition& state, const std::string& seat) {
  const SeatRecord* record = FindSeat(state, seat);
  if (record == nullptr || record->seat.role() == pb::Role::ADMINISTRATOR) return {};
  return record->seat.room();
}

}  // namespace

std::string RoomOfEvent(const Competition& state, const pb::Event& event) {
  // These concern every room.
  if (event.has_tail_loss_found() || event.has_witness_unchecked()) return {};
  const auto& fact = FactOf(event);
  if (std::string room = TextIn(fact, "room"); !room.empty()) return room;
  const std::string candidate = TextIn(fact, "candidate");
  if (FindCandidate(state, candidate) != nullptr) return RoomOf(state, candidate);
  // Of who acted: a sheet of codes, and what was begun earlier and goes on under its id.
  const bool goes_on = !FirstOf(fact, {"id", "screen", "draw"}).empty();
  const std::string seat = SeatOf(state, fact);
  if (event.has_seat_code_issued() || (goes_on && seat.empty())) {
    return RoomOfSeat(state, event.cause().seat());
  }
  return RoomOfSeat(state, seat);
}

bool IsShownIn(const Competition& state, const std::string& room, const std::string& of) {
  return of.empty() || of == room || !state.rooms.contains(of);
}

void AddToRecord(Competition& state, const pb::Event& event, std::uint64_t seq) {
  // A sheet of cards is one line; those printed before the ledger began are none.
  if (event.has_seat_code_issued() && !event.cause().last()) return;
  if (!vocabulary::IsRecorded(event)) return;
  const auto& fact = FactOf(event);
  RecordLine line;
  line.room = RoomOfEvent(state, event);
  line.seq = seq;
  line.wall_ms = event.at().wall_ms();
  line.seat = event.cause().seat();
  line.fact = vocabulary::NameOf(event);
  line.candidate = TextIn(fact, "candidate");
  line.stage = TextIn(fact, "stage");
  line.target_seat = SeatOf(state, fact);
  line.text = FirstOf(fact, {"reason", "text", "answer", "words", "until"});
  if (const auto* post = FindPost(*state.roll, PostOf(event, fact))) {
    line.text = post->title() + (line.text.empty() ? "" : "：") + line.text;
  }
  if (const std::string seats = SeatsIn(state, event); !seats.empty()) {
    line.text = seats + (line.text.empty() ? "" : "：") + line.text;
  }
  KeepNewest(state.record, std::move(line), kRecordLinesMax);
}

}  // namespace tingfen::competition
