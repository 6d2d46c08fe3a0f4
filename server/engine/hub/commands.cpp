#include "server/engine/hub/commands.h"

#include <algorithm>
#include <set>
#include <utility>

#include "server/bank/bank.h"
#include "server/competition/devices/codes.h"
#include "server/engine/wire.h"

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

void Commands::OnCommand(SessionId id, std::string_view bytes, const pb::ClientFrame& frame) {
  Session& session = sessions_.At(id);
  const auto command_bytes = CommandBytes(bytes);
  if (!session.Welcomed() || !command_bytes || frame.passphrase().size() > kPassphraseBytesMax) {
    return exit_.Dismiss(id, pb::Goodbye::MALFORMED);
  }
  if (!session.commands.Take(uptime_.BootMs())) return exit_.Dismiss(id, pb::Goodbye::TOO_FAST);
  const pb::Command& command = frame.command();
  if (session.suspect) {
    pb::Refusal busy;  // It may be asked again, once the device has shown what it holds.
    busy.set_command_id(command.id());
    busy.set_code(pb::Refusal::BUSY);
    session.connection->Offer(AnswerFrame(busy));
    return;
  }
  OutOfBand out_of_band{.passphrase = frame.passphrase()};
  Brought brought = Bring(session.seat, command, out_of_band);
  parts_.engine.Submit(
      session.seat.id(), command, *command_bytes,
      [this, id, brought = std::move(brought)](const Answer& answer) { Tell(id, brought, answer); },
      std::move(out_of_band));
}

void Commands::Tell(SessionId id, const Brought& brought, const Answer& answer) {
  if (Session* screen = sessions_.Find(brought.claimed)) screen->claimed = false;
  const Session* asker = sessions_.Find(id);
  if (asker == nullptr) return;
  if (std::holds_alternative<pb::Receipt>(answer) && brought.cards && InForce(*brought.cards)) {
    asker->connection->Offer(CardsFrame(*brought.cards));
  }
  asker->connection->Offer(AnswerFrame(answer));
}

Commands::Brought Commands::Bring(const pb::Seat& asker, const pb::Command& command,
                                  OutOfBand& out_of_band) {
  Brought brought;
  if (command.has_assign_screen()) {
    brought.claimed = Claim(command.assign_screen().code(), out_of_band);
  }
  if (command.has_issue_codes()) {
    brought.cards = NewCards(asker, command.issue_codes(), out_of_band);
  }
  return brought;
}

// The waiting screen with this code, whose token goes out of band; 0: none. Until the answer nobody
// else can name it, so one token never becomes two screens.
SessionId Commands::Claim(const std::string& code, OutOfBand& out_of_band) {
  if (code.empty()) return 0;
  for (auto& [id, session] : sessions_) {
    if (session.pairing != code || session.claimed) continue;
    session.claimed = true;
    out_of_band.token_mac = session.token_mac;
    return id;
  }
  return 0;
}

// New codes for the seats that exist, in the order asked for; their MACs go out of band.
pb::Cards Commands::NewCards(const pb::Seat& asker, const pb::IssueCodes& command,
                             OutOfBand& out_of_band) {
  pb::Cards cards;
  cards.set_valid_minutes(competition::CodeMinutes(asker.role()));
  const bool may_ask =
      asker.role() == pb::Role::OPERATOR || asker.role() == pb::Role::ADMINISTRATOR;
  if (!may_ask || command.seats_size() > kCodesMax) return cards;
  const auto& seats = parts_.engine.Head().seats;  // Decide wants a code for each of them.
  std::set<std::string> drawn;
  for (const std::string& seat : command.seats()) {
    const auto found = seats.find(seat);
    if (found == seats.end() || out_of_band.code_macs.contains(seat)) continue;
    std::string code;
    std::string mac;
    do {
      code = access::CodeFrom(parts_.randomness.Bytes(access::kCodeRandomBytes));
      mac = parts_.key.MacOfCode(code);
    } while (parts_.engine.Enrolled().FindCode(mac) != nullptr || !drawn.insert(mac).second);
    out_of_band.code_macs[seat] = mac;
    pb::Cards::Card& card = *cards.add_cards();
    *card.mutable_seat() = found->second.seat;
    card.set_code(access::GroupedCode(code));
  }
  return cards;
}

// Whether these are the seats' codes now. Those made for a repeated command are not, nor those that
// others have followed at once.
bool Commands::InForce(const pb::Cards& cards) const {
  const access::Enrolments& enrolled = parts_.engine.Enrolled();
  return !cards.cards().empty() &&
         std::all_of(cards.cards().begin(), cards.cards().end(), [&](const pb::Cards::Card& card) {
           const std::string mac = parts_.key.MacOfCode(*access::NormalCode(card.code()));
           const auto* found = enrolled.FindCode(mac);
           return found != nullptr && found->seat == card.seat().id();
         });
}

}  // namespace tingfen::engine
