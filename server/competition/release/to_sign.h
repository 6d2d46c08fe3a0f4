// Who is to sign, in one order for desk and kiosk. Internal to server/competition. Pure.
//
// First comes who was called to sign by name: the desk called, or whoever stands at the kiosk said
// which number is theirs. Then who heard since the last call: announcing calls them to the kiosk,
// and the room waits for them. Then the others in the order in which they heard, so that whoever
// has waited longest goes first; those whose objection waits for its answer after those who can
// sign now, and who was heard in an earlier batch last.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

struct ToBeSigned {
  std::string candidate;
  const FiguresRecord* figures = nullptr;  // Announced and not signed.
  std::string post;                        // Of a run-off; empty: the interview.
};

// Of those who still take part.
std::vector<ToBeSigned> ToSignIn(const Competition& state, const RoomRecord& room);

// Who has heard a score in the room, of earlier batches too, who may sign or wait for an answer.
std::vector<std::string> HeardIn(const Competition& state, const RoomRecord& room);

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::CallToSign& command);

Decision Decide(const Competition& head, const Request& request, const pb::CallToSign& command);

void OfferCallsToSign(Steps& steps);

void Fold(Competition& state, const pb::CalledToSign& fact, const Context& context);

}  // namespace tingfen::competition
