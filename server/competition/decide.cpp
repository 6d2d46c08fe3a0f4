#include "server/competition/decide.h"

#include <algorithm>
#include <cstdlib>

#include "server/competition/after/decision.h"
#include "server/competition/after/notice.h"
#include "server/competition/after/stopping.h"
#include "server/competition/correction/deciding.h"
#include "server/competition/devices/codes.h"
#include "server/competition/devices/screens.h"
#include "server/competition/devices/second_device.h"
#include "server/competition/devices/time.h"
#include "server/competition/draw/draw.h"
#include "server/competition/draw/questions.h"
#include "server/competition/opening/batches.h"
#include "server/competition/opening/kept_recusals.h"
#include "server/competition/opening/plan.h"
#include "server/competition/opening/roll.h"
#include "server/competition/paper/keying.h"
#include "server/competition/paper/paper.h"
#include "server/competition/reach.h"
#include "server/competition/release/announcing.h"
#include "server/competition/release/confirming.h"
#include "server/competition/release/equalising.h"
#include "server/competition/release/signing.h"
#include "server/competition/release/to_sign.h"
#include "server/competition/roll_call/check_in.h"
#include "server/competition/roll_call/going.h"
#include "server/competition/roll_call/leaving.h"
#include "server/competition/roll_call/lots.h"
#include "server/competition/roll_call/outcome.h"
#include "server/competition/sheets/closing.h"
#include "server/competition/sheets/recusing.h"
#include "server/competition/sheets/returning.h"
#include "server/competition/sheets/submitting.h"
#include "server/competition/state/seats.h"
#include "server/competition/supervision/end_of_day.h"
#include "server/competition/supervision/flags.h"
#include "server/competition/supervision/hold.h"
#include "server/competition/supervision/undo.h"
#include "server/competition/turn/breaks.h"
#include "server/competition/turn/call.h"
#include "server/competition/turn/clock.h"
#include "server/competition/turn/conferring.h"
#include "server/competition/turn/stage.h"
#include "server/text/characters.h"
#include "server/vocabulary/commands.h"
#include "server/vocabulary/fields.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> WhyNotDispatched(const Competition& head, const SeatRecord& who,
                                            const pb::Command& command) {
  switch (command.action_case()) {
#define COMMAND(Type, name)  \
  case pb::Command::k##Type: \
    return WhyNot(head, who, command.name());
#include "proto/actions.inc"
#undef COMMAND
    case pb::Command::ACTION_NOT_SET:
      break;
  }
  return Refuse(pb::Refusal::INVALID, "action", "nothing", "an action");
}

Decision DecideDispatched(const Competition& head, const Request& request) {
  switch (request.command->action_case()) {
#define COMMAND(Type, name)  \
  case pb::Command::k##Type: \
    return Decide(head, request, request.command->name());
#include "proto/actions.inc"
#undef COMMAND
    case pb::Command::ACTION_NOT_SET:
      break;
  }
  std::abort();  // WhyNot refuses it.
}

// Every text that the command asks for.
std::optional<pb::Refusal> WhyNotTexts(const pb::Command& command) {
  for (const auto& asked : vocabulary::AskedTexts(vocabulary::ActionOf(command))) {
    if (asked.ask.optional() && asked.text.empty()) continue;
    if (auto refusal = WhyNotText(asked.field, asked.text, asked.ask.text_max())) return refusal;
  }
  return std::nullopt;
}

// What people wrote as one line: no text makes lines of its own in a record or on paper. None where
// it is already.
std::optional<pb::Command> InOneLine(const pb::Command& command) {
  const auto texts = vocabulary::AskedTexts(vocabulary::ActionOf(command));
  const bool all = std::all_of(texts.begin(), texts.end(), [](const auto& asked) {
    return text::OneLine(asked.text) == asked.text;
  });
  if (all) return std::nullopt;
  pb::Command rewritten = command;
  vocabulary::RewriteTexts(vocabulary::MutableActionOf(rewritten), text::OneLine);
  return rewritten;
}

Decision DecideOrRefuse(const Competition& head, const Request& request) {
  const SeatRecord* who = FindSeat(head, request.seat);
  if (who == nullptr) std::abort();
  if (auto refusal = WhyNotDispatched(head, *who, *request.command)) return *refusal;
  const auto rewritten = InOneLine(*request.command);
  if (auto refusal = WhyNotTexts(rewritten ? *rewritten : *request.command)) return *refusal;
  if (!rewritten) return DecideDispatched(head, request);
  Request other = request;
  other.command = &*rewritten;
  return DecideDispatched(head, other);
}

}  // namespace

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::Command& command) {
  if (command.action_case() != pb::Command::ACTION_NOT_SET) {
    if (auto refusal = WhyOutOfReach(head, who, vocabulary::ActionOf(command))) return refusal;
  }
  return WhyNotDispatched(head, who, command);
}

Decision Decide(const Competition& head, const Request& request) {
  if (request.command == nullptr) std::abort();
  Decision decision = DecideOrRefuse(head, request);
  if (auto* events = std::get_if<Events>(&decision)) {
    if (events->empty()) std::abort();
    events->back().mutable_cause()->set_last(true);
  } else {
    std::get<pb::Refusal>(decision).set_command_id(request.command->id());
  }
  return decision;
}

}  // namespace tingfen::competition
