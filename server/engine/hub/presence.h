// Who is connected and how well, who was and is away: shown to desks beside the competition, and
// recorded nowhere. Internal to the hub; one thread, the engine's.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "server/competition/state/competition.h"
#include "server/engine/hub/sessions.h"
#include "server/engine/hub/uptime.h"

namespace tingfen::engine {

class Presence {
 public:
  Presence(const competition::Competition& durable, const Uptime& uptime, const Sessions& sessions)
      : durable_(durable), uptime_(uptime), sessions_(sessions) {}

  // The room's, as a serialised field of a desk's and of the administrator's view; made at most
  // once between two calls of Invalidate.
  const std::string& Of(const std::string& room);
  void Invalidate() { made_.clear(); }
  void Invalidate(const std::string& room) { made_.erase(room); }

  // A session is over: its place is away from now on.
  void HasLeft(const Session& session);

 private:
  struct Row {
    pb::Presence told;
    std::uint64_t heard_ms = 0;
  };
  using Rows = std::map<std::string, Row>;  // By screen or, of other devices, by seat.

  void AddAway(const std::string& room, Rows& rows) const;
  static void AddHere(const Session& session, std::uint64_t now_ms, Rows& rows);

  const competition::Competition& durable_;
  const Uptime& uptime_;
  const Sessions& sessions_;
  std::map<std::string, std::string> made_;             // By room; absent: to be made.
  std::map<std::string, std::uint64_t> last_heard_ms_;  // Of who left, by seat or screen.
};

}  // namespace tingfen::engine
