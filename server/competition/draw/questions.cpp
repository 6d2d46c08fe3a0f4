#include "server/competition/draw/questions.h"

#include "server/bank/bank.h"
#include "server/competition/state/draws.h"
#include "server/competition/state/people.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {

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

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::OpenQuestions& command) {
  if (auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return refusal;
  if (!head.bank) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::BANK);
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  const StageRecord& record = RecordOfTurn(head, room);
  if (!record.questions.empty()) return Refuse(pb::Refusal::ALREADY);
  if (record.ended) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::STAGE);
  if (QuestionsDrawn(head, command.candidate(), command.stage()).empty()) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::DRAW);
  }
  return std::nullopt;
}

Decision Decide(const Competition& head, const Request& request, const pb::OpenQuestions& command) {
  const auto drawn = QuestionsDrawn(head, command.candidate(), command.stage());
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

// Recommended before the stage begins, which waits for them.
void OfferQuestions(Steps& steps) {
  pb::Command command;
  command.mutable_open_questions()->set_candidate(steps.room().turn);
  command.mutable_open_questions()->set_stage(steps.StageNow());
  steps.Offer(command, pb::Step::PASSPHRASE, QuestionsNeeded(steps.state(), steps.room()));
}

void Fold(Competition& state, const pb::QuestionsOpened& fact, const Context&) {
  StageRecord& stage = state.candidates.at(fact.candidate()).stages[fact.stage()];
  for (const pb::QuestionsOpened::Opened& opened : fact.opened()) {
    pb::Question& question = stage.questions.emplace_back();
    question.set_number(bank::NumberOf(opened.question()));
    question.set_text(opened.text());
  }
}

}  // namespace tingfen::competition
