#include "server/engine/hub/sessions.h"

#include <utility>

namespace tingfen::engine {

SessionId Sessions::Add(Session session) {
  sessions_.emplace(++last_id_, std::move(session));
  return last_id_;
}

Session* Sessions::Find(SessionId id) {
  const auto found = sessions_.find(id);
  return found == sessions_.end() ? nullptr : &found->second;
}

std::optional<Session> Sessions::Remove(SessionId id) {
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return std::nullopt;
  Session session = std::move(found->second);
  sessions_.erase(found);
  return session;
}

void Sessions::RenewSeats(const competition::Competition& durable) {
  if (plan_ == durable.plan) return;
  plan_ = durable.plan;
  for (auto& [id, session] : sessions_) {
    const auto found = durable.seats.find(session.seat.id());
    if (found != durable.seats.end()) session.seat = found->second.seat;
  }
}

}  // namespace tingfen::engine
