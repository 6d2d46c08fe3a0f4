#include "server/engine/history.h"

#include <utility>

#include "server/competition/evolve.h"
#include "server/competition/state/rules_version.h"

namespace tingfen::engine {
namespace {

struct Written {
  std::string program;
  std::uint32_t rules = 0;
};

// By which program and rules the event and what follows were written, where it says so.
Written WrittenBy(const pb::Event& event) {
  if (event.has_competition_locked()) {
    return {event.competition_locked().version(), event.competition_locked().rules()};
  }
  return {event.server_started().version(), event.server_started().rules()};
}

}  // namespace

std::optional<pb::Event> ReadEvent(const std::string& bytes) {
  pb::Event event;
  if (!event.ParseFromString(bytes) || event.fact_case() == pb::Event::FACT_NOT_SET) {
    return std::nullopt;
  }
  return event;
}

std::variant<pb::Event, Unreadable> Read(const ledger::Record& record) {
  auto event = ReadEvent(record.bytes);
  const std::string place = "event " + std::to_string(record.seq);
  if (!event) {
    return Unreadable{place + " is of a kind this version of the program does not know", true};
  }
  // Everything rests on the plan and the roll, so nothing can come before them.
  const bool locks = event->has_competition_locked();
  if (locks != (record.seq == 1)) return Unreadable{place + " is out of its place"};
  const Written written = WrittenBy(*event);
  if (written.rules <= competition::kRulesVersion) return std::move(*event);
  return Unreadable{place + " and what follows were written by tingfen " + written.program +
                        " under version " + std::to_string(written.rules) +
                        " of the rules; this program knows them up to version " +
                        std::to_string(competition::kRulesVersion) +
                        ". Nothing was changed: open it with that program or a newer one",
                    true};
}

void History::Fold(const ledger::Record& record, const pb::Event& event) {
  competition::Evolve(competition, event, record.seq);
  enrolments.Evolve(event);
  hashes.resize(record.seq + 1);
  hashes[record.seq] = record.hash;
}

std::optional<Unreadable> History::Fold(const ledger::Record& record) {
  const auto read = Read(record);
  if (const auto* unreadable = std::get_if<Unreadable>(&read)) return *unreadable;
  Fold(record, std::get<pb::Event>(read));
  return std::nullopt;
}

}  // namespace tingfen::engine
