#include "server/plan/tables/roll_table.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "server/plan/model/ids.h"
#include "server/plan/model/paths.h"
#include "server/plan/model/texts.h"
#include "server/plan/reading/field_forms.h"
#include "server/plan/reading/field_rules.h"
#include "server/plan/reading/suggest.h"
#include "server/plan/rolls/roll.h"
#include "server/plan/tables/post_titles.h"
#include "server/plan/tables/roll_cells.h"
#include "server/plan/tables/roll_columns.h"
#include "server/scoring/rules.h"
#include "server/text/folding.h"

namespace tingfen::plan {
namespace {

// The id of the entry of `list` that a cell names by its title or id; empty: none.
template <typename List, typename Titles>
std::string IdOf(const List& list, const std::string& cell, Titles titles) {
  const std::string key = CellKey(cell);
  for (const auto& entry : list) {
    if (key == CellKey(entry.id())) return entry.id();
    for (const std::string& title : titles(entry)) {
      if (!title.empty() && key == CellKey(title)) return entry.id();
    }
  }
  return {};
}

std::vector<std::string> TitlesOfRoom(const pb::RoomEntry& room) {
  return {room.title()};
}

std::vector<std::string> TitlesOfBatch(const pb::Batches::Batch& batch) {
  return {batch.title().zh(), batch.title().en()};
}

// "A、B": the titles a cell may name.
template <typename List, typename Titles>
std::string Listed(const List& list, Titles titles) {
  std::string listed;
  for (const auto& entry : list) {
    const std::string title = titles(entry).front();
    listed += (listed.empty() ? "" : "、") + (title.empty() ? entry.id() : title);
  }
  return listed;
}

// A cell that says yes or no.
struct YesNoWords {
  std::vector<std::string> yes;
  std::vector<std::string> no;
};
const YesNoWords kQualifiedWords = {{"合格", "通过", "是", "yes", "y", "true", "√"},
                                    {"不合格", "不通过", "未通过", "否", "no", "n", "false", "×"}};
const YesNoWords kPreselectedWords = {
    {"入围", "进入", "是", "yes", "y", "true", "√"},
    {"未入围", "不入围", "未进入", "否", "no", "n", "false", "×"}};

class RollReader {
 public:
  RollReader(const pb::EnterRoll& tables, const pb::Plan& plan, const pb::Roll& present)
      : tables_(tables), plan_(plan) {
    roll_.set_format(1);
    *roll_.mutable_rooms() = present.rooms();
    *roll_.mutable_judges() = present.judges();
    if (!tables.has_posts()) *roll_.mutable_posts() = present.posts();
  }

  std::variant<pb::Roll, TableFaults> Read() {
    if (tables_.has_posts()) {
      ReadPosts();
    } else {
      PlacePresentPosts();
    }
    ReadPeople();
    CheckRoll(roll_, plan_, list());
    if (list().empty()) return std::move(roll_);
    return std::move(faults_).Take();
  }

 private:
  FaultList& list() { return faults_.list(); }

  void Text(const google::protobuf::Descriptor& message, const char* field, const std::string& text,
            const std::string& path) {
    CheckText(text, RuleOf(message, field), Joined(path, field), list());
  }

  void CheckCount(const std::string& base, int count) {
    const Bounds bounds = RuleOf(*pb::Roll::descriptor(), base.c_str()).list;
    if (static_cast<std::uint32_t>(count) <= bounds.max) return;
    list().Add(
        base, FaultCode::kOutOfRange,
        {"表里有 {0} 项，最多 {1} 项。", "the table has {0} entries; at most {1} are possible."},
        {std::to_string(count), std::to_string(bounds.max)});
  }

  // Nothing of the people's table has been put yet, so that these come first.
  void PlacePresentPosts() {
    for (int i = 0; i < roll_.posts_size(); ++i) {
      faults_.Put(At("posts", i), {tables_.people().name(), 0, {}, roll_.posts(i).title()});
    }
    if (!roll_.posts().empty()) return;
    faults_.Put("posts", {tables_.people().name(), 0, {}, {}});
    list().AddAndSpoil("posts", FaultCode::kMissing,
                       {"还没有岗位：请同时导入岗位表。",
                        "there are no posts yet: bring in the table of posts as well."});
  }

