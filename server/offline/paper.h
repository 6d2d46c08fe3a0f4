// A finished interview held on paper, read from tables, and its figures recomputed without a
// ledger.
//
// Pure; any thread. Limits: those of csv.h for each table. One run takes one batch: where rooms are
// equalised, everybody with marks is of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "proto/figures.pb.h"
#include "proto/plan.pb.h"
#include "proto/roll.pb.h"
#include "server/scoring/rules.h"
#include "server/scoring/stage.h"

namespace tingfen::offline {

// What is wrong with a table, and where. `line` 0: with the whole of it.
struct PaperFault {
  std::string table;  // Name of the file.
  unsigned line = 0;
  std::string column;
  std::string zh;
  std::string en;
};
using PaperFaults = std::vector<PaperFault>;

// One table as it was read: its name, for faults, and its text.
struct Table {
  std::string name;
  std::string_view text;
};

struct Tables {
  Table sheets;  // candidate, stage, panel, judge, criterion, mark, and optionally room
  std::optional<Table> components;   // candidate, component, mark
  std::optional<Table> adjustments;  // candidate, stage, points, reason
};

// One candidate's marks.
struct Paper {
  std::string candidate;
  std::string room;
  std::map<std::string, std::vector<scoring::PanelSheets>> sheets;      // by stage
  std::map<std::string, std::vector<scoring::Adjustment>> adjustments;  // by stage
  std::map<std::string, scoring::Exact> imported;                       // by component
};

struct PaperInterview {
  pb::Roll roll;                            // As given, or made of the table.
  std::vector<Paper> papers;                // Of those with a sheet, in roll order.
  std::vector<std::string> without_sheets;  // The others of the roll.
};

// `plan` and `roll` are sound (server/plan). Without a roll every candidate of the table stands, in
// order of appearance, for one post with one vacancy. The faults are never empty.
std::variant<PaperInterview, PaperFaults> ReadPaper(const pb::Plan& plan, const pb::Roll* roll,
                                                    const Tables& tables);

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
