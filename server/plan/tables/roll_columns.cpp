#include "server/plan/tables/roll_columns.h"

#include <algorithm>
#include <optional>
#include <set>

#include "server/plan/model/paths.h"
#include "server/plan/reading/suggest.h"
#include "server/plan/tables/roll_cells.h"
#include "server/scoring/rules.h"

namespace tingfen::plan {
namespace {

using Row = pb::Table::Row;

bool IsEmpty(const Row& row) {
  return std::ranges::all_of(row.cells(),
                             [](const std::string& cell) { return CellKey(cell).empty(); });
}

// "1" to "20", or 一 to 十.
bool IsOrdinal(const std::string& text) {
  static const std::set<std::string> kChinese = {"一", "二", "三", "四", "五",
                                                 "六", "七", "八", "九", "十"};
  const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
  return kChinese.contains(text) || (!text.empty() && text.size() <= 2 && digits);
}

bool Names(const KnownColumn& column, const std::string& key) {
  return std::ranges::any_of(column.titles, [&](const std::string& title) {
    const std::string known = CellKey(title);
    if (key == known) return true;
    return column.several && key.starts_with(known) && IsOrdinal(key.substr(known.size()));
  });
}

std::string TitlesOf(const std::vector<KnownColumn>& known, std::size_t language) {
  std::string listed;
  for (const KnownColumn& column : known) {
    if (column.field.empty()) continue;
    listed += (listed.empty()  ? ""
               : language == 0 ? "、"
                               : ", ") +
              column.titles[std::min(language, column.titles.size() - 1)];
  }
  return listed;
}

// Reads the titles of one table, then its rows.
class TableReader {
 public:
  TableReader(const pb::Table& table, const std::vector<KnownColumn>& known,
              const std::string& base, PlacedFaults& faults)
      : table_(table), known_(known), base_(base), faults_(faults) {}

  std::vector<RollRow> Read() {
    faults_.Put(base_, {table_.name(), 0, {}, {}});
    if (table_.rows_size() > kTableRowsMax) {
      faults_.list().AddAndSpoil(
          base_, FaultCode::kOutOfRange,
          {"表有 {0} 行，最多 {1} 行。", "the table has {0} rows; at most {1} are possible."},
          {std::to_string(table_.rows_size()), std::to_string(kTableRowsMax)});
      return {};
    }
    std::vector<RollRow> rows;
    for (const Row& row : table_.rows()) {
      if (IsEmpty(row)) continue;
      if (header_ == nullptr) {
        header_ = &row;
        ReadTitles();
      } else if (known_any_) {
        rows.push_back(ReadRow(row, static_cast<int>(rows.size())));
      }
    }
    if (rows.empty() && known_any_ == (header_ != nullptr)) {
      faults_.list().Add(base_, FaultCode::kMissing,
                         {"表里没有内容。第一个非空的行写列名，下面每行写一项。",
                          "the table holds nothing. The first row that is not empty names the "
                          "columns; each row below is one entry."});
    }
    if (rows.empty()) faults_.list().Spoil(base_);
    return rows;
  }

 private:
  std::string TitlePath(int index) const { return At(base_ + "_titles", index); }

  // Of cells beyond the limit one fault tells.
  int WidthOf(const Row& row, const std::string& path) {
    const auto& cells = row.cells();
    const int width = std::min(cells.size(), kTableCellsMax);
    if (std::all_of(cells.begin() + width, cells.end(),
                    [](const std::string& cell) { return CellKey(cell).empty(); })) {
      return width;
    }
    faults_.Put(path, {table_.name(), row.number(), {}, {}});
    faults_.list().Add(
        path, FaultCode::kOutOfRange,
        {"这一行有 {0} 格，最多 {1} 格。", "this row has {0} cells; at most {1} are possible."},
        {std::to_string(cells.size()), std::to_string(kTableCellsMax)});
    return width;
  }

  void ReadTitles() {
    const int width = WidthOf(*header_, base_ + "_titles");
    for (int i = 0; i < width; ++i) columns_.push_back(FindColumn(known_, header_->cells(i)));
    known_any_ =
        std::ranges::any_of(columns_, [](const auto* column) { return column != nullptr; });
    if (!known_any_) {
      const Place place = {table_.name(), header_->number(), {}, header_->cells(0), 0};
      faults_.Put(TitlePath(0), place);
      faults_.list().Add(
          TitlePath(0), FaultCode::kNotFound,
          {"这一行里没有认得的列名。第一个非空的行必须是列名（上面不要有表名），可以写：{0}。",
           "no title of a column is known in this row. The first row that is not empty must name "
           "the columns, with no heading above; they may be: {1}."},
          {TitlesOf(known_, 0), TitlesOf(known_, 1)});
      return;
    }
    for (int i = 0; i < width; ++i) CheckTitle(i);
    NameMissing();
  }

