#include "server/competition/views/day.h"

#include <algorithm>

#include "server/competition/correction/correctable.h"
#include "server/competition/opening/batches.h"
#include "server/competition/record/person.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/turns.h"
#include "server/crypto/crypto.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kShownMax = 20;  // Draws, and corrections.

// Questions are known by their number in the bank.
std::uint32_t NumberInBank(const Competition& state, const std::string& question) {
  const auto& questions = state.bank->questions();
  const auto found = std::find_if(questions.begin(), questions.end(),
                                  [&](const auto& entry) { return entry.id() == question; });
  return static_cast<std::uint32_t>(found - questions.begin()) + 1;
}

void AddOutcome(const Competition& state, const DrawRecord& record, Names names,
                pb::DrawView& view) {
  for (const std::string& id : record.outcome) {
    switch (record.draw.of()) {
      case pb::Draw::QUESTIONS:
        view.add_questions(NumberInBank(state, id));
        break;
      case pb::Draw::JUDGES:
        if (names == Names::kAlways) view.add_judges(JudgeName(state, id));
        break;
      default:
        *view.add_people() = PersonOf(state, id, names);
    }
  }
}

// Whether the room still is where the draw led it: before its first turn, or in the turn it is for.
bool Current(const Competition& state, const RoomRecord& room, const DrawRecord& record) {
  if (record.draw.of() == pb::Draw::QUESTIONS) {
    return room.turn == record.draw.candidate() &&
           StageOfTurn(state, room).id() == record.draw.stage();
  }
  return room.turn.empty() && room.hearing.empty() &&
         std::none_of(room.order.begin(), room.order.end(),
                      [&](const std::string& id) { return state.candidates.at(id).called; });
}

pb::DrawView DrawViewOf(const Competition& state, const DrawRecord& record, Names names) {
  pb::DrawView view;
  *view.mutable_draw() = record.draw;
  view.mutable_draw()->clear_from();
  view.set_state(record.state);
  view.set_commitment(crypto::Hex(record.commitment));
  for (const pb::DrawView::Words& words : record.words) *view.add_words() = words;
  if (record.state != pb::DrawView::OPEN) view.set_secret(crypto::Hex(record.secret));
  AddOutcome(state, record, names, view);
  view.set_reason(record.reason);
  if (!record.draw.candidate().empty()) {
    *view.mutable_person() = PersonOf(state, record.draw.candidate(), names);
  }
  view.set_witnessed(record.witnessed);
  return view;
}

}  // namespace

std::optional<pb::DrawView> DrawOnHall(const Competition& state, const RoomRecord& room) {
  for (auto draw = state.draws.rbegin(); draw != state.draws.rend(); ++draw) {
    if (draw->draw.room() != room.id) continue;
    if (!Current(state, room, *draw)) return std::nullopt;
    return DrawViewOf(state, *draw, Names::kAsThePlanSays);
  }
  return std::nullopt;
}

void AddDay(const Competition& state, const RoomRecord& room, pb::DeskView& view) {
  for (auto draw = state.draws.rbegin(); draw != state.draws.rend(); ++draw) {
    if (static_cast<std::size_t>(view.draws_size()) >= kShownMax) break;
    if (draw->draw.room() == room.id) *view.add_draws() = DrawViewOf(state, *draw, Names::kAlways);
  }
  for (auto record = state.corrections.rbegin(); record != state.corrections.rend(); ++record) {
    if (static_cast<std::size_t>(view.corrections_size()) >= kShownMax) break;
    const std::string& candidate = record->correction.candidate();
    if (RoomOf(state, candidate) != room.id) continue;
    *view.add_corrections() =
        CorrectionViewOf(state, *record, PersonOf(state, candidate, Names::kAlways));
  }
  for (pb::Correctable& one : CorrectableIn(state, room)) *view.add_correctable() = std::move(one);
  *view.mutable_judges() = state.roll->judges();
  if (state.batch.empty()) return;
  *view.mutable_batches() = state.plan->batches().batches();
  view.set_batch(state.batch);
  for (const std::string& id : MayEnterAgain(state, room.id)) {
    *view.add_may_enter() = PersonOf(state, id, Names::kAlways);
  }
}

}  // namespace tingfen::competition
