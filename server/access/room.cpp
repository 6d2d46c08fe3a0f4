#include "server/access/room.h"

namespace tingfen::access {
namespace {

// A field of the command's action by name; empty if it has none of that name.
std::string FieldOf(const pb::Command& command, const char* name) {
  const auto* field = command.GetDescriptor()->FindFieldByNumber(command.action_case());
  if (field == nullptr) return {};
  const auto& action = command.GetReflection()->GetMessage(command, field);
  const auto* inner = action.GetDescriptor()->FindFieldByName(name);
  if (inner == nullptr) return {};
  return action.GetReflection()->GetString(action, inner);
}

const std::string* RoomOf(const pb::Roll& roll, const std::string& candidate) {
  static const std::string kOnlyRoom = "room1";
  for (const pb::Candidate& entry : roll.candidates()) {
    if (entry.id() != candidate) continue;
    if (!entry.room().empty()) return &entry.room();
    return roll.rooms().empty() ? &kOnlyRoom : &roll.rooms(0).id();
  }
  return nullptr;
}

}  // namespace

bool StaysInRoom(const competition::Competition& state, const std::string& room,
                 const pb::Command& command) {
  const std::string named = FieldOf(command, "room");
  if (!named.empty() && named != room && state.rooms.contains(named)) return false;
  const std::string candidate = FieldOf(command, "candidate");
  if (candidate.empty()) return true;
  const std::string* heard_in = RoomOf(*state.roll, candidate);
  return heard_in == nullptr || *heard_in == room;
}

}  // namespace tingfen::access
