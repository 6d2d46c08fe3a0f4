// A command with what only the outside knows, what it leads to, and why not.
// Internal to server/competition but for the types. Pure.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// A command with what only the outside knows.
struct Request {
  const pb::Command* command = nullptr;
  std::string command_digest;  // SHA-256 of its bytes as received.
  std::string seat;            // Who asks; authenticated.
  pb::Stamp at;
  std::string random = {};  // kDrawSecretBytes; OpenDraw only.
  // OpenQuestions only: the keys of the questions drawn, by id; none: the passphrase is wrong.
  std::optional<std::map<std::string, std::string>> question_keys = {};
  std::map<std::string, std::string> code_macs = {};  // By seat; IssueCodes only.
  std::string token_mac = {};  // Of the screen with the code; AssignScreen only, empty: none such.
};

// Events without salt: the engine adds it. Stamp and cause are filled in; the last event carries
// `cause.last`.
using Events = std::vector<pb::Event>;

using Decision = std::variant<Events, pb::Refusal>;

pb::Refusal Refuse(pb::Refusal::Code code, std::string what = {}, std::string have = {},
                   std::string need = {});
pb::Refusal Refuse(pb::Refusal::Code code, pb::Refusal::Reason reason, std::string have = {},
                   std::string need = {});

// INVALID with the limit where `text` is empty or longer than `characters_max`.
std::optional<pb::Refusal> WhyNotText(const std::string& field, const std::string& text,
                                      std::size_t characters_max);

// The same of a command's `reason`, where this command needs one.
std::optional<pb::Refusal> WhyNotReason(const google::protobuf::Message& command);

// One event of `request`, without its fact.
pb::Event NewEvent(const Request& request);

// Unicode code points of a valid UTF-8 text.
std::size_t CountCharacters(std::string_view text);

}  // namespace tingfen::competition
