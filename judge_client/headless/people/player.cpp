#include "judge_client/headless/people/player.h"

#include <algorithm>
#include <utility>

#include "judge_client/headless/people/seeded_random.h"
#include "proto/frames.pb.h"

namespace tingfen::headless {
namespace {

constexpr std::uint32_t kProtocol = 1;
constexpr std::uint32_t kFirstRetryMs = 250;
constexpr std::uint32_t kLastRetryMs = 4'000;
constexpr std::uint32_t kBusyRetryMs = 500;
constexpr std::uint32_t kPingMs = 2'000;  // As pages do.
constexpr std::uint32_t kRefusalsMax = 20;
constexpr std::uint32_t kUnknownMax = 2;

// Mass judges have the judges' page.
pb::Role::Id PageOf(pb::Role::Id role) {
  return role == pb::Role::MASS_JUDGE ? pb::Role::JUDGE : role;
}

}  // namespace

Player::Player(Environment& environment, PlayerObserver& observer, SeatCode seat, KeptToken kept,
               const PlayerOptions& options)
    : environment_(environment),
      observer_(observer),
      seat_(std::move(seat)),
      options_(options),
      kept_(std::move(kept)) {}

void Player::Connect() {
  if (!over_) socket_ = environment_.Open(*this);
}

void Player::ConnectLater(const std::string& why) {
  socket_.reset();
  welcomed_ = false;
  writing_ = false;
  planned_.reset();
  ++plan_;
  if (over_) return;
  if (failures_ == 0) observer_.OnLost(seat_.seat, why);
  const std::uint32_t longest = std::min(kFirstRetryMs << std::min(failures_, 6U), kLastRetryMs);
  ++failures_;
  const std::uint64_t random = SeededRandom(options_.seed, {seat_.seat, std::to_string(failures_)});
  environment_.After(longest / 2 + Below(random, longest / 2), [this] { Connect(); });
}

void Player::OnOpen() {
  pb::ClientFrame frame;
  pb::Hello& hello = *frame.mutable_hello();
  hello.set_protocol(kProtocol);
  hello.set_page(PageOf(seat_.role));
  if (kept_.token.empty()) {
    hello.set_code(seat_.code);
  } else {
    hello.set_token(kept_.token);
    hello.set_token_before(kept_.before);
  }
  if (!seen_.mac().empty()) *hello.mutable_seen() = seen_;
  Send(frame);
}

void Player::OnMessage(std::string_view bytes) {
  pb::ServerFrame frame;
  if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return GiveUp("the server sent what is no frame");
  }
  switch (frame.body_case()) {
    case pb::ServerFrame::kWelcome:
      return OnWelcome(frame.welcome());
    case pb::ServerFrame::kView:
      return OnView(std::move(*frame.mutable_view()));
    case pb::ServerFrame::kReceipt:
      return OnReceipt(frame.receipt());
    case pb::ServerFrame::kRefusal:
      return OnRefusal(frame.refusal());
    case pb::ServerFrame::kGoodbye:
      return OnGoodbye(frame.goodbye().code());
    case pb::ServerFrame::kPong:
      round_trip_ms_ =
          std::max(1U, static_cast<std::uint32_t>(environment_.NowMs()) - frame.pong().client_ms());
      return;
    case pb::ServerFrame::kProve:
      return SendKept();
    case pb::ServerFrame::kWaiting:  // The desks decide; the Welcome comes by itself.
    case pb::ServerFrame::kPairing:
    case pb::ServerFrame::kCards:
    case pb::ServerFrame::kPlanChecked:
    case pb::ServerFrame::kRehearsed:
    case pb::ServerFrame::kLookedUp:
    case pb::ServerFrame::BODY_NOT_SET:
      return;
  }
}

void Player::OnClosed(const std::string& why) {
  ConnectLater(why);
}

void Player::OnWelcome(const pb::Welcome& welcome) {
  failures_ = 0;
  unknown_ = 0;
  welcomed_ = true;
  who_ = welcome.seat();
  occupant_ = welcome.occupant();
  // The view that follows is the newest there is, whatever a receipt or refusal told before.
  view_.Clear();
  known_from_ = 0;
  refused_key_.clear();
  round_trip_ms_ = 0;
  observer_.OnWelcome(seat_.seat, welcome);
  if (!welcome.token().empty()) {
    kept_.Take(welcome.token());
    SendKept();
  }
  SendUnanswered();
  PingFromNowOn(++connection_);
}

void Player::OnView(pb::View view) {
  if (view.witness().seq() >= seen_.seq()) seen_ = view.witness();
  view_ = std::move(view);
  observer_.OnView(seat_.seat, view_);
  Consider();
}

void Player::OnReceipt(const pb::Receipt& receipt) {
  if (!unanswered_ || unanswered_->id() != receipt.command_id()) return;
  const pb::Command command = *std::exchange(unanswered_, std::nullopt);
  known_from_ = std::max(known_from_, receipt.seq());
  refusals_ = 0;
  observer_.OnConfirmed(seat_.seat, command, receipt);
  Consider();
}

