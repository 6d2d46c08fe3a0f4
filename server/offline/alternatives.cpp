#include "server/offline/alternatives.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "server/offline/by_id.h"
#include "server/plan/model/full_marks.h"
#include "server/scoring/exact.h"
#include "server/scoring/rules.h"

namespace tingfen::offline {
namespace {

constexpr unsigned kPublishedMax = 3;
constexpr unsigned kLevelPlacesMax = 2;
constexpr unsigned kPerVacancyMax = 3;
constexpr unsigned kTrimCandidatesMax = 2;

pb::Text Named(std::string zh, std::string en) {
  pb::Text text;
  text.set_zh(std::move(zh));
  text.set_en(std::move(en));
  return text;
}

// A path without its indices ("stages[].panels[].trim"), and the indices.
struct Path {
  std::string form;
  std::vector<int> at;
};

Path Parse(const std::string& text) {
  Path path;
  for (std::size_t i = 0; i < text.size(); ++i) {
    path.form += text[i];
    if (text[i] != '[') continue;
    const std::size_t end = text.find(']', i);
    path.at.push_back(std::stoi(text.substr(i + 1, end - i - 1)));
    i = end - 1;
  }
  return path;
}

// Collects the alternatives of one choice.
class Choice {
 public:
  Choice(const pb::Plan& plan, Path path) : plan_(plan), path_(std::move(path)) {}

  const std::string& form() const { return path_.form; }
  std::vector<Alternative> Take() && { return std::move(found_); }

  void Trim() {
    const pb::StagePanel& panel = StagePanel(plan_);
    TryTrim(Named("不去高低分", "drop nothing"), 0, pb::Trim::SHEET);
    const bool several_criteria = plan_.stages(path_.at[0]).criteria_size() > 1;
    for (const std::uint32_t copies : {1U, 2U}) {
      if (2 * copies + 1 > FindById(plan_.panels(), panel.panel())->seats()) continue;
      const std::string number = std::to_string(copies);
      TryTrim(Named("整份去掉最高、最低各 " + number + " 个",
                    "drop " + number + " + " + number + " whole sheets"),
              copies, pb::Trim::SHEET);
      if (!several_criteria) continue;
      TryTrim(Named("每项去掉最高、最低各 " + number + " 个",
                    "drop " + number + " + " + number + " inside each criterion"),
              copies, pb::Trim::CRITERION);
    }
  }

  void MinSheets() {
    const pb::StagePanel& panel = StagePanel(plan_);
    const std::uint32_t least = panel.trim().high() + panel.trim().low() + 1;
    for (const std::uint32_t sheets : {least, FindById(plan_.panels(), panel.panel())->seats()}) {
      if (sheets == panel.min_sheets()) continue;
      const std::string number = std::to_string(sheets);
      Try(Named("至少 " + number + " 份", "at least " + number + " sheets"),
          [&](pb::Plan& plan) { StagePanel(plan).set_min_sheets(sheets); });
    }
  }

  void PanelWeights() {
    Weights(
        [this](pb::Plan & plan) -> auto& { return *Stage(plan).mutable_panels(); }, path_.at[1]);
  }
  void StageWeights() {
    Weights(
        [](pb::Plan & plan) -> auto& { return *plan.mutable_stages(); }, path_.at[0]);
  }
  void ComponentWeights() {
    Weights(
        [](pb::Plan & plan) -> auto& { return *plan.mutable_components(); },
        path_.at.empty() ? 0 : path_.at[0]);
  }

  void Pass() {
    const pb::Component& component = plan_.components(path_.at[0]);
    if (!component.pass().empty()) {
      return Try(Named("不设合格线", "no pass mark"),
                 [&](pb::Plan& plan) { plan.mutable_components(path_.at[0])->clear_pass(); });
    }
    const std::string mark = scoring::ToDecimal(plan::FullMarkOf(plan_, component).value_or(100) *
                                                scoring::Exact::Ratio(3, 5))
                                 .value_or("60");
    Try(Named("合格线 " + mark, "pass mark " + mark),
        [&](pb::Plan& plan) { plan.mutable_components(path_.at[0])->set_pass(mark); });
  }

