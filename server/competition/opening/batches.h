// Batches (批次): posts decided one batch after the other, each by itself. Internal to
// server/competition. Pure.
//
// A candidate is a person in one batch: one interview, one number, figures of its own. Who was not
// chosen may enter a later batch where the plan says so, and is another candidate there
// (`again_of`).
#pragma once

#include <string>
#include <vector>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// The first batch of the plan that has a post on the roll; empty: the plan has none.
std::string FirstBatch(const pb::Plan& plan, const pb::Roll& roll);

// The batch to be opened next; empty: none is left, or a post of the open one is not decided.
std::string NextBatch(const Competition& state);

// Who may enter the open batch though not chosen in an earlier one, in roll order.
std::vector<std::string> MayEnterAgain(const Competition& state, const std::string& room);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::OpenBatch& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::EnterAgain& command);

Decision Decide(const Competition& head, const Request& request, const pb::OpenBatch& command);
Decision Decide(const Competition& head, const Request& request, const pb::EnterAgain& command);

// The next batch; who may enter the open one.
void OfferBatches(Steps& steps);

void Fold(Competition& state, const pb::BatchOpened& fact, const Context& context);
void Fold(Competition& state, const pb::EnteredAgain& fact, const Context& context);

}  // namespace tingfen::competition
