#include "server/competition/equalise.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "server/competition/announcing.h"
#include "server/competition/decide_parts.h"
#include "server/competition/digest.h"
#include "server/competition/figures.h"
#include "server/competition/figures_wire.h"
#include "server/plan/rules.h"
#include "server/scoring/interview.h"

namespace tingfen::competition {
namespace {

// Somebody who was heard in the room is counted.
bool TakesPart(const Competition& state, const RoomRecord& room) {
  const auto counted = CountedInEqualising(state);
  return std::any_of(counted.begin(), counted.end(),
                     [&](const std::string& id) { return RoomOf(state, id) == room.id; });
}

std::vector<scoring::RoomInterview> RawInterviews(const Competition& state) {
  std::vector<scoring::RoomInterview> interviews;
  for (const std::string& id : CountedInEqualising(state)) {
    const auto raw = scoring::ParseExactText(state.candidates.at(id).figures->raw());
    if (!raw) std::abort();
    interviews.push_back({id, RoomOf(state, id), *raw});
  }
  return interviews;
}

std::optional<pb::Refusal> WhyNotThrough(const Competition& state) {
  for (const auto& [id, room] : state.rooms) {
    if (!RoomIsThrough(state, room)) return Refuse(pb::Refusal::NOT_NOW, "room", id);
    if (auto refusal = WhyStopped(state, room)) return refusal;
  }
  const auto counted = CountedInEqualising(state);
  if (counted.empty()) return Refuse(pb::Refusal::NOT_NOW, "figures");
  const bool heard = std::any_of(counted.begin(), counted.end(), [&](const std::string& id) {
    return state.candidates.at(id).announced;
  });
  if (heard || EqualisationIsConfirmed(state)) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

void Equalise(Competition& state, const pb::RoomsEqualised& fact) {
  pb::Equalisation equalisation;
  if (!equalisation.ParseFromString(fact.equalisation())) std::abort();
  state.equalisation = std::move(equalisation);
  state.equalisation_digest = fact.digest();
  for (auto& [id, room] : state.rooms) room.equalisation_confirmed.clear();
}

// Who confirms for a room confirms the figures of everybody who was heard in it.
void Confirm(Competition& state, const pb::Event& event, const pb::EqualisationConfirmed& fact) {
  state.rooms.at(fact.room()).equalisation_confirmed.push_back(fact.step());
  for (const pb::Equalisation::Room& room : state.equalisation->rooms()) {
    if (room.room() != fact.room()) continue;
    for (const auto& interview : room.interviews()) {
      CandidateRecord& candidate = state.candidates.at(interview.candidate());
      candidate.confirmed.push_back(fact.step());
      candidate.confirmed_by.push_back(event.cause().seat());
    }
  }
}

}  // namespace

std::vector<std::string> CountedInEqualising(const Competition& state) {
  std::vector<std::string> counted;
  for (const pb::Candidate& entry : state.roll->candidates()) {
    const CandidateRecord& candidate = state.candidates.at(entry.id());
    const bool out = candidate.outcome != pb::Outcome::OUTCOME_UNSPECIFIED;
    if (candidate.figures && !out && InOpenBatch(state, entry.id())) {
      counted.push_back(entry.id());
    }
  }
  return counted;
}

bool RoomIsThrough(const Competition& state, const RoomRecord& room) {
  if (TurnInProgress(state, room)) return false;
  const auto ids = CandidatesOf(state, room);
  return std::none_of(ids.begin(), ids.end(),
                      [&](const std::string& id) { return StillToCome(state.candidates.at(id)); });
}

bool WaitsForEqualising(const Competition& state, const RoomRecord& room) {
  return state.plan->has_equalise() && RoomIsThrough(state, room) && TakesPart(state, room) &&
         !EqualisationIsConfirmed(state);
}

bool TooLateToCome(const Competition& state, const RoomRecord& room) {
  return state.plan->has_equalise() &&
         (WaitsForEqualising(state, room) || EqualisationIsConfirmed(state));
}

bool EqualisationIsConfirmed(const Competition& state) {
  if (!state.equalisation) return false;
  const auto counted = CountedInEqualising(state);
  const bool all = std::all_of(counted.begin(), counted.end(), [&](const std::string& id) {
    return AreEqualised(state.candidates.at(id));
  });
  return all && std::all_of(state.rooms.begin(), state.rooms.end(), [&](const auto& entry) {
           return AwaitedEqualisation(state, entry.second).empty();
         });
}

bool EqualisationIsCurrent(const Competition& state) {
  if (!state.equalisation) return false;
  std::set<std::string> equalised;
  for (const pb::Equalisation::Room& room : state.equalisation->rooms()) {
    for (const auto& interview : room.interviews()) equalised.insert(interview.candidate());
  }
  const auto counted = CountedInEqualising(state);
  return equalised == std::set<std::string>(counted.begin(), counted.end());
}

bool AreEqualised(const FiguresRecord& figures) {
  return figures.figures && !figures.figures->coefficient().empty();
}

std::vector<pb::ReleaseStep::By> AwaitedEqualisation(const Competition& state,
                                                     const RoomRecord& room) {
  std::vector<pb::ReleaseStep::By> awaited;
  if (!state.equalisation || !TakesPart(state, room)) return awaited;
  const auto& done = room.equalisation_confirmed;
  for (const pb::ReleaseStep& step : state.plan->release()) {
    if (std::find(done.begin(), done.end(), step.by()) == done.end()) awaited.push_back(step.by());
  }
  return awaited;
}

std::variant<pb::Equalisation, pb::Refusal> ComputeEqualisation(const Competition& state) {
  const scoring::Rules rules =
      plan::RulesOf(*state.plan, [](const std::string&) { return std::vector<std::string>(); });
  const auto interviews = RawInterviews(state);
  auto equalised = scoring::Equalise(rules.equalise.value(), rules.rounding.mode, interviews);
  if (const auto* zero = std::get_if<scoring::RoomMeanIsZero>(&equalised)) {
    return Refuse(pb::Refusal::INVALID, "equalise", zero->room);
  }
  auto& equalisation = std::get<scoring::Equalisation>(equalised);
  scoring::ShowEqualisation(*rules.equalise, rules.rounding, interviews, equalisation);
  return ToWire(equalisation, interviews);
}

std::optional<pb::Refusal> WhyNotEqualise(const Competition& state) {
  if (!state.plan->has_equalise()) return Refuse(pb::Refusal::NOT_NOW, "equalise");
  if (auto refusal = WhyNotThrough(state)) return refusal;
  if (EqualisationIsCurrent(state)) return Refuse(pb::Refusal::ALREADY);
  const auto computed = ComputeEqualisation(state);
  if (const auto* refusal = std::get_if<pb::Refusal>(&computed)) return *refusal;
  return std::nullopt;
}

Decision DecideEqualiseRooms(const Competition& head, const Request& request) {
  if (const auto refusal = WhyNotEqualise(head)) return *refusal;
  const auto equalisation = std::get<pb::Equalisation>(ComputeEqualisation(head));
  Events events = {NewEvent(request)};
  pb::RoomsEqualised& fact = *events.front().mutable_rooms_equalised();
  fact.set_equalisation(equalisation.SerializeAsString());
  fact.set_digest(DigestOf(fact.equalisation()));
  for (const std::string& id : CountedInEqualising(head)) {
    pb::FiguresComputed& computed =
        *events.emplace_back(NewEvent(request)).mutable_figures_computed();
    computed.set_candidate(id);
    computed.set_figures(ComputeEqualised(head, id, equalisation).SerializeAsString());
    computed.set_digest(DigestOf(computed.figures()));
  }
  return events;
}

Decision DecideConfirmEqualisation(const Competition& head, const Request& request) {
  const SeatRecord& seat = *FindSeat(head, request.seat);
  if (!EqualisationIsCurrent(head)) return Refuse(pb::Refusal::NOT_NOW, "equalise");
  if (head.equalisation_digest != request.command->confirm_equalisation().digest()) {
    return Refuse(pb::Refusal::FIGURES_CHANGED);
  }
  const pb::ReleaseStep::By step = ReleaseStepOf(seat);
  if (!IsReleaseStep(*head.plan, step)) return Refuse(pb::Refusal::NOT_YOUR_ROLE);
  const auto awaited = AwaitedEqualisation(head, RoomById(head, seat.seat.room()));
  if (std::find(awaited.begin(), awaited.end(), step) == awaited.end()) {
    return Refuse(pb::Refusal::ALREADY);
  }
  pb::Event event = NewEvent(request);
  pb::EqualisationConfirmed& fact = *event.mutable_equalisation_confirmed();
  fact.set_room(seat.seat.room());
  fact.set_step(step);
  fact.set_digest(head.equalisation_digest);
  return Events{event};
}

void FoldEqualising(Competition& state, const pb::Event& event) {
  if (event.has_rooms_equalised()) return Equalise(state, event.rooms_equalised());
  return Confirm(state, event, event.equalisation_confirmed());
}

std::optional<pb::EqualisationState> EqualisationStateOf(const Competition& state) {
  if (!state.plan->has_equalise()) return std::nullopt;
  pb::EqualisationState equalising;
  for (const auto& [id, room] : state.rooms) {
    pb::EqualisationState::Room& line = *equalising.add_rooms();
    line.set_room(id);
    line.set_title(room.title);
    line.set_through(RoomIsThrough(state, room));
    for (const pb::ReleaseStep::By step : room.equalisation_confirmed) line.add_confirmed(step);
    for (const pb::ReleaseStep::By step : AwaitedEqualisation(state, room)) line.add_awaited(step);
  }
  if (!state.equalisation) return equalising;
  *equalising.mutable_equalisation() = *state.equalisation;
  equalising.set_digest(state.equalisation_digest);
  return equalising;
}

}  // namespace tingfen::competition
