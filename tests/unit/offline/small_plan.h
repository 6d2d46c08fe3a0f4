// A small plan of two stages by a panel of five, and tables for it.
#pragma once

#include <string>
#include <vector>

#include "server/offline/paper.h"

namespace tingfen::offline {

// Speech 50% of two criteria (60 and 40), defense 50% of one; five judges, at least three, nothing
// dropped; published at two places; one is proposed for each vacancy.
pb::Plan SmallPlan();

inline constexpr const char* kSheetsHeader = "candidate,stage,panel,judge,criterion,mark\n";

// One candidate's defense rows by judges 1, 2, 3 …
std::string DefenseRows(const std::string& candidate, const std::vector<std::string>& marks);
// And the speech: the same marks of both criteria by judges 1 to 3.
std::string SpeechRows(const std::string& candidate, const std::string& content,
                       const std::string& manner);

}  // namespace tingfen::offline
