#include "server/competition/reach.h"

#include "server/competition/correction/correction.h"
#include "server/competition/devices/second_device.h"
#include "server/competition/state/draws.h"
#include "server/competition/state/people.h"
#include "server/competition/state/request.h"
#include "server/competition/state/seats.h"
#include "server/vocabulary/fields.h"

namespace tingfen::competition {
namespace {

using pb::Named;

// Empty: it is nowhere, or in no room.
std::string RoomOfNamed(const Competition& state, Named::Id names, const std::string& id) {
  switch (names) {
    case Named::ROOM:
      return FindRoom(state, id) == nullptr ? std::string() : id;
    case Named::CANDIDATE:
      return FindCandidate(state, id) == nullptr ? std::string() : RoomOf(state, id);
    case Named::SEAT: {
      const SeatRecord* seat = FindSeat(state, id);
      return seat == nullptr ? std::string() : seat->seat.room();
    }
    case Named::DRAW: {
      const DrawRecord* draw = FindDraw(state, id);
      return draw == nullptr ? std::string() : draw->draw.room();
    }
    case Named::CORRECTION: {
      const CorrectionRecord* record = FindCorrection(state, id);
      return record == nullptr ? std::string() : RoomOf(state, record->correction.candidate());
    }
    case Named::DEVICE: {
      const DeviceRecord* record = FindDevice(state, id);
      return record == nullptr ? std::string() : state.seats.at(record->seat).seat.room();
    }
    default:
      return {};
  }
}

// What was not found, as it is told.
const char* WordOf(Named::Id names) {
  switch (names) {
    case Named::SEAT:
      return "seat";
    case Named::DRAW:
      return "draw";
    case Named::CORRECTION:
      return "correction";
    case Named::DEVICE:
      return "device";
    default:
      return "room";
  }
}

}  // namespace

std::optional<pb::Refusal> WhyOutOfReach(const Competition& state, const SeatRecord& who,
                                         const google::protobuf::Message& action) {
  if (who.seat.role() == pb::Role::ADMINISTRATOR) return std::nullopt;
  for (const vocabulary::NamedField& field : vocabulary::NamedFields(action)) {
    if (field.anywhere || field.id.empty()) continue;
    const std::string room = RoomOfNamed(state, field.names, field.id);
    if (room.empty() || room == who.seat.room()) continue;
    return Refuse(pb::Refusal::NOT_FOUND, WordOf(field.names), field.id);
  }
  return std::nullopt;
}

}  // namespace tingfen::competition
