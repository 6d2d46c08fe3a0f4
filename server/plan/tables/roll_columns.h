// The columns of the tables a roll is made from, and their rows. Internal to server/plan. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proto/commands.pb.h"
#include "proto/plan.pb.h"
#include "server/plan/tables/roll_faults.h"

namespace tingfen::plan {

inline constexpr int kTableRowsMax = 2000;
inline constexpr int kTableCellsMax = 40;

struct KnownColumn {
  std::string field;                // Under the row's path: "name"; empty: read over.
  std::vector<std::string> titles;  // The Chinese and the English one first; then others.
  bool needed = false;
  bool several = false;  // May stand several times, with numbers: 岗位1, 岗位2.
};

std::vector<KnownColumn> ColumnsOfPosts(const pb::Plan& plan);

// Marks brought in have the field "imported.COMPONENT".
std::vector<KnownColumn> ColumnsOfPeople(const pb::Plan& plan);

// The column of `known` that a title names; null: none.
const KnownColumn* FindColumn(const std::vector<KnownColumn>& known, const std::string& title);

struct RollCell {
  std::string field;
  std::string title;       // Of the column, as in the file.
  std::string text;        // As in the file; empty where it shows no value.
  std::uint32_t cell = 0;  // Of the row, from 1.
};

struct RollRow {
  std::string path;             // "candidates[0]"
  Place place;                  // Of the row as a whole.
  std::vector<RollCell> cells;  // Of known columns, in the order of the file.

  bool Has(const std::string& field) const;
  // Of the first such column; empty where there is none.
  std::string Text(const std::string& field) const;
};

// The rows below the titles, but for empty ones, at the paths `base`[0], `base`[1], …; each cell
// has been put at its field's path. What is wrong with the titles is a fault; where one that is
// needed is missing, its field is spoiled in every row.
std::vector<RollRow> ReadRows(const pb::Table& table, const std::vector<KnownColumn>& known,
                              const std::string& base, PlacedFaults& faults);

}  // namespace tingfen::plan
