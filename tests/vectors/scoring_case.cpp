#include "tests/vectors/scoring_case.h"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

#include "server/scoring/ranking.h"
#include "tests/vectors/json_difference.h"
#include "tests/vectors/scoring_rules.h"

namespace tingfen::vectors {

namespace json = boost::json;
using namespace tingfen::scoring;

namespace {

struct Person {
  std::string id;
  std::string room;
  std::vector<std::string> posts;
  std::string outcome = "present";
  std::vector<StageFigure> stages;
  std::optional<TooFewSheets> error;
  std::optional<InterviewFigure> interview;
  std::optional<TotalFigure> total;

  bool IsScored() const { return outcome == "present" && !error; }
};

json::array Texts(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

std::vector<Person> ReadPeople(const json::object& content) {
  const json::object& outcomes = content.at("outcomes").as_object();
  std::vector<Person> people;
  for (const json::value& value : content.at("candidates").as_array()) {
    const json::object& object = value.as_object();
    CheckKeys(object, "candidates[]", {"id", "room", "posts"});
    Person person;
    person.id = Text(object.at("id"));
    person.room = Text(object.at("room"));
    for (const json::value& post : object.at("posts").as_array())
      person.posts.push_back(Text(post));
    if (const json::value* outcome = outcomes.if_contains(person.id))
      person.outcome = Text(*outcome);
    people.push_back(std::move(person));
  }
  return people;
}

std::vector<PanelSheets> SheetsOf(const json::object& content, const Person& person,
                                  const StageRule& stage) {
  std::map<std::string, std::vector<Sheet>> by_panel;
  for (const json::value& value : content.at("sheets").as_array()) {
    const json::object& object = value.as_object();
    CheckKeys(object, "sheets[]", {"candidate", "stage", "panel", "judge", "scores"});
    if (Text(object.at("candidate")) != person.id || Text(object.at("stage")) != stage.id) continue;
    Sheet sheet{Text(object.at("judge")), {}};
    for (const auto& [criterion, mark] : object.at("scores").as_object()) {
      sheet.marks.push_back({std::string(criterion), Decimal(mark)});
    }
    by_panel[Text(object.at("panel"))].push_back(std::move(sheet));
  }
  std::vector<PanelSheets> sheets;
  for (auto& [panel, of_panel] : by_panel) sheets.push_back({panel, std::move(of_panel)});
  return sheets;
}

std::vector<Adjustment> AdjustmentsOf(const json::object& content, const Person& person,
                                      const StageRule& stage) {
  std::vector<Adjustment> adjustments;
  for (const json::value& value : content.at("adjustments").as_array()) {
    const json::object& object = value.as_object();
    CheckKeys(object, "adjustments[]", {"candidate", "stage", "points", "reason"});
    if (Text(object.at("candidate")) != person.id || Text(object.at("stage")) != stage.id) continue;
    adjustments.push_back({Decimal(object.at("points")), Text(object.at("reason"))});
  }
  return adjustments;
}

void ScoreStages(const json::object& content, const Rules& rules, Person& person) {
  for (const StageRule& stage : rules.stages) {
    auto scored = ScoreStage(stage, rules.rounding, SheetsOf(content, person, stage),
                             AdjustmentsOf(content, person, stage));
    if (const auto* too_few = std::get_if<TooFewSheets>(&scored)) {
      person.error = *too_few;
      return;
    }
    person.stages.push_back(std::get<StageFigure>(std::move(scored)));
  }
}

Equalisation EqualiseRooms(const Rules& rules, const std::vector<Person>& people) {
  std::vector<RoomInterview> interviews;
  for (const Person& person : people) {
    if (!person.IsScored()) continue;
    interviews.push_back({person.id, person.room, RawInterview(rules, person.stages)});
  }
  const auto equalised = Equalise(*rules.equalise, rules.rounding.mode, interviews);
  if (const auto* zero = std::get_if<RoomMeanIsZero>(&equalised)) {
    throw std::runtime_error("the mean of room " + zero->room + " is zero");
  }
  return std::get<Equalisation>(equalised);
}

std::map<std::string, Exact> ImportsOf(const json::object& content, const Person& person) {
  std::map<std::string, Exact> marks;
  for (const auto& [component, by_candidate] : content.at("imports").as_object()) {
    const json::value* mark = by_candidate.as_object().if_contains(person.id);
    if (mark != nullptr) marks.emplace(std::string(component), Decimal(*mark));
  }
  return marks;
}

void ScorePeople(const json::object& content, const Rules& rules,
                 const std::optional<Equalisation>& equalisation, std::vector<Person>& people) {
  for (Person& person : people) {
    if (!person.IsScored()) continue;
    std::optional<Exact> coefficient;
    if (equalisation) coefficient = FindRoom(*equalisation, person.room)->coefficient;
    person.interview = ScoreInterview(rules, person.stages, coefficient);
    auto total = ScoreTotal(rules, person.stages, *person.interview, ImportsOf(content, person));
    if (const auto* missing = std::get_if<MissingComponent>(&total)) {
      throw std::runtime_error(person.id + " has no mark for " + missing->component);
    }
    person.total = std::get<TotalFigure>(std::move(total));
  }
}

json::object PanelJson(const PanelFigure& panel) {
  json::object object{{"exact", ToFraction(panel.figure)}};
  if (panel.scope == TrimScope::kCriterion) {
    json::object& criteria = object["criteria"].emplace_object();
    for (const CriterionFigure& criterion : panel.criteria) {
      criteria[criterion.criterion] = {{"exact", ToFraction(criterion.figure)},
                                       {"dropped_high", Texts(criterion.dropped_high)},
                                       {"dropped_low", Texts(criterion.dropped_low)}};
    }
    return object;
  }
  json::object& sheets = object["sheets"].emplace_object();
  for (const SheetFigure& sheet : panel.sheets) sheets[sheet.seat] = ToFraction(*sheet.total);
  object["dropped_high"] = Texts(panel.dropped_high);
  object["dropped_low"] = Texts(panel.dropped_low);
  return object;
}

json::object AnnouncedJson(const Announced& announced) {
  return {{"exact", ToFraction(announced.exact)}, {"published", announced.text}};
}

json::object PersonJson(const Person& person) {
  json::object object{{"outcome", person.outcome}};
  if (person.error) {
    object["error"] = {{"error", "too_few_sheets"},
                       {"panel", person.error->panel},
                       {"have", person.error->have},
                       {"need", person.error->need},
                       {"stage", person.error->stage}};
  }
  if (!person.IsScored()) return object;
  json::object& stages = object["stages"].emplace_object();
  for (const StageFigure& stage : person.stages) {
    json::object panels;
    for (const PanelFigure& panel : stage.panels) panels[panel.panel] = PanelJson(panel);
    stages[stage.stage] = {{"panels", std::move(panels)}, {"exact", ToFraction(stage.figure)}};
  }
  object["interview"] = AnnouncedJson(person.interview->announced);
  object["total"] = AnnouncedJson(person.total->announced);
  object["passes"] = person.total->passes;
  return object;
}

json::object PostJson(const Rules& rules, const std::vector<Person>& people,
                      const std::string& post, unsigned vacancies) {
  std::vector<Contender> contenders;
  for (const Person& person : people) {
    if (!person.IsScored() || std::ranges::find(person.posts, post) == person.posts.end()) continue;
    contenders.push_back({person.id, *person.total, std::nullopt});
  }
  const auto ranking = RankPost(rules, contenders);
  json::object object;
  json::array& lines = object["ranking"].emplace_array();
  for (const RankLine& line : ranking) {
    lines.push_back({{"rank", line.rank}, {"candidate", line.candidate}, {"tied", line.tied}});
  }
  if (rules.shortlist) {
    const Shortlist shortlist = MakeShortlist(ranking, *rules.shortlist, vacancies);
    object["shortlist"] = Texts(shortlist.candidates);
    object["to_resolve"] = Texts(shortlist.to_resolve);
  }
  if (rules.may_stay_vacant_below) {
    object["may_stay_vacant"] = MayStayVacant(ranking, *rules.may_stay_vacant_below);
  }
  return object;
}

}  // namespace

bool IsScoringCase(const json::value& content) {
  const json::object& object = content.as_object();
  return object.contains("sheets") && object.contains("plan");
}

json::value CalculateScoring(const json::value& value) {
  const json::object& content = value.as_object();
  CheckKeys(content, "case",
            {"name", "about", "plan", "candidates", "sheets", "adjustments", "imports", "outcomes",
             "expected"});
  const json::object& plan = content.at("plan").as_object();
  const Rules rules = ReadRules(plan);
  std::vector<Person> people = ReadPeople(content);
  for (Person& person : people) {
    if (person.IsScored()) ScoreStages(content, rules, person);
  }
  std::optional<Equalisation> equalisation;
  if (rules.equalise) equalisation = EqualiseRooms(rules, people);
  ScorePeople(content, rules, equalisation, people);

  json::object calculated;
  json::object& candidates = calculated["candidates"].emplace_object();
  for (const Person& person : people) candidates[person.id] = PersonJson(person);
  if (equalisation) {
    json::object& coefficients = calculated["coefficients"].emplace_object();
    for (const RoomCoefficient& room : equalisation->rooms) {
      coefficients[room.room] = ToFraction(room.coefficient);
    }
  }
  json::object& posts = calculated["posts"].emplace_object();
  for (const json::value& post : plan.at("posts").as_array()) {
    const json::object& object = post.as_object();
    CheckKeys(object, "posts[]", {"id", "vacancies"});
    posts[Text(object.at("id"))] = PostJson(rules, people, Text(object.at("id")),
                                            object.at("vacancies").to_number<unsigned>());
  }
  return calculated;
}

std::vector<std::string> CheckScoring(const json::value& content) {
  return Differences(content.as_object().at("expected"), CalculateScoring(content), "expected");
}

}  // namespace tingfen::vectors
