// What can be corrected, and how a correction is told. Internal to server/competition. Pure.
#pragma once

#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// The candidates' closed stages of the room that may still be corrected, with the sheets of expert
// panels and those that came late.
std::vector<pb::Correctable> CorrectableIn(const Competition& state, const RoomRecord& room);
pb::CorrectionView CorrectionViewOf(const Competition& state, const CorrectionRecord& record,
                                    const pb::Person& person);

}  // namespace tingfen::competition
