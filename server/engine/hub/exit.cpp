#include "server/engine/hub/exit.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tingfen::engine {

const competition::ScreenRecord* FindScreen(const competition::Competition& durable,
                                            const std::string& screen) {
  const auto found = std::find_if(durable.screens.begin(), durable.screens.end(),
                                  [&](const auto& record) { return record.id == screen; });
  return found == durable.screens.end() ? nullptr : &*found;
}

// Nobody is shown anything yet.
std::optional<Session> Exit::TakeOut(SessionId id) {
  auto session = sessions_.Remove(id);
  if (session) presence_.HasLeft(*session);
  return session;
}

void Exit::Leave(SessionId id) {
  const auto session = TakeOut(id);
  if (!session) return;
  if (!session->pairing.empty()) publisher_.WaitingChanged();
  if (session->Welcomed()) publisher_.PresenceChanged(session->seat.room());
}

void Exit::Dismiss(SessionId id, pb::Goodbye::Code code) {
  const Session* session = sessions_.Find(id);
  if (session == nullptr) return;
  Connection* connection = session->connection;
  Leave(id);
  connection->Close(code);
}

void Exit::DismissEverybody() {
  const auto everybody = sessions_.RemoveAll();
  for (const auto& [id, session] : everybody) session.connection->Close(pb::Goodbye::STOPPING);
}

// Everybody is taken out before anybody is shown who is left.
void Exit::DismissDisplaced() {
  std::vector<std::pair<SessionId, pb::Goodbye::Code>> going;
  for (const auto& [id, session] : sessions_) {
    if (const auto code = WhyToGo(session)) going.emplace_back(id, *code);
  }
  for (const auto& [id, code] : going) TakeOut(id)->connection->Close(code);
}

std::optional<pb::Goodbye::Code> Exit::WhyToGo(const Session& session) const {
  using Token = access::Enrolments::Token;
  const competition::Competition& durable = parts_.engine.Durable();
  if (!session.Welcomed()) return std::nullopt;
  const auto* screen = session.screen.empty() ? nullptr : FindScreen(durable, session.screen);
  if (!session.screen.empty() && screen == nullptr) return pb::Goodbye::REMOVED;
  std::string seat;
  switch (parts_.engine.Enrolled().StateOf(session.token_mac, &seat)) {
    case Token::kHolds:
    case Token::kGivenUp:  // Another has its place, or this very device: Tokens asks.
      break;
    case Token::kFrozen:
      return pb::Goodbye::FROZEN;
    case Token::kLeft:
      return pb::Goodbye::LEFT;
    case Token::kReplaced:
      return pb::Goodbye::REPLACED;
    case Token::kUnknown: {
      const bool there = durable.seats.contains(session.seat.id());
      return there ? pb::Goodbye::REPLACED : pb::Goodbye::UNKNOWN_TOKEN;
    }
  }
  if (seat != session.seat.id()) return pb::Goodbye::MOVED;
  if (screen != nullptr && screen->reloads > session.reloads) return pb::Goodbye::RELOAD;
  return std::nullopt;
}

}  // namespace tingfen::engine
