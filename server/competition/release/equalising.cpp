#include "server/competition/release/equalising.h"

#include <algorithm>
#include <cstdlib>

#include "server/competition/figures/compute.h"
#include "server/competition/figures/digest.h"
#include "server/competition/figures/equalisation.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

std::optional<pb::Refusal> WhyNotThrough(const Competition& state) {
  for (const auto& [id, room] : state.rooms) {
    if (!RoomIsThrough(state, room)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::ROOM, id);
    if (auto refusal = WhyStopped(state, room)) return refusal;
  }
  const auto counted = CountedInEqualising(state);
  if (counted.empty()) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::FIGURES);
  const bool heard = std::any_of(counted.begin(), counted.end(), [&](const std::string& id) {
    return state.candidates.at(id).announced;
  });
  if (heard || EqualisationIsConfirmed(state)) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

}  // namespace

std::optional<pb::Refusal> WhyNot(const Competition& state, const SeatRecord&,
                                  const pb::EqualiseRooms&) {
  if (!state.plan->has_equalise()) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::EQUALISE);
  if (auto refusal = WhyNotThrough(state)) return refusal;
  if (EqualisationIsCurrent(state)) return Refuse(pb::Refusal::ALREADY);
  const auto computed = ComputeEqualisation(state);
  if (const auto* refusal = std::get_if<pb::Refusal>(&computed)) return *refusal;
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ConfirmEqualisation& command) {
  if (!EqualisationIsCurrent(head)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::EQUALISE);
  if (head.equalisation_digest != command.digest()) {
    return Refuse(pb::Refusal::FIGURES_CHANGED);
  }
  const pb::ReleaseStep::By step = ReleaseStepOf(who);
  if (!IsReleaseStep(*head.plan, step)) return Refuse(pb::Refusal::NOT_YOUR_ROLE);
  const auto awaited = AwaitedEqualisation(head, RoomById(head, who.seat.room()));
  if (std::find(awaited.begin(), awaited.end(), step) == awaited.end()) {
    return Refuse(pb::Refusal::ALREADY);
  }
  return std::nullopt;
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

Decision Decide(const Competition& head, const Request& request, const pb::EqualiseRooms&) {
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

Decision Decide(const Competition& head, const Request& request, const pb::ConfirmEqualisation&) {
  const SeatRecord& seat = *FindSeat(head, request.seat);
  pb::Event event = NewEvent(request);
  pb::EqualisationConfirmed& fact = *event.mutable_equalisation_confirmed();
  fact.set_room(seat.seat.room());
  fact.set_step(ReleaseStepOf(seat));
  fact.set_digest(head.equalisation_digest);
  return Events{event};
}

void OfferEqualising(Steps& steps) {
  pb::Command equalise;
  equalise.mutable_equalise_rooms();
  steps.Recommend(equalise);
  pb::Command confirm;
  confirm.mutable_confirm_equalisation()->set_digest(steps.state().equalisation_digest);
  steps.Recommend(confirm);
}

void Fold(Competition& state, const pb::RoomsEqualised& fact, const Context&) {
  pb::Equalisation equalisation;
  if (!equalisation.ParseFromString(fact.equalisation())) std::abort();
  state.equalisation = std::move(equalisation);
  state.equalisation_digest = fact.digest();
  for (auto& [id, room] : state.rooms) room.equalisation_confirmed.clear();
}

// Who confirms for a room confirms the figures of everybody who was heard in it.
void Fold(Competition& state, const pb::EqualisationConfirmed& fact, const Context& context) {
  state.rooms.at(fact.room()).equalisation_confirmed.push_back(fact.step());
  for (const pb::Equalisation::Room& room : state.equalisation->rooms()) {
    if (room.room() != fact.room()) continue;
    for (const auto& interview : room.interviews()) {
      CandidateRecord& candidate = state.candidates.at(interview.candidate());
      candidate.confirmed.push_back(fact.step());
      candidate.confirmed_by.push_back(context.event.cause().seat());
    }
  }
}

}  // namespace tingfen::competition
