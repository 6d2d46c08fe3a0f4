#include "server/vocabulary/facts.h"

namespace tingfen::vocabulary {
namespace {

const google::protobuf::FieldDescriptor& FieldOf(const pb::Event& event) {
  return *pb::Event::descriptor()->FindFieldByNumber(event.fact_case());
}

const google::protobuf::MessageOptions& OptionsOf(const pb::Event& event) {
  return FieldOf(event).message_type()->options();
}

}  // namespace

const google::protobuf::Message& FactOf(const pb::Event& event) {
  return event.GetReflection()->GetMessage(event, &FieldOf(event));
}

std::string TextIn(const google::protobuf::Message& fact, const char* name) {
  const auto* field = fact.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr || field->is_repeated() ||
      field->type() != google::protobuf::FieldDescriptor::TYPE_STRING) {
    return {};
  }
  return fact.GetReflection()->GetString(fact, field);
}

const std::string& NameOf(const pb::Event& event) {
  return FieldOf(event).name();
}

pb::Undo::Id UndoOf(const pb::Event& event) {
  return OptionsOf(event).GetExtension(pb::undo);
}

bool IsRecorded(const pb::Event& event) {
  return !OptionsOf(event).GetExtension(pb::unrecorded);
}

}  // namespace tingfen::vocabulary
