// Questions drawn from the sealed bank (抽题): opened with the bank's passphrase once they are
// drawn, read by the candidate at the kiosk and by the judges until the stage is closed. Internal
// to server/competition, but for `QuestionsDrawn`, which the engine asks. Pure.
//
// The passphrase never comes here: the engine turns it into the keys of the questions drawn. A
// run-off draws questions of its own. Without a bank the questions are put by hand, as before.
#pragma once

#include <string>
#include <vector>

#include "server/competition/competition.h"

namespace tingfen::competition {

// The stage that is next or in progress has questions to be opened first: the plan draws some, a
// bank is there, and they are not opened.
bool QuestionsNeeded(const Competition& state, const RoomRecord& room);

// NOT_NOW "questions" where the stage may not begin, nor its preparing.
std::optional<pb::Refusal> WhyQuestionsWait(const Competition& state, const RoomRecord& room);

// Ids of the questions drawn for a candidate and stage; empty: none were, or there is no such
// candidate.
std::vector<std::string> QuestionsDrawn(const Competition& state, const std::string& candidate,
                                        const std::string& stage);

Decision DecideOpenQuestions(const Competition& head, const Request& request);

void OpenQuestions(Competition& state, const pb::QuestionsOpened& fact);

// The turn's questions, for pages that may show them: from opening until the stage is closed.
void AddQuestions(const Competition& state, const RoomRecord& room, pb::Turn& turn);

// Whose turn it is reads the questions now.
bool QuestionsAreRead(const Competition& state, const RoomRecord& room);

// Why what was opened is not what the bank holds and the draw gave; none: it is.
std::optional<std::string> WhyNotOfBank(const Competition& before, const pb::QuestionsOpened& fact);

}  // namespace tingfen::competition
