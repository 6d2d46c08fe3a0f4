#include "server/competition/opening/batches.h"

#include <algorithm>
#include <memory>
#include <set>

#include "server/competition/state/draws.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/turns.h"
#include "server/text/folding.h"

namespace tingfen::competition {
namespace {

bool HasPosts(const pb::Roll& roll, const std::string& batch) {
  return std::any_of(roll.posts().begin(), roll.posts().end(),
                     [&](const pb::Post& post) { return post.batch() == batch; });
}

bool Decided(const Competition& state, const pb::Post& post) {
  if (!state.posts.at(post.id()).stopped.empty()) return true;
  return DecisionOf(state, post.id()) != nullptr;
}

bool BatchDecided(const Competition& state) {
  return std::all_of(
      state.roll->posts().begin(), state.roll->posts().end(),
      [&](const pb::Post& post) { return post.batch() != state.batch || Decided(state, post); });
}

// The person behind a candidate: who was entered first.
const std::string& FirstEntry(const pb::Candidate& entry) {
  return entry.again_of().empty() ? entry.id() : entry.again_of();
}

bool Chosen(const Competition& state, const std::string& candidate) {
  const auto& posts = RollEntry(*state.roll, candidate).posts();
  return std::any_of(posts.begin(), posts.end(), [&](const std::string& post) {
    const pb::DecisionEntered* decision = DecisionOf(state, post);
    if (decision == nullptr || !StillInRanking(state, post, candidate)) return false;
    const auto& chosen = decision->chosen();
    return std::find(chosen.begin(), chosen.end(), candidate) != chosen.end();
  });
}

// Barred from the whole procedure, not from one interview.
bool Barred(const CandidateRecord& candidate) {
  return candidate.outcome == pb::Outcome::DISQUALIFIED ||
         candidate.outcome == pb::Outcome::UNQUALIFIED;
}

std::optional<pb::Refusal> WhyNotPosts(const Competition& head, const pb::Candidate& entry,
                                       const pb::EnterAgain& command) {
  const pb::Applications& rule = head.plan->applications();
  const auto most = std::max<std::uint32_t>(1, rule.posts_per_person());
  const auto count = static_cast<std::uint32_t>(command.posts_size());
  if (count < 1 || count > most) {
    return Refuse(pb::Refusal::INVALID, "posts", std::to_string(count),
                  "1–" + std::to_string(most));
  }
  std::set<std::string> seen;
  for (const std::string& id : command.posts()) {
    const pb::Post* post = FindPost(*head.roll, id);
    if (post == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "post", id);
    const bool own = rule.not_own_unit() && !entry.unit().empty() &&
                     text::ComparedTitle(post->unit()) == text::ComparedTitle(entry.unit());
    const bool open = post->batch() == head.batch && head.posts.at(id).stopped.empty();
    if (!seen.insert(id).second || own || !open) {
      return Refuse(pb::Refusal::INVALID, "posts", post->title());
    }
  }
  return std::nullopt;
}

std::string NewId(const Competition& state, const std::string& first) {
  std::string id;
  for (int entries = 2; id.empty() || state.candidates.contains(id); ++entries) {
    id = first + "_" + std::to_string(entries);
  }
  return id;
}

void Reopen(RoomRecord& room) {
  RoomRecord fresh;
  fresh.id = room.id;
  fresh.title = room.title;
  fresh.hold = room.hold;
  fresh.hold_from = room.hold_from;
  fresh.hold_reason = room.hold_reason;
  fresh.paper = room.paper;
  room = std::move(fresh);
}

}  // namespace

std::string FirstBatch(const pb::Plan& plan, const pb::Roll& roll) {
  for (const pb::Batches::Batch& batch : plan.batches().batches()) {
    if (HasPosts(roll, batch.id())) return batch.id();
  }
  return {};
}

std::string NextBatch(const Competition& state) {
  if (state.batch.empty() || !BatchDecided(state)) return {};
  bool after = false;
  for (const pb::Batches::Batch& batch : state.plan->batches().batches()) {
    if (after && HasPosts(*state.roll, batch.id())) return batch.id();
    after = after || batch.id() == state.batch;
  }
  return {};
}

std::vector<std::string> MayEnterAgain(const Competition& state, const std::string& room) {
  std::vector<std::string> ids;
  if (!state.plan->batches().losers_may_enter_next()) return ids;
  if (state.rooms.at(room).lots_recorded) return ids;
  std::set<std::string> entered;  // In the open batch already, or chosen before.
  for (const pb::Candidate& entry : state.roll->candidates()) {
    const bool settled = InOpenBatch(state, entry.id()) || Chosen(state, entry.id()) ||
                         Barred(state.candidates.at(entry.id()));
    if (settled) entered.insert(FirstEntry(entry));
  }
  const auto opened = [&](const pb::Candidate& entry) {
    const std::string& batch = FindPost(*state.roll, entry.posts(0))->batch();
    for (const pb::Batches::Batch& known : state.plan->batches().batches()) {
      if (known.id() == state.batch) return false;
      if (known.id() == batch) return true;
    }
    return false;
  };
  for (const pb::Candidate& entry : state.roll->candidates()) {
    const bool first = entry.again_of().empty();
    if (first && opened(entry) && !entered.contains(entry.id()) &&
        RoomOf(state, entry.id()) == room) {
      ids.push_back(entry.id());
    }
  }
  return ids;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::OpenBatch& command) {
  const std::string& batch = command.batch();
  if (batch == head.batch) return Refuse(pb::Refusal::ALREADY, pb::Refusal::BATCH);
  const std::string next = NextBatch(head);
  if (next.empty() || next != batch)
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::BATCH, batch, next);
  for (const auto& [id, room] : head.rooms) {
    if (TurnInProgress(head, room)) return Refuse(pb::Refusal::OTHER_TURN, "room", room.title);
    if (auto refusal = WhyStopped(head, room)) return refusal;
  }
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::EnterAgain& command) {
  if (FindCandidate(head, command.candidate()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  }
  // Who is not in the list of an open draw of the order would stay without a number.
  if (const DrawRecord* draw = OpenDrawIn(head, who.seat.room())) {
    return Refuse(pb::Refusal::DRAW_OPEN, draw->draw.id());
  }
  const auto may = MayEnterAgain(head, who.seat.room());
  if (std::find(may.begin(), may.end(), command.candidate()) != may.end()) return std::nullopt;
  return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::BATCH);
}