  void ReadPosts() {
    const auto rows = ReadRows(tables_.posts(), ColumnsOfPosts(plan_), "posts", faults_);
    CheckCount("posts", static_cast<int>(rows.size()));
    std::map<std::string, std::uint32_t> row_of;  // by unit and title
    for (const RollRow& row : rows) {
      pb::Post& post = *roll_.add_posts();
      post.set_id("p" + std::to_string(roll_.posts_size()));
      ReadPost(row, post);
      const std::string key = CellKey(post.unit()) + "\n" + CellKey(post.title());
      const auto [first, is_new] = row_of.emplace(key, row.place.row);
      const bool untitled = post.title().empty();
      if (is_new && !untitled) continue;
      if (!untitled) AddPostTwice(row, first->second);
      list().Spoil(row.path);  // Nobody stands for it.
    }
  }

  void AddPostTwice(const RollRow& row, std::uint32_t first) {
    list().Add(Joined(row.path, "title"), FaultCode::kNotUnique,
               {"与第 {0} 行是同一个岗位，请删去一行。",
                "this is the post of row {0} once more; please remove one."},
               {std::to_string(first)});
  }

  void ReadPost(const RollRow& row, pb::Post& post) {
    const auto& fields = *pb::Post::descriptor();
    post.set_title(row.Text("title"));
    post.set_unit(row.Text("unit"));
    post.set_fell_away(row.Text("fell_away"));
    Text(fields, "title", post.title(), row.path);
    Text(fields, "unit", post.unit(), row.path);
    Text(fields, "fell_away", post.fell_away(), row.path);
    ReadVacancies(row, post);
    const std::string batch = row.Text("batch");
    if (batch.empty()) return;
    post.set_batch(IdOf(plan_.batches().batches(), batch, TitlesOfBatch));
    if (!post.batch().empty()) return;
    const bool has = plan_.has_batches();
    list().AddAndSpoil(
        Joined(row.path, "batch"), FaultCode::kNotFound,
        {has ? "方案里没有 {0} 这个批次，可以写：{1}。" : "方案没有分批次，请删去这一项。",
         has ? "the plan has no batch {0}; there may be: {1}."
             : "the plan has no batches; leave this out."},
        {Quoted(batch), Listed(plan_.batches().batches(), TitlesOfBatch)});
  }

  void ReadVacancies(const RollRow& row, pb::Post& post) {
    const std::string path = Joined(row.path, "vacancies");
    const Bounds bounds = RuleOf(*pb::Post::descriptor(), "vacancies").each;
    const std::string text = row.Text("vacancies");
    const std::string number = ReadNumber(text).canonical;
    if (!number.empty() && number.find('.') == std::string::npos && number.size() <= 9) {
      post.set_vacancies(static_cast<std::uint32_t>(std::stoul(number)));
    }
    if (post.vacancies() >= bounds.min && post.vacancies() <= bounds.max) return;
    list().AddAndSpoil(path, text.empty() ? FaultCode::kMissing : FaultCode::kOutOfRange,
                       {"职数是整数，{0}。", "vacancies are a whole number; {1}."},
                       {RangeZh(bounds), RangeEn(bounds)});
  }

  void ReadPeople() {
    const auto rows = ReadRows(tables_.people(), ColumnsOfPeople(plan_), "candidates", faults_);
    CheckCount("candidates", static_cast<int>(rows.size()));
    titles_ = PostTitles(roll_.posts());
    std::map<std::string, std::uint32_t> row_of;  // by unit and name
    for (const RollRow& row : rows) {
      pb::Candidate& person = *roll_.add_candidates();
      person.set_id("c" + std::to_string(roll_.candidates_size()));
      ReadPerson(row, person);
      const std::string key = CellKey(person.unit()) + "\n" + text::FoldedName(person.name());
      const auto [first, is_new] = row_of.emplace(key, row.place.row);
      if (is_new || person.name().empty()) continue;
      list().Add(
          Joined(row.path, "name"), FaultCode::kNotUnique,
          {"与第 {0} 行是同一个人（姓名、单位都相同）：请合并成一行；若是两个人，请在单位里区分。",
           "the same person stands in row {0} (name and unit are the same): make it one "
           "row, or tell the two apart by their units."},
          {std::to_string(first->second)});
    }
  }

  void ReadPerson(const RollRow& row, pb::Candidate& person) {
    const auto& fields = *pb::Candidate::descriptor();
    person.set_name(NameText(row.Text("name")));
    person.set_unit(row.Text("unit"));
    person.set_reason(row.Text("reason"));
    Text(fields, "name", person.name(), row.path);
    Text(fields, "unit", person.unit(), row.path);
    Text(fields, "reason", person.reason(), row.path);
    if (!row.Has("reason")) {
      faults_.PutWithin(Joined(row.path, "reason"), {row.place.table, row.place.row, "理由", {}});
    }
    ReadPosts(row, "posts", person.mutable_posts());
    ReadPosts(row, "first_posts", person.mutable_first_posts());
    if (person.posts().empty()) {
      list().AddAndSpoil(Joined(row.path, "posts"), FaultCode::kMissing,
                         {"这一项是空的，必须填写。", "this is empty; it must be given."});
    }
    ReadRoom(row, person);
    ReadStanding(row, person);
    ReadMarks(row, person);
  }