  // Scaled or not; the plan says one of them.
  void Counted() {
    const bool scaled = plan_.components(path_.at[0]).counted() == pb::Component::SCALED;
    Try(scaled ? Named("不折算，直接按权重计入", "weight it as it stands")
               : Named("按满分折算", "scale it by its full mark"),
        [&](pb::Plan& plan) {
          plan.mutable_components(path_.at[0])
              ->set_counted(scaled ? pb::Component::BEYOND_FULL_MARK : pb::Component::SCALED);
        });
  }

  void Published() {
    for (std::uint32_t places = 0; places <= kPublishedMax; ++places) {
      if (places == plan_.rounding().published()) continue;
      const std::string number = std::to_string(places);
      Try(Named("公布 " + number + " 位小数", "publish " + number + " places"),
          [&](pb::Plan& plan) { plan.mutable_rounding()->set_published(places); });
    }
    Mode();
  }

  void Mode() {
    const bool truncates = plan_.rounding().mode() == pb::Rounding::TRUNCATE;
    Try(truncates ? Named("四舍五入", "round half up") : Named("截去", "truncate"),
        [&](pb::Plan& plan) {
          plan.mutable_rounding()->set_mode(truncates ? pb::Rounding::HALF_UP
                                                      : pb::Rounding::TRUNCATE);
        });
  }

  // The field of Rounding that the path ends in.
  void Level() {
    const std::string name = path_.form.substr(path_.form.rfind('.') + 1);
    const auto* field = pb::Rounding::descriptor()->FindFieldByName(name);
    const auto* reflection = pb::Rounding::GetReflection();
    const bool rounds = reflection->HasField(plan_.rounding(), field);
    if (rounds) {
      Try(Named("此处不取整", "do not round here"),
          [&](pb::Plan& plan) { reflection->ClearField(plan.mutable_rounding(), field); });
    }
    for (std::uint32_t places = 0; places <= kLevelPlacesMax; ++places) {
      if (rounds && reflection->GetUInt32(plan_.rounding(), field) == places) continue;
      const std::string number = std::to_string(places);
      Try(Named("此处取 " + number + " 位", "round here to " + number + " places"),
          [&](pb::Plan& plan) { reflection->SetUInt32(plan.mutable_rounding(), field, places); });
    }
  }

  void CutTies() {
    const bool include = plan_.shortlist().cut_ties() == pb::Shortlist::INCLUDE;
    Try(include ? Named("入围线并列者加试", "leave a tie across the cut open")
                : Named("入围线并列者都列入", "take a tie across the cut in whole"),
        [&](pb::Plan& plan) {
          plan.mutable_shortlist()->set_cut_ties(include ? pb::Shortlist::RESOLVE
                                                         : pb::Shortlist::INCLUDE);
        });
  }

  void PerVacancy() {
    for (std::uint32_t ratio = 1; ratio <= kPerVacancyMax; ++ratio) {
      if (ratio == plan_.shortlist().per_vacancy()) continue;
      const std::string number = std::to_string(ratio);
      Try(Named("按 1∶" + number, "1 : " + number),
          [&](pb::Plan& plan) { plan.mutable_shortlist()->set_per_vacancy(ratio); });
    }
  }

  void Shortlist() {
    if (!plan_.has_shortlist()) return;
    PerVacancy();
    CutTies();
  }

  void Ties() {
    TryTies({});
    for (const pb::Component& component : plan_.components()) TryTies({component.id()});
    for (const pb::Stage& stage : plan_.stages()) {
      TryTies({"stage:" + stage.id()});
      for (const auto& panel : stage.panels()) {
        TryTies({"panel:" + stage.id() + "/" + panel.panel()});
      }
    }
    TryTies({"exact"});
  }

