#include "server/competition/supervision/end_of_day.h"

#include <algorithm>

#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

bool AwaitSigning(const FiguresRecord& figures) {
  return figures.announced && !figures.signed_ && figures.objection.empty();
}

bool SomebodyIsToSign(const Competition& state, const RoomRecord& room) {
  return std::any_of(room.order.begin(), room.order.end(), [&](const std::string& id) {
    const CandidateRecord& candidate = state.candidates.at(id);
    if (candidate.outcome != pb::Outcome::OUTCOME_UNSPECIFIED) return false;
    if (AwaitSigning(candidate)) return true;
    return std::any_of(candidate.run_offs.begin(), candidate.run_offs.end(),
                       [](const auto& entry) { return AwaitSigning(entry.second); });
  });
}

}  // namespace

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::GiveOpinion& command) {
  std::optional<pb::Refusal> refusal;
  const RoomRecord* room = RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return refusal;
  if (room->day_ended) return Refuse(pb::Refusal::ALREADY, pb::Refusal::DAY);
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::EndDay& command) {
  std::optional<pb::Refusal> refusal;
  const RoomRecord* room = RoomOrRefuse(head, command.room(), refusal);
  if (refusal) return refusal;
  if (room->day_ended) return Refuse(pb::Refusal::ALREADY, pb::Refusal::DAY);
  if (room->opinion.empty()) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::OPINION);
  return WhyStopped(head, *room);
}

Decision Decide(const Competition&, const Request& request, const pb::GiveOpinion& command) {
  pb::Event event = NewEvent(request);
  event.mutable_opinion_given()->set_room(command.room());
  event.mutable_opinion_given()->set_text(command.text());
  return Events{event};
}

Decision Decide(const Competition&, const Request& request, const pb::EndDay& command) {
  pb::Event event = NewEvent(request);
  event.mutable_day_ended()->set_room(command.room());
  return Events{event};
}

void OfferOpinion(Steps& steps) {
  pb::Command command;
  command.mutable_give_opinion()->set_room(steps.room().id);
  const bool first = steps.room().opinion.empty() && steps.phase() == pb::Phase::RESULTS;
  steps.Offer(command, pb::Step::TEXT, first);
}

// What is decided and notified afterwards may be another day's.
void OfferEndOfDay(Steps& steps) {
  pb::Command command;
  command.mutable_end_day()->set_room(steps.room().id);
  steps.Offer(command, pb::Step::NOTHING, !SomebodyIsToSign(steps.state(), steps.room()));
}

void Fold(Competition& state, const pb::OpinionGiven& fact, const Context&) {
  state.rooms.at(fact.room()).opinion = fact.text();
}

void Fold(Competition& state, const pb::DayEnded& fact, const Context&) {
  state.rooms.at(fact.room()).day_ended = true;
}

}  // namespace tingfen::competition
