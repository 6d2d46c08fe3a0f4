#include "server/competition/devices/time.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::ConfirmTime&) {
  if (head.time_gap_ms == 0) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

Decision Decide(const Competition&, const Request& request, const pb::ConfirmTime&) {
  pb::Event event = NewEvent(request);
  event.mutable_time_confirmed();
  return Events{event};
}

void OfferTime(Steps& steps) {
  pb::Command command;
  command.mutable_confirm_time();
  steps.Offer(command);
}

void Fold(Competition& state, const pb::TimeConfirmed&, const Context&) {
  state.time_gap_ms = 0;
}

}  // namespace tingfen::competition
