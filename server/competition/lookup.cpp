#include "server/competition/lookup.h"

#include <algorithm>
#include <cstdlib>

#include "server/competition/announcing.h"
#include "server/competition/day.h"
#include "server/competition/run_off.h"
#include "server/scoring/exact.h"

namespace tingfen::competition {
namespace {

template <typename List>
auto FindById(const List& list, std::string_view id) -> decltype(&*list.begin()) {
  for (const auto& entry : list) {
    if (entry.id() == id) return &entry;
  }
  return nullptr;
}

template <typename Map>
auto FindKey(const Map& map, const std::string& key) -> decltype(&map.begin()->second) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

// The least whole number that is at least `share` of `count`.
std::uint32_t ShareOf(const std::string& share, std::uint32_t count) {
  const auto parsed = scoring::ParseWeight(share);
  if (!parsed) std::abort();
  const scoring::Exact bound = *parsed * scoring::Exact(count);
  std::uint32_t whole = 0;
  while (scoring::Exact(whole) < bound) ++whole;
  return whole;
}

}  // namespace

const pb::Stage* FindStage(const pb::Plan& plan, std::string_view id) {
  return FindById(plan.stages(), id);
}

const pb::Stage* FindStage(const Competition& state, std::string_view id) {
  const pb::Stage* stage = FindById(state.plan->stages(), id);
  return stage == nullptr && state.run_off_stages ? FindById(*state.run_off_stages, id) : stage;
}

const pb::Panel& PanelById(const pb::Plan& plan, std::string_view id) {
  const pb::Panel* panel = FindById(plan.panels(), id);
  if (panel == nullptr) std::abort();
  return *panel;
}

const pb::StagePanel* FindStagePanel(const pb::Stage& stage, std::string_view panel) {
  for (const pb::StagePanel& entry : stage.panels()) {
    if (entry.panel() == panel) return &entry;
  }
  return nullptr;
}

const pb::Post* FindPost(const pb::Roll& roll, std::string_view id) {
  return FindById(roll.posts(), id);
}

const pb::Candidate& RollEntry(const pb::Roll& roll, std::string_view candidate) {
  const pb::Candidate* entry = FindById(roll.candidates(), candidate);
  if (entry == nullptr) std::abort();
  return *entry;
}

const CandidateRecord* FindCandidate(const Competition& state, const std::string& id) {
  return FindKey(state.candidates, id);
}

const SeatRecord* FindSeat(const Competition& state, const std::string& id) {
  return FindKey(state.seats, id);
}

const RoomRecord* FindRoom(const Competition& state, const std::string& id) {
  return FindKey(state.rooms, id);
}

const RoomRecord& RoomById(const Competition& state, const std::string& id) {
  const RoomRecord* room = FindRoom(state, id);
  if (room == nullptr) std::abort();
  return *room;
}

std::string RoomOf(const Competition& state, const std::string& candidate) {
  const std::string& room = RollEntry(*state.roll, candidate).room();
  if (!room.empty()) return room;
  return state.roll->rooms().empty() ? "room1" : state.roll->rooms(0).id();
}

std::vector<std::string> CandidatesOf(const Competition& state, const RoomRecord& room) {
  std::vector<std::string> ids = room.order;
  for (const pb::Candidate& entry : state.roll->candidates()) {
    if (RoomOf(state, entry.id()) != room.id || !InOpenBatch(state, entry.id())) continue;
    if (std::find(ids.begin(), ids.end(), entry.id()) == ids.end()) ids.push_back(entry.id());
  }
  return ids;
}

std::vector<std::string> TakingPart(const Competition& state, const RoomRecord& room) {
  std::vector<std::string> ids = CandidatesOf(state, room);
  std::erase_if(ids, [&](const std::string& id) {
    return state.candidates.at(id).outcome != pb::Outcome::OUTCOME_UNSPECIFIED;
  });
  return ids;
}

bool EverybodyArrivedOrOut(const Competition& state, const RoomRecord& room) {
  const auto ids = TakingPart(state, room);
  return std::none_of(ids.begin(), ids.end(), [&](const std::string& id) {
    return state.candidates.at(id).arrival == pb::Arrival::ARRIVAL_UNSPECIFIED;
  });
}

bool PostInOpenBatch(const Competition& state, const std::string& post) {
  return state.batch.empty() || FindPost(*state.roll, post)->batch() == state.batch;
}

bool InOpenBatch(const Competition& state, const std::string& candidate) {
  if (state.batch.empty()) return true;
  const auto& posts = RollEntry(*state.roll, candidate).posts();
  return std::any_of(posts.begin(), posts.end(),
                     [&](const std::string& post) { return PostInOpenBatch(state, post); });
}

std::vector<const SeatRecord*> SeatsOfPanel(const Competition& state, const std::string& room,
                                            const std::string& panel) {
  std::vector<const SeatRecord*> seats;
  for (const std::string& id : state.seat_order) {
    const SeatRecord& record = state.seats.at(id);
    if (record.seat.room() == room && record.seat.panel() == panel) seats.push_back(&record);
  }
  return seats;
}

const pb::Stage& StageOfTurn(const Competition& state, const RoomRecord& room) {
  if (!room.run_off.empty()) return RunOffStage(state, room.run_off);
  return state.plan->stages(static_cast<int>(room.stage));
}

bool Admitted(const pb::Plan& plan, const pb::Candidate& candidate) {
  const auto fails = [&](const pb::Imported& imported) {
    const pb::Component* component = FindById(plan.components(), imported.component());
    if (component == nullptr) std::abort();
    return component->gate() && scoring::ParseDecimal(imported.mark()).value() <
                                    scoring::ParseDecimal(component->pass()).value();
  };
  return std::none_of(candidate.imported().begin(), candidate.imported().end(), fails);
}

const StageRecord& StageRecordOf(const CandidateRecord& candidate, const std::string& stage) {
  static const StageRecord kNothing;
  const StageRecord* record = FindKey(candidate.stages, stage);
  return record == nullptr ? kNothing : *record;
}

bool HasScored(const CandidateRecord& candidate, const std::string& seat) {
  return std::any_of(candidate.stages.begin(), candidate.stages.end(), [&](const auto& stage) {
    const auto found = stage.second.sheets.find(seat);
    return found != stage.second.sheets.end() && found->second.Counts();
  });
}

bool StillToCome(const CandidateRecord& candidate) {
  return candidate.outcome == pb::Outcome::OUTCOME_UNSPECIFIED && !candidate.figures;
}

bool Settled(const CandidateRecord& candidate) {
  return candidate.outcome != pb::Outcome::OUTCOME_UNSPECIFIED || candidate.announced;
}

std::string NextToCall(const Competition& state, const RoomRecord& room) {
  std::string set_aside;
  std::string fresh;
  std::uint32_t aside = 0;
  bool conferring = room.conferring;
  for (const std::string& id : room.order) {
    const CandidateRecord& candidate = state.candidates.at(id);
    conferring = conferring || candidate.figures;
    if (!StillToCome(candidate) || id == room.turn) continue;
    if (candidate.set_aside) ++aside;
    std::string& first = candidate.set_aside ? set_aside : fresh;
    if (first.empty()) first = id;
  }
  const bool confer = aside > 0 && (conferring || aside >= state.plan->calibrate_first());
  return confer || fresh.empty() ? set_aside : fresh;
}

bool PostSettled(const Competition& state, const std::string& post) {
  if (!state.posts.at(post).stopped.empty()) return true;
  return std::all_of(state.roll->candidates().begin(), state.roll->candidates().end(),
                     [&](const pb::Candidate& entry) {
                       const auto& posts = entry.posts();
                       return std::find(posts.begin(), posts.end(), post) == posts.end() ||
                              Settled(state.candidates.at(entry.id()));
                     });
}

bool RollOpen(const Competition& state) {
  const auto untouched = [&](const pb::Candidate& entry) {
    const CandidateRecord& candidate = state.candidates.at(entry.id());
    return candidate.arrival == pb::Arrival::ARRIVAL_UNSPECIFIED &&
           candidate.outcome_reason.empty();
  };
  const auto lots_open = [](const auto& entry) { return !entry.second.lots_recorded; };
  return state.draws.empty() && state.results.empty() && state.notices.empty() &&
         std::all_of(state.rooms.begin(), state.rooms.end(), lots_open) &&
         std::all_of(state.roll->candidates().begin(), state.roll->candidates().end(), untouched);
}

bool HeldNow(const Competition& state, const RoomRecord& room) {
  if (!room.hold) return false;
  if (room.hold_from == pb::HoldFrom::NOW) return true;
  if (room.turn.empty()) return true;
  // Where scores are announced at once, that is a part of the turn.
  const bool at_once =
      state.plan->announcement().when() == pb::Announcement::AT_ONCE || !room.run_off.empty();
  return !TurnInProgress(state, room) && !(at_once && NextToHear(state, room) == room.turn);
}

std::vector<pb::ReleaseStep::By> AwaitedRelease(const Competition& state,
                                                const FiguresRecord& figures) {
  std::vector<pb::ReleaseStep::By> awaited;
  for (const pb::ReleaseStep& step : state.plan->release()) {
    const auto& done = figures.confirmed;
    if (std::find(done.begin(), done.end(), step.by()) == done.end()) awaited.push_back(step.by());
  }
  return awaited;
}

PanelProgress ProgressOf(const Competition& state, const std::string& candidate,
                         const pb::Stage& stage, const pb::StagePanel& panel) {
  const CandidateRecord& record = state.candidates.at(candidate);
  const StageRecord& on_record = StageRecordOf(record, stage.id());
  PanelProgress progress;
  for (const SeatRecord* seat : SeatsOfPanel(state, RoomOf(state, candidate), panel.panel())) {
    if (record.recused.contains(seat->seat.id()) || Gone(*seat, on_record)) continue;
    if (!panel.close_at().empty() && !seat->checked_in) continue;
    const SheetHistory* sheets = FindKey(on_record.sheets, seat->seat.id());
    if (sheets != nullptr && sheets->excluded) continue;
    ++progress.expected;
    if (sheets != nullptr && sheets->Counts()) ++progress.submitted;
  }
  progress.need =
      panel.close_at().empty() ? progress.expected : ShareOf(panel.close_at(), progress.expected);
  progress.need = std::max(progress.need, panel.min_sheets());
  return progress;
}

bool Contains(const google::protobuf::RepeatedPtrField<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::size_t CountCharacters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace tingfen::competition
