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

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

inline constexpr std::size_t kWordsInDrawMax = 50;

// What comes out: `take` of `from`, in the order drawn. `take` is at most their number.
std::vector<std::string> OutcomeOf(std::string_view secret, const std::vector<std::string>& words,
                                   std::vector<std::string> from, std::size_t take);
std::vector<std::string> OutcomeOf(const DrawRecord& draw);

// Draws that can be opened in the room now, without id and `from`.
std::vector<pb::Draw> DrawsToOpen(const Competition& state, const RoomRecord& room);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::OpenDraw& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ContributeToDraw& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::CompleteDraw& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::AbandonDraw& command);

Decision Decide(const Competition& head, const Request& request, const pb::OpenDraw& command);
Decision Decide(const Competition& head, const Request& request,
                const pb::ContributeToDraw& command);
Decision Decide(const Competition& head, const Request& request, const pb::CompleteDraw& command);
Decision Decide(const Competition& head, const Request& request, const pb::AbandonDraw& command);

// The supervisor's words close the list; before them the operator's are welcome, not needed.
void OfferDraws(Steps& steps);

void Fold(Competition& state, const pb::DrawOpened& fact, const Context& context);
void Fold(Competition& state, const pb::DrawContributed& fact, const Context& context);
void Fold(Competition& state, const pb::DrawCompleted& fact, const Context& context);
void Fold(Competition& state, const pb::DrawAbandoned& fact, const Context& context);

}  // namespace tingfen::competition