  template <typename Ids>
  void ReadPosts(const RollRow& row, const std::string& field, Ids* ids) {
    for (const RollCell& cell : row.cells) {
      if (cell.field != field) continue;
      for (const std::string& entry : titles_.EntriesOf(cell.text)) {
        const std::string path = At(Joined(row.path, field), ids->size());
        faults_.PutWithin(path, {row.place.table, row.place.row, cell.title, entry, cell.cell});
        const std::string id = PostOf(entry, path);
        const bool again = !id.empty() && std::ranges::find(*ids, id) != ids->end();
        *ids->Add() = id;
        if (!again) continue;
        list().AddAndSpoil(path, FaultCode::kNotUnique,
                           {"岗位 {0} 写了两次。", "the post {0} is there twice."},
                           {Quoted(entry)});
      }
    }
  }

  // Nothing can be said of a post's title where not all titles could be read.
  std::string PostOf(const std::string& title, const std::string& path) {
    const PostTitles::Found found = titles_.Find(title);
    if (found.count == 1) return found.id;
    const auto untitled = [](const pb::Post& post) { return post.title().empty(); };
    if (list().Spoiled("posts") || std::ranges::any_of(roll_.posts(), untitled)) {
      list().Spoil(path);
    } else if (found.count > 1) {
      list().AddAndSpoil(
          path, FaultCode::kNotFound,
          {"有 {0} 个岗位叫 {1}：请在前面写上岗位的单位，如 {2}。",
           "{0} posts are called {1}: write the post's unit before it, such as {2}."},
          {std::to_string(found.count), Quoted(title), Quoted(found.in_full)});
    } else {
      const auto nearest = titles_.NearestTo(title);
      list().AddAndSpoil(path, FaultCode::kNotFound,
                         {"没有 {0} 这个岗位{1}", "there is no post {0}{2}"},
                         {Quoted(title), nearest ? "，是否要写 " + Quoted(*nearest) + "？" : "。",
                          nearest ? "; did you mean " + Quoted(*nearest) + "?" : "."});
    }
    return {};
  }

  void ReadRoom(const RollRow& row, pb::Candidate& person) {
    const std::string room = row.Text("room");
    if (room.empty()) return;
    auto rooms = roll_.rooms();
    if (rooms.empty()) rooms.Add()->set_id(std::string(kOnlyRoom));
    person.set_room(IdOf(rooms, room, TitlesOfRoom));
    if (!person.room().empty()) return;
    list().AddAndSpoil(
        Joined(row.path, "room"), FaultCode::kNotFound,
        {"没有 {0} 这个考场，可以写：{1}。", "there is no room {0}; there may be: {1}."},
        {Quoted(room), Listed(rooms, TitlesOfRoom)});
  }

  // None, with a fault, where the cell says neither.
  std::optional<bool> YesNo(const RollRow& row, const std::string& field, const YesNoWords& words) {
    if (list().Spoiled(Joined(row.path, field))) return std::nullopt;
    const std::string key = CellKey(row.Text(field));
    if (key.empty() || std::ranges::find(words.yes, key) != words.yes.end()) return true;
    if (std::ranges::find(words.no, key) != words.no.end()) return false;
    list().AddAndSpoil(
        Joined(row.path, field), FaultCode::kUnknownValue,
        {"{0} 看不出是与否，请写 {1} 或 {2}。", "{0} says neither yes nor no; write {1} or {2}."},
        {Quoted(row.Text(field)), Quoted(words.yes.front()), Quoted(words.no.front())});
    return std::nullopt;
  }

