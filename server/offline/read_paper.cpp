#include "server/offline/read_paper.h"

#include <algorithm>
#include <set>

#include "server/offline/by_id.h"
#include "server/offline/table_rows.h"
#include "server/plan/model/ids.h"
#include "server/plan/model/rules.h"
#include "server/text/folding.h"

namespace tingfen::offline {
namespace {

constexpr const char* kOnlyRoom = "room1";
constexpr const char* kOnlyPost = "post1";

// Where a sheet's marks are put together.
struct SheetKey {
  std::string candidate;
  std::string stage;
  std::string panel;
  std::string seat;
  auto operator<=>(const SheetKey&) const = default;
};

struct SheetRows {
  unsigned first_line = 0;
  bool spoiled = false;                     // A row of it had a fault that has been named.
  std::map<std::string, unsigned> line_of;  // by criterion
  std::vector<scoring::Mark> marks;
};

class PaperReader {
 public:
  PaperReader(const pb::Plan& plan, const pb::Roll* roll, const Tables& tables)
      : plan_(plan), given_(roll), tables_(tables) {
    if (roll != nullptr) interview_.roll = *roll;
  }

  std::variant<PaperInterview, PaperFaults> Read() {
    if (given_ == nullptr) {
      pb::Post& post = *interview_.roll.add_posts();
      post.set_id(kOnlyPost);
      post.set_vacancies(1);
    }
    for (const pb::Stage& stage : plan_.stages()) rules_[stage.id()] = plan::StageRuleOf(stage);
    ReadSheets();
    NameUnfinishedSheets();
    if (tables_.components) ReadComponents();
    if (tables_.adjustments) ReadAdjustments();
    if (faults_.empty() && sheets_.empty()) {
      faults_.push_back({tables_.sheets.name, 0, "", "表中没有分数", "The table holds no marks"});
    }
    if (!faults_.empty()) return std::move(faults_);
    Assemble();
    return std::move(interview_);
  }

 private:
  // The id of the candidate called `name` in a row; empty, with a fault, where there is none.
  std::string CandidateOf(TableRow& row) {
    const std::string& name = row["candidate"];
    auto& candidates = *interview_.roll.mutable_candidates();
    if (FindById(candidates, name) != nullptr) return name;
    auto named = Named([&](const pb::Candidate& one) { return one.name() == name; });
    if (named.empty()) {
      const std::string folded = text::FoldedName(name);
      named =
          Named([&](const pb::Candidate& one) { return text::FoldedName(one.name()) == folded; });
    }
    if (named.size() == 1) return named.front();
    if (named.size() > 1) {
      row.Fault("candidate", "有同名者，请写编号：" + name,
                "several have this name, give the id: " + name);
      return "";
    }
    if (given_ != nullptr || !row.of_sheets || name.empty()) {
      row.Fault("candidate", "没有这名竞聘者：" + name, "no such candidate: " + name);
      return "";
    }
    pb::Candidate& candidate = *candidates.Add();
    candidate.set_id(name);
    candidate.set_name(name);
    candidate.add_posts(kOnlyPost);
    candidate.set_room(row.Has("room") ? row["room"] : "");
    return name;
  }

  // The ids of the candidates of whom `is` holds.
  template <typename Is>
  std::vector<std::string> Named(Is is) const {
    std::vector<std::string> ids;
    for (const pb::Candidate& candidate : interview_.roll.candidates()) {
      if (is(candidate)) ids.push_back(candidate.id());
    }
    return ids;
  }

  const pb::Stage* StageOf(TableRow& row) {
    const pb::Stage* stage = FindById(plan_.stages(), row["stage"]);
    if (stage == nullptr) {
      row.Fault("stage", "方案中没有这个环节：" + row["stage"], "no such stage: " + row["stage"]);
    }
    return stage;
  }

  std::string RoomOf(const std::string& candidate) const {
    const std::string& room = FindById(interview_.roll.candidates(), candidate)->room();
    if (!room.empty()) return room;
    return interview_.roll.rooms().empty() ? kOnlyRoom : interview_.roll.rooms(0).id();
  }

  void CheckRoom(TableRow& row, const std::string& candidate) {
    if (!row.Has("room")) {
      if (given_ == nullptr && plan_.has_equalise()) {
        row.Fault("room", "各考场成绩要平衡，须写考场", "rooms are equalised: the room is needed");
      }
      return;
    }
    const std::string room = RoomOf(candidate);
    if (row["room"] == room || (row["room"].empty() && !plan_.has_equalise())) return;
    row.Fault("room", "考场与前面或名单不一致：" + row["room"] + "，应为 " + room,
              "another room than before or than the roll says: " + row["room"] + ", not " + room);
  }