  void CheckTitle(int index) {
    const std::string& title = header_->cells(index);
    const KnownColumn* column = columns_[static_cast<std::size_t>(index)];
    faults_.Put(TitlePath(index), {table_.name(), header_->number(), CellText(title), title,
                                   static_cast<std::uint32_t>(index) + 1});
    if (CellKey(title).empty()) return;
    if (column == nullptr) {
      AddUnknown(index, title);
    } else if (!column->several && !column->field.empty() && Before(column, index)) {
      faults_.list().Add(TitlePath(index), FaultCode::kNotUnique,
                         {"{0} 这一列出现了两次，请删去一列。",
                          "the column {0} is there twice; please remove one."},
                         {Quoted(title)});
      columns_[static_cast<std::size_t>(index)] = nullptr;
    }
  }

  bool Before(const KnownColumn* column, int index) const {
    return std::find(columns_.begin(), columns_.begin() + index, column) !=
           columns_.begin() + index;
  }

  void AddUnknown(int index, const std::string& title) {
    std::vector<std::string> titles;
    for (const KnownColumn& column : known_) {
      titles.insert(titles.end(), column.titles.begin(), column.titles.end());
    }
    const auto nearest = Nearest(CellKey(title), titles);
    faults_.list().Add(
        TitlePath(index), FaultCode::kUnknownField,
        {"不认得 {0} 这一列{1}。不需要的请删去；可以有：{3}。",
         "the column {0} is not known{2}. Remove what is not needed; there may be: {4}."},
        {Quoted(title), nearest ? "（是否要写 " + Quoted(*nearest) + "？）" : "",
         nearest ? " (did you mean " + Quoted(*nearest) + "?)" : "", TitlesOf(known_, 0),
         TitlesOf(known_, 1)});
  }

  void NameMissing() {
    for (const KnownColumn& column : known_) {
      if (!column.needed || std::ranges::find(columns_, &column) != columns_.end()) continue;
      missing_.push_back(column.field);
      const std::string path = Joined(base_ + "_titles", column.field);
      faults_.Put(path, {table_.name(), header_->number(), column.titles[0], {}});
      faults_.list().Add(path, FaultCode::kMissing,
                         {"缺少 {0} 这一列，请加上。", "the column {1} is missing; please add it."},
                         {Quoted(column.titles[0]), Quoted(column.titles[1])});
    }
  }

  RollRow ReadRow(const Row& source, int index) {
    RollRow row{At(base_, index), {table_.name(), source.number(), {}, {}}, {}};
    faults_.Put(row.path, row.place);
    for (const std::string& field : missing_) faults_.list().Spoil(Joined(row.path, field));
    // A row that ends early has empty cells up to the last title.
    const int width = WidthOf(source, row.path);
    const int titled_width = static_cast<int>(columns_.size());
    for (int i = 0; i < std::max(width, titled_width); ++i) {
      const std::string text = i < width ? source.cells(i) : std::string();
      const bool titled = i < header_->cells_size() && !CellKey(header_->cells(i)).empty();
      if (!titled) AddUntitled(row, i, text);
      if (!titled || columns_[static_cast<std::size_t>(i)] == nullptr) continue;
      const KnownColumn& column = *columns_[static_cast<std::size_t>(i)];
      if (column.field.empty()) continue;
      const std::string title = CellText(header_->cells(i));
      const auto cell = static_cast<std::uint32_t>(i) + 1;
      const Place place = {table_.name(), source.number(), title, text, cell};
      if (!row.Has(column.field)) faults_.Put(Joined(row.path, column.field), place);
      const bool shown = HasValue(row, column.field, place);
      row.cells.push_back({column.field, title, shown ? text : "", cell});
    }
    return row;
  }

  // Where a spreadsheet shows no value there is none to be read: that is not the same as a blank.
  bool HasValue(const RollRow& row, const std::string& field, const Place& place) {
    const NoValue kind = NoValueOf(place.have);
    if (kind == NoValue::kNone) return true;
    const std::string path = At(Joined(row.path, "cells"), static_cast<int>(place.cell));
    faults_.Put(path, place);
    faults_.list().Add(path, FaultCode::kBadForm, WordsOf(kind));
    faults_.list().Spoil(Joined(row.path, field));
    return false;
  }

  static Words WordsOf(NoValue kind) {
    switch (kind) {
      case NoValue::kError:
        return {"表格里这一格的公式出错了，没有结果：请在表格里改好，或直接写上内容。",
                "the formula of this cell has an error and no result: mend it in the table, or "
                "write what is meant."};
      case NoValue::kFormula:
        return {
            "这一格是公式，文件里没有可信的结果：请用 Excel 或 WPS 打开、保存一次，再重新选择；"
            "或直接写上内容。",
            "this cell is a formula whose result is not kept in the file: open it in Excel or "
            "WPS, save it and choose it again; or write what is meant."};
      default:
        return {
            "这一格只显示一串 #，看不出内容（列太窄、日期不对，或不认得它的数字格式）：请把格式改为"
            "文本，重新填写。",
            "this cell shows nothing but #, so that its content cannot be told (a column too "
            "narrow, a date that is none, a format not known): make its format text and "
            "write it anew."};
    }
  }

