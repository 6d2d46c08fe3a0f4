// What the hub is asked once somebody is welcomed.
#include <algorithm>
#include <set>

#include "server/bank/bank.h"
#include "server/competition/devices/codes.h"
#include "server/competition/state/people.h"
#include "server/engine/hub.h"
#include "server/engine/plan_check.h"

namespace tingfen::engine {
namespace {

constexpr std::size_t kPassphraseBytesMax = 4 * bank::kPassphraseCharactersMax;
constexpr int kCodesMax = 2000;  // In one command; Decide refuses more.

Frame AnswerFrame(const Answer& answer) {
  pb::ServerFrame frame;
  if (const auto* receipt = std::get_if<pb::Receipt>(&answer)) {
    *frame.mutable_receipt() = *receipt;
  } else {
    *frame.mutable_refusal() = std::get<pb::Refusal>(answer);
  }
  return FrameOf(frame);
}

Frame CardsFrame(const pb::Cards& cards) {
  pb::ServerFrame frame;
  *frame.mutable_cards() = cards;
  return FrameOf(frame);
}

}  // namespace

void Hub::OnCommand(Id id, std::string_view bytes, const pb::ClientFrame& frame) {
  Session& session = sessions_.at(id);
  const auto command_bytes = CommandBytes(bytes);
  if (!session.Welcomed() || !command_bytes || frame.passphrase().size() > kPassphraseBytesMax) {
    return Dismiss(id, pb::Goodbye::MALFORMED);
  }
  if (!session.commands.Take(BootMs())) return Dismiss(id, pb::Goodbye::TOO_FAST);
  const pb::Command& command = frame.command();
  if (session.doubted) {
    pb::Refusal busy;  // It may be asked again, once the device has shown what it holds.
    busy.set_command_id(command.id());
    busy.set_code(pb::Refusal::BUSY);
    session.connection->Offer(AnswerFrame(busy));
    return;
  }
  Beside beside{.passphrase = frame.passphrase()};
  const Id claimed = Claim(command.assign_screen().code(), beside);
  const auto cards = NewCards(session.seat, command.issue_codes(), beside);
  const auto answer_it = [this, id, claimed, cards](const Answer& answer) {
    if (const auto screen = sessions_.find(claimed); screen != sessions_.end()) {
      screen->second.claimed = false;
    }
    const auto found = sessions_.find(id);
    if (found == sessions_.end()) return;
    if (std::holds_alternative<pb::Receipt>(answer) && InForce(*cards)) {
      found->second.connection->Offer(CardsFrame(*cards));
    }
    found->second.connection->Offer(AnswerFrame(answer));
  };
  parts_.engine.Submit(session.seat.id(), std::string(*command_bytes), answer_it,
                       std::move(beside));
}

// The waiting screen with this code, whose token goes beside the command; 0: none. Until the answer
// nobody else can name it, so one token never becomes two screens.
Hub::Id Hub::Claim(const std::string& code, Beside& beside) {
  if (code.empty()) return 0;
  for (auto& [id, session] : sessions_) {
    if (session.pairing != code || session.claimed) continue;
    session.claimed = true;
    beside.token_mac = session.token_mac;
    return id;
  }
  return 0;
}

// New codes for the seats that exist, in the order asked for; their MACs go beside the command.
std::shared_ptr<const pb::Cards> Hub::NewCards(const pb::Seat& asker, const pb::IssueCodes& command,
                                               Beside& beside) {
  auto cards = std::make_shared<pb::Cards>();
  cards->set_valid_minutes(competition::CodeMinutes(asker.role()));
  const bool may_ask =
      asker.role() == pb::Role::OPERATOR || asker.role() == pb::Role::ADMINISTRATOR;
  if (!may_ask || command.seats_size() > kCodesMax) return cards;
  const auto& seats = parts_.engine.Head().seats;  // Decide wants a code for each of them.
  std::set<std::string> drawn;
  for (const std::string& seat : command.seats()) {
    const auto found = seats.find(seat);
    if (found == seats.end() || beside.code_macs.contains(seat)) continue;
    std::string code;
    std::string mac;
    do {
      code = access::CodeFrom(parts_.randomness.Bytes(access::kCodeRandomBytes));
      mac = parts_.key.MacOfCode(code);
    } while (parts_.engine.Enrolled().FindCode(mac) != nullptr || !drawn.insert(mac).second);
    beside.code_macs[seat] = mac;
    pb::Cards::Card& card = *cards->add_cards();
    *card.mutable_seat() = found->second.seat;
    card.set_code(access::GroupedCode(code));
  }
  return cards;
}

// Whether these are the seats' codes now. Those made beside a repeated command are not, nor those
// that others have followed at once.
bool Hub::InForce(const pb::Cards& cards) const {
  const access::Enrolments& enrolled = parts_.engine.Enrolled();
  return !cards.cards().empty() &&
         std::all_of(cards.cards().begin(), cards.cards().end(), [&](const pb::Cards::Card& card) {
           const std::string mac = parts_.key.MacOfCode(*access::NormalCode(card.code()));
           const auto* found = enrolled.FindCode(mac);
           return found != nullptr && found->seat == card.seat().id();
         });
}

// The administrator may ask for what no ledger records, as often as for commands; anybody else is
// dismissed.
bool Hub::MayAsk(Id id) {
  Session& session = sessions_.at(id);
  if (session.seat.role() != pb::Role::ADMINISTRATOR) {
    Dismiss(id, pb::Goodbye::MALFORMED);
    return false;
  }
  if (session.commands.Take(BootMs())) return !session.doubted;
  Dismiss(id, pb::Goodbye::TOO_FAST);
  return false;
}

void Hub::OnCheckPlan(Id id, const pb::CheckPlan& request) {
  if (!MayAsk(id)) return;
  pb::ServerFrame frame;
  *frame.mutable_plan_checked() = CheckedPlan(request);
  sessions_.at(id).connection->Offer(FrameOf(frame));
}

void Hub::OnRehearse(Id id, const pb::Rehearse& request) {
  if (!MayAsk(id)) return;
  pb::Rehearsed refused;
  const pb::Roll& roll = *Durable().roll;
  if (parts_.rehearser == nullptr || !competition::RollOpen(Durable()) ||
      roll.candidates().empty()) {
    refused.set_outcome(pb::Rehearsed::NOT_NOW);
  } else if (rehearsing_) {
    refused.set_outcome(pb::Rehearsed::BUSY);
  }
  const std::uint32_t tag = request.tag();
  if (refused.outcome() != pb::Rehearsed::OUTCOME_UNSPECIFIED) {
    return TellRehearsed(id, std::move(refused), tag);
  }
  rehearsing_ = true;
  parts_.rehearser->Begin(*Durable().plan, roll, [this, id, tag](pb::Rehearsed result) {
    rehearsing_ = false;
    TellRehearsed(id, std::move(result), tag);
  });
}

void Hub::TellRehearsed(Id id, pb::Rehearsed result, std::uint32_t tag) {
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return;
  result.set_tag(tag);
  pb::ServerFrame frame;
  *frame.mutable_rehearsed() = std::move(result);
  found->second.connection->Offer(FrameOf(frame));
}

void Hub::OnPing(Id id, const pb::Ping& ping) {
  Session& session = sessions_.at(id);
  session.link.Pinged(ping.round_trip_ms(), ping.shown());
  pb::ServerFrame frame;
  frame.mutable_pong()->set_client_ms(ping.client_ms());
  frame.mutable_pong()->set_server_ms(ServerMs());
  session.connection->Offer(FrameOf(frame));
  if (IsRefused(session)) return Dismiss(id, pb::Goodbye::DEVICE_REFUSED);
  if (session.Welcomed() && SeesPresence(session.seat.role())) RefreshPresence();
}

void Hub::OnActivity(Session& session, const pb::Activity& activity) {
  if (!session.Welcomed() || session.writing == activity.writing()) return;
  session.writing = activity.writing();
  PublishPresence(session.seat.room());
}

}  // namespace tingfen::engine
