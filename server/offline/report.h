// A recomputed paper interview for people and for programs. Pure; any thread.
#pragma once

#include <string>

#include "server/competition/trace/text.h"
#include "server/offline/paper.h"
#include "server/offline/score_paper.h"

namespace tingfen::offline {

struct ReportRequest {
  const pb::Plan& plan;
  const PaperInterview& interview;
  const Scored& scored;
  competition::Language language = competition::Language::kZh;
  bool trace = false;  // Each candidate's trace too.
};

// For each post a table: rank, candidate, stages, interview, other components, total, passes,
// proposed; then who has no sheet, and which sheets of experts are missing.
std::string ReportText(const ReportRequest& request);

// {"plan", "candidates": [CandidateFigures], "results": [PostResult], "equalisation"?,
// "without_sheets": [id], "traces"?: {id: [line]}} in Protobuf's JSON mapping, with the names of
// proto/figures.proto.
std::string ReportJson(const ReportRequest& request);

// "sheets.csv:17: mark: 101 不在 0 至 100 之间 / 101 is not between 0 and 100", one a line.
std::string FaultText(const PaperFaults& faults);

}  // namespace tingfen::offline
