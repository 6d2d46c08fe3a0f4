// What the administrator prepares: the roll, and what it must fit.
#include "server/competition/view_parts.h"

namespace tingfen::competition {

pb::PrepareView Prepare(const Competition& state, const std::string& room_id, const Moment&) {
  const RoomRecord& room = RoomById(state, room_id);
  pb::PrepareView view;
  *view.mutable_header() = HeaderOf(state, room);
  view.set_roll_open(RollOpen(state));
  *view.mutable_posts() = state.roll->posts();
  *view.mutable_candidates() = state.roll->candidates();
  *view.mutable_rooms() = state.roll->rooms();
  *view.mutable_judges() = state.roll->judges();
  for (const pb::Component& component : state.plan->components()) {
    if (component.id() != "interview") *view.add_components() = component;
  }
  *view.mutable_batches() = state.plan->batches().batches();
  *view.mutable_applications() = state.plan->applications();
  if (state.bank) view.set_bank(static_cast<std::uint32_t>(state.bank->questions_size()));
  return view;
}

}  // namespace tingfen::competition