  void MayStayVacant() {
    const bool has = !plan_.may_stay_vacant_below().empty();
    Try(has ? Named("不设可以空缺的分数线", "no score below which it may stay vacant")
            : Named("低于 60 分可以空缺", "may stay vacant below 60"),
        [&](pb::Plan& plan) { plan.set_may_stay_vacant_below(has ? "" : "60"); });
  }

  void Equalise() {
    if (!plan_.has_equalise()) {
      return Try(Named("各考场按全体平均分平衡", "equalise rooms by the pooled mean"),
                 [](pb::Plan& plan) { plan.mutable_equalise()->set_base(pb::Equalise::POOLED); });
    }
    Try(Named("各考场不平衡", "do not equalise rooms"),
        [](pb::Plan& plan) { plan.clear_equalise(); });
    EqualiseBase();
    EqualiseTrim();
  }

  void EqualiseBase() {
    const bool pooled = plan_.equalise().base() == pb::Equalise::POOLED;
    Try(pooled ? Named("以各考场平均分的平均为基准", "base: the mean of the rooms' means")
               : Named("以全体平均分为基准", "base: the pooled mean"),
        [&](pb::Plan& plan) {
          plan.mutable_equalise()->set_base(pooled ? pb::Equalise::MEAN_OF_MEANS
                                                   : pb::Equalise::POOLED);
        });
  }

  void EqualiseTrim() {
    for (std::uint32_t copies = 0; copies <= kTrimCandidatesMax; ++copies) {
      if (copies == plan_.equalise().trim_candidates()) continue;
      const std::string number = std::to_string(copies);
      Try(Named("每个考场去掉最高、最低各 " + number + " 人",
                "leave out " + number + " best and worst of each room"),
          [&](pb::Plan& plan) { plan.mutable_equalise()->set_trim_candidates(copies); });
    }
  }

 private:
  pb::Stage& Stage(pb::Plan& plan) const { return *plan.mutable_stages(path_.at[0]); }
  pb::StagePanel& StagePanel(pb::Plan& plan) const {
    return *Stage(plan).mutable_panels(path_.at[1]);
  }
  const pb::StagePanel& StagePanel(const pb::Plan& plan) const {
    return plan.stages(path_.at[0]).panels(path_.at[1]);
  }

  template <typename Change>
  void Try(pb::Text says, const Change& change) {
    found_.push_back({std::move(says), plan_});
    change(found_.back().plan);
  }

  void TryTrim(pb::Text says, std::uint32_t copies, pb::Trim::Scope scope) {
    const pb::StagePanel& now = StagePanel(plan_);
    const bool none_now = now.trim().high() + now.trim().low() == 0;
    const bool same = copies == 0 ? none_now
                                  : now.trim().high() == copies && now.trim().low() == copies &&
                                        now.trim().scope() == scope;
    if (same) return;
    Try(std::move(says), [&](pb::Plan& plan) {
      pb::StagePanel& panel = StagePanel(plan);
      panel.clear_trim();
      if (copies == 0) return;
      panel.mutable_trim()->set_high(copies);
      panel.mutable_trim()->set_low(copies);
      panel.mutable_trim()->set_scope(scope);
      panel.mutable_trim()->set_at_least(2 * copies + 1);
    });
  }

  void TryTies(const std::vector<std::string>& keys) {
    if (std::equal(keys.begin(), keys.end(), plan_.ties().begin(), plan_.ties().end())) return;
    const std::string key = keys.empty() ? "" : keys.front();
    Try(keys.empty() ? Named("同分不再区分", "break no ties")
                     : Named("同分只比 " + key, "break ties by " + key + " alone"),
        [&](pb::Plan& plan) {
          plan.clear_ties();
          for (const std::string& one : keys) plan.add_ties(one);
        });
  }

