#include "server/competition/views/after.h"

#include <algorithm>

#include "server/competition/after/decision.h"
#include "server/competition/figures/proposal.h"
#include "server/competition/record/person.h"
#include "server/competition/record/times.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/posts.h"
#include "server/competition/views/parts.h"

namespace tingfen::competition {
namespace {

template <typename List>
void AddPeople(const Competition& state, const List& ids,
               google::protobuf::RepeatedPtrField<pb::Person>* people) {
  for (const std::string& id : ids) *people->Add() = PersonOf(state, id, Names::kAlways);
}

void AddDecisions(const Competition& state, const PostRecord& record, pb::AfterPost& after) {
  for (const PostRecord::Decision& entry : record.decisions) {
    pb::AfterPost::Decision& decision = *after.add_decisions();
    AddPeople(state, entry.fact.chosen(), decision.mutable_chosen());
    decision.set_vacant(entry.fact.vacant());
    decision.set_reason(entry.fact.reason());
    decision.set_differs(entry.fact.differs());
    decision.set_ground(entry.fact.ground());
    decision.set_at(UnixSeconds(entry.wall_ms));
  }
}

// Who would not be on the proposal if nobody had dropped out.
std::vector<std::string> MovedUp(const Competition& state, const PostRecord& record,
                                 const pb::PostResult& result) {
  const pb::Proposal first = ProposalOf(state, result, {});
  std::vector<std::string> moved;
  for (const std::string& id : record.proposal.shortlist()) {
    const auto& listed = first.shortlist();
    if (std::find(listed.begin(), listed.end(), id) == listed.end()) moved.push_back(id);
  }
  return moved;
}

pb::AfterPost AfterPostOf(const Competition& state, const pb::Post& post) {
  const PostRecord& record = state.posts.at(post.id());
  pb::AfterPost after;
  after.set_post(post.id());
  *after.mutable_ranking() = RankingOf(state, state.results.at(post.id()));
  if (record.before_run_off) {
    *after.mutable_first_ranking() = RankingOf(state, *record.before_run_off);
  }
  AddPeople(state, record.proposal.shortlist(), after.mutable_proposal());
  AddPeople(state, record.proposal.to_resolve(), after.mutable_to_resolve());
  AddPeople(state, ToRunOff(state, post.id()), after.mutable_to_run_off());
  after.set_run_off_heard(RunOffHeard(state, post.id()));
  if (!record.dropped_out.empty()) {
    AddPeople(state, MovedUp(state, record, state.results.at(post.id())), after.mutable_moved_up());
  }
  after.set_may_stay_vacant(record.proposal.may_stay_vacant());
  after.set_vacancy(VacancyGround(state, post.id()));
  AddDecisions(state, record, after);
  for (const PostRecord::DropOut& entry : record.dropped_out) {
    pb::AfterPost::Gone& gone = *after.add_gone();
    *gone.mutable_person() = PersonOf(state, entry.candidate, Names::kAlways);
    gone.set_reason(entry.reason);
  }
  after.set_replaced_by_next(state.plan->shortlist().replaced_by_next());
  after.set_stopped(record.stopped);
  after.set_vacancies(post.vacancies());
  after.set_places(post.vacancies() * state.plan->shortlist().per_vacancy());
  return after;
}

// Every post it names stands in a later notice of its kind.
bool Superseded(const Competition& state, std::size_t at) {
  const pb::NoticeOpened& notice = state.notices[at];
  return std::all_of(notice.lines().begin(), notice.lines().end(), [&](const auto& line) {
    return std::any_of(state.notices.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                       state.notices.end(), [&](const pb::NoticeOpened& later) {
                         return later.of() == notice.of() &&
                                std::any_of(
                                    later.lines().begin(), later.lines().end(),
                                    [&](const auto& other) { return other.post() == line.post(); });
                       });
  });
}

pb::Notice NoticeOf(const Competition& state, std::size_t at) {
  const pb::NoticeOpened& fact = state.notices[at];
  pb::Notice notice;
  notice.set_of(fact.of());
  for (const pb::NoticeOpened::Line& entry : fact.lines()) {
    pb::Notice::Line& line = *notice.add_lines();
    line.set_post_title(FindPost(*state.roll, entry.post())->title());
    AddPeople(state, entry.candidates(), line.mutable_people());
  }
  notice.set_first_day(fact.first_day());
  notice.set_last_day(fact.last_day());
  notice.set_days(static_cast<std::uint32_t>(fact.counted_size()));
  notice.set_working_days(fact.working_days());
  *notice.mutable_holidays() = fact.holidays();
  *notice.mutable_workdays() = fact.workdays();
  notice.set_reason(fact.reason());
  notice.set_superseded(Superseded(state, at));
  return notice;
}

}  // namespace

void AddAfter(const Competition& state, pb::DeskView& view) {
  for (const pb::Post& post : state.roll->posts()) {
    if (state.results.contains(post.id())) *view.add_after() = AfterPostOf(state, post);
  }
  for (std::size_t at = 0; at < state.notices.size(); ++at) {
    *view.add_notices() = NoticeOf(state, at);
  }
  *view.mutable_notice_rules() = state.plan->notices();
  *view.mutable_decided_by() = state.plan->shortlist().decided_by();
  *view.mutable_taking_into_account() = state.plan->shortlist().taking_into_account();
}

}  // namespace tingfen::competition
