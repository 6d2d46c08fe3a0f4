// Questions drawn from the sealed bank (抽题): opened with the bank's passphrase once they are
// drawn, read by the candidate at the kiosk and by the judges until the stage is closed. Internal
// to server/competition, but for `QuestionsDrawn`, which the engine asks. Pure.
//
// The passphrase never comes here: the engine turns it into the keys of the questions drawn. A
// run-off draws questions of its own. Without a bank the questions are put by hand, as before.
#pragma once

#include <optional>
#include <string>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::OpenQuestions& command);

Decision Decide(const Competition& head, const Request& request, const pb::OpenQuestions& command);

// The turn's questions, for pages that may show them: from opening until the stage is closed.
void AddQuestions(const Competition& state, const RoomRecord& room, pb::Turn& turn);

// Whose turn it is reads the questions now.
bool QuestionsAreRead(const Competition& state, const RoomRecord& room);

// Why what was opened is not what the bank holds and the draw gave; none: it is.
std::optional<std::string> WhyNotOfBank(const Competition& before, const pb::QuestionsOpened& fact);

void OfferQuestions(Steps& steps);

void Fold(Competition& state, const pb::QuestionsOpened& fact, const Context& context);

}  // namespace tingfen::competition
