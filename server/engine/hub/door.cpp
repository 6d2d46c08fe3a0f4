#include "server/engine/hub/door.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "server/competition/devices/second_device.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/seats.h"
#include "server/crypto/crypto.h"

namespace tingfen::engine {
namespace {

constexpr std::uint32_t kProtocol = 1;
constexpr std::size_t kUncheckedMax = 16;  // More of them say nothing new.

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

Door::Door(const HubParts& parts, const HubLimits& limits, const Uptime& uptime, Sessions& sessions,
           Publisher& publisher, Exit& exit, Tokens& tokens)
    : parts_(parts),
      limits_(limits),
      uptime_(uptime),
      sessions_(sessions),
      publisher_(publisher),
      exit_(exit),
      tokens_(tokens),
      guesses_(limits),
      entries_(limits),
      devices_(limits.devices_at_once, limits.devices_per_second) {}

void Door::OnHello(SessionId id, const pb::Hello& hello) {
  Session& session = sessions_.At(id);
  session.greeted = true;
  session.page = hello.page();
  session.seen = hello.seen();
  Admit(id, hello);
  // Who is let in later is looked at by the seat. The others too have seen what they have seen: of
  // an older copy of the ledger the newest tokens are unknown.
  Session* waiting = sessions_.Find(id);
  if (waiting == nullptr) return LookAtWitness({}, hello.seen());
  if (!waiting->Welcomed() && waiting->code_mac.empty()) {
    LookAtWitness({}, std::exchange(waiting->seen, {}));
  }
}

void Door::Admit(SessionId id, const pb::Hello& hello) {
  if (hello.protocol() != kProtocol) return exit_.Dismiss(id, pb::Goodbye::PROTOCOL);
  switch (hello.proof_case()) {
    case pb::Hello::kCode:
      return OnCode(id, hello);
    case pb::Hello::kToken:
      if (const auto seat = tokens_.Present(id, hello)) Return(id, *seat);
      return;
    case pb::Hello::kPair:
      return OnPair(id, hello);
    case pb::Hello::PROOF_NOT_SET:
      return exit_.Dismiss(id, pb::Goodbye::MALFORMED);
  }
}

void Door::OnProof(SessionId id, const pb::Kept& kept) {
  if (const auto seat = tokens_.Prove(id, kept)) Return(id, *seat);
}

void Door::OnCode(SessionId id, const pb::Hello& hello) {
  const Session& session = sessions_.At(id);
  const std::string& address = session.info.address;
  if (!guesses_.MayGuess(address, uptime_.BootMs())) {
    return exit_.Dismiss(id, pb::Goodbye::TOO_FAST);
  }
  const auto typed = access::NormalCode(hello.code());
  const std::string mac = typed ? parts_.key.MacOfCode(*typed) : std::string();
  const auto* code = typed ? parts_.engine.Enrolled().FindCode(mac) : nullptr;
  if (const auto goodbye = WhyNotBy(code, mac)) {
    guesses_.CountWrong(address, uptime_.BootMs());
    return exit_.Dismiss(id, *goodbye);
  }
  if (const auto goodbye = WhyNotFrom(session, SeatOf(code->seat))) {
    return exit_.Dismiss(id, *goodbye);
  }
  if (const auto goodbye = WhyBeingShut(code->seat)) return exit_.Dismiss(id, *goodbye);
  if (!entries_.MayEnter(address, mac, uptime_.BootMs())) {
    return exit_.Dismiss(id, pb::Goodbye::TOO_FAST);
  }
  // By the head: a promise that is about to be durable is one.
  const competition::Competition& head = parts_.engine.Head();
  if (competition::TwoPeopleAsked(head, head.seats.at(code->seat))) return Ask(id, code->seat, mac);
  Enrol(id, code->seat, mac);
}

// The newest plan, not durable yet, may have done away with the seat.
std::optional<pb::Goodbye::Code> Door::WhyNotBy(const access::Enrolments::Code* code,
                                                const std::string& mac) const {
  if (code == nullptr || !parts_.engine.Head().seats.contains(code->seat)) {
    return pb::Goodbye::UNKNOWN_CODE;
  }
  if (code->used || tokens_.IsUsingUp(mac)) return pb::Goodbye::CODE_USED;
  if (parts_.engine.Enrolled().Expired(*code, parts_.clock.Now())) {
    return pb::Goodbye::CODE_EXPIRED;
  }
  return std::nullopt;
}

// Why this connection may not be the seat's, however well it proves itself.
std::optional<pb::Goodbye::Code> Door::WhyNotFrom(const Session& session,
                                                  const pb::Seat& seat) const {
  if (!IsPageOf(session.page, seat.role())) return pb::Goodbye::WRONG_PAGE;
  if (session.info.phones && seat.role() != pb::Role::MASS_JUDGE) return pb::Goodbye::NOT_HERE;
  return std::nullopt;
}

// The token is told only once the ledger has its MAC (AdmitWaiting): a device must not hold one
// that a crash made unknown.
void Door::Enrol(SessionId id, const std::string& seat, const std::string& code_mac) {
  std::string replaces;
  if (!MakeRoom(seat, replaces)) return exit_.Dismiss(id, pb::Goodbye::SCREENS_FULL);
  Session& session = sessions_.At(id);
  tokens_.Draw(session);
  session.code_mac = code_mac;
  pb::Event event;
  event.mutable_device_enrolled()->set_seat(seat);
  event.mutable_device_enrolled()->set_token_mac(session.token_mac);
  event.mutable_device_enrolled()->set_code_mac(code_mac);
  event.mutable_device_enrolled()->set_replaces(replaces);
  ++enrolling_[seat];
  parts_.engine.Record(std::move(event), [this, id, seat] {
    if (--enrolling_[seat] == 0) enrolling_.erase(seat);
    const Session* enrolled = sessions_.Find(id);
    if (enrolled == nullptr) return;
    // Another device has enrolled in the same moment.
    const bool holds = parts_.engine.Enrolled().SeatOfToken(enrolled->token_mac) != nullptr;
    if (!holds) exit_.Dismiss(id, pb::Goodbye::REPLACED);
  });
}

// A connected screen is never put out by a newcomer: where all there may be have a token, the
// oldest that is not connected goes. One at a time, so that no two newcomers have the same one's
// place.
bool Door::MakeRoom(const std::string& seat, std::string& replaces) const {
  if (!competition::OnlyShows(SeatOf(seat).role())) return true;
  const std::vector<std::string>& tokens = parts_.engine.Enrolled().TokensOf(seat);
  const auto on_their_way = enrolling_.find(seat);
  const std::size_t coming = on_their_way == enrolling_.end() ? 0 : on_their_way->second;
  if (tokens.size() + coming < access::kScreensMax) return true;
  if (coming > 0) return false;
  const auto away = std::ranges::find_if(tokens, [this](const std::string& mac) {
    return std::none_of(sessions_.begin(), sessions_.end(),
                        [&](const auto& entry) { return entry.second.token_mac == mac; });
  });
  if (away == tokens.end()) return false;
  replaces = *away;
  return true;
}

// The code is void with what is about to be durable.
std::optional<pb::Goodbye::Code> Door::WhyBeingShut(const std::string& seat) const {
  const competition::SeatRecord& ahead = parts_.engine.Head().seats.at(seat);
  const competition::SeatRecord& durable = Durable().seats.at(seat);
  if (ahead.occupant != durable.occupant) return pb::Goodbye::LEFT;
  if (ahead.frozen != durable.frozen) return pb::Goodbye::FROZEN;
  return std::nullopt;
}

void Door::Ask(SessionId id, const std::string& seat, const std::string& code_mac) {
  const competition::Competition& head = parts_.engine.Head();
  if (head.devices.size() >= competition::kDevicesMax || !devices_.Take(uptime_.BootMs())) {
    return exit_.Dismiss(id, pb::Goodbye::TOO_FAST);
  }
  Session& session = sessions_.At(id);
  tokens_.Draw(session);
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
    if (const Session* asked = sessions_.Find(id)) asked->connection->Offer(FrameOf(frame));
  });
}

