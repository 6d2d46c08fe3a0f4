// Paper sheets read by two people. Internal to server/competition. Pure.
#pragma once

#include <string>
#include <vector>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

// The paper sheets awaited in the room, and those of which one reading is in; what `reader` may
// see of them. At most 200.
std::vector<pb::Keying::Line> PaperSheets(const Competition& state, const RoomRecord& room,
                                          const std::string& reader);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::KeySheet& command);

Decision Decide(const Competition& head, const Request& request, const pb::KeySheet& command);

// What operator and verifier alone are shown besides, each the own reading; `seat` is the reader's.
pb::Keying KeyingFor(const Competition& state, const std::string& seat);

void OfferKeying(Steps& steps);

void Fold(Competition& state, const pb::SheetKeyed& fact, const Context& context);

}  // namespace tingfen::competition
