#include "server/cli/commands/codes.h"

#include <CLI/CLI.hpp>
#include <future>
#include <iostream>

#include "server/access/tokens.h"
#include "server/cli/files/opened.h"
#include "server/cli/files/private_files.h"
#include "server/cli/files/seat_cards.h"
#include "server/competition/devices/codes.h"
#include "server/competition/state/competition.h"
#include "server/crypto/crypto.h"
#include "server/engine/environment.h"

namespace tingfen::cli {
namespace {

struct CodesOptions {
  std::string directory;
  std::vector<std::string> seats;
};

std::string IssuedEvent(const SeatCard& card, const access::ServerKey& key) {
  pb::Event event;
  pb::SeatCodeIssued& issued = *event.mutable_seat_code_issued();
  issued.set_seat(card.seat.id());
  issued.set_code_mac(key.MacOfCode(*access::NormalCode(card.code)));
  issued.set_valid_minutes(competition::CodeMinutes(pb::Role::ADMINISTRATOR));
  event.set_salt(crypto::RandomBytes(engine::kSaltBytes));
  *event.mutable_at() = engine::SystemClock().Now();
  return event.SerializeAsString();
}

std::variant<std::vector<SeatCard>, Problem> CardsFor(const competition::Competition& state,
                                                      const std::vector<std::string>& seats) {
  std::vector<SeatCard> cards;
  for (const std::string& id : seats) {
    const auto found = state.seats.find(id);
    if (found == state.seats.end()) return Problem{"there is no seat " + id};
    const std::string code = access::CodeFrom(crypto::RandomBytes(access::kCodeRandomBytes));
    cards.push_back({found->second.seat, access::GroupedCode(code)});
  }
  return cards;
}

int Codes(const CodesOptions& options) {
  const auto fail = [](const Problem& problem) {
    std::cerr << problem.words << "\n";
    return 1;
  };
  // As for a server: new codes are worth nothing where others could read the key.
  if (const auto exposed = WhyExposed(options.directory)) return fail(*exposed);
  auto key = ReadServerKey(options.directory);
  if (const auto* problem = std::get_if<Problem>(&key)) return fail(*problem);
  auto opened = OpenCompetition(options.directory);
  if (const auto* problem = std::get_if<Problem>(&opened)) return fail(*problem);
  auto& competition = std::get<OpenedCompetition>(opened);
  const auto cards = CardsFor(competition.history.competition, options.seats);
  if (const auto* problem = std::get_if<Problem>(&cards)) return fail(*problem);

  std::vector<std::string> events;
  for (const SeatCard& card : std::get<0>(cards)) {
    events.push_back(IssuedEvent(card, std::get<access::ServerKey>(key)));
  }
  std::promise<void> durable;
  competition.log->Append(std::move(events), [&durable](ledger::Tail) { durable.set_value(); });
  durable.get_future().wait();
  std::cout << CardTable(std::get<0>(cards));
  return 0;
}

}  // namespace

void AddCodes(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<CodesOptions>();
  CLI::App* command = app.add_subcommand(
      "codes", "Issue new codes for seats, in place of the old ones, while no server runs");
  command->add_option("DIR", options->directory, "The competition's directory")->required();
  command->add_option("SEAT", options->seats, "The seats' ids: administrator, operator, panel_1 …")
      ->required();
  command->callback([options, &exit_status] { exit_status = Codes(*options); });
}

}  // namespace tingfen::cli
