// Commands by subject, with the words people have for them, as the options of proto/options.proto
// tell. Pure; any thread.
#pragma once

#include <vector>

#include "proto/commands.pb.h"
#include "proto/options.pb.h"

namespace tingfen::vocabulary {

// Commands that belong together, in the order of the day; a file of proto/ each.
struct Subject {
  pb::Text title;
  std::vector<pb::Command::ActionCase> commands;
};
const std::vector<Subject>& Subjects();

pb::Text WordsOf(pb::Command::ActionCase action);

// Every action there is, in the order of its field's number.
const std::vector<pb::Command::ActionCase>& Actions();

// What the command asks for. It must have an action.
const google::protobuf::Message& ActionOf(const pb::Command& command);
google::protobuf::Message& MutableActionOf(pb::Command& command);
const google::protobuf::Descriptor& DescriptorOf(pb::Command::ActionCase action);

}  // namespace tingfen::vocabulary
