// Paths such as "stages[1].panels[0].weight". Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace tingfen::plan {

std::string Joined(const std::string& path, std::string_view field);  // "a.b"
std::string At(const std::string& path, int index);                   // "a[0]"

// A field of a message, or an element of it where it is a list.
struct FieldPlace {
  const google::protobuf::Message* in;
  const google::protobuf::FieldDescriptor* field;
  std::optional<int> index;
};

// None where there is no such place (PathExists). Lives as long as `root`.
std::optional<FieldPlace> FieldAt(const google::protobuf::Message& root, std::string_view path);

// Whether `path` names a field of `root`, or an element that its lists have. The field itself may
// be absent ("nothing is trimmed" is a choice too); what it would lie in may not.
bool PathExists(const google::protobuf::Message& root, std::string_view path);

// Whether some message of this kind may have `path`: `stages[7].weight` where there are two stages.
bool PathNames(const google::protobuf::Descriptor& root, std::string_view path);

// Whether `inner` is `outer` or lies in it: "stages[1].weight" in "stages[1]" and in "stages".
bool PathWithin(std::string_view inner, std::string_view outer);

}  // namespace tingfen::plan