  void AddUntitled(const RollRow& row, int index, const std::string& text) {
    if (CellKey(text).empty()) return;
    const std::string path = At(Joined(row.path, "untitled"), index);
    const auto cell = static_cast<std::uint32_t>(index) + 1;
    faults_.Put(path, {table_.name(), row.place.row, {}, text, cell});
    faults_.list().Add(path, FaultCode::kUnknownField,
                       {"第 {0} 格有内容，而这一列没有列名。",
                        "cell {0} is filled in, and its column has no title."},
                       {std::to_string(index + 1)});
  }

  const pb::Table& table_;
  const std::vector<KnownColumn>& known_;
  const std::string base_;
  PlacedFaults& faults_;
  const Row* header_ = nullptr;
  std::vector<const KnownColumn*> columns_;  // By cell; null: not read.
  std::vector<std::string> missing_;         // Fields.
  bool known_any_ = false;
};

KnownColumn Numbering() {
  return {"", {"序号", "No.", "编号", "No", "#"}};
}

// What the plan calls a post, after the usual titles.
void AddTermsOfPost(const pb::Plan& plan, KnownColumn& column) {
  const pb::Text& term = plan.terms().post();
  for (const std::string& title : {term.zh(), term.en()}) {
    if (!title.empty()) column.titles.push_back(title);
  }
}

}  // namespace

std::vector<KnownColumn> ColumnsOfPosts(const pb::Plan& plan) {
  std::vector<KnownColumn> columns = {
      {"title",
       {"岗位", "Post", "岗位名称", "竞聘岗位", "职位", "职位名称", "竞聘职位", "Title"},
       true},
      {"vacancies", {"职数", "Vacancies", "岗位职数", "名额", "人数", "选聘职数"}, true},
      {"unit",
       {"单位", "Unit", "岗位单位", "所在单位", "用人单位", "部门"},
       plan.applications().not_own_unit()},
      {"batch", {"批次", "Batch"}, plan.has_batches()},
      {"fell_away", {"取消原因", "Fell away", "岗位取消原因"}},
      Numbering(),
  };
  AddTermsOfPost(plan, columns.front());
  return columns;
}

std::vector<KnownColumn> ColumnsOfPeople(const pb::Plan& plan) {
  std::vector<KnownColumn> columns = {
      {"posts",
       {"岗位", "Post", "报考岗位", "竞聘岗位", "报名岗位", "竞岗岗位", "职位", "报考职位",
        "竞聘职位", "Posts"},
       true,
       true},
      {"name", {"姓名", "Name", "竞聘者", "竞聘人", "竞聘者姓名", "竞聘人姓名", "Candidate"}, true},
      {"unit",
       {"单位", "Unit", "所在单位", "工作单位", "现工作单位", "部门", "所在部门"},
       plan.applications().not_own_unit()},
      {"room", {"考场", "Room", "面试考场"}},
      {"qualified", {"资格审查", "Qualified", "资格审查结果"}},
      {"preselected", {"比选", "Preselected", "比选结果", "Pre-selected"}},
      {"reason", {"理由", "Reason", "原因"}},
      {"first_posts", {"改报前岗位", "First post", "原报岗位", "First posts"}, false, true},
      Numbering(),
  };
  AddTermsOfPost(plan, columns.front());
  for (const pb::Component& component : plan.components()) {
    if (component.id() == scoring::kInterviewComponent) continue;
    const std::string& zh = component.title().zh();
    const std::string& en = component.title().en();
    columns.push_back({"imported." + component.id(),
                       {zh, en.empty() ? component.id() : en, component.id()},
                       true});
  }
  return columns;
}

const KnownColumn* FindColumn(const std::vector<KnownColumn>& known, const std::string& title) {
  const std::string key = CellKey(title);
  const auto found =
      std::ranges::find_if(known, [&](const KnownColumn& column) { return Names(column, key); });
  return found == known.end() ? nullptr : &*found;
}

bool RollRow::Has(const std::string& field) const {
  return std::ranges::find(cells, field, &RollCell::field) != cells.end();
}

std::string RollRow::Text(const std::string& field) const {
  const auto cell = std::ranges::find(cells, field, &RollCell::field);
  return cell == cells.end() ? std::string() : CellText(cell->text);
}

std::vector<RollRow> ReadRows(const pb::Table& table, const std::vector<KnownColumn>& known,
                              const std::string& base, PlacedFaults& faults) {
  return TableReader(table, known, base, faults).Read();
}

}  // namespace tingfen::plan
