#include "server/competition/opening/kept_recusals.h"

#include <algorithm>

#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"
#include "server/text/folding.h"

namespace tingfen::competition {
namespace {

bool IsSame(const std::string& one, const std::string& other) {
  return text::Folded(one) == text::Folded(other);
}

// Null: nobody, or several.
const pb::Candidate* TheOnly(const pb::Roll& roll, const LostRecusal& recusal) {
  const pb::Candidate* only = nullptr;
  for (const pb::Candidate& entry : roll.candidates()) {
    if (!IsSame(entry.name(), recusal.name) || !IsSame(entry.unit(), recusal.unit)) continue;
    if (only != nullptr) return nullptr;
    only = &entry;
  }
  return only;
}

auto FindLost(const Competition& state, std::uint32_t number) {
  const auto& lost = state.lost_recusals;
  return std::find_if(lost.begin(), lost.end(),
                      [&](const LostRecusal& one) { return one.number == number; });
}

}  // namespace

std::vector<LostRecusal> RecusalsToKeep(const Competition& state) {
  std::vector<LostRecusal> recusals = state.lost_recusals;
  if (state.roll == nullptr) return recusals;
  for (const pb::Candidate& entry : state.roll->candidates()) {
    for (const auto& [seat, reason] : state.candidates.at(entry.id()).recused) {
      recusals.push_back({0, seat, entry.name(), entry.unit(), reason});
    }
  }
  return recusals;
}

void KeepRecusals(Competition& state, std::vector<LostRecusal> recusals) {
  state.lost_recusals.clear();
  for (LostRecusal& recusal : recusals) {
    const pb::Candidate* entry = TheOnly(*state.roll, recusal);
    const SeatRecord* seat = FindSeat(state, recusal.seat);
    const bool meet = entry != nullptr && seat != nullptr && !seat->seat.panel().empty() &&
                      seat->seat.room() == RoomOf(state, entry->id());
    if (meet) {
      state.candidates.at(entry->id()).recused[recusal.seat] = recusal.reason;
    } else {
      if (recusal.number == 0) recusal.number = ++state.recusals_lost_ever;
      state.lost_recusals.push_back(std::move(recusal));
    }
  }
}

void DropFound(Competition& state, const std::string& candidate, const std::string& seat) {
  const std::string& name = RollEntry(*state.roll, candidate).name();
  std::erase_if(state.lost_recusals, [&](const LostRecusal& lost) {
    return lost.seat == seat && IsSame(lost.name, name);
  });
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::SettleRecusal& command) {
  const auto lost = FindLost(head, command.number());
  if (lost != head.lost_recusals.end()) return std::nullopt;
  return Refuse(pb::Refusal::ALREADY);
}

Decision Decide(const Competition&, const Request& request, const pb::SettleRecusal& command) {
  pb::Event event = NewEvent(request);
  pb::RecusalSettled& fact = *event.mutable_recusal_settled();
  fact.set_number(command.number());
  fact.set_reason(command.reason());
  return Events{event};
}

void Fold(Competition& state, const pb::RecusalSettled& fact, const Context&) {
  const auto lost = FindLost(state, fact.number());
  if (lost != state.lost_recusals.end()) state.lost_recusals.erase(lost);
}

}  // namespace tingfen::competition