void Door::OnPair(SessionId id, const pb::Hello& hello) {
  if (hello.page() != pb::Role::SCREEN) return exit_.Dismiss(id, pb::Goodbye::WRONG_PAGE);
  if (sessions_.At(id).info.phones) return exit_.Dismiss(id, pb::Goodbye::NOT_HERE);
  DismissSurplusWaiting();
  Session& session = sessions_.At(id);
  session.pairing = NewPairingCode();
  tokens_.Draw(session);
  pb::ServerFrame frame;
  frame.mutable_pairing()->set_code(session.pairing);
  session.connection->Offer(FrameOf(frame));
  publisher_.WaitingChanged();
}

// As with connections that are unknown: whose address has most, loses its oldest, so that no crowd
// from one place puts out the screen that waits at another.
void Door::DismissSurplusWaiting() {
  std::map<std::string, std::vector<SessionId>> waiting;
  std::size_t all = 0;
  for (const auto& [id, session] : sessions_) {
    if (session.pairing.empty()) continue;
    waiting[session.info.address].push_back(id);
    ++all;
  }
  if (all < limits_.screens_waiting_max) return;
  const auto most = std::ranges::max_element(
      waiting, {}, [](const auto& address) { return address.second.size(); });
  exit_.Dismiss(most->second.front(), pb::Goodbye::FULL);
}

