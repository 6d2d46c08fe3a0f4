#include "server/engine/hub.h"

#include <vector>

#include "server/bank/bank.h"
#include "server/crypto/crypto.h"

namespace tingfen::engine {
namespace {

constexpr std::uint32_t kProtocol = 1;
constexpr std::size_t kPassphraseBytesMax = 4 * bank::kPassphraseCharactersMax;

// The page a seat of this role uses; mass judges have the judges' page.
bool IsPageOf(pb::Role::Id page, pb::Role::Id role) {
  return page == role || (page == pb::Role::JUDGE && role == pb::Role::MASS_JUDGE);
}

Frame AnswerFrame(const Answer& answer) {
  pb::ServerFrame frame;
  if (const auto* receipt = std::get_if<pb::Receipt>(&answer)) {
    *frame.mutable_receipt() = *receipt;
  } else {
    *frame.mutable_refusal() = std::get<pb::Refusal>(answer);
  }
  return FrameOf(frame);
}

}  // namespace

Hub::Hub(Parts parts, const HubLimits& limits)
    : parts_(std::move(parts)),
      limits_(limits),
      started_boot_ms_(parts_.clock.Now().boot_ms()),
      all_wrong_codes_(limits.all_wrong_codes_at_once, limits.all_wrong_codes_per_second) {
  for (const auto& [id, room] : parts_.engine.Durable().rooms) rooms_.try_emplace(id, id);
  parts_.engine.OnPublish([this] { Publish(); });
}

std::optional<Hub::Id> Hub::Join(Connection& connection, std::string address) {
  if (stopping_ || sessions_.size() >= limits_.connections_max) {
    connection.Close(stopping_ ? pb::Goodbye::STOPPING : pb::Goodbye::FULL);
    return std::nullopt;
  }
  sessions_.emplace(
      ++last_id_,
      Session{.connection = &connection,
              .address = std::move(address),
              .seat = {},
              .frames = Allowance(limits_.frames_at_once, limits_.frames_per_second),
              .commands = Allowance(limits_.commands_at_once, limits_.commands_per_second)});
  return last_id_;
}

void Hub::Leave(Id id) {
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return;
  const std::string room = found->second.seat.room();
  sessions_.erase(found);
  if (!room.empty()) PublishPresence(room);
}

void Hub::Dismiss(Id id, pb::Goodbye::Code code) {
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return;
  Connection* connection = found->second.connection;
  Leave(id);
  connection->Close(code);
}

void Hub::Stop() {
  stopping_ = true;
  const auto everybody = std::exchange(sessions_, {});
  for (const auto& [id, session] : everybody) session.connection->Close(pb::Goodbye::STOPPING);
}

void Hub::Receive(Id id, std::string_view bytes) {
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return;
  Session& session = found->second;
  if (!session.frames.Take(parts_.clock.Now().boot_ms())) {
    return Dismiss(id, pb::Goodbye::TOO_FAST);
  }
  pb::ClientFrame frame;
  if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) ||
      frame.has_hello() == session.greeted) {
    return Dismiss(id, pb::Goodbye::MALFORMED);
  }
  switch (frame.body_case()) {
    case pb::ClientFrame::kHello:
      return OnHello(id, frame.hello());
    case pb::ClientFrame::kPing:
      return OnPing(session, frame.ping());
    case pb::ClientFrame::kCommand:
      return OnCommand(id, bytes, frame.passphrase());
    case pb::ClientFrame::kActivity:
      return OnActivity(session, frame.activity());
    case pb::ClientFrame::BODY_NOT_SET:
      return Dismiss(id, pb::Goodbye::MALFORMED);
  }
}

void Hub::OnHello(Id id, const pb::Hello& hello) {
  sessions_.at(id).greeted = true;
  if (hello.protocol() != kProtocol) return Dismiss(id, pb::Goodbye::PROTOCOL);
  switch (hello.proof_case()) {
    case pb::Hello::kCode:
      return OnCode(id, hello);
    case pb::Hello::kToken:
      return OnToken(id, hello);
    case pb::Hello::PROOF_NOT_SET:
      return Dismiss(id, pb::Goodbye::MALFORMED);
  }
}

