#include "server/competition/release/announcing.h"

#include "server/competition/figures/compute.h"
#include "server/competition/release/confirming.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

void KeepResult(Competition& state, pb::PostResult result) {
  PostRecord& record = state.posts.at(result.post());
  if (result.after_run_off()) record.before_run_off = state.results.at(result.post());
  record.proposal.Clear();
  *record.proposal.mutable_shortlist() = result.shortlist();
  *record.proposal.mutable_to_resolve() = result.to_resolve();
  record.proposal.set_may_stay_vacant(result.may_stay_vacant());
  const std::string post = result.post();
  state.results[post] = std::move(result);
}

}  // namespace

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::AnnounceFigures& command) {
  if (FindCandidate(head, command.candidate()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  }
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  const FiguresRecord& figures = FiguresToHear(head, room, command.candidate());
  if (figures.announced) return Refuse(pb::Refusal::ALREADY);
  if (!figures.figures) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::FIGURES);
  if (figures.digest != command.digest()) return Refuse(pb::Refusal::FIGURES_CHANGED);
  if (const auto awaited = AwaitedRelease(head, figures); !awaited.empty()) {
    return Refuse(pb::Refusal::NOT_CONFIRMED, pb::ReleaseStep::By_Name(awaited.front()));
  }
  if (!figures.figures->raw().empty() && !EqualisationIsConfirmed(head)) {
    return Refuse(pb::Refusal::NOT_CONFIRMED, pb::Refusal::EQUALISE);
  }
  if (const std::string next = NextToHear(head, room); next != command.candidate()) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", command.candidate(), next);
  }
  return WhyStopped(head, room);
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::AnnounceResults& command) {
  const std::string& post = command.post();
  if (FindPost(*head.roll, post) == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "post", post);
  if (head.results.contains(post) && !RunOffHeard(head, post)) {
    return Refuse(pb::Refusal::ALREADY);
  }
  if (!PostInOpenBatch(head, post)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::BATCH);
  const bool settled = PostSettled(head, post) && !FellAway(head, post);
  if (!settled) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::POST);
  return WhyStopped(head, RoomById(head, who.seat.room()));
}

Decision Decide(const Competition&, const Request& request, const pb::AnnounceFigures& command) {
  pb::Event event = NewEvent(request);
  event.mutable_figures_announced()->set_candidate(command.candidate());
  event.mutable_figures_announced()->set_digest(command.digest());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request,
                const pb::AnnounceResults& command) {
  pb::Event event = NewEvent(request);
  event.mutable_results_announced()->set_result(
      ComputeResult(head, command.post()).SerializeAsString());
  return Events{event};
}

// Whoever will not sign does not hold up those who are to hear next, nor the results; but the
// recommended step is to wait.
void OfferAnnouncing(Steps& steps) {
  const std::string next = NextToHear(steps.state(), steps.room());
  if (next.empty()) return;
  pb::Command command;
  pb::AnnounceFigures& announce = *command.mutable_announce_figures();
  announce.set_candidate(next);
  announce.set_digest(FiguresToHear(steps.state(), steps.room(), next).digest);
  steps.Offer(command, pb::Step::NOTHING, steps.phase() == pb::Phase::RELEASED);
}

void OfferResults(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kAnnounceResults)) return;
  for (const pb::Post& post : steps.state().roll->posts()) {
    pb::Command command;
    command.mutable_announce_results()->set_post(post.id());
    steps.Offer(command, pb::Step::NOTHING, steps.phase() == pb::Phase::FINISHED);
  }
}

void Fold(Competition& state, const pb::FiguresAnnounced& fact, const Context& context) {
  FiguresRecord& figures = FiguresIn(state, fact.candidate(), fact.digest());
  figures.announced = true;
  figures.announced_seq = context.seq;
  RoomRecord& room = RoomOfCandidate(state, fact.candidate());
  room.hearing = fact.candidate();
  room.last_announced = fact.candidate();
  room.last_announced_digest = fact.digest();
  room.at_kiosk.clear();  // Who hears is called to sign with it.
}

void Fold(Competition& state, const pb::ResultsAnnounced& fact, const Context&) {
  KeepResult(state, Parsed<pb::PostResult>(fact.result()));
}

}  // namespace tingfen::competition
