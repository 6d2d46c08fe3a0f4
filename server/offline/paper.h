// A finished interview held on paper, and what is wrong with the tables it is read from. Plain
// values; any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

}  // namespace tingfen::offline
