#include "server/vocabulary/fields.h"

namespace tingfen::vocabulary {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Every string and sub-message of `message`, the repeated ones too, in the order of their fields.
template <typename OnText, typename OnMessage>
void ForEach(const Message& message, OnText on_text, OnMessage on_message) {
  const auto* descriptor = message.GetDescriptor();
  const auto* reflection = message.GetReflection();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const FieldDescriptor* field = descriptor->field(i);
    const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 1;
    for (int j = 0; j < count; ++j) {
      if (field->type() == FieldDescriptor::TYPE_STRING) {
        on_text(*field, field->is_repeated() ? reflection->GetRepeatedString(message, field, j)
                                             : reflection->GetString(message, field));
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        on_message(field->is_repeated() ? reflection->GetRepeatedMessage(message, field, j)
                                        : reflection->GetMessage(message, field));
      }
    }
  }
}

void AddNamed(const Message& message, std::vector<NamedField>& fields) {
  ForEach(
      message,
      [&](const FieldDescriptor& field, const std::string& text) {
        const auto names = field.options().GetExtension(pb::names);
        if (names == pb::Named::NAMED_UNSPECIFIED) return;
        fields.push_back({names, field.options().GetExtension(pb::anywhere), text});
      },
      [&](const Message& inner) { AddNamed(inner, fields); });
}

void AddAsked(const Message& message, std::vector<AskedText>& texts) {
  ForEach(
      message,
      [&](const FieldDescriptor& field, const std::string& text) {
        if (!field.options().HasExtension(pb::ask)) return;
        texts.push_back({field.name(), field.options().GetExtension(pb::ask), text});
      },
      [&](const Message& inner) { AddAsked(inner, texts); });
}

// Texts asked for, those of sub-messages that are there too.
template <typename Rule>
void Rewrite(Message& message, Rule rule) {
  const auto* descriptor = message.GetDescriptor();
  const auto* reflection = message.GetReflection();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const FieldDescriptor* field = descriptor->field(i);
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field->is_repeated()) {
      if (!reflection->HasField(message, field)) continue;
      Rewrite(*reflection->MutableMessage(&message, field), rule);
    } else if (field->options().HasExtension(pb::ask)) {
      const auto& ask = field->options().GetExtension(pb::ask);
      reflection->SetString(&message, field, rule(ask, reflection->GetString(message, field)));
    }
  }
}

// The first `characters` of a valid UTF-8 text.
std::string Cut(const std::string& text, std::size_t characters) {
  std::size_t end = 0;
  while (end < text.size()) {
    const bool begins = (text[end] & 0xC0) != 0x80;
    if (begins && characters-- == 0) break;
    ++end;
  }
  return text.substr(0, end);
}

}  // namespace

std::vector<NamedField> NamedFields(const Message& action) {
  std::vector<NamedField> fields;
  AddNamed(action, fields);
  return fields;
}

std::vector<AskedText> AskedTexts(const Message& action) {
  std::vector<AskedText> texts;
  AddAsked(action, texts);
  return texts;
}

void RewriteTexts(Message& action, const std::function<std::string(const std::string&)>& rule) {
  Rewrite(action, [&](const pb::Ask&, const std::string& text) { return rule(text); });
}

void FillTexts(Message& action, const std::string& text) {
  Rewrite(action, [&](const pb::Ask& ask, const std::string& before) {
    return before.empty() ? Cut(text, ask.text_max()) : before;
  });
}

}  // namespace tingfen::vocabulary
