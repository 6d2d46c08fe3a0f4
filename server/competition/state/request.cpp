#include "server/competition/state/request.h"

#include <cctype>
#include <cstdlib>

#include "server/text/characters.h"
#include "server/vocabulary/fields.h"

namespace tingfen::competition {

pb::Refusal Refuse(pb::Refusal::Code code, std::string what, std::string have, std::string need) {
  pb::Refusal refusal;
  refusal.set_code(code);
  refusal.set_what(std::move(what));
  refusal.set_have(std::move(have));
  refusal.set_need(std::move(need));
  return refusal;
}

pb::Refusal Refuse(pb::Refusal::Code code, pb::Refusal::Reason reason, std::string have,
                   std::string need) {
  std::string what = pb::Refusal::Reason_Name(reason);
  for (char& letter : what) letter = static_cast<char>(std::tolower(letter));
  pb::Refusal refusal = Refuse(code, std::move(what), std::move(have), std::move(need));
  refusal.set_reason(reason);
  return refusal;
}

std::optional<pb::Refusal> WhyNotText(const std::string& field, const std::string& text,
                                      std::size_t characters_max) {
  const std::size_t characters = text::CharactersIn(text);
  const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (!blank && characters <= characters_max) return std::nullopt;
  return Refuse(pb::Refusal::INVALID, field, std::to_string(blank ? 0 : characters),
                "1–" + std::to_string(characters_max));
}

std::optional<pb::Refusal> WhyNotReason(const google::protobuf::Message& command) {
  for (const auto& asked : vocabulary::AskedTexts(command)) {
    if (asked.field == "reason") return WhyNotText("reason", asked.text, asked.ask.text_max());
  }
  std::abort();
}

pb::Event NewEvent(const Request& request) {
  pb::Event event;
  *event.mutable_at() = request.at;
  event.mutable_cause()->set_seat(request.seat);
  event.mutable_cause()->set_command_id(request.command->id());
  event.mutable_cause()->set_command_digest(request.command_digest);
  return event;
}

}  // namespace tingfen::competition
