#include "server/competition/release/to_sign.h"

#include <algorithm>
#include <tuple>

#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"

namespace tingfen::competition {
namespace {

const RoomRecord& RoomOfHeard(const Competition& state, const std::string& candidate) {
  return state.rooms.at(RoomOf(state, candidate));
}

// What the order goes by, smallest first.
auto PlaceOf(const RoomRecord& room, const ToBeSigned& one) {
  const FiguresRecord& figures = *one.figures;
  const bool called = figures.digest == room.at_kiosk;
  const bool hears = one.candidate == room.hearing && figures.digest == room.last_announced_digest;
  const bool earlier =
      std::find(room.order.begin(), room.order.end(), one.candidate) == room.order.end();
  return std::make_tuple(!called, !hears, earlier, AwaitsAnswer(figures), figures.announced_seq);
}

void AddIf(std::vector<ToBeSigned>& waiting, const std::string& id, const FiguresRecord& figures,
           const std::string& post) {
  if (figures.announced && !figures.signed_) waiting.push_back({id, &figures, post});
}

}  // namespace

std::vector<std::string> HeardIn(const Competition& state, const RoomRecord& room) {
  std::vector<std::string> ids = room.order;
  for (const pb::Candidate& entry : state.roll->candidates()) {
    const bool known = std::find(ids.begin(), ids.end(), entry.id()) != ids.end();
    if (!known && RoomOf(state, entry.id()) == room.id) ids.push_back(entry.id());
  }
  std::erase_if(ids, [&](const std::string& id) { return !state.candidates.at(id).announced; });
  return ids;
}

std::vector<ToBeSigned> ToSignIn(const Competition& state, const RoomRecord& room) {
  std::vector<ToBeSigned> waiting;
  for (const std::string& id : HeardIn(state, room)) {
    const CandidateRecord& candidate = state.candidates.at(id);
    if (candidate.outcome != pb::Outcome::OUTCOME_UNSPECIFIED) continue;
    AddIf(waiting, id, candidate, "");
    for (const auto& [post, figures] : candidate.run_offs) AddIf(waiting, id, figures, post);
  }
  std::stable_sort(waiting.begin(), waiting.end(), [&](const ToBeSigned& a, const ToBeSigned& b) {
    return PlaceOf(room, a) < PlaceOf(room, b);
  });
  return waiting;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::CallToSign& command) {
  const CandidateRecord* candidate = FindCandidate(head, command.candidate());
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  if (!candidate->announced) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::CANDIDATE);
  const FiguresRecord* figures = FindFigures(*candidate, command.digest());
  if (figures == nullptr) return Refuse(pb::Refusal::FIGURES_CHANGED);
  const auto waiting = ToSignIn(head, RoomOfHeard(head, command.candidate()));
  const bool among = std::any_of(waiting.begin(), waiting.end(),
                                 [&](const ToBeSigned& one) { return one.figures == figures; });
  if (!among && !figures->announced) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::CANDIDATE);
  // Signed, or shown already.
  if (!among || waiting.front().figures == figures) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

Decision Decide(const Competition&, const Request& request, const pb::CallToSign& command) {
  pb::Event event = NewEvent(request);
  event.mutable_called_to_sign()->set_candidate(command.candidate());
  event.mutable_called_to_sign()->set_digest(command.digest());
  return Events{event};
}

void OfferCallsToSign(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kCallToSign)) return;
  for (const ToBeSigned& one : ToSignIn(steps.state(), steps.room())) {
    pb::Command command;
    command.mutable_call_to_sign()->set_candidate(one.candidate);
    command.mutable_call_to_sign()->set_digest(one.figures->digest);
    steps.Offer(command);
  }
}

void Fold(Competition& state, const pb::CalledToSign& fact, const Context&) {
  state.rooms.at(RoomOf(state, fact.candidate())).at_kiosk = fact.digest();
}

}  // namespace tingfen::competition
