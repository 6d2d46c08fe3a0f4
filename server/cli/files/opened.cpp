#include "server/cli/files/opened.h"

namespace tingfen::cli {
namespace {

std::optional<Problem> OfTheRecord(const std::optional<std::string>& words) {
  if (!words) return std::nullopt;
  return Problem{*words, true};
}

}  // namespace

std::variant<OpenedCompetition, Problem> OpenCompetition(const std::filesystem::path& directory,
                                                         const BeforeEach& before_each) {
  engine::History history;
  std::optional<Problem> fault;
  auto opened = ledger::SqliteLog::Open(directory, [&](const ledger::Record& row) {
    if (fault) return;
    const auto read = engine::Read(row);
    if (const auto* unreadable = std::get_if<engine::Unreadable>(&read)) {
      fault = Problem{unreadable->words, !unreadable->newer};
      return;
    }
    const auto& event = std::get<pb::Event>(read);
    if (before_each) fault = OfTheRecord(before_each(history, event, row.seq));
    if (!fault) history.Fold(row, event);
  });
  if (const auto* error = std::get_if<ledger::OpenError>(&opened)) {
    const bool of_the_record = error->fault == ledger::OpenFault::kCorrupt ||
                               error->fault == ledger::OpenFault::kBrokenChain;
    return Problem{error->what + " " + error->remedy, of_the_record};
  }
  if (fault) return *fault;
  if (!history.competition.Locked()) {
    return Problem{directory.string() + " holds no locked plan: tingfen init did not finish there"};
  }
  return OpenedCompetition{std::move(std::get<std::unique_ptr<ledger::SqliteLog>>(opened)),
                           std::move(history)};
}

}  // namespace tingfen::cli
