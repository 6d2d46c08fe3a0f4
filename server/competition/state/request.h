// A command with what only the outside knows, what it leads to, and why not.
// Internal to server/competition but for the types. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "proto/frames.pb.h"
#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "server/competition/state/competition.h"

namespace tingfen::competition {

// What the text of a plan reads as, and what becomes of the roll there is. Where there are faults
// the rest says nothing.
struct EnteredPlan {
  pb::Plan plan;
  std::vector<pb::PlanFault> faults;
  bool roll_fits = false;                  // The roll there is holds under this plan.
  pb::Roll roll;                           // That one; where it does not fit, its rooms alone.
  std::vector<pb::PlanFault> roll_faults;  // Of the rooms alone.
};

// What two tables read as. Where there are faults there is no roll.
struct EnteredRoll {
  pb::Roll roll;
  std::vector<pb::RollFault> faults;
  std::uint32_t faults_more = 0;  // Not listed.
};

// A command with what only the outside knows.
struct Request {
  const pb::Command* command = nullptr;
  std::string command_digest;  // SHA-256 of its bytes as received.
  std::string seat;            // Who asks; authenticated.
  pb::Stamp at;
  std::string random = {};  // kDrawSecretBytes; OpenDraw only.
  // Where questions are opened: the keys of those drawn, by id; none: the passphrase is wrong.
  std::optional<std::map<std::string, std::string>> question_keys = {};
  std::map<std::string, std::string> code_macs = {};  // By seat; IssueCodes only.
  std::string token_mac = {};  // Of the screen with the code; AssignScreen only, empty: none such.
  std::optional<EnteredPlan> entered_plan = {};  // EnterPlan only.
  std::optional<EnteredRoll> entered_roll = {};  // EnterRoll only.
  std::optional<pb::Zone> zone = {};             // LockPlan only; none: no such zone is known.
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

}  // namespace tingfen::competition
