#include "server/access/asked.h"
#include "server/competition/decide.h"
#include "server/competition/evolve.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"
#include "server/crypto/crypto.h"
#include "tests/sim/checks/checks.h"

namespace tingfen::sim {
namespace {

// What the engine answers to `issued` on this state: why not, or none.
std::optional<pb::Refusal> WhyNot(const competition::Competition& state, const Issued& issued,
                                  const pb::Stamp& at) {
  const auto& seat = state.seats.at(issued.seat);
  if (auto refusal = access::WhyNotAsked(state, seat, issued.command)) return refusal;
  const competition::Request request{.command = &issued.command,
                                     .command_digest = crypto::Sha256(issued.bytes),
                                     .seat = issued.seat,
                                     .at = at,
                                     .random = std::string(competition::kDrawSecretBytes, '\0')};
  const auto decision = competition::Decide(state, request);
  const auto* refusal = std::get_if<pb::Refusal>(&decision);
  return refusal == nullptr ? std::nullopt : std::optional(*refusal);
}

std::string TextOf(const Issued& issued, const pb::Refusal& refusal) {
  return ActionOf(issued) + ": " + pb::Refusal::Code_Name(refusal.code()) + " " + refusal.what() +
         " " + refusal.have() + " " + refusal.need() + ", acted on " +
         std::to_string(issued.acted_on);
}

// One refusal while the ledger is walked.
struct Question {
  const Issued* issued;
  const SentRefusal* sent;
  bool explained = false;
};

// Whether a panel would be left with too few is reckoned once a correction is proposed; the form
// that lists what can be corrected does not know.
bool IsReckonedOnProposing(const Issued& issued, const pb::Refusal& refusal) {
  return issued.command.has_propose_correction() && refusal.code() == pb::Refusal::TOO_FEW_JUDGES;
}

// `state`: as it was after one of the ledger's events.
void Ask(const competition::Competition& state, Book& book, Question& question) {
  const Issued& issued = *question.issued;
  const SentRefusal& sent = *question.sent;
  if (state.seq < issued.acted_on || state.seq > sent.durable) return;
  if (state.seq == issued.acted_on) {
    // The view says what can be done at its own time.
    const auto refusal = WhyNot(state, issued, state.last_stamp);
    if (refusal && !IsReckonedOnProposing(issued, *refusal)) {
      book.Fault("offered what is refused: " + TextOf(issued, *refusal));
    }
  }
  // Time passes too: what was proposed lapses.
  const auto refusal = WhyNot(state, issued, sent.at);
  if (!refusal) return;
  question.explained = refusal->SerializeAsString() == sent.refusal.SerializeAsString();
}

std::vector<Question> QuestionsOf(Day& day) {
  std::vector<Question> questions;
  for (const SentRefusal& sent : day.refusals) {
    const auto issued = day.book.issued.find(sent.refusal.command_id());
    if (issued == day.book.issued.end()) {
      day.book.Fault("refused what nobody sent");
    } else {
      questions.push_back({&issued->second, &sent});
    }
  }
  return questions;
}

}  // namespace

void CheckRefusals(Day& day) {
  std::vector<Question> questions = QuestionsOf(day);
  if (questions.empty()) return;
  competition::Competition state;
  for (const pb::Event& event : EventsOf(day)) {
    competition::Evolve(state, event, state.seq + 1);
    for (Question& question : questions) {
      if (!question.explained) Ask(state, day.book, question);
    }
  }
  for (const Question& question : questions) {
    if (question.explained) continue;
    day.book.Fault("refused for no reason: " + TextOf(*question.issued, question.sent->refusal) +
                   ", refused by " + std::to_string(question.sent->durable));
  }
}

}  // namespace tingfen::sim
