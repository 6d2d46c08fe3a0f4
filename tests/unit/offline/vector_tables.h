// A vector of tests/vectors as a plan, a roll and the tables somebody would have typed from paper.
#pragma once

#include <boost/json/value.hpp>
#include <set>
#include <string>

#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "server/competition/trace/trace.h"
#include "server/offline/paper.h"
#include "server/offline/score_paper.h"
#include "tests/unit/offline/hand_check.h"

namespace tingfen::offline {

struct VectorTables {
  pb::Plan plan;
  pb::Roll roll;
  std::string sheets;
  std::string components;
  std::string adjustments;

  Tables AsTables() const {
    return {{"sheets.csv", sheets},
            Table{"components.csv", components},
            Table{"adjustments.csv", adjustments}};
  }
};

// Without the rows of the candidates in `left_out`, and of those who were not present.
VectorTables TablesOf(const boost::json::value& content,
                      const std::set<std::string>& left_out = {});

// Their figures; a failure of the test where they cannot be scored.
Scored ScoredFrom(const VectorTables& tables);

std::vector<competition::TraceLine> TraceOf(const VectorTables& tables, const Scored& scored,
                                            const pb::CandidateFigures& figures);

// What a trace of these may take for granted.
Constants ConstantsOf(const VectorTables& tables, const Scored& scored);

}  // namespace tingfen::offline