// Four digits that no other waiting screen shows. Only a desk can use them, so they may be guessed.
std::string Door::NewPairingCode() {
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

// A screen that was paired asks for what it shows now, from its own page as from that of the role.
void Door::Return(SessionId id, const std::string& seat) {
  const Session& session = sessions_.At(id);
  const access::Enrolments& enrolled = parts_.engine.Enrolled();
  const bool screen = enrolled.ScreenOfToken(session.token_mac) != nullptr;
  if (const auto goodbye = WhyNotFrom(session, SeatOf(seat))) {
    const bool asks = screen && session.page == pb::Role::SCREEN && !session.info.phones;
    const bool moved = screen && *goodbye == pb::Goodbye::WRONG_PAGE;
    if (!asks) return exit_.Dismiss(id, moved ? pb::Goodbye::MOVED : *goodbye);
  }
  if (!screen && enrolled.TooOld(session.token_mac, parts_.clock.Now())) {
    return exit_.Dismiss(id, pb::Goodbye::UNKNOWN_TOKEN);
  }
  if (!entries_.MayReturn(seat, uptime_.BootMs())) {
    return exit_.Dismiss(id, pb::Goodbye::TOO_FAST);
  }
  Welcome(id, seat);
}

void Door::Welcome(SessionId id, const std::string& seat) {
  Session& session = sessions_.At(id);
  session.seat = SeatOf(seat);
  if (const std::string* screen = parts_.engine.Enrolled().ScreenOfToken(session.token_mac)) {
    session.screen = *screen;
    if (const auto* record = FindScreen(Durable(), *screen)) session.reloads = record->reloads;
  }
  tokens_.OfferNext(session, [&] { return entries_.MayRenew(seat, uptime_.BootMs()); });
  pb::ServerFrame frame;
  pb::Welcome& welcome = *frame.mutable_welcome();
  *welcome.mutable_seat() = session.seat;
  welcome.set_token(session.next);
  welcome.set_ledger(parts_.ledger);
  welcome.set_version(parts_.version);
  welcome.set_server_ms(uptime_.ServerMs());
  welcome.set_wall(static_cast<std::uint32_t>(parts_.clock.Now().wall_ms() / 1000));
  *welcome.mutable_listening() = parts_.listening;
  welcome.set_occupant(Durable().seats.at(seat).occupant);
  session.connection->Offer(FrameOf(frame));
  const bool was_waiting = !std::exchange(session.pairing, {}).empty();
  session.request.clear();
  const pb::Witness seen = std::exchange(session.seen, {});
  publisher_.Send(session);
  DismissSurplus(seat);
  if (was_waiting) publisher_.WaitingChanged();
  publisher_.PresenceChanged(SeatOf(seat).room());
  LookAtWitness(seat, seen);
}

// A device that lost its network comes back before its old connection is known to be dead, so a few
// at a time are borne with, and the oldest goes first.
void Door::DismissSurplus(const std::string& seat) {
  const bool screen = competition::OnlyShows(SeatOf(seat).role());
  const std::size_t most = screen ? access::kScreensMax : limits_.connections_per_seat;
  std::vector<SessionId> ids;
  for (const auto& [id, session] : sessions_) {
    if (session.seat.id() == seat) ids.push_back(id);
  }
  for (std::size_t i = 0; i + most < ids.size(); ++i) exit_.Dismiss(ids[i], pb::Goodbye::FULL);
}

void Door::LookAtWitness(const std::string& seat, const pb::Witness& seen) {
  if (seen.ledger().empty()) return;
  const std::string mac = parts_.key.MacOfWitness(seen.ledger(), seen.seq(), seen.hash());
  const bool genuine = crypto::EqualInConstantTime(mac, seen.mac());
  if (IsNoNews(seen, genuine)) return;
  if (genuine && seen.ledger() == parts_.ledger) return RecordTailLoss(seat, seen);
  RecordUnchecked(seat, seen);
}

// Of another competition, which tablets come from; or what this chain holds as well.
bool Door::IsNoNews(const pb::Witness& seen, bool genuine) const {
  if (seen.ledger() != parts_.ledger) return !genuine;
  if (seen.seq() > parts_.engine.DurableTail().seq) return false;
  const ledger::Hash* ours = parts_.engine.HashAt(seen.seq());
  return ours == nullptr || std::string(ours->begin(), ours->end()) == seen.hash();
}

// A genuine witness that this chain contradicts: the device saw what the ledger no longer holds.
void Door::RecordTailLoss(const std::string& seat, const pb::Witness& seen) {
  if (tail_loss_found_ || Durable().tail_loss) return;
  tail_loss_found_ = true;
  pb::Event event;
  event.mutable_tail_loss_found()->set_seat(seat);
  event.mutable_tail_loss_found()->set_seen_seq(seen.seq());
  parts_.engine.Record(std::move(event));
}

// It proves nothing, so it stops nothing; but people are told.
void Door::RecordUnchecked(const std::string& seat, const pb::Witness& seen) {
  if (unchecked_.size() >= kUncheckedMax || !unchecked_.insert(seat).second) return;
  pb::Event event;
  pb::WitnessUnchecked& fact = *event.mutable_witness_unchecked();
  fact.set_seat(seat);
  fact.set_seen_seq(seen.seq());
  fact.set_other_ledger(seen.ledger() != parts_.ledger);
  parts_.engine.Record(std::move(event));
}

void Door::AdmitWaiting() {
  std::vector<SessionId> waiting;
  for (const auto& [id, session] : sessions_) {
    if (!session.token.empty()) waiting.push_back(id);
  }
  for (const SessionId id : waiting) {
    const Session* session = sessions_.Find(id);
    if (session == nullptr) continue;
    const std::string* seat = parts_.engine.Enrolled().SeatOfToken(session->token_mac);
    if (seat != nullptr) {
      Welcome(id, *seat);
    } else if (IsRefused(*session)) {
      exit_.Dismiss(id, pb::Goodbye::DEVICE_REFUSED);
    }
  }
}

bool Door::IsRefused(const Session& session) const {
  const auto* device = DeviceOf(Durable(), session.request);
  if (session.request.empty() || device == nullptr) return false;
  const bool open =
      device->state == pb::DeviceRequest::ASKED || device->state == pb::DeviceRequest::PROPOSED;
  return !open || competition::Lapsed(*device, parts_.clock.Now());
}

}  // namespace tingfen::engine
