// The figures of a paper interview, recomputed without a ledger. Pure; any thread. One run takes
// one batch: where rooms are equalised, everybody with marks is of it.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "proto/figures.pb.h"
#include "proto/plan.pb.h"
#include "server/offline/paper.h"

namespace tingfen::offline {

struct Scored {
  std::vector<pb::CandidateFigures> figures;  // In the order of the papers.
  std::optional<pb::Equalisation> equalisation;
  std::vector<pb::PostResult> results;  // In the order of the posts.
};

// The faults: panels with too few sheets, candidates without a component's mark, a room whose mean
// is zero. Sheets of experts that are not there, but not too many, are named in
// PanelFigure.missing.
std::variant<Scored, PaperFaults> ScorePaper(const pb::Plan& plan, const PaperInterview& interview);

}  // namespace tingfen::offline
