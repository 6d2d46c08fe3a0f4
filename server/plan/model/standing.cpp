#include "server/plan/model/standing.h"

#include <algorithm>
#include <cstdlib>

#include "google/protobuf/descriptor.h"
#include "server/plan/model/paths.h"

namespace tingfen::plan {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::string MessageInALine(const Message& message);

std::string ElementInALine(const Message& in, const FieldDescriptor& field, int index) {
  const auto& reflection = *in.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.GetRepeatedString(in, &field, index);
    case FieldDescriptor::CPPTYPE_UINT32:
      return std::to_string(reflection.GetRepeatedUInt32(in, &field, index));
    case FieldDescriptor::CPPTYPE_ENUM:
      return reflection.GetRepeatedEnum(in, &field, index)->name();
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return MessageInALine(reflection.GetRepeatedMessage(in, &field, index));
    default:
      std::abort();  // Plans have no lists of other types.
  }
}

std::string ListInALine(const Message& in, const FieldDescriptor& field) {
  std::string line;
  for (int i = 0; i < in.GetReflection()->FieldSize(in, &field); ++i) {
    line += (i == 0 ? "" : "; ") + ElementInALine(in, field, i);
  }
  return "[" + line + "]";
}

std::string SetInALine(const Message& in, const FieldDescriptor& field) {
  const auto& reflection = *in.GetReflection();
  if (field.is_repeated()) return ListInALine(in, field);
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.GetString(in, &field);
    case FieldDescriptor::CPPTYPE_UINT32:
      return std::to_string(reflection.GetUInt32(in, &field));
    case FieldDescriptor::CPPTYPE_ENUM:
      return reflection.GetEnum(in, &field)->name();
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(in, &field) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return MessageInALine(reflection.GetMessage(in, &field));
    default:
      std::abort();  // Plans have no fields of other types.
  }
}

std::string MessageInALine(const Message& message) {
  if (message.GetDescriptor() == pb::Text::descriptor()) {
    return static_cast<const pb::Text&>(message).zh();
  }
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  std::ranges::sort(fields, {}, [](const FieldDescriptor* field) { return field->name(); });
  std::string line;
  for (const FieldDescriptor* field : fields) {
    line += (line.empty() ? "" : "; ") + field->name() + ": " + SetInALine(message, *field);
  }
  return "{" + line + "}";
}

bool IsSet(const FieldPlace& place) {
  const auto& reflection = *place.in->GetReflection();
  if (place.field->is_repeated()) return reflection.FieldSize(*place.in, place.field) > 0;
  return reflection.HasField(*place.in, place.field);
}

// The title of the document that is cited by what names `own`.
const std::string& Cited(const pb::Plan& plan, const std::string& own) {
  if (!own.empty()) return own;
  const pb::Document& document = plan.document();
  return document.cited().empty() ? document.title().zh() : document.cited();
}

}  // namespace

std::string RuleAt(const pb::Plan& plan, std::string_view path) {
  const auto place = FieldAt(plan, path);
  if (!place || !IsSet(*place)) return "-";
  return place->index ? ElementInALine(*place->in, *place->field, *place->index)
                      : SetInALine(*place->in, *place->field);
}

Standing StandingOf(const pb::Plan& plan, const pb::Clause& clause) {
  if (Cited(plan, clause.document()) != plan.document().title().zh()) {
    return Standing::kOtherDocument;
  }
  const std::string& stood_for = clause.stands_for();
  if (stood_for.empty() || stood_for == RuleAt(plan, clause.path())) return Standing::kStands;
  return Standing::kOtherRule;
}

bool Stands(const pb::Plan& plan, const pb::Remark& remark) {
  return Cited(plan, remark.document()) == plan.document().title().zh();
}

std::vector<const pb::Clause*> FallenClauses(const pb::Plan& plan) {
  const auto stands = [&](const pb::Clause& one) {
    return StandingOf(plan, one) == Standing::kStands;
  };
  std::vector<const pb::Clause*> fallen;
  for (const pb::Clause& clause : plan.clauses()) {
    const bool replaced = std::ranges::any_of(plan.clauses(), [&](const pb::Clause& other) {
      return other.path() == clause.path() && stands(other);
    });
    if (!replaced) fallen.push_back(&clause);
  }
  return fallen;
}

}  // namespace tingfen::plan