void Hub::OnCode(Id id, const pb::Hello& hello) {
  const std::uint64_t now_ms = parts_.clock.Now().boot_ms();
  Allowance& from_here = WrongCodesFrom(sessions_.at(id).address);
  if (!from_here.Left(now_ms) || !all_wrong_codes_.Left(now_ms)) {
    return Dismiss(id, pb::Goodbye::TOO_FAST);
  }
  const auto code = access::NormalCode(hello.code());
  const std::string* seat =
      code ? parts_.engine.Enrolled().SeatOfCode(parts_.key.MacOfCode(*code)) : nullptr;
  if (seat == nullptr) {
    from_here.Take(now_ms);
    all_wrong_codes_.Take(now_ms);
    return Dismiss(id, pb::Goodbye::UNKNOWN_CODE);
  }
  if (!IsPageOf(hello.page(), SeatOf(*seat).role())) return Dismiss(id, pb::Goodbye::WRONG_PAGE);
  Enrol(id, *seat, hello);
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

// The token is told only once the ledger has its MAC: a device must not hold one that a crash made
// unknown.
void Hub::Enrol(Id id, const std::string& seat, const pb::Hello& hello) {
  const std::string token = access::TokenFrom(parts_.randomness.Bytes(access::kTokenRandomBytes));
  pb::Event event;
  event.mutable_device_enrolled()->set_seat(seat);
  event.mutable_device_enrolled()->set_token_mac(parts_.key.MacOfToken(token));
  parts_.engine.Record(std::move(event), [this, id, seat, token, hello] {
    if (!access::IsScreen(SeatOf(seat).role())) DismissOthers(id, seat);
    Welcome(id, seat, token, hello);
  });
}

void Hub::OnToken(Id id, const pb::Hello& hello) {
  const std::string* seat =
      parts_.engine.Enrolled().SeatOfToken(parts_.key.MacOfToken(hello.token()));
  if (seat == nullptr) return Dismiss(id, pb::Goodbye::UNKNOWN_TOKEN);
  if (!IsPageOf(hello.page(), SeatOf(*seat).role())) return Dismiss(id, pb::Goodbye::WRONG_PAGE);
  Welcome(id, *seat, {}, hello);
}

void Hub::Welcome(Id id, const std::string& seat, const std::string& token,
                  const pb::Hello& hello) {
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return;
  Session& session = found->second;
  session.seat = SeatOf(seat);
  pb::ServerFrame frame;
  pb::Welcome& welcome = *frame.mutable_welcome();
  *welcome.mutable_seat() = session.seat;
  welcome.set_token(token);
  welcome.set_ledger(parts_.ledger);
  welcome.set_version(parts_.version);
  welcome.set_server_ms(ServerMs());
  session.connection->Offer(FrameOf(frame));
  SendView(session);
  DismissSurplus(seat);
  PublishPresence(SeatOf(seat).room());
  if (hello.has_seen()) LookForTailLoss(seat, hello.seen());
}

// The seat's earlier device holds it no longer.
void Hub::DismissOthers(Id id, const std::string& seat) {
  std::vector<Id> others;
  for (const auto& [other, session] : sessions_) {
    if (other != id && session.seat.id() == seat) others.push_back(other);
  }
  for (const Id other : others) Dismiss(other, pb::Goodbye::REPLACED);
}

// A device that lost its network comes back before its old connection is known to be dead, so a few
// at a time are borne with, and the oldest goes first.
void Hub::DismissSurplus(const std::string& seat) {
  const bool screen = access::IsScreen(SeatOf(seat).role());
  const std::size_t most = screen ? access::kScreensMax : limits_.connections_per_seat;
  std::vector<Id> ids;
  for (const auto& [id, session] : sessions_) {
    if (session.seat.id() == seat) ids.push_back(id);
  }
  for (std::size_t i = 0; i + most < ids.size(); ++i) Dismiss(ids[i], pb::Goodbye::FULL);
}

// A genuine witness that this chain contradicts: the device saw what the ledger no longer holds.
void Hub::LookForTailLoss(const std::string& seat, const pb::Witness& seen) {
  if (tail_loss_found_ || parts_.engine.Durable().tail_loss || seen.ledger() != parts_.ledger) {
    return;
  }
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

void Hub::OnCommand(Id id, std::string_view frame, std::string_view passphrase) {
  Session& session = sessions_.at(id);
  const auto bytes = CommandBytes(frame);
  if (!session.Welcomed() || !bytes || passphrase.size() > kPassphraseBytesMax) {
    return Dismiss(id, pb::Goodbye::MALFORMED);
  }
  if (!session.commands.Take(parts_.clock.Now().boot_ms())) {
    return Dismiss(id, pb::Goodbye::TOO_FAST);
  }
  const auto answer_it = [this, id](const Answer& answer) {
    const auto found = sessions_.find(id);
    if (found != sessions_.end()) found->second.connection->Offer(AnswerFrame(answer));
  };
  parts_.engine.Submit(session.seat.id(), std::string(*bytes), answer_it, passphrase);
}

void Hub::OnPing(Session& session, const pb::Ping& ping) {
  pb::ServerFrame frame;
  frame.mutable_pong()->set_client_ms(ping.client_ms());
  frame.mutable_pong()->set_server_ms(ServerMs());
  session.connection->Offer(FrameOf(frame));
}

void Hub::OnActivity(Session& session, const pb::Activity& activity) {
  if (!session.Welcomed() || session.writing == activity.writing()) return;
  session.writing = activity.writing();
  PublishPresence(session.seat.room());
}

}  // namespace tingfen::engine
