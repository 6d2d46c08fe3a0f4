#include "server/engine/history.h"

#include "server/competition/evolve.h"

namespace tingfen::engine {

std::optional<pb::Event> ReadEvent(const std::string& bytes) {
  pb::Event event;
  if (!event.ParseFromString(bytes) || event.fact_case() == pb::Event::FACT_NOT_SET) {
    return std::nullopt;
  }
  return event;
}

std::optional<std::string> History::Fold(const ledger::Record& record) {
  const auto event = ReadEvent(record.bytes);
  const std::string place = "event " + std::to_string(record.seq);
  if (!event) return place + " is of a kind this version of the program does not know";
  // Everything rests on the plan and the roll, so nothing can come before them.
  const bool locks = event->fact_case() == pb::Event::kCompetitionLocked;
  if (locks != (record.seq == 1)) return place + " is out of its place";
  competition::Evolve(competition, *event, record.seq);
  enrolments.Evolve(*event);
  hashes.resize(record.seq + 1);
  hashes[record.seq] = record.hash;
  return std::nullopt;
}

}  // namespace tingfen::engine
