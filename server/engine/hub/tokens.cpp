#include "server/engine/hub/tokens.h"

#include <cstdlib>
#include <utility>

#include "server/competition/state/competition.h"
#include "server/competition/state/seats.h"
#include "server/crypto/crypto.h"

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
    case Token::kLeft:
      return pb::Goodbye::LEFT;
    case Token::kHolds:
    case Token::kGivenUp:
      return std::nullopt;
  }
  std::abort();
}

}  // namespace

void Tokens::Draw(Session& session) {
  session.token = access::TokenFrom(parts_.randomness.Bytes(access::kTokenRandomBytes));
  session.token_mac = parts_.key.MacOfToken(session.token);
}

// A device that never heard whether its newest token was taken shows the one before as well. Where
// that is the one that holds, the newest it has is the next: it need not store another.
std::optional<std::string> Tokens::Present(SessionId id, const pb::Hello& hello) {
  const access::Enrolments& enrolled = parts_.engine.Enrolled();
  Session& session = sessions_.At(id);
  std::string mac = parts_.key.MacOfToken(hello.token());
  if (being_kept_.contains(mac)) {
    exit_.Dismiss(id, pb::Goodbye::TOO_FAST);
    return std::nullopt;
  }
  std::string seat;
  Token state = enrolled.StateOf(mac, &seat);
  if (state == Token::kUnknown && !hello.token_before().empty()) {
    mac = parts_.key.MacOfToken(hello.token_before());
    state = enrolled.StateOf(mac, &seat);
    if (access::IsToken(hello.token())) session.next = hello.token();
  }
  session.token_mac = mac;
  if (const auto goodbye = WhyNot(state)) {
    exit_.Dismiss(id, *goodbye);
    return std::nullopt;
  }
  if (state == Token::kGivenUp) {
    Suspect(session);
    return std::nullopt;
  }
  return seat;
}

// One connection's next token is told to every other that came by the same: the tabs of one browser
// come back at once and share what they keep.
void Tokens::OfferNext(Session& session, const std::function<bool()>& may_renew) {
  if (!session.token.empty()) {
    session.next = std::exchange(session.token, {});
    return;
  }
  if (competition::OnlyShows(session.seat.role()) || !session.screen.empty()) {
    return session.next.clear();
  }
  if (!session.next.empty()) {
    if (!may_renew()) session.next.clear();
    return;
  }
  for (const auto& [id, other] : sessions_) {
    if (&other == &session || other.token_mac != session.token_mac || other.next.empty()) continue;
    session.next = other.next;
    return;
  }
  if (!may_renew()) return;
  session.next = access::TokenFrom(parts_.randomness.Bytes(access::kTokenRandomBytes));
}

void Tokens::Keep(SessionId id, const pb::Kept& kept) {
  Session& session = sessions_.At(id);
  const std::string mac = parts_.key.MacOfToken(kept.token());
  if (session.next.empty() && mac == session.token_mac) return;  // Proven already.
  if (!session.Welcomed() || !crypto::EqualInConstantTime(kept.token(), session.next)) {
    return exit_.Dismiss(id, pb::Goodbye::MALFORMED);
  }
  session.next.clear();
  // A screen's code opens its seat as often as need be: nothing is used up.
  if (competition::OnlyShows(session.seat.role()) && mac == session.token_mac) return;
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
    Session* keeper = sessions_.Find(id);
    if (keeper == nullptr) return;
    keeper->token_mac = mac;
    keeper->suspect = false;
  });
}

void Tokens::Suspect(Session& session) {
  session.suspect = true;
  session.next.clear();
  pb::ServerFrame frame;
  frame.mutable_prove();
  session.connection->Offer(FrameOf(frame));
}

void Tokens::SuspectGivenUp() {
  const access::Enrolments& enrolled = parts_.engine.Enrolled();
  for (auto& [id, session] : sessions_) {
    if (!session.Welcomed() || session.suspect) continue;
    if (enrolled.StateOf(session.token_mac) == Token::kGivenUp) Suspect(session);
  }
}

// A connection that is dead and not yet known to be never answers, and nobody is frozen for it.
std::optional<std::string> Tokens::Prove(SessionId id, const pb::Kept& kept) {
  const std::string mac = parts_.key.MacOfToken(kept.token());
  std::string seat;
  const Token state = parts_.engine.Enrolled().StateOf(mac, &seat);
  if (const auto goodbye = WhyNot(state)) {
    exit_.Dismiss(id, *goodbye);
    return std::nullopt;
  }
  if (state == Token::kGivenUp) {
    Freeze(id, seat);
    return std::nullopt;
  }
  Session& session = sessions_.At(id);
  session.suspect = false;
  if (!session.Welcomed()) {
    session.token_mac = mac;
    return seat;
  }
  if (seat != session.seat.id()) {
    exit_.Dismiss(id, pb::Goodbye::REPLACED);
    return std::nullopt;
  }
  session.token_mac = mac;
  publisher_.Send(session);
  return std::nullopt;
}

// Whichever of the two is the rightful one, neither goes on until a desk has issued a new code.
void Tokens::Freeze(SessionId id, const std::string& seat) {
  pb::Event event;
  event.mutable_device_frozen()->set_seat(seat);
  const auto dismiss = [this, id] { exit_.Dismiss(id, pb::Goodbye::FROZEN); };
  if (parts_.engine.Head().seats.at(seat).frozen != pb::SeatState::NOT_FROZEN) return dismiss();
  parts_.engine.Record(std::move(event), dismiss);
}

void Tokens::SignOut(SessionId id) {
  Session& session = sessions_.At(id);
  if (!session.Welcomed() || session.suspect || !session.screen.empty()) {
    return exit_.Dismiss(id, pb::Goodbye::MALFORMED);
  }
  if (std::exchange(session.signing_out, true)) return;
  pb::Event event;
  event.mutable_device_signed_out()->set_seat(session.seat.id());
  event.mutable_device_signed_out()->set_token_mac(session.token_mac);
  parts_.engine.Record(std::move(event),
                       [this, id] { exit_.Dismiss(id, pb::Goodbye::SIGNED_OUT); });
}

}  // namespace tingfen::engine