  static std::string WeightOf(const scoring::Exact& share) {
    const auto percent = scoring::ToDecimal(share * 100);
    return percent ? *percent : scoring::ToFraction(share);
  }

  // Ten points from the weight at `at` to its neighbour, and ten to it.
  template <typename ListOf>
  void Weights(const ListOf& list_of, int at) {
    pb::Plan now = plan_;
    auto& weights = list_of(now);
    if (weights.size() < 2) return;
    const int neighbour = at + 1 < weights.size() ? at + 1 : at - 1;
    const auto own = scoring::ParseWeight(weights[at].weight());
    const auto other = scoring::ParseWeight(weights[neighbour].weight());
    if (!own || !other) return;
    for (const int points : {10, -10}) {
      const scoring::Exact moved = scoring::Exact::Ratio(points, 100);
      if (*own + moved <= 0 || *other - moved <= 0) continue;
      const std::string first = WeightOf(*own + moved);
      const std::string second = WeightOf(*other - moved);
      Try(Named("权重 " + first + " 与 " + second, "weights " + first + " and " + second),
          [&](pb::Plan& plan) {
            list_of(plan)[at].set_weight(first);
            list_of(plan)[neighbour].set_weight(second);
          });
    }
  }

  const pb::Plan& plan_;
  Path path_;
  std::vector<Alternative> found_;
};

// Which alternatives there are, by the form of the path: the one table.
struct Entry {
  std::string_view form;
  std::vector<void (Choice::*)()> tries;
};

const std::vector<Entry>& Entries() {
  static const std::vector<Entry> kTable = {
      {"stages[].panels[].trim", {&Choice::Trim}},
      {"stages[].panels[].trim.high", {&Choice::Trim}},
      {"stages[].panels[].trim.low", {&Choice::Trim}},
      {"stages[].panels[].trim.scope", {&Choice::Trim}},
      {"stages[].panels[].trim.at_least", {&Choice::Trim}},
      {"stages[].panels[].min_sheets", {&Choice::MinSheets}},
      {"stages[].panels[].weight", {&Choice::PanelWeights}},
      {"stages[].panels[]", {&Choice::Trim, &Choice::PanelWeights, &Choice::MinSheets}},
      {"stages[].weight", {&Choice::StageWeights}},
      {"components", {&Choice::ComponentWeights}},
      {"components[]", {&Choice::ComponentWeights, &Choice::Pass}},
      {"components[].weight", {&Choice::ComponentWeights}},
      {"components[].pass", {&Choice::Pass}},
      {"components[].counted", {&Choice::Counted}},
      {"rounding", {&Choice::Published}},
      {"rounding.published", {&Choice::Published}},
      {"rounding.mode", {&Choice::Mode}},
      {"rounding.criterion", {&Choice::Level}},
      {"rounding.sheet", {&Choice::Level}},
      {"rounding.panel", {&Choice::Level}},
      {"rounding.stage", {&Choice::Level}},
      {"shortlist", {&Choice::Shortlist}},
      {"shortlist.per_vacancy", {&Choice::PerVacancy}},
      {"shortlist.cut_ties", {&Choice::CutTies}},
      {"ties", {&Choice::Ties}},
      {"ties[]", {&Choice::Ties}},
      {"may_stay_vacant_below", {&Choice::MayStayVacant}},
      {"equalise", {&Choice::Equalise}},
      {"equalise.base", {&Choice::EqualiseBase}},
      {"equalise.trim_candidates", {&Choice::EqualiseTrim}},
  };
  return kTable;
}

}  // namespace

std::vector<Alternative> AlternativesAt(const pb::Plan& plan, const std::string& path) {
  Choice choice(plan, Parse(path));
  for (const Entry& entry : Entries()) {
    if (entry.form != choice.form()) continue;
    for (const auto one : entry.tries) (choice.*one)();
  }
  return std::move(choice).Take();
}

}  // namespace tingfen::offline