  // The seat's id; empty, with a fault, where it is not on the panel.
  std::string SeatOf(TableRow& row, const pb::Panel& panel, const std::string& candidate) {
    std::string judge = row["judge"];
    const std::string prefix = candidate.empty() ? "" : RoomOf(candidate) + ".";
    if (!prefix.empty() && judge.starts_with(prefix)) judge.erase(0, prefix.size());
    for (std::uint32_t number = 1; number <= panel.seats(); ++number) {
      std::string seat = plan::SeatId(panel.id(), number);
      if (judge == std::to_string(number) || judge == seat) return seat;
    }
    const std::string seats = std::to_string(panel.seats());
    row.Fault("judge", "不是这个小组的席位：" + row["judge"] + "，应为 1 至 " + seats,
              "not a seat of this panel: " + row["judge"] + ", which has 1 to " + seats);
    return "";
  }

  const pb::Panel* PanelOf(TableRow& row, const pb::Stage* stage) {
    const pb::Panel* panel = FindById(plan_.panels(), row["panel"]);
    if (panel == nullptr) {
      row.Fault("panel", "方案中没有这个评委组：" + row["panel"], "no such panel: " + row["panel"]);
      return nullptr;
    }
    if (stage == nullptr) return panel;
    for (const pb::StagePanel& entry : stage->panels()) {
      if (entry.panel() == panel->id()) return panel;
    }
    row.Fault("panel", "这个评委组不评 " + stage->id() + "：" + panel->id(),
              "this panel does not score " + stage->id() + ": " + panel->id());
    return nullptr;
  }

  std::optional<scoring::Mark> MarkOf(TableRow& row, const pb::Stage& stage) {
    const scoring::StageRule& rule = rules_.at(stage.id());
    const auto criterion =
        std::find_if(rule.criteria.begin(), rule.criteria.end(),
                     [&](const auto& one) { return one.id == row["criterion"]; });
    if (criterion == rule.criteria.end()) {
      row.Fault("criterion", "这个环节没有这一项：" + row["criterion"],
                "no such criterion in this stage: " + row["criterion"]);
    }
    const auto mark = row.Decimal("mark");
    if (!mark || criterion == rule.criteria.end()) return std::nullopt;
    if (*mark < 0 || *mark > criterion->max) {
      const std::string max = scoring::ToExactText(criterion->max);
      row.Fault("mark", row["mark"] + " 不在 0 至 " + max + " 之间",
                row["mark"] + " is not between 0 and " + max);
      return std::nullopt;
    }
    if (rule.step && !scoring::IsMultipleOf(*mark, *rule.step)) {
      row.Fault("mark", row["mark"] + " 不是 " + stage.step() + " 的整数倍",
                row["mark"] + " is not a multiple of " + stage.step());
      return std::nullopt;
    }
    return scoring::Mark{criterion->id, *mark};
  }

  void ReadSheets() {
    TableRows rows(tables_.sheets, {"candidate", "stage", "panel", "judge", "criterion", "mark"},
                   {"room"}, faults_);
    while (TableRow* row = rows.Next()) {
      row->of_sheets = true;
      ReadSheetRow(*row);
    }
  }

  void ReadSheetRow(TableRow& row) {
    const std::string candidate = CandidateOf(row);
    if (!candidate.empty()) CheckRoom(row, candidate);
    const pb::Stage* stage = StageOf(row);
    const pb::Panel* panel = PanelOf(row, stage);
    const std::string seat = panel == nullptr ? "" : SeatOf(row, *panel, candidate);
    const auto mark = stage == nullptr ? std::nullopt : MarkOf(row, *stage);
    if (candidate.empty() || stage == nullptr || panel == nullptr || seat.empty()) return;
    SheetRows& sheet = sheets_[{candidate, stage->id(), panel->id(), seat}];
    if (sheet.first_line == 0) sheet.first_line = row.line();
    sheet.spoiled = sheet.spoiled || !mark;
    if (!mark) return;
    const auto [known, is_new] = sheet.line_of.emplace(mark->criterion, row.line());
    if (!is_new) {
      const std::string line = std::to_string(known->second);
      row.Fault("criterion", "与第 " + line + " 行重复", "the same as line " + line);
      return;
    }
    sheet.marks.push_back(*mark);
  }

