#include "server/vocabulary/commands.h"

#include <cstdlib>

namespace tingfen::vocabulary {
namespace {

const google::protobuf::FieldDescriptor& FieldOf(pb::Command::ActionCase action) {
  const auto* field = pb::Command::descriptor()->FindFieldByNumber(action);
  if (field == nullptr || field->containing_oneof() == nullptr) std::abort();
  return *field;
}

std::vector<Subject> ReadSubjects() {
  std::vector<Subject> subjects;
  const auto* file = pb::Command::descriptor()->file();
  for (int i = 0; i < file->dependency_count(); ++i) {
    const auto* of = file->dependency(i);
    Subject& subject = subjects.emplace_back();
    subject.title = of->options().GetExtension(pb::title);
    for (int j = 0; j < of->message_type_count(); ++j) {
      for (const auto action : Actions()) {
        if (&DescriptorOf(action) == of->message_type(j)) subject.commands.push_back(action);
      }
    }
  }
  return subjects;
}

}  // namespace

const std::vector<Subject>& Subjects() {
  static const std::vector<Subject> kSubjects = ReadSubjects();
  return kSubjects;
}

pb::Text WordsOf(pb::Command::ActionCase action) {
  return DescriptorOf(action).options().GetExtension(pb::words);
}

const std::vector<pb::Command::ActionCase>& Actions() {
  static const std::vector<pb::Command::ActionCase> kActions = {
#define COMMAND(Type, name) pb::Command::k##Type,
#include "proto/actions.inc"
#undef COMMAND
  };
  return kActions;
}

const google::protobuf::Message& ActionOf(const pb::Command& command) {
  return command.GetReflection()->GetMessage(command, &FieldOf(command.action_case()));
}

google::protobuf::Message& MutableActionOf(pb::Command& command) {
  return *command.GetReflection()->MutableMessage(&command, &FieldOf(command.action_case()));
}

const google::protobuf::Descriptor& DescriptorOf(pb::Command::ActionCase action) {
  return *FieldOf(action).message_type();
}

}  // namespace tingfen::vocabulary
