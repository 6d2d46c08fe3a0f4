// What a command's fields name and ask for, as the options of proto/options.proto tell. Pure; any
// thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "proto/options.pb.h"

namespace tingfen::vocabulary {

// An id that a command gives, in whatever depth; empty ones too.
struct NamedField {
  pb::Named::Id names = pb::Named::NAMED_UNSPECIFIED;
  bool anywhere = false;  // Need not be in the room of who asks.
  std::string id;
};
std::vector<NamedField> NamedFields(const google::protobuf::Message& action);

// A text that a command asks a person for.
struct AskedText {
  std::string field;
  pb::Ask ask;
  std::string text;
};
std::vector<AskedText> AskedTexts(const google::protobuf::Message& action);

// Every text that is asked for becomes what `rule` makes of it.
void RewriteTexts(google::protobuf::Message& action,
                  const std::function<std::string(const std::string&)>& rule);

// Writes `text`, cut to what each takes, into every text that is asked for and is empty.
void FillTexts(google::protobuf::Message& action, const std::string& text);

}  // namespace tingfen::vocabulary
