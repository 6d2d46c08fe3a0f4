#include "server/competition/questions.h"

#include <cstdlib>

#include "server/bank/bank.h"
#include "server/competition/announcing.h"
#include "server/competition/decide_parts.h"
#include "server/competition/draw.h"
#include "server/competition/run_off.h"

namespace tingfen::competition {
namespace {

const StageRecord& RecordOfTurn(const Competition& state, const RoomRecord& room) {
  return StageRecordOf(state.candidates.at(room.turn), StageOfTurn(state, room).id());
}

}  // namespace

bool QuestionsNeeded(const Competition& state, const RoomRecord& room) {
  return state.bank && TurnInProgress(state, room) && StageOfTurn(state, room).has_questions() &&
         RecordOfTurn(state, room).questions.empty();
}

std::optional<pb::Refusal> WhyQuestionsWait(const Competition& state, const RoomRecord& room) {
  if (!QuestionsNeeded(state, room)) return std::nullopt;
  return Refuse(pb::Refusal::NOT_NOW, "questions");
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

Decision DecideOpenQuestions(const Competition& head, const Request& request) {
  const pb::OpenQuestions& command = request.command->open_questions();
  if (const auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return *refusal;
  if (!head.bank) return Refuse(pb::Refusal::NOT_NOW, "bank");
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  const StageRecord& record = RecordOfTurn(head, room);
  if (!record.questions.empty()) return Refuse(pb::Refusal::ALREADY);
  if (record.ended) return Refuse(pb::Refusal::NOT_NOW, "stage");
  const auto drawn = QuestionsDrawn(head, command.candidate(), command.stage());
  if (drawn.empty()) return Refuse(pb::Refusal::NOT_NOW, "draw");
  if (!request.question_keys) return Refuse(pb::Refusal::WRONG_PASSPHRASE);
  pb::Event event = NewEvent(request);
  pb::QuestionsOpened& fact = *event.mutable_questions_opened();
  fact.set_candidate(command.candidate());
  fact.set_stage(command.stage());
  for (const std::string& id : drawn) {
    const auto key = request.question_keys->find(id);
    if (key == request.question_keys->end()) return Refuse(pb::Refusal::WRONG_PASSPHRASE);
    const auto text = bank::OpenQuestion(*head.bank, id, key->second);
    if (!text) return Refuse(pb::Refusal::WRONG_PASSPHRASE);
    pb::QuestionsOpened::Opened& opened = *fact.add_opened();
    opened.set_question(id);
    opened.set_key(key->second);
    opened.set_text(*text);
  }
  return Events{event};
}

void OpenQuestions(Competition& state, const pb::QuestionsOpened& fact) {
  StageRecord& stage = state.candidates.at(fact.candidate()).stages[fact.stage()];
  for (const pb::QuestionsOpened::Opened& opened : fact.opened()) {
    pb::Question& question = stage.questions.emplace_back();
    question.set_number(bank::NumberOf(opened.question()));
    question.set_text(opened.text());
  }
}

void AddQuestions(const Competition& state, const RoomRecord& room, pb::Turn& turn) {
  if (!TurnInProgress(state, room)) return;
  const StageRecord& record = RecordOfTurn(state, room);
  if (record.closed) return;
  for (const pb::Question& question : record.questions) *turn.add_questions() = question;
}

bool QuestionsAreRead(const Competition& state, const RoomRecord& room) {
  if (!TurnInProgress(state, room)) return false;
  const StageRecord& record = RecordOfTurn(state, room);
  return !record.questions.empty() && !record.ended;
}

std::optional<std::string> WhyNotOfBank(const Competition& before,
                                        const pb::QuestionsOpened& fact) {
  const std::string name = "questions of " + fact.candidate() + " in " + fact.stage();
  if (!before.bank) return name + ": there is no bank";
  std::vector<std::string> ids;
  for (const pb::QuestionsOpened::Opened& opened : fact.opened()) {
    ids.push_back(opened.question());
    if (bank::OpenQuestion(*before.bank, opened.question(), opened.key()) != opened.text()) {
      return name + ": " + opened.question() + " is not what the bank holds";
    }
  }
  if (ids == QuestionsDrawn(before, fact.candidate(), fact.stage())) return std::nullopt;
  return name + ": not those drawn";
}

}  // namespace tingfen::competition