void Player::OnRefusal(const pb::Refusal& refusal) {
  if (!unanswered_ || unanswered_->id() != refusal.command_id()) return;
  if (refusal.code() == pb::Refusal::BUSY) return SendAgainLater();
  pb::Command command = *std::exchange(unanswered_, std::nullopt);
  observer_.OnRefused(seat_.seat, command, refusal);
  if (++refusals_ > kRefusalsMax) return GiveUp("the server refuses everything");
  command.clear_id();
  refused_key_ = command.SerializeAsString();
  refused_version_ = view_.version();
  Consider();
}

void Player::OnGoodbye(pb::Goodbye::Code code) {
  switch (code) {
    case pb::Goodbye::REPLACED:
      over_ = true;
      ConnectLater({});
      unanswered_.reset();
      return observer_.OnTakenOver(seat_.seat);
    case pb::Goodbye::UNKNOWN_TOKEN:  // Of another competition, or taken over and given back.
      // Once may be a moment's; the pages ask twice, too.
      if (++unknown_ >= kUnknownMax) kept_ = {};
      return ConnectLater("the token is not known any more");
    case pb::Goodbye::UNKNOWN_CODE:
      return GiveUp("the server does not know this code; is it of another competition?");
    case pb::Goodbye::STOPPING:
    case pb::Goodbye::TOO_FAST:
    case pb::Goodbye::TOO_SLOW:
    case pb::Goodbye::FULL:
      return ConnectLater(pb::Goodbye::Code_Name(code));
    default:
      return GiveUp("the server says goodbye: " + pb::Goodbye::Code_Name(code));
  }
}

void Player::GiveUp(const std::string& why) {
  over_ = true;
  unanswered_.reset();
  ConnectLater(why);
  observer_.OnGivenUp(seat_.seat, why);
}

// Looks at the page and makes up its mind, or changes it.
void Player::Consider() {
  if (!welcomed_ || unanswered_ || view_.version() < known_from_) return;
  auto action = NextAction(who_, view_, options_.seed);
  std::string key = action ? action->command.SerializeAsString() : std::string();
  const bool refused_just_now =
      !refused_key_.empty() && key == refused_key_ && view_.version() <= refused_version_;
  if (action && !refused_just_now) return Plan(std::move(key), std::move(*action));
  planned_.reset();
  ++plan_;
  ShowWriting(false);
}

// The same thing again keeps the earlier of both times.
void Player::Plan(std::string key, Action action) {
  const std::uint64_t random = SeededRandom(options_.seed, {seat_.seat, key});
  const std::uint32_t wait_ms = DelayMs(options_.pace, action.kind, random);
  const std::uint64_t due_ms = environment_.NowMs() + wait_ms;
  if (planned_ && planned_->key == key && planned_->due_ms <= due_ms) return;
  ShowWriting(action.command.has_submit_sheet());
  planned_ = Planned{std::move(key), std::move(action), due_ms};
  const std::uint64_t plan = ++plan_;
  if (wait_ms == 0) return DoWhenDue(plan);
  environment_.After(wait_ms, [this, plan] { DoWhenDue(plan); });
}

void Player::DoWhenDue(std::uint64_t plan) {
  if (plan != plan_ || !planned_ || !welcomed_) return;
  unanswered_ = std::move(planned_->action.command);
  unanswered_->set_id(environment_.NewCommandId());
  unanswered_->set_occupant(occupant_);
  planned_.reset();
  ShowWriting(false);
  SendUnanswered();
}

void Player::SendKept() {
  pb::ClientFrame frame;
  frame.mutable_kept()->set_token(kept_.token);
  Send(frame);
}

void Player::SendUnanswered() {
  if (!unanswered_ || !welcomed_) return;
  pb::ClientFrame frame;
  *frame.mutable_command() = *unanswered_;
  Send(frame);
}

void Player::SendAgainLater() {
  const std::string id = unanswered_->id();
  environment_.After(kBusyRetryMs, [this, id] {
    if (unanswered_ && unanswered_->id() == id) SendUnanswered();
  });
}

void Player::PingFromNowOn(std::uint32_t connection) {
  if (connection != connection_ || !welcomed_) return;
  pb::ClientFrame frame;
  pb::Ping& ping = *frame.mutable_ping();
  ping.set_client_ms(static_cast<std::uint32_t>(environment_.NowMs()));
  ping.set_round_trip_ms(round_trip_ms_);
  ping.set_shown(view_.version());
  Send(frame);
  environment_.After(kPingMs, [this, connection] { PingFromNowOn(connection); });
}

// Desks show which judges are writing; nobody is seen to write in a hurry.
void Player::ShowWriting(bool writing) {
  if (options_.pace == Pace::kFast || writing == writing_ || !welcomed_) return;
  writing_ = writing;
  pb::ClientFrame frame;
  frame.mutable_activity()->set_writing(writing);
  Send(frame);
}

void Player::Send(const pb::ClientFrame& frame) {
  if (socket_) socket_->Send(frame.SerializeAsString());
}

}  // namespace tingfen::headless