Decision Decide(const Competition&, const Request& request, const pb::OpenBatch& command) {
  pb::Event event = NewEvent(request);
  event.mutable_batch_opened()->set_batch(command.batch());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request, const pb::EnterAgain& command) {
  const pb::Candidate& before = RollEntry(*head.roll, command.candidate());
  if (const auto refusal = WhyNotPosts(head, before, command)) return *refusal;
  pb::Event event = NewEvent(request);
  pb::Candidate& entry = *event.mutable_entered_again()->mutable_entry();
  entry = before;
  entry.set_id(NewId(head, before.id()));
  entry.set_again_of(before.id());
  entry.clear_first_posts();
  *entry.mutable_posts() = command.posts();
  return Events{event};
}

void OfferBatches(Steps& steps) {
  if (steps.state().batch.empty()) return;
  pb::Command open;
  open.mutable_open_batch()->set_batch(NextBatch(steps.state()));
  steps.Recommend(open);
  if (!steps.MayAsk(pb::Command::kEnterAgain)) return;
  for (const std::string& id : MayEnterAgain(steps.state(), steps.room().id)) {
    pb::Command again;
    again.mutable_enter_again()->set_candidate(id);
    steps.Offer(again, pb::Step::POSTS);
  }
}

void Fold(Competition& state, const pb::BatchOpened& fact, const Context&) {
  state.batch = fact.batch();
  state.equalisation.reset();
  state.equalisation_digest.clear();
  for (auto& [id, room] : state.rooms) Reopen(room);
}

void Fold(Competition& state, const pb::EnteredAgain& fact, const Context&) {
  const pb::Candidate& entry = fact.entry();
  auto roll = std::make_shared<pb::Roll>(*state.roll);
  *roll->add_candidates() = entry;
  state.roll = std::move(roll);
  CandidateRecord& candidate = state.candidates[entry.id()];
  if (!Admitted(*state.plan, entry)) candidate.outcome = pb::Outcome::NOT_ADMITTED;
}

}  // namespace tingfen::competition
