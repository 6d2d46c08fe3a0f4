#include "server/cli/commands/init.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <future>
#include <iostream>
#include <set>

#include "server/cli/files/bank_file.h"
#include "server/cli/files/faults.h"
#include "server/cli/files/files.h"
#include "server/cli/files/private_files.h"
#include "server/cli/files/seat_cards.h"
#include "server/cli/version.h"
#include "server/competition/devices/codes.h"
#include "server/competition/opening/plan.h"
#include "server/crypto/crypto.h"
#include "server/engine/environment.h"
#include "server/engine/zones.h"
#include "server/ledger/sqlite_log.h"
#include "server/plan/plan.h"

namespace tingfen::cli {
namespace {

constexpr const char* kLockedWords = "方案已锁定 · Plan locked: ";
constexpr const char* kOpenWords =
    "方案尚未锁定，管理员可在 /prepare 修改，锁定后才能开始报到。\n"
    "The plan is not locked: the administrator may still change it at /prepare, and nobody can "
    "arrive before it is locked.\n方案 · Plan: ";

struct InitOptions {
  std::string directory;
  std::string plan;
  std::string roll;                // Empty: nobody yet.
  std::vector<std::string> rooms;  // Titles, without a roll.
  std::string codes;
  std::string zone = engine::kUsualZone;
  std::string bank;
  bool rehearsal = false;
  bool open = false;  // The plan may still be changed.
};

// Codes of which no two are alike, in the order of the seats.
std::vector<SeatCard> DrawCodes(const google::protobuf::RepeatedPtrField<pb::Seat>& seats) {
  std::vector<SeatCard> cards;
  std::set<std::string> drawn;
  for (const pb::Seat& seat : seats) {
    std::string code;
    do {
      code = access::CodeFrom(crypto::RandomBytes(access::kCodeRandomBytes));
    } while (!drawn.insert(code).second);
    cards.push_back({seat, access::GroupedCode(code)});
  }
  return cards;
}

pb::CompetitionLocked Locked(const InitOptions& options, const pb::Plan& plan, const pb::Roll& roll,
                             const std::string& bank, const pb::Zone& zone) {
  pb::CompetitionLocked locked = competition::LockedUnder(plan, roll);
  locked.set_version(ProgramVersion());
  locked.set_bank(bank);
  locked.set_open(options.open);
  *locked.mutable_zone() = zone;
  return locked;
}

std::vector<std::string> FirstEvents(const pb::CompetitionLocked& locked,
                                     const std::vector<SeatCard>& cards,
                                     const access::ServerKey& key, bool rehearsal) {
  std::vector<pb::Event> events(1);
  *events.front().mutable_competition_locked() = locked;
  for (const SeatCard& card : cards) {
    pb::SeatCodeIssued& issued = *events.emplace_back().mutable_seat_code_issued();
    issued.set_valid_minutes(competition::CodeMinutes(pb::Role::ADMINISTRATOR));
    issued.set_reusable(rehearsal);
    issued.set_seat(card.seat.id());
    issued.set_code_mac(key.MacOfCode(*access::NormalCode(card.code)));
  }
  engine::SystemClock clock;
  std::vector<std::string> bytes;
  for (pb::Event& event : events) {
    event.set_salt(crypto::RandomBytes(engine::kSaltBytes));
    *event.mutable_at() = clock.Now();
    bytes.push_back(event.SerializeAsString());
  }
  return bytes;
}

// The last thing done: while there is no ledger, the directory holds no competition.
std::optional<Problem> MakeLedger(const std::string& directory, std::vector<std::string> events) {
  auto created = ledger::SqliteLog::Create(directory);
  if (const auto* error = std::get_if<ledger::OpenError>(&created)) {
    return Problem{error->what + " " + error->remedy};
  }
  auto& log = std::get<std::unique_ptr<ledger::SqliteLog>>(created);
  std::promise<void> durable;
  log->Append(std::move(events), [&durable](ledger::Tail) { durable.set_value(); });
  durable.get_future().wait();
  return std::nullopt;
}

// Made by us, it is its owner's alone; one that was there stays as it is.
std::optional<Problem> MakeDirectory(const std::string& directory, const std::string& key) {
  std::error_code error;
  const bool made = std::filesystem::create_directory(directory, error);
  if (error) return Problem{"cannot make " + directory + ": " + error.message()};
  if (made) std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
  if (error) return Problem{"cannot protect " + directory + ": " + error.message()};
  if (std::filesystem::exists(KeyPath(directory), error)) {
    return Problem{directory +
                   " holds a competition already, or what is left of one; choose another"};
  }
  return WriteSecretFile(KeyPath(directory), key);
}

// What no room can be run by yet has been printed then.
template <typename Message>
bool RoomsCanRun(const std::string& path, const Message& message) {
  const plan::Faults not_yet = plan::NotYet(message);
  PrintFaults(std::cerr, path, not_yet);
  return not_yet.empty();
}

// The roll of the file, or one of the rooms alone; none: the faults have been printed.
std::optional<pb::Roll> RollFor(const InitOptions& options, const pb::Plan& plan) {
  if (!options.roll.empty()) {
    return ReadChecked<pb::Roll>(options.roll,
                                 [&](std::string_view text) { return plan::ReadRoll(text, plan); });
  }
  auto empty = plan::EmptyRoll(options.rooms, plan);
  if (const auto* faults = std::get_if<plan::Faults>(&empty)) {
    PrintFaults(std::cerr, "--room", *faults);
    return std::nullopt;
  }
  return std::move(std::get<pb::Roll>(empty));
}

// Every stage that draws questions must find as many in the bank as the plan says.
bool BankSuffices(const InitOptions& options, const pb::Plan& plan, const pb::QuestionBank& bank) {
  const auto have = static_cast<std::uint32_t>(bank.questions_size());
  bool suffices = true;
  for (int i = 0; i < plan.stages_size(); ++i) {
    const std::uint32_t need = plan.stages(i).questions().bank_at_least();
    if (have >= need) continue;
    suffices = false;
    const std::string counted = std::to_string(have);
    const std::string wanted = std::to_string(need);
    std::cerr << options.plan << ": stages[" << i << "].questions.bank_at_least: 题库只有 "
              << counted << " 道题，方案要求至少 " << wanted << " 道 / the bank has " << counted
              << " questions; the plan asks for at least " << wanted << "\n";
  }
  return suffices;
}

// Serialised; empty: no bank was named. None: what is wrong with it has been printed.
std::optional<std::string> BankBytes(const InitOptions& options, const pb::Plan& plan) {
  if (options.bank.empty()) return std::string();
  const auto read = ReadBank(options.bank);
  if (const auto* problem = std::get_if<Problem>(&read)) {
    std::cerr << problem->words << "\n";
    return std::nullopt;
  }
  const auto& bank = std::get<pb::QuestionBank>(read);
  if (!BankSuffices(options, plan, bank)) return std::nullopt;
  return bank.SerializeAsString();
}

// None: what is wrong has been printed.
std::optional<pb::Zone> ZoneFor(const InitOptions& options) {
  engine::SystemClock clock;
  auto zone = engine::ZoneNamed(options.zone, clock.Now().wall_ms());
  if (!zone) {
    std::cerr << "--zone " << options.zone
              << "：本机不认识这个时区，请用 Asia/Shanghai 这样的名称，并确认已安装 tzdata / this "
                 "machine knows no such time zone; use a name like Asia/Shanghai, and see that "
                 "tzdata is installed\n";
  }
  return zone;
}

int Init(const InitOptions& options) {
  const auto the_plan = ReadChecked<pb::Plan>(options.plan, plan::ReadPlan);
  if (!the_plan || !RoomsCanRun(options.plan, *the_plan)) return 1;
  const auto roll = RollFor(options, *the_plan);
  if (!roll) return 1;

  const auto bank = BankBytes(options, *the_plan);
  if (!bank) return 1;

  const auto zone = ZoneFor(options);
  if (!zone) return 1;

  const std::string key = crypto::RandomBytes(access::kServerKeyBytes);
  const pb::CompetitionLocked locked = Locked(options, *the_plan, *roll, *bank, *zone);
  const auto cards = DrawCodes(locked.seats());
  auto events = FirstEvents(locked, cards, access::ServerKey(key), options.rehearsal);
  if (events.front().size() > ledger::kEventBytesMax) {
    std::cerr << "plan, roll and question bank together are too large for one competition\n";
    return 1;
  }

  std::optional<Problem> problem = MakeDirectory(options.directory, key);
  if (!problem && !options.codes.empty()) problem = WriteSecretFile(options.codes, CardJson(cards));
  if (!problem) problem = MakeLedger(options.directory, std::move(events));
  if (problem) {
    std::cerr << problem->words << "\n";
    return 1;
  }
  NoteExposed(std::cerr, options.directory);
  std::cout << (options.open ? kOpenWords : kLockedWords) << the_plan->title().zh()
            << "\n校验码 · Check code: " << locked.check_code() << "\n\n"
            << CardTable(cards) << "\ntingfen serve " << options.directory << "\n";
  return 0;
}

}  // namespace

void AddInit(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<InitOptions>();
  CLI::App* command = app.add_subcommand(
      "init", "Check a plan and a roll, make a competition's directory and lock the plan");
  command->add_option("DIR", options->directory, "The directory to make; it must not hold one yet")
      ->required();
  command->add_option("--plan", options->plan, "The plan, JSON")->required();
  auto* roll = command->add_option("--roll", options->roll,
                                   "The roll, JSON; without it the administrator brings it in");
  command
      ->add_option("--room", options->rooms,
                   "Without a roll: a room's title, once for each room; else there is one room")
      ->allow_extra_args(false)
      ->excludes(roll);
  command->add_option("--codes", options->codes,
                      "Also write the seats' codes to this new file, JSON, for its owner alone");
  command->add_option(
      "--bank", options->bank,
      "A question bank sealed by 'tingfen bank seal', for stages that draw questions");
  command
      ->add_option("--zone", options->zone, "Whose clock all times are told by; a name of IANA's")
      ->capture_default_str();
  command->add_flag("--rehearsal", options->rehearsal,
                    "For throwaway data: a code opens its seat as often as wanted");
  command->add_flag("--open", options->open,
                    "Leave the plan open: the administrator may change it until it is locked");
  command->callback([options, &exit_status] { exit_status = Init(*options); });
}

}  // namespace tingfen::cli
