// The rows of a table by the names in its header, with the faults found on the way. Internal to
// server/offline.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/offline/csv.h"
#include "server/offline/paper.h"
#include "server/scoring/exact.h"

namespace tingfen::offline {

class TableRow {
 public:
  bool of_sheets = false;  // A candidate who is named here stands in the interview.

  unsigned line() const { return row_.line; }
  bool Has(const std::string& column) const { return columns_->contains(column); }
  // The field of a column that the table has.
  const std::string& operator[](const std::string& column) const {
    return row_.fields[columns_->at(column)];
  }
  void Fault(const std::string& column, std::string zh, std::string en) const {
    faults_->push_back({*table_, row_.line, column, std::move(zh), std::move(en)});
  }
  // None, with a fault, where the field is no decimal.
  std::optional<scoring::Exact> Decimal(const std::string& column) const;

 private:
  friend class TableRows;

  const std::string* table_ = nullptr;
  const std::map<std::string, std::size_t>* columns_ = nullptr;
  PaperFaults* faults_ = nullptr;
  CsvRow row_;
};

class TableRows {
 public:
  // Without a header that has all of `needed`, and besides them none but `optional`, there are no
  // rows.
  TableRows(const Table& table, const std::vector<std::string>& needed,
            const std::vector<std::string>& optional, PaperFaults& faults);

  // Null after the last one. A row with another number of fields than the header is a fault.
  TableRow* Next();

 private:
  void ReadHeader(const std::vector<std::string>& needed, const std::vector<std::string>& optional);
  void Fault(unsigned line, const std::string& column, std::string zh, std::string en);

  const Table& table_;
  PaperFaults& faults_;
  Csv csv_;
  std::map<std::string, std::size_t> columns_;
  std::size_t next_ = 1;
  TableRow row_;
};

}  // namespace tingfen::offline