  // Who chose no other post where all of theirs fell away does not take part; the rest is written.
  void ReadStanding(const RollRow& row, pb::Candidate& person) {
    const std::string path = Joined(row.path, "standing");
    const bool blank = row.Has("qualified") && row.Text("qualified").empty();
    if (blank) AddUnsaid(row);
    const auto qualified = YesNo(row, "qualified", kQualifiedWords);
    const auto preselected = YesNo(row, "preselected", kPreselectedWords);
    if (!qualified || !preselected) return list().Spoil(path);
    if (!*qualified) {
      person.set_standing(pb::Standing::UNQUALIFIED);
      faults_.PutWithin(path, faults_.PlaceOf(Joined(row.path, "qualified")));
    } else if (!*preselected) {
      person.set_standing(pb::Standing::NOT_PRESELECTED);
      faults_.PutWithin(path, faults_.PlaceOf(Joined(row.path, "preselected")));
    } else if (!person.posts().empty() &&
               std::ranges::all_of(person.posts(),
                                   [&](const std::string& id) { return FellAway(id); })) {
      person.set_standing(pb::Standing::POST_FELL_AWAY);
    }
  }

  // A table without the column lists those who qualified; with it, nobody does by a blank.
  void AddUnsaid(const RollRow& row) {
    list().AddAndSpoil(Joined(row.path, "qualified"), FaultCode::kMissing,
                       {"没有写资格审查结果，请写 {0} 或 {1}。",
                        "whether this person qualified is not said; write {0} or {1}."},
                       {Quoted(kQualifiedWords.yes.front()), Quoted(kQualifiedWords.no.front())});
  }

  bool FellAway(const std::string& id) const {
    const auto post = std::ranges::find(roll_.posts(), id, &pb::Post::id);
    return post != roll_.posts().end() && !post->fell_away().empty();
  }

  void ReadMarks(const RollRow& row, pb::Candidate& person) {
    for (const pb::Component& component : plan_.components()) {
      if (component.id() == scoring::kInterviewComponent) continue;
      const std::string field = "imported." + component.id();
      const std::string path = Joined(row.path, field);
      const std::string text = row.Text(field);
      if (!text.empty()) {
        ReadMark(component, text, row, path, person);
      } else if (person.standing() == pb::Standing::TAKES_PART && row.Has(field)) {
        list().AddAndSpoil(path, FaultCode::kMissing,
                           {"缺少{0}，请填写。", "the mark is missing; please give it: {1}."},
                           {component.title().zh(), EnglishOf(component.title())});
      }
    }
  }

  void ReadMark(const pb::Component& component, const std::string& text, const RollRow& row,
                const std::string& path, pb::Candidate& person) {
    const NumberCell number = ReadNumber(text);
    if (!number.canonical.empty()) {
      const std::string at = At(Joined(row.path, "imported"), person.imported_size());
      faults_.PutWithin(at, faults_.PlaceOf(path));
      pb::Imported& imported = *person.add_imported();
      imported.set_component(component.id());
      imported.set_mark(number.canonical);
    } else if (!number.meant.empty()) {
      list().AddAndSpoil(path, FaultCode::kBadForm,
                         {"小数点后的位数太多（最多 4 位），像是电子表格计算留下的误差：请核对"
                          "原始成绩，如是 {0}，请直接写 {0}。",
                          "too many digits after the point (at most 4), as a spreadsheet's "
                          "arithmetic leaves them: look at the original mark, and write {0} if "
                          "it is that."},
                         {number.meant});
    } else if (!number.percents.empty()) {
      list().AddAndSpoil(
          path, FaultCode::kBadForm,
          {"这里写的是百分数，不是分数：如果成绩是 {0} 分，请把格式改为数值或文本，直接写 "
           "{0}。",
           "this is a percentage and no mark: if the mark is {0}, make the format "
           "a number or text and write {0}."},
          {number.percents});
    } else if (!number.with_unit.empty()) {
      list().AddAndSpoil(path, FaultCode::kBadForm,
                         {"成绩只写数字，不带“分”字：请写 {0}。",
                          "a mark is digits alone, without the unit: write {0}."},
                         {number.with_unit});
    } else {
      CheckText(text, RuleOf(*pb::Imported::descriptor(), "mark"), path, list());
    }
  }

  const pb::EnterRoll& tables_;
  const pb::Plan& plan_;
  pb::Roll roll_;
  PlacedFaults faults_;
  PostTitles titles_;
};

}  // namespace

std::variant<pb::Roll, TableFaults> ReadRollTables(const pb::EnterRoll& tables,
                                                   const pb::Plan& plan, const pb::Roll& present) {
  return RollReader(tables, plan, present).Read();
}

int KnownTitles(const std::vector<std::string>& titles, const pb::Plan& plan) {
  const auto posts = ColumnsOfPosts(plan);
  const auto people = ColumnsOfPeople(plan);
  return static_cast<int>(std::ranges::count_if(titles, [&](const std::string& title) {
    return FindColumn(posts, title) != nullptr || FindColumn(people, title) != nullptr;
  }));
}

}  // namespace tingfen::plan