  void NameUnfinishedSheets() {
    for (const auto& [key, sheet] : sheets_) {
      if (sheet.spoiled) continue;
      for (const scoring::Criterion& criterion : rules_.at(key.stage).criteria) {
        if (sheet.line_of.contains(criterion.id)) continue;
        const std::string whose = key.candidate + " " + key.stage + " " + key.seat;
        faults_.push_back({tables_.sheets.name, sheet.first_line, "criterion",
                           "这份评分表（" + whose + "）缺少 " + criterion.id,
                           "this sheet (" + whose + ") lacks " + criterion.id});
      }
    }
  }

  const pb::Component* ComponentOf(TableRow& row) {
    const pb::Component* component = FindById(plan_.components(), row["component"]);
    if (component != nullptr && component->id() != scoring::kInterviewComponent) return component;
    row.Fault("component", "方案中没有这项要导入的成绩：" + row["component"],
              "no such component is brought in: " + row["component"]);
    return nullptr;
  }

  void ReadComponents() {
    TableRows rows(*tables_.components, {"candidate", "component", "mark"}, {}, faults_);
    while (TableRow* row = rows.Next()) {
      const std::string candidate = CandidateOf(*row);
      const pb::Component* component = ComponentOf(*row);
      const auto mark = row->Decimal("mark");
      if (candidate.empty() || component == nullptr || !mark) continue;
      const auto full = scoring::ParseDecimal(component->full_mark());
      if (*mark < 0 || (full && *mark > *full)) {
        const std::string max = full ? scoring::ToExactText(*full) : "…";
        row->Fault("mark", (*row)["mark"] + " 不在 0 至 " + max + " 之间",
                   (*row)["mark"] + " is not between 0 and " + max);
      } else if (!imported_[candidate].emplace(component->id(), *mark).second) {
        row->Fault("component", "这名竞聘者的这项成绩已经有了",
                   "this candidate has a mark for it already");
      }
    }
  }

  void ReadAdjustments() {
    TableRows rows(*tables_.adjustments, {"candidate", "stage", "points", "reason"}, {}, faults_);
    while (TableRow* row = rows.Next()) {
      const std::string candidate = CandidateOf(*row);
      const pb::Stage* stage = StageOf(*row);
      const auto points = row->Decimal("points");
      const bool reason = !(*row)["reason"].empty();
      if (!reason) row->Fault("reason", "须写理由", "a reason is needed");
      if (candidate.empty() || stage == nullptr || !points || !reason) continue;
      adjustments_[candidate][stage->id()].push_back({*points, (*row)["reason"]});
    }
  }

  // Marks of the roll count as if they stood in the table; the table's go before them.
  std::map<std::string, scoring::Exact> ImportedOf(const pb::Candidate& candidate) {
    auto& imported = imported_[candidate.id()];
    for (const pb::Imported& entry : candidate.imported()) {
      const auto mark = scoring::ParseDecimal(entry.mark());
      if (mark) imported.emplace(entry.component(), *mark);
    }
    return imported;
  }

  void Assemble() {
    std::map<std::string, std::map<std::string, std::map<std::string, scoring::PanelSheets>>> all;
    for (auto& [key, sheet] : sheets_) {
      scoring::PanelSheets& panel = all[key.candidate][key.stage][key.panel];
      panel.panel = key.panel;
      panel.sheets.push_back({key.seat, std::move(sheet.marks)});
    }
    for (const pb::Candidate& candidate : interview_.roll.candidates()) {
      const auto found = all.find(candidate.id());
      if (found == all.end()) {
        interview_.without_sheets.push_back(candidate.id());
        continue;
      }
      Paper paper;
      paper.candidate = candidate.id();
      paper.room = RoomOf(candidate.id());
      for (auto& [stage, panels] : found->second) {
        for (auto& [panel, sheets] : panels) paper.sheets[stage].push_back(std::move(sheets));
      }
      paper.adjustments = adjustments_[candidate.id()];
      paper.imported = ImportedOf(candidate);
      interview_.papers.push_back(std::move(paper));
    }
  }

  const pb::Plan& plan_;
  const pb::Roll* given_;
  const Tables& tables_;
  std::map<std::string, scoring::StageRule> rules_;
  std::map<SheetKey, SheetRows> sheets_;
  std::map<std::string, std::map<std::string, scoring::Exact>> imported_;
  std::map<std::string, std::map<std::string, std::vector<scoring::Adjustment>>> adjustments_;
  PaperInterview interview_;
  PaperFaults faults_;
};

}  // namespace

std::variant<PaperInterview, PaperFaults> ReadPaper(const pb::Plan& plan, const pb::Roll* roll,
                                                    const Tables& tables) {
  return PaperReader(plan, roll, tables).Read();
}

}  // namespace tingfen::offline
