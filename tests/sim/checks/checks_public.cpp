#include <set>

#include "server/competition/state/competition.h"
#include "server/competition/state/phase.h"
#include "server/crypto/crypto.h"
#include "tests/sim/checks/checks.h"
#include "tests/sim/frames.h"

namespace tingfen::sim {
namespace {

struct Secret {
  std::string draw;
  std::string bytes;
  std::uint64_t shown = 0;  // The seq from which on it may be.
};

std::vector<Secret> SecretsOf(const Day& day) {
  std::vector<Secret> secrets;
  const auto show = [&](const std::string& draw, std::uint64_t seq) {
    for (Secret& secret : secrets) {
      if (secret.draw == draw) secret.shown = seq;
    }
  };
  for (const ledger::Record& row : day.rows) {
    const pb::Event event = EventOf(row);
    if (event.has_draw_opened()) {
      secrets.push_back({event.draw_opened().draw().id(), event.draw_opened().secret()});
    }
    if (event.has_draw_completed()) show(event.draw_completed().draw(), row.seq);
    if (event.has_draw_abandoned()) show(event.draw_abandoned().draw(), row.seq);
  }
  return secrets;
}

// What makes two draws the same: a batch's order is drawn once.
std::string SubjectOf(const pb::Draw& draw) {
  pb::Draw without = draw;
  without.clear_id();
  without.clear_take();
  if (draw.of() != pb::Draw::ORDER) without.clear_from();
  return without.SerializeAsString();
}

void CheckEachMadeOnce(Day& day) {
  std::map<std::string, pb::Draw> opened;
  std::set<std::string> completed;
  for (const ledger::Record& row : day.rows) {
    const pb::Event event = EventOf(row);
    if (event.has_draw_opened()) {
      opened[event.draw_opened().draw().id()] = event.draw_opened().draw();
    }
    if (!event.has_draw_completed()) continue;
    const pb::Draw& draw = opened.at(event.draw_completed().draw());
    if (!completed.insert(SubjectOf(draw)).second) day.book.Fault("drawn twice: " + draw.id());
    ++day.book.coverage.draws;
  }
}

bool WatchesWithoutNames(pb::Role::Id role) {
  return role == pb::Role::JUDGE || role == pb::Role::MASS_JUDGE || role == pb::Role::HALL ||
         role == pb::Role::CLOCK || role == pb::Role::WAITING;
}

// The first seq at which some results are out; then names may be.
std::uint64_t FirstResults(const Day& day) {
  for (const ledger::Record& row : day.rows) {
    if (EventOf(row).has_results_announced()) return row.seq;
  }
  return day.rows.size() + 1;
}

}  // namespace

void CheckDraws(Day& day) {
  CheckEachMadeOnce(day);
  const auto secrets = SecretsOf(day);
  if (secrets.empty()) return;
  for (const SentFrame& sent : day.frames) {
    const auto view = ViewPartsOf(*sent.frame);
    if (!view) continue;
    for (const Secret& secret : secrets) {
      if (secret.shown != 0 && view->outer.version() >= secret.shown) continue;
      const bool told = sent.frame->find(secret.bytes) != std::string::npos ||
                        sent.frame->find(crypto::Hex(secret.bytes)) != std::string::npos;
      if (told) day.book.Fault("the secret of " + secret.draw + " was sent to " + sent.seat);
    }
  }
}

void CheckNames(Day& day) {
  pb::Plan plan;
  pb::Roll roll;
  const pb::Event locked = EventOf(day.rows.front());
  if (!plan.ParseFromString(locked.competition_locked().plan()) ||
      !roll.ParseFromString(locked.competition_locked().roll())) {
    std::abort();
  }
  if (plan.identify().by() != pb::Identify::NUMBER) return;
  std::set<std::string> watching;
  for (const pb::Seat& seat : locked.competition_locked().seats()) {
    if (WatchesWithoutNames(seat.role())) watching.insert(seat.id());
  }
  const std::uint64_t results = FirstResults(day);
  for (const SentFrame& sent : day.frames) {
    const auto view = ViewPartsOf(*sent.frame);
    if (!view || view->outer.version() >= results || !watching.contains(sent.seat)) continue;
    for (const pb::Candidate& candidate : roll.candidates()) {
      if (sent.frame->find(candidate.name()) == std::string::npos) continue;
      day.book.Fault("the name of " + candidate.id() + " was sent to " + sent.seat);
    }
  }
}

}  // namespace tingfen::sim
