#include "server/offline/table_rows.h"

#include <algorithm>

namespace tingfen::offline {
namespace {

bool Contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::optional<scoring::Exact> TableRow::Decimal(const std::string& column) const {
  const std::string& text = (*this)[column];
  auto value = scoring::ParseDecimal(text);
  if (!value) Fault(column, "不是数：" + text, "not a decimal: " + text);
  return value;
}

TableRows::TableRows(const Table& table, const std::vector<std::string>& needed,
                     const std::vector<std::string>& optional, PaperFaults& faults)
    : table_(table), faults_(faults), csv_(ReadCsv(table.text)) {
  for (const CsvFault& fault : csv_.faults) {
    Fault(fault.line, "", WordsOf(fault.kind).zh, WordsOf(fault.kind).en);
  }
  ReadHeader(needed, optional);
  row_.table_ = &table_.name;
  row_.columns_ = &columns_;
  row_.faults_ = &faults_;
}

void TableRows::Fault(unsigned line, const std::string& column, std::string zh, std::string en) {
  faults_.push_back({table_.name, line, column, std::move(zh), std::move(en)});
}

void TableRows::ReadHeader(const std::vector<std::string>& needed,
                           const std::vector<std::string>& optional) {
  if (csv_.rows.empty()) {
    if (csv_.faults.empty()) Fault(1, "", "没有表头", "there is no header");
    return;
  }
  const CsvRow& header = csv_.rows.front();
  bool sound = true;
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    const std::string& name = header.fields[i];
    const bool known = Contains(needed, name) || Contains(optional, name);
    if (known && columns_.emplace(name, i).second) continue;
    Fault(header.line, name, known ? "这一列出现两次" : "不认识这一列",
          known ? "this column is there twice" : "unknown column");
    sound = false;
  }
  for (const std::string& name : needed) {
    if (columns_.contains(name)) continue;
    Fault(header.line, name, "缺少这一列", "this column is missing");
    sound = false;
  }
  if (!sound) csv_.rows.clear();
}

TableRow* TableRows::Next() {
  while (next_ < csv_.rows.size()) {
    CsvRow& row = csv_.rows[next_++];
    const std::size_t have = row.fields.size();
    const std::size_t need = csv_.rows.front().fields.size();
    if (have == need) {
      row_.row_ = std::move(row);
      return &row_;
    }
    const auto& titles = csv_.rows.front().fields;
    Fault(row.line, have < need ? titles[have] : "",
          "有 " + std::to_string(have) + " 个字段，应有 " + std::to_string(need) + " 个",
          std::to_string(have) + " fields where the header has " + std::to_string(need));
  }
  return nullptr;
}

}  // namespace tingfen::offline
