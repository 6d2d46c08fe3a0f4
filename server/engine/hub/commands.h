// Commands of those who are welcomed: passed to the engine with what goes out of band, answered to
// the connection they came from. Internal to the hub; one thread, the engine's.
#pragma once

#include <optional>
#include <string_view>

#include "server/engine/engine.h"
#include "server/engine/hub/exit.h"
#include "server/engine/hub/parts.h"
#include "server/engine/hub/sessions.h"
#include "server/engine/hub/uptime.h"

namespace tingfen::engine {

class Commands {
 public:
  Commands(const HubParts& parts, const Uptime& uptime, Sessions& sessions, Exit& exit)
      : parts_(parts), uptime_(uptime), sessions_(sessions), exit_(exit) {}

  // `bytes` are those the frame was read from.
  void OnCommand(SessionId id, std::string_view bytes, const pb::ClientFrame& frame);

 private:
  // What a command brings with it until it is answered.
  struct Brought {
    SessionId claimed = 0;           // The waiting screen that it names; 0: none.
    std::optional<pb::Cards> cards;  // With new codes, told only with the receipt.
  };

  Brought Bring(const pb::Seat& asker, const pb::Command& command, OutOfBand& out_of_band);
  SessionId Claim(const std::string& code, OutOfBand& out_of_band);
  pb::Cards NewCards(const pb::Seat& asker, const pb::IssueCodes& command, OutOfBand& out_of_band);
  bool InForce(const pb::Cards& cards) const;
  void Tell(SessionId id, const Brought& brought, const Answer& answer);

  const HubParts& parts_;
  const Uptime& uptime_;
  Sessions& sessions_;
  Exit& exit_;
};

}  // namespace tingfen::engine
