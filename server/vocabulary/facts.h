// Facts as the options of proto/options.proto tell. Pure; any thread.
#pragma once

#include <string>

#include "proto/events.pb.h"
#include "proto/options.pb.h"

namespace tingfen::vocabulary {

// The fact of an event, which must have one.
const google::protobuf::Message& FactOf(const pb::Event& event);

// The text in the field of this name; empty where the fact has none. Facts call the same thing by
// the same name.
std::string TextIn(const google::protobuf::Message& fact, const char* name);

// The name of its field: "stage_ended".
const std::string& NameOf(const pb::Event& event);

// What it does to the newest step that can be taken back.
pb::Undo::Id UndoOf(const pb::Event& event);

// It has a line in the record of the day.
bool IsRecorded(const pb::Event& event);

}  // namespace tingfen::vocabulary
