#include "server/competition/record/record.h"

#include <cstdlib>

#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

// Names of fields that facts share, read by reflection so that the record misses none.
std::string TextField(const google::protobuf::Message& fact, const char* name) {
  const auto* field = fact.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr || field->is_repeated() ||
      field->type() != google::protobuf::FieldDescriptor::TYPE_STRING) {
    return {};
  }
  return fact.GetReflection()->GetString(fact, field);
}

std::string FirstOf(const google::protobuf::Message& fact,
                    std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string text = TextField(fact, name); !text.empty()) return text;
  }
  return {};
}

// The post of a ranking stands inside its bytes.
std::string PostOf(const pb::Event& event, const google::protobuf::Message& fact) {
  if (!event.has_results_announced()) return TextField(fact, "post");
  pb::PostResult result;
  if (!result.ParseFromString(event.results_announced().result())) std::abort();
  return result.post();
}

const google::protobuf::Message& FactOf(const pb::Event& event) {
  const auto* field = event.GetDescriptor()->FindFieldByNumber(event.fact_case());
  return event.GetReflection()->GetMessage(event, field);
}

// The seat a fact is about; a request for a device names it where it was asked.
std::string SeatOf(const Competition& state, const google::protobuf::Message& fact) {
  const std::string request = TextField(fact, "request");
  const auto device = std::find_if(state.devices.begin(), state.devices.end(),
                                   [&](const auto& one) { return one.id == request; });
  return device == state.devices.end() ? TextField(fact, "seat") : device->seat;
}

// Empty: the administrator's, or no seat.
std::string RoomOfSeat(const Competition& state, const std::string& seat) {
  const SeatRecord* record = FindSeat(state, seat);
  if (record == nullptr || record->seat.role() == pb::Role::ADMINISTRATOR) return {};
  return record->seat.room();
}

}  // namespace

std::string RoomOfEvent(const Competition& state, const pb::Event& event) {
  if (event.has_tail_loss_found()) return {};  // It blocks every room.
  const auto& fact = FactOf(event);
  if (std::string room = TextField(fact, "room"); !room.empty()) return room;
  const std::string candidate = TextField(fact, "candidate");
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
  if (event.has_token_kept()) return;  // Whenever a device comes back.
  const auto& fact = FactOf(event);
  RecordLine line;
  line.room = RoomOfEvent(state, event);
  line.seq = seq;
  line.wall_ms = event.at().wall_ms();
  line.seat = event.cause().seat();
  line.fact = event.GetDescriptor()->FindFieldByNumber(event.fact_case())->name();
  line.candidate = TextField(fact, "candidate");
  line.stage = TextField(fact, "stage");
  line.target_seat = SeatOf(state, fact);
  line.text = FirstOf(fact, {"reason", "text", "answer", "words", "until"});
  if (const auto* post = FindPost(*state.roll, PostOf(event, fact))) {
    line.text = post->title() + (line.text.empty() ? "" : "：") + line.text;
  }
  KeepNewest(state.record, std::move(line), kRecordLinesMax);
}

}  // namespace tingfen::competition
