// The server's draw (抽签): of the order of candidates, of questions for one of them, of judges
// from a pool. Recomputable by anybody: the secret is durable before its commitment is shown, words
// said in the room are mixed in, and the outcome follows from secret, words and list alone
// (proto/seats.proto, Draw). Internal to server/competition. Pure; the secret arrives in the
// request.
//
// The supervisor's words are the last and close the list. A room has at most one open draw. A draw
// that is completed is never repeated; one that is abandoned stays on record with its secret, and
// the next one has a secret of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/competition/competition.h"

namespace tingfen::competition {

inline constexpr std::size_t kWordsCharactersMax = 200;
inline constexpr std::size_t kWordsInDrawMax = 50;

// What comes out: `take` of `from`, in the order drawn. `take` is at most their number.
std::vector<std::string> OutcomeOf(std::string_view secret, const std::vector<std::string>& words,
                                   std::vector<std::string> from, std::size_t take);
std::vector<std::string> OutcomeOf(const DrawRecord& draw);

// Null: none with this id.
const DrawRecord* FindDraw(const Competition& state, const std::string& id);

// The room's draw that is neither completed nor abandoned; null: none.
const DrawRecord* OpenDrawIn(const Competition& state, const std::string& room);

// The completed draw for the same as `draw` (its room, candidate, stage and panel); null: none.
const DrawRecord* CompletedDraw(const Competition& state, const pb::Draw& draw);

// Draws that can be opened in the room now, without id and `from`.
std::vector<pb::Draw> DrawsToOpen(const Competition& state, const RoomRecord& room);

// Sealed questions that may be drawn for the stage, and judges of the pool for the room's panel.
std::vector<std::string> QuestionsLeft(const Competition& state, const pb::Stage& stage);
std::vector<std::string> JudgesToDrawFrom(const Competition& state, const std::string& room,
                                          const std::string& panel);

// The list a draw of the room is made from.
std::vector<std::string> ToDrawFrom(const Competition& state, const RoomRecord& room,
                                    const pb::Draw& draw);

Decision DecideOpenDraw(const Competition& head, const Request& request);
Decision DecideContributeToDraw(const Competition& head, const Request& request);
Decision DecideCompleteDraw(const Competition& head, const Request& request);
Decision DecideAbandonDraw(const Competition& head, const Request& request);

void FoldDraw(Competition& state, const pb::Event& event);

}  // namespace tingfen::competition
