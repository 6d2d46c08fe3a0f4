#include "server/competition/state/draws.h"

#include <algorithm>
#include <set>

#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/request.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {
namespace {

bool SameSubject(const pb::Draw& a, const pb::Draw& b) {
  return a.of() == b.of() && a.room() == b.room() && a.candidate() == b.candidate() &&
         a.stage() == b.stage() && a.panel() == b.panel();
}

}  // namespace

const DrawRecord* FindDraw(const Competition& state, const std::string& id) {
  const auto found = std::find_if(state.draws.begin(), state.draws.end(),
                                  [&](const DrawRecord& draw) { return draw.draw.id() == id; });
  return found == state.draws.end() ? nullptr : &*found;
}

const DrawRecord* OpenDrawIn(const Competition& state, const std::string& room) {
  for (const DrawRecord& draw : state.draws) {
    if (draw.state == pb::DrawView::OPEN && draw.draw.room() == room) return &draw;
  }
  return nullptr;
}

const DrawRecord* CompletedDraw(const Competition& state, const pb::Draw& draw) {
  // An order belongs to the batch whose candidates it drew.
  const auto of_open_batch = [&](const DrawRecord& record) {
    return draw.of() != pb::Draw::ORDER || InOpenBatch(state, record.draw.from(0));
  };
  for (const DrawRecord& record : state.draws) {
    if (record.state == pb::DrawView::COMPLETED && SameSubject(record.draw, draw) &&
        of_open_batch(record)) {
      return &record;
    }
  }
  return nullptr;
}

std::vector<std::string> QuestionsLeft(const Competition& state, const pb::Stage& stage) {
  std::set<std::string> used;
  for (const DrawRecord& record : state.draws) {
    const bool counts = record.draw.of() == pb::Draw::QUESTIONS && !stage.questions().returned();
    if (counts) used.insert(record.outcome.begin(), record.outcome.end());
  }
  std::vector<std::string> left;
  for (const pb::QuestionBank::Question& question : state.bank->questions()) {
    if (!used.contains(question.id())) left.push_back(question.id());
  }
  return left;
}

std::vector<std::string> ToDrawFrom(const Competition& state, const RoomRecord& room,
                                    const pb::Draw& draw) {
  switch (draw.of()) {
    case pb::Draw::QUESTIONS:
      return QuestionsLeft(state, *FindStage(state, draw.stage()));
    case pb::Draw::JUDGES:
      return JudgesToDrawFrom(state, room.id, draw.panel());
    default:
      return TakingPart(state, room);
  }
}

bool QuestionsNeeded(const Competition& state, const RoomRecord& room) {
  return state.bank && TurnInProgress(state, room) && StageOfTurn(state, room).has_questions() &&
         RecordOfTurn(state, room).questions.empty();
}

std::optional<pb::Refusal> WhyQuestionsWait(const Competition& state, const RoomRecord& room) {
  if (!QuestionsNeeded(state, room)) return std::nullopt;
  return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::QUESTIONS);
}

std::vector<std::string> QuestionsDrawn(const Competition& state, const std::string& candidate,
                                        const std::string& stage) {
  if (FindCandidate(state, candidate) == nullptr) return {};
  pb::Draw draw;
  draw.set_of(pb::Draw::QUESTIONS);
  draw.set_room(RoomOf(state, candidate));
  draw.set_candidate(candidate);
  draw.set_stage(stage);
  const DrawRecord* completed = CompletedDraw(state, draw);
  return completed == nullptr ? std::vector<std::string>() : completed->outcome;
}

}  // namespace tingfen::competition
