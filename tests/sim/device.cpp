#include "tests/sim/device.h"

#include <algorithm>
#include <utility>

#include "server/crypto/crypto.h"

namespace tingfen::sim {
namespace {

constexpr std::uint32_t kProtocol = 1;

std::string NameOf(pb::Goodbye::Code code) {
  return pb::Goodbye::Code_Name(code);
}

}  // namespace

Device::Device(Parts parts, pb::Seat seat, std::string code, const Marks& marks, std::uint64_t seed)
    : parts_(parts),
      seat_(std::move(seat)),
      code_(std::move(code)),
      random_(seed, "device/" + seat_.id()),
      person_(seat_, marks, seed) {}

void Device::Later(Micros delay, void (Device::*what)()) {
  parts_.scheduler.After(delay, [this, what, life = life_] {
    if (life == life_) (this->*what)();
  });
}

void Device::SwitchOn() {
  Later(random_.Between(0, 60 * kSecond), &Device::Connect);
}

// Whoever comes after somebody fetches a card of their own first.
bool Device::HasProof() {
  if (!Out()) return true;
  const auto card = parts_.book.cards.find(seat_.id());
  if (card == parts_.book.cards.end()) return false;
  code_ = card->second;
  parts_.book.cards.erase(card);
  return true;
}

void Device::Connect() {
  if (!HasProof()) return Later(random_.Between(20, 60) * kSecond, &Device::Connect);
  link_ = parts_.network.Connect(*this);
}

void Device::Restart() {
  ++parts_.book.coverage.device_restarts;
  ++life_;
  parts_.network.Abandon(std::exchange(link_, 0));
  welcomed_ = false;
  shown_.reset();
  busy_ = false;
  intent_.reset();
  newest_receipt_ = 0;
  Later(random_.Between(3, 60) * kSecond, &Device::Connect);
}

void Device::OnOpened(std::uint64_t link) {
  if (link != link_) return parts_.network.Abandon(link);
  pb::ClientFrame frame;
  pb::Hello& hello = *frame.mutable_hello();
  hello.set_protocol(kProtocol);
  hello.set_page(seat_.role());
  if (seat_.role() == pb::Role::MASS_JUDGE) hello.set_page(pb::Role::JUDGE);
  if (token_.empty()) {
    hello.set_code(code_);
  } else {
    hello.set_token(token_);
    hello.set_token_before(token_before_);
  }
  if (seen_.seq() != 0) *hello.mutable_seen() = seen_;
  Send(frame);
}

void Device::OnClosed(std::uint64_t link) {
  if (link != link_) return;
  link_ = 0;
  welcomed_ = false;
  Later(random_.Between(200, 4000) * kMillisecond, &Device::Connect);
}

void Device::SendKept() {
  pb::ClientFrame frame;
  frame.mutable_kept()->set_token(token_);
  Send(frame);
}

void Device::Send(const pb::ClientFrame& frame) {
  parts_.network.Send(link_, frame.SerializeAsString());
}

void Device::OnFrame(std::uint64_t link, const engine::Frame& frame) {
  if (link != link_) return;
  if (const auto parts = ViewPartsOf(*frame)) {
    shown_ = frame;
    OnView(*parts);
  } else {
    pb::ServerFrame parsed;
    if (!parsed.ParseFromString(*frame)) {
      return parts_.book.Fault("unreadable frame to " + seat_.id());
    }
    OnAnswer(parsed);
  }
  if (random_.Chance(parts_.restarts_per_mille)) Restart();
}

void Device::OnAnswer(const pb::ServerFrame& frame) {
  switch (frame.body_case()) {
    case pb::ServerFrame::kWelcome:
      return OnWelcome(frame.welcome());
    case pb::ServerFrame::kReceipt:
      return OnReceipt(frame.receipt());
    case pb::ServerFrame::kRefusal:
      return OnRefusal(frame.refusal());
    case pb::ServerFrame::kProve:
      return SendKept();
    case pb::ServerFrame::kWaiting:  // Two people decide.
      return;
    case pb::ServerFrame::kCards:
      return OnCards(frame.cards());
    case pb::ServerFrame::kGoodbye:
      return OnGoodbye(frame.goodbye().code());
    default:
      return parts_.book.Fault("unexpected frame to " + seat_.id());
  }
}

void Device::OnWelcome(const pb::Welcome& welcome) {
  if (welcome.seat().id() != seat_.id()) parts_.book.Fault("welcomed as another: " + seat_.id());
  if (!welcome.token().empty()) {
    if (token_ != welcome.token()) token_before_ = std::exchange(token_, welcome.token());
    SendKept();
  }
  if (token_.empty()) parts_.book.Fault("welcomed without a token: " + seat_.id());
  welcomed_ = true;
  if (occupant_ != welcome.occupant()) {
    ++parts_.book.coverage.substitutes;
    parts_.book.coverage.former_sent += outbox_.size();
    people_ = welcome.occupant();  // Who was out already has not been told that somebody left.
  }
  occupant_ = welcome.occupant();
  for (const std::string& id : outbox_) {
    ++parts_.book.coverage.resends;
    SendCommand(id);
  }
}

void Device::OnView(const ViewParts& parts) {
  // Whatever a screen has shown stays true: the state a reader is shown never goes back.
  const pb::Witness& witness = parts.outer.witness();
  if (witness.seq() != parts.outer.version()) parts_.book.Fault("witness of another state");
  if (witness.seq() < seen_.seq() ||
      (witness.seq() == seen_.seq() && witness.hash() != seen_.hash())) {
    parts_.book.Fault("state taken back: " + seat_.id() + " had seen " +
                      std::to_string(seen_.seq()) + ", is shown " + std::to_string(witness.seq()));
  }
  seen_ = witness;
  ThinkSoon();
}

void Device::OnReceipt(const pb::Receipt& receipt) {
  ++parts_.book.coverage.receipts;
  parts_.book.issued.at(receipt.command_id()).receipts.push_back(receipt);
  newest_receipt_ = std::max(newest_receipt_, receipt.seq());
  std::erase(outbox_, receipt.command_id());
  ThinkSoon();
}

void Device::OnRefusal(const pb::Refusal& refusal) {
  if (refusal.code() == pb::Refusal::BUSY) {
    ++parts_.book.coverage.busy;
    parts_.scheduler.After(kSecond, [this, life = life_, id = refusal.command_id()] {
      if (life == life_) SendCommand(id);
    });
    return;
  }
  ++parts_.book.coverage.refusals;
  parts_.book.issued.at(refusal.command_id()).refusals.push_back(refusal);
  std::erase(outbox_, refusal.command_id());
  ThinkSoon();
}

// A Hello by code that was still under way on a connection given up may enrol after the one that
// followed it and take the seat from it; then the person shows the code once more.
void Device::OnGoodbye(pb::Goodbye::Code code) {
  // However the clock on the wall jumps, nobody is logged out.
  if (code == pb::Goodbye::REPLACED) {
    ++parts_.book.coverage.enrolled_again;
    token_.clear();
    return;
  }
  if (code == pb::Goodbye::LEFT) return OnLeft();
  const bool waits = code == pb::Goodbye::DEVICE_REFUSED;  // Too long, or for an earlier judge.
  const bool void_card = code == pb::Goodbye::UNKNOWN_CODE || code == pb::Goodbye::CODE_USED;
  if (void_card) code_.clear();  // Another one has been printed since.
  if (waits || void_card) return;
  if (code == pb::Goodbye::TOO_FAST) return;  // What it keeps is not durable yet; it tries again.
  parts_.book.Fault("Goodbye " + NameOf(code) + " to " + seat_.id());
}

void Device::OnCards(const pb::Cards& cards) {
  for (const auto& card : cards.cards()) {
    auto code = card.code();
    std::erase(code, '-');
    parts_.book.cards[card.seat().id()] = code;
  }
}

// The next one takes this device or another. On this one now and then an old page is still open,
// which sends what it has whoever sits there.
void Device::OnLeft() {
  if (!Out()) {
    ++parts_.book.coverage.left;
    ++people_;
  }
  token_.clear();
  token_before_.clear();
  code_.clear();
  ++life_;
  busy_ = false;
  intent_.reset();
  shown_.reset();
  if (random_.Chance(500)) return;
  for (const std::string& id : std::exchange(outbox_, {})) {
    parts_.book.issued.at(id).abandoned = true;
  }
}

void Device::SendCommand(const std::string& id) {
  if (!welcomed_ || std::find(outbox_.begin(), outbox_.end(), id) == outbox_.end()) return;
  pb::ClientFrame frame;
  if (!frame.mutable_command()->ParseFromString(parts_.book.issued.at(id).bytes)) return;
  Send(frame);
  if (random_.Chance(20)) Send(frame);
}

void Device::Issue(pb::Command command, std::uint64_t acted_on) {
  command.set_id(crypto::Hex(random_.Bytes(16)));
  command.set_occupant(occupant_);
  Issued& issued = parts_.book.issued[command.id()];
  issued.seat = seat_.id();
  issued.person = seat_.id() + "#" + std::to_string(people_);
  issued.bytes = command.SerializeAsString();
  issued.acted_on = acted_on;
  outbox_.push_back(command.id());
  SendCommand(command.id());
  issued.command = std::move(command);
}

// One thing at a time, and only on a view that shows the last one done.
bool Device::MayAct() const {
  return shown_ && outbox_.empty() && seen_.seq() >= newest_receipt_;
}

void Device::ThinkSoon() {
  if (busy_ || !MayAct()) return;
  busy_ = true;
  Later(random_.Between(50, 900) * kMillisecond, &Device::Think);
}

void Device::Think() {
  busy_ = false;
  if (!MayAct()) return;
  google::protobuf::Arena arena;
  intent_ = person_.Choose(ReadView(*shown_, arena));
  if (!intent_) return;
  intended_on_ = {shown_, seen_.seq()};
  busy_ = true;
  Later(intent_->takes, &Device::Act);
  if (intent_->offer.command.has_submit_sheet() && welcomed_) {
    pb::ClientFrame frame;
    frame.mutable_activity()->set_writing(true);
    Send(frame);
  }
}

void Device::Act() {
  busy_ = false;
  const Intent intent = *std::exchange(intent_, std::nullopt);
  Sight on = std::exchange(intended_on_, {});
  const bool looks = !person_.Hurries();
  if (looks) on = {shown_, seen_.seq()};
  google::protobuf::Arena arena;
  const pb::View& view = ReadView(*on.frame, arena);
  if (looks && !person_.StillWants(intent.offer, view)) return ThinkSoon();
  Issue(person_.Fill(intent.offer, view), on.version);
}

}  // namespace tingfen::sim
