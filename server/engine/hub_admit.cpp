// The hub's door: who comes in by a code or a token, and who must go.
#include <algorithm>
#include <vector>

#include "server/competition/correction/correction.h"
#include "server/competition/devices/second_device.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/seats.h"
#include "server/crypto/crypto.h"
#include "server/engine/hub.h"

namespace tingfen::engine {
namespace {

constexpr std::uint32_t kProtocol = 1;

// The page a seat of this role uses; mass judges have the judges' page.
bool IsPageOf(pb::Role::Id page, pb::Role::Id role) {
  return page == role || (page == pb::Role::JUDGE && role == pb::Role::MASS_JUDGE);
}

const competition::DeviceRecord* DeviceOf(const competition::Competition& state,
                                          const std::string& request) {
  const auto found = std::find_if(state.devices.begin(), state.devices.end(),
                                  [&](const auto& device) { return device.id == request; });
  return found == state.devices.end() ? nullptr : &*found;
}

}  // namespace

void Hub::OnHello(Id id, const pb::Hello& hello) {
  Session& session = sessions_.at(id);
  session.greeted = true;
  session.page = hello.page();
  session.seen = hello.seen();
  if (hello.protocol() != kProtocol) return Dismiss(id, pb::Goodbye::PROTOCOL);
  switch (hello.proof_case()) {
    case pb::Hello::kCode:
      return OnCode(id, hello);
    case pb::Hello::kToken:
      return OnToken(id, hello);
    case pb::Hello::kPair:
      return OnPair(id, hello);
    case pb::Hello::PROOF_NOT_SET:
      return Dismiss(id, pb::Goodbye::MALFORMED);
  }
}

void Hub::OnCode(Id id, const pb::Hello& hello) {
  const Session& session = sessions_.at(id);
  if (!MayGuess(session.way.address)) return Dismiss(id, pb::Goodbye::TOO_FAST);
  const auto typed = access::NormalCode(hello.code());
  const std::string mac = typed ? parts_.key.MacOfCode(*typed) : std::string();
  const auto* code = typed ? parts_.engine.Enrolled().FindCode(mac) : nullptr;
  if (const auto goodbye = WhyNotBy(code, mac)) {
    CountGuess(session.way.address);
    return Dismiss(id, *goodbye);
  }
  if (const auto goodbye = WhyNotFrom(session, SeatOf(code->seat))) return Dismiss(id, *goodbye);
  if (IsBeingFrozen(code->seat)) return Dismiss(id, pb::Goodbye::FROZEN);
  if (IsAsked(code->seat)) return Ask(id, code->seat, mac);
  Enrol(id, code->seat, mac);
}

// What one address tries holds up itself; all together hold up whoever has tried more than a few.
bool Hub::MayGuess(const std::string& address) {
  const std::uint64_t now_ms = BootMs();
  Allowance& from_here = WrongCodesFrom(address);
  if (!from_here.Left(now_ms)) return false;
  return all_wrong_codes_.Left(now_ms) || from_here.Used() < limits_.own_wrong_codes;
}

void Hub::CountGuess(const std::string& address) {
  WrongCodesFrom(address).Take(BootMs());
  all_wrong_codes_.Take(BootMs());
}

// The table never grows over its limit: with so many guessers the count of all is what holds.
Allowance& Hub::WrongCodesFrom(const std::string& address) {
  if (wrong_codes_.size() >= limits_.guessers_max && !wrong_codes_.contains(address)) {
    wrong_codes_.clear();
  }
  return wrong_codes_
      .try_emplace(address, limits_.wrong_codes_at_once, limits_.wrong_codes_per_second)
      .first->second;
}

// The newest plan, not durable yet, may have done away with the seat.
std::optional<pb::Goodbye::Code> Hub::WhyNotBy(const access::Enrolments::Code* code,
                                               const std::string& mac) {
  if (code == nullptr || !parts_.engine.Head().seats.contains(code->seat)) {
    return pb::Goodbye::UNKNOWN_CODE;
  }
  if (code->used || using_up_.contains(mac)) return pb::Goodbye::CODE_USED;
  if (code->Expired(parts_.clock.Now().wall_ms())) return pb::Goodbye::CODE_EXPIRED;
  return std::nullopt;
}

// Why this connection may not be the seat's, however well it proves itself.
std::optional<pb::Goodbye::Code> Hub::WhyNotFrom(const Session& session,
                                                 const pb::Seat& seat) const {
  if (!IsPageOf(session.page, seat.role())) return pb::Goodbye::WRONG_PAGE;
  if (session.way.phones && seat.role() != pb::Role::MASS_JUDGE) return pb::Goodbye::NOT_HERE;
  return std::nullopt;
}

void Hub::TakeToken(Session& session) {
  session.token = access::TokenFrom(parts_.randomness.Bytes(access::kTokenRandomBytes));
  session.token_mac = parts_.key.MacOfToken(session.token);
}

// The token is told only once the ledger has its MAC (AdmitWaiting): a device must not hold one
// that a crash made unknown.
void Hub::Enrol(Id id, const std::string& seat, const std::string& code_mac) {
  Session& session = sessions_.at(id);
  TakeToken(session);
  session.code_mac = code_mac;
  pb::Event event;
  event.mutable_device_enrolled()->set_seat(seat);
  event.mutable_device_enrolled()->set_token_mac(session.token_mac);
  event.mutable_device_enrolled()->set_code_mac(code_mac);
  parts_.engine.Record(std::move(event), [this, id] {
    const auto found = sessions_.find(id);
    if (found == sessions_.end()) return;
    // Another device has enrolled in the same moment.
    const bool holds = parts_.engine.Enrolled().SeatOfToken(found->second.token_mac) != nullptr;
    if (!holds) Dismiss(id, pb::Goodbye::REPLACED);
  });
}

// The code is void with what is about to be durable.
bool Hub::IsBeingFrozen(const std::string& seat) const {
  return parts_.engine.Head().seats.at(seat).frozen != Durable().seats.at(seat).frozen;
}

// Whether two people decide before another device gets the seat.
bool Hub::IsAsked(const std::string& seat) const {
  const bool frozen = Durable().seats.at(seat).frozen != pb::SeatState::NOT_FROZEN;
  return (frozen || parts_.engine.Enrolled().IsHeld(seat)) &&
         competition::SecondDeviceIsAsked(Durable(), SeatOf(seat));
}

void Hub::Ask(Id id, const std::string& seat, const std::string& code_mac) {
  const competition::Competition& head = parts_.engine.Head();
  if (head.devices.size() >= competition::kDevicesMax || !devices_.Take(BootMs())) {
    return Dismiss(id, pb::Goodbye::TOO_FAST);
  }
  Session& session = sessions_.at(id);
  TakeToken(session);
  session.request = "device" + std::to_string(head.devices.size() + 1);
  pb::Event event;
  event.mutable_device_asked()->set_request(session.request);
  event.mutable_device_asked()->set_seat(seat);
  event.mutable_device_asked()->set_token_mac(session.token_mac);
  event.mutable_device_asked()->set_code_mac(code_mac);
  pb::ServerFrame frame;
  frame.mutable_waiting()->set_request(session.request);
  *frame.mutable_waiting()->mutable_seat() = SeatOf(seat);
  parts_.engine.Record(std::move(event), [this, id, frame] {
    const auto found = sessions_.find(id);
    if (found != sessions_.end()) found->second.connection->Offer(FrameOf(frame));
  });
}

void Hub::OnPair(Id id, const pb::Hello& hello) {
  if (hello.page() != pb::Role::SCREEN) return Dismiss(id, pb::Goodbye::WRONG_PAGE);
  if (sessions_.at(id).way.phones) return Dismiss(id, pb::Goodbye::NOT_HERE);
  std::vector<Id> waiting;
  for (const auto& [other, session] : sessions_) {
    if (!session.pairing.empty()) waiting.push_back(other);
  }
  if (waiting.size() >= limits_.screens_waiting_max) Dismiss(waiting[0], pb::Goodbye::FULL);
  Session& session = sessions_.at(id);
  session.pairing = NewPairingCode();
  TakeToken(session);
  pb::ServerFrame frame;
  frame.mutable_pairing()->set_code(session.pairing);
  session.connection->Offer(FrameOf(frame));
  PublishWaiting();
}

// Four digits that no other waiting screen shows. Only a desk can use them, so they may be guessed.
std::string Hub::NewPairingCode() {
  for (;;) {
    std::uint32_t number = 0;
    for (const char byte : parts_.randomness.Bytes(4)) {
      number = (number << 8U) | static_cast<std::uint8_t>(byte);
    }
    const std::string code = std::to_string(1000 + number % 9000);
    const bool shown = std::any_of(sessions_.begin(), sessions_.end(),
                                   [&](const auto& entry) { return entry.second.pairing == code; });
    if (!shown) return code;
  }
}

void Hub::Welcome(Id id, const std::string& seat) {
  Session& session = sessions_.at(id);
  session.seat = SeatOf(seat);
  if (const std::string* screen = parts_.engine.Enrolled().ScreenOfToken(session.token_mac)) {
    session.screen = *screen;
    if (const auto* record = ScreenOf(*screen)) session.reloads = record->reloads;
  }
  OfferNext(session);
  pb::ServerFrame frame;
  pb::Welcome& welcome = *frame.mutable_welcome();
  *welcome.mutable_seat() = session.seat;
  welcome.set_token(session.next);
  welcome.set_ledger(parts_.ledger);
  welcome.set_version(parts_.version);
  welcome.set_server_ms(ServerMs());
  *welcome.mutable_listening() = parts_.listening;
  session.connection->Offer(FrameOf(frame));
  const bool was_waiting = !std::exchange(session.pairing, {}).empty();
  session.request.clear();
  const pb::Witness seen = std::exchange(session.seen, {});
  SendView(session);
  DismissSurplus(seat);
  if (was_waiting) PublishWaiting();
  PublishPresence(SeatOf(seat).room());
  if (!seen.ledger().empty()) LookForTailLoss(seat, seen);
}

// A device that lost its network comes back before its old connection is known to be dead, so a few
// at a time are borne with, and the oldest goes first.
void Hub::DismissSurplus(const std::string& seat) {
  const bool screen = competition::OnlyShows(SeatOf(seat).role());
  const std::size_t most = screen ? access::kScreensMax : limits_.connections_per_seat;
  std::vector<Id> ids;
  for (const auto& [id, session] : sessions_) {
    if (session.seat.id() == seat) ids.push_back(id);
  }
  for (std::size_t i = 0; i + most < ids.size(); ++i) Dismiss(ids[i], pb::Goodbye::FULL);
}

// A genuine witness that this chain contradicts: the device saw what the ledger no longer holds.
void Hub::LookForTailLoss(const std::string& seat, const pb::Witness& seen) {
  if (tail_loss_found_ || Durable().tail_loss || seen.ledger() != parts_.ledger) return;
  const std::string mac = parts_.key.MacOfWitness(seen.ledger(), seen.seq(), seen.hash());
  if (!crypto::EqualInConstantTime(mac, seen.mac())) return;
  if (seen.seq() <= parts_.engine.DurableTail().seq) {
    const ledger::Hash* ours = parts_.engine.HashAt(seen.seq());
    if (ours == nullptr || std::string(ours->begin(), ours->end()) == seen.hash()) return;
  }
  tail_loss_found_ = true;
  pb::Event event;
  event.mutable_tail_loss_found()->set_seat(seat);
  event.mutable_tail_loss_found()->set_seen_seq(seen.seq());
  parts_.engine.Record(std::move(event));
}

// Another plan has taken the earlier one's place: seats keep their ids, and not all else.
void Hub::RenewSeats() {
  if (plan_ == Durable().plan) return;
  plan_ = Durable().plan;
  for (auto& [id, session] : sessions_) {
    const auto found = Durable().seats.find(session.seat.id());
    if (found != Durable().seats.end()) session.seat = found->second.seat;
  }
}

// Everybody is taken out before anybody is shown who is left.
void Hub::SendAway() {
  std::vector<std::pair<Id, pb::Goodbye::Code>> going;
  for (const auto& [id, session] : sessions_) {
    if (const auto code = WhyToGo(session)) going.emplace_back(id, *code);
  }
  for (const auto& [id, code] : going) TakeOut(id)->connection->Close(code);
}

std::optional<pb::Goodbye::Code> Hub::WhyToGo(const Session& session) const {
  using Token = access::Enrolments::Token;
  if (!session.Welcomed()) return std::nullopt;
  const auto* screen = session.screen.empty() ? nullptr : ScreenOf(session.screen);
  if (!session.screen.empty() && screen == nullptr) return pb::Goodbye::REMOVED;
  std::string seat;
  switch (parts_.engine.Enrolled().StateOf(session.token_mac, &seat)) {
    case Token::kHolds:
    case Token::kGivenUp:  // Another has its place, or this very device: DoubtGivenUp asks.
      break;
    case Token::kFrozen:
      return pb::Goodbye::FROZEN;
    case Token::kReplaced:
      return pb::Goodbye::REPLACED;
    case Token::kUnknown: {
      const bool there = Durable().seats.contains(session.seat.id());
      return there ? pb::Goodbye::REPLACED : pb::Goodbye::UNKNOWN_TOKEN;
    }
  }
  if (seat != session.seat.id()) return pb::Goodbye::MOVED;
  if (screen != nullptr && screen->reloads > session.reloads) return pb::Goodbye::RELOAD;
  return std::nullopt;
}

// Those whose token the ledger has come to know come in; those who were refused go.
void Hub::AdmitWaiting() {
  std::vector<Id> waiting;
  for (const auto& [id, session] : sessions_) {
    if (!session.token.empty()) waiting.push_back(id);
  }
  for (const Id id : waiting) {
    const auto found = sessions_.find(id);
    if (found == sessions_.end()) continue;
    const std::string* seat = parts_.engine.Enrolled().SeatOfToken(found->second.token_mac);
    if (seat != nullptr) {
      Welcome(id, *seat);
    } else if (IsRefused(found->second)) {
      Dismiss(id, pb::Goodbye::DEVICE_REFUSED);
    }
  }
}

// A device that two people did not want, or nobody decided about in time.
bool Hub::IsRefused(const Session& session) {
  const auto* device = DeviceOf(Durable(), session.request);
  if (session.request.empty() || device == nullptr) return false;
  const bool open =
      device->state == pb::DeviceRequest::ASKED || device->state == pb::DeviceRequest::PROPOSED;
  return !open || competition::Lapsed(*device, parts_.clock.Now());
}

}  // namespace tingfen::engine
