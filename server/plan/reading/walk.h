// From the tree of a JSON file to a message, along the message's descriptor. Internal to
// server/plan. Pure.
#pragma once

#include "google/protobuf/message.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/reading/json_tree.h"

namespace tingfen::plan {

// Fills the empty `message` from `root`, and checks every field by itself. What could not be taken
// is a fault and spoils its path; in a list it leaves an empty element, so that an index in the
// message is one in the file. Aborts where a field of the message has no rule.
void Walk(const Node& root, google::protobuf::Message& message, FaultList& faults);

}  // namespace tingfen::plan
