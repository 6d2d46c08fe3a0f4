// Coming back by a token: each time the next one, and what is done where two devices hold one.
#include <cstdlib>

#include "server/competition/state/competition.h"
#include "server/competition/state/seats.h"
#include "server/crypto/crypto.h"
#include "server/engine/hub.h"

namespace tingfen::engine {
namespace {

using Token = access::Enrolments::Token;

// What a token that opens nothing is met with; none: it does, or it is to be asked about.
std::optional<pb::Goodbye::Code> WhyNot(Token state) {
  switch (state) {
    case Token::kUnknown:
      return pb::Goodbye::UNKNOWN_TOKEN;
    case Token::kReplaced:
      return pb::Goodbye::REPLACED;
    case Token::kFrozen:
      return pb::Goodbye::FROZEN;
    case Token::kHolds:
    case Token::kGivenUp:
      return std::nullopt;
  }
  std::abort();
}

}  // namespace

// A device that never heard whether its newest token was taken shows the one before as well. Where
// that is the one that holds, the newest it has is the next: it need not store another.
void Hub::OnToken(Id id, const pb::Hello& hello) {
  const access::Enrolments& enrolled = parts_.engine.Enrolled();
  std::string mac = parts_.key.MacOfToken(hello.token());
  if (being_kept_.contains(mac)) return Dismiss(id, pb::Goodbye::TOO_FAST);
  std::string seat;
  Token state = enrolled.StateOf(mac, &seat);
  if (state == Token::kUnknown && !hello.token_before().empty()) {
    mac = parts_.key.MacOfToken(hello.token_before());
    state = enrolled.StateOf(mac, &seat);
    if (access::IsToken(hello.token())) sessions_.at(id).next = hello.token();
  }
  sessions_.at(id).token_mac = mac;
  if (const auto goodbye = WhyNot(state)) return Dismiss(id, *goodbye);
  if (state == Token::kGivenUp) return Doubt(sessions_.at(id));
  Return(id, mac, seat);
}

// A screen that was paired asks for what it shows now, from its own page as from that of the role.
void Hub::Return(Id id, const std::string& mac, const std::string& seat) {
  Session& session = sessions_.at(id);
  session.token_mac = mac;
  const bool screen = parts_.engine.Enrolled().ScreenOfToken(mac) != nullptr;
  if (const auto goodbye = WhyNotFrom(session, SeatOf(seat))) {
    const bool asks = screen && session.page == pb::Role::SCREEN && !session.way.phones;
    const bool moved = screen && *goodbye == pb::Goodbye::WRONG_PAGE;
    if (!asks) return Dismiss(id, moved ? pb::Goodbye::MOVED : *goodbye);
  }
  const std::uint64_t kept_ms = parts_.engine.Enrolled().KeptAt(mac);
  if (!screen && parts_.clock.Now().wall_ms() > kept_ms + access::kTokenLifetimeMs) {
    return Dismiss(id, pb::Goodbye::UNKNOWN_TOKEN);
  }
  Welcome(id, seat);
}

// One connection's next token is told to every other that came by the same: the tabs of one browser
// come back at once and share what they keep.
void Hub::OfferNext(Session& session) {
  if (!session.token.empty()) {
    session.next = std::exchange(session.token, {});
    return;
  }
  if (competition::OnlyShows(session.seat.role()) || !session.screen.empty()) {
    return session.next.clear();
  }
  if (!session.next.empty()) return;
  for (const auto& [id, other] : sessions_) {
    if (&other == &session || other.token_mac != session.token_mac || other.next.empty()) continue;
    session.next = other.next;
    return;
  }
  session.next = access::TokenFrom(parts_.randomness.Bytes(access::kTokenRandomBytes));
}

void Hub::OnKept(Id id, const pb::Kept& kept) {
  Session& session = sessions_.at(id);
  const std::string mac = parts_.key.MacOfToken(kept.token());
  if (session.doubted) return OnProof(id, mac);
  if (session.next.empty() && mac == session.token_mac) return;  // Proven already.
  if (!session.Welcomed() || !crypto::EqualInConstantTime(kept.token(), session.next)) {
    return Dismiss(id, pb::Goodbye::MALFORMED);
  }
  session.next.clear();
  pb::Event event;
  pb::TokenKept& fact = *event.mutable_token_kept();
  fact.set_seat(session.seat.id());
  fact.set_token_mac(mac);
  if (mac != session.token_mac) fact.set_earlier_mac(session.token_mac);
  const std::string code_mac = std::exchange(session.code_mac, {});
  const auto* code = parts_.engine.Enrolled().FindCode(code_mac);
  if (code != nullptr && !code->reusable) using_up_.insert(code_mac);
  being_kept_.insert(mac);
  parts_.engine.Record(std::move(event), [this, id, mac, code_mac] {
    using_up_.erase(code_mac);
    being_kept_.erase(mac);
    const auto found = sessions_.find(id);
    if (found == sessions_.end()) return;
    found->second.token_mac = mac;
    found->second.doubted = false;
  });
}

void Hub::Doubt(Session& session) {
  session.doubted = true;
  session.next.clear();
  pb::ServerFrame frame;
  frame.mutable_prove();
  session.connection->Offer(FrameOf(frame));
}

// Those whose token was just given up by another connection: of the same device, or not.
void Hub::DoubtGivenUp() {
  const access::Enrolments& enrolled = parts_.engine.Enrolled();
  for (auto& [id, session] : sessions_) {
    if (!session.Welcomed() || session.doubted) continue;
    if (enrolled.StateOf(session.token_mac) == Token::kGivenUp) Doubt(session);
  }
}

// A connection that is dead and not yet known to be never answers, and nobody is frozen for it.
void Hub::OnProof(Id id, const std::string& mac) {
  std::string seat;
  const Token state = parts_.engine.Enrolled().StateOf(mac, &seat);
  if (const auto goodbye = WhyNot(state)) return Dismiss(id, *goodbye);
  if (state == Token::kGivenUp) return Freeze(id, seat);
  Session& session = sessions_.at(id);
  session.doubted = false;
  if (!session.Welcomed()) return Return(id, mac, seat);
  if (seat != session.seat.id()) return Dismiss(id, pb::Goodbye::REPLACED);
  session.token_mac = mac;
  SendView(session);
}

// Whichever of the two is the rightful one, neither goes on until a desk has issued a new code.
void Hub::Freeze(Id id, const std::string& seat) {
  pb::Event event;
  event.mutable_device_frozen()->set_seat(seat);
  const auto dismiss = [this, id] { Dismiss(id, pb::Goodbye::FROZEN); };
  if (parts_.engine.Head().seats.at(seat).frozen != pb::SeatState::NOT_FROZEN) return dismiss();
  parts_.engine.Record(std::move(event), dismiss);
}

void Hub::OnSignOut(Id id) {
  const Session& session = sessions_.at(id);
  if (!session.Welcomed() || session.doubted || !session.screen.empty()) {
    return Dismiss(id, pb::Goodbye::MALFORMED);
  }
  pb::Event event;
  event.mutable_device_signed_out()->set_seat(session.seat.id());
  event.mutable_device_signed_out()->set_token_mac(session.token_mac);
  parts_.engine.Record(std::move(event), [this, id] { Dismiss(id, pb::Goodbye::SIGNED_OUT); });
}

}  // namespace tingfen::engine
