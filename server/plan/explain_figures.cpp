// From the sheets to the total: trimming, means, weights, rounding.
#include "server/plan/explain_parts.h"
#include "server/scoring/rules.h"

namespace tingfen::plan {
namespace {

const pb::Panel& PanelOf(const pb::Plan& plan, const std::string& id) {
  for (const pb::Panel& panel : plan.panels()) {
    if (panel.id() == id) return panel;
  }
  return plan.panels(0);
}

// What goes: "最高分和最低分", or one end alone.
pb::Text Ends(const pb::Trim& trim) {
  if (trim.low() == 0) return Said("最高分", "the highest");
  if (trim.high() == 0) return Said("最低分", "the lowest");
  return Said("最高分和最低分", "the highest and the lowest");
}

void Trimmed(Teller& teller, const pb::Text& panel, const pb::Trim& trim, const std::string& path) {
  if (trim.high() + trim.low() == 0) {
    teller.Say(Heading::kReckoning, {"{0}：不去分。", "{0}: nothing is dropped."}, {panel}, {path});
    return;
  }
  if (trim.scope() == pb::Trim::CRITERION) {
    teller.Say(Heading::kReckoning,
               {"{0}：每个测评要素分别去掉{1}后取平均分，再合计。",
                "{0}: in each criterion {1} are dropped, the rest averaged, then summed."},
               {panel, Ends(trim)}, {Joined(path, "scope")});
  } else {
    teller.Say(Heading::kReckoning,
               {"{0}：按评分表的总分去掉{1}，其余取平均分。",
                "{0}: by the sheets' totals {1} are dropped and the rest averaged."},
               {panel, Ends(trim)}, {Joined(path, "scope")});
  }
  std::vector<pb::Text> ends;
  const auto add = [&](std::uint32_t count, const char* zh, const char* en) {
    if (count == 0) return;
    const pb::Text words = CountWords(count);
    ends.push_back(
        Said((ends.empty() ? "去掉" : "") + words.zh() + "个" + zh, words.en() + " " + en));
  };
  add(trim.high(), "最高分", "highest");
  add(trim.low(), "最低分", "lowest");
  teller.Say(
      Heading::kReckoning,
      {"{0}：{1}；分数相同的也只去这个数。", "{0}: {1} go, and of equal ones no more than that."},
      {panel, Listed(ends)}, {Joined(path, "high"), Joined(path, "low")});
  teller.Say(Heading::kReckoning,
             {"{0}：满 {1} 份评分表才去分，不足的全部计入。",
              "{0}: something is dropped from {1} sheets on; with fewer all of them count."},
             {panel, Whole(trim.at_least())}, {Joined(path, "at_least")});
}

void Panel(Teller& teller, const pb::Stage& stage, const pb::StagePanel& rule,
           const std::string& path) {
  const pb::Panel& panel = PanelOf(teller.plan(), rule.panel());
  const bool several = teller.plan().stages_size() > 1;
  const pb::Text name = several ? Said(stage.title().zh() + "，" + panel.title().zh(),
                                       EnglishOf(stage.title()) + ", " + EnglishOf(panel.title()))
                                : panel.title();
  if (stage.panels_size() == 1 && several) {
    teller.Say(Heading::kReckoning,
               {"{0}的成绩是{1}打分的平均分。", "{0}: the mean of the marks of {1}."},
               {stage.title(), panel.title()}, {Joined(path, "weight")});
  }
  if (rule.has_trim()) {
    Trimmed(teller, name, rule.trim(), Joined(path, "trim"));
  } else {
    teller.Say(Heading::kReckoning,
               {"{0}：不去最高分、最低分，全部评分表取平均分。",
                "{0}: neither highest nor lowest are dropped; all sheets are averaged."},
               {name}, {Joined(path, "trim")});
  }
  if (rule.min_sheets() == panel.seats()) {
    teller.Say(Heading::kReckoning,
               {"{0}：全部 {1} 份评分表到齐才能计分。",
                "{0}: there is a figure only with all {1} sheets."},
               {name, Whole(rule.min_sheets())},
               {Joined(path, "min_sheets"), Joined(path, "panel")});
  } else {
    teller.Say(Heading::kReckoning,
               {"{0}：至少要有 {1} 份评分表才能计分。",
                "{0}: there is a figure only with at least {1} sheets."},
               {name, Whole(rule.min_sheets())},
               {Joined(path, "min_sheets"), Joined(path, "panel")});
  }
  if (rule.close_at().empty()) return;
  teller.Say(Heading::kReckoning,
             {"{0}：已报到席位中有 {1} 交来评分表就可以封分。",
              "{0}: it may close once {1} of the seats checked in have sent their sheets."},
             {name, ShareWords(rule.close_at())}, {Joined(path, "close_at")});
}

// "领导评委占 70%，群众评委占 30%"
class Shares {
 public:
  void Add(const pb::Text& title, const std::string& weight, std::string path) {
    const pb::Text share = ShareWords(weight);
    words_.set_zh(words_.zh() + (paths_.empty() ? "" : "，") + title.zh() + "占 " + share.zh());
    words_.set_en(words_.en() + (paths_.empty() ? "" : ", ") + EnglishOf(title) + " counts " +
                  share.en());
    paths_.push_back(std::move(path));
  }
  void Say(Teller& teller, const pb::Text& of, std::vector<std::string> more_paths = {}) const {
    more_paths.insert(more_paths.begin(), paths_.begin(), paths_.end());
    teller.Say(Heading::kReckoning, {"{0}：{1}。", "{0}: {1}."}, {of, words_},
               std::move(more_paths));
  }

 private:
  pb::Text words_;
  std::vector<std::string> paths_;
};

Shares PanelShares(const pb::Plan& plan, const pb::Stage& stage, const std::string& path) {
  Shares shares;
  for (int i = 0; i < stage.panels_size(); ++i) {
    shares.Add(PanelOf(plan, stage.panels(i).panel()).title(), stage.panels(i).weight(),
               Joined(At(Joined(path, "panels"), i), "weight"));
  }
  return shares;
}

void StageFigure(Teller& teller, const pb::Stage& stage, const std::string& path) {
  for (int i = 0; i < stage.panels_size(); ++i) {
    Panel(teller, stage, stage.panels(i), At(Joined(path, "panels"), i));
  }
  if (stage.panels_size() == 1 || teller.plan().stages_size() == 1) return;
  PanelShares(teller.plan(), stage, path).Say(teller, stage.title());
}

pb::Text InterviewTitle(const pb::Plan& plan) {
  for (const pb::Component& component : plan.components()) {
    if (component.id() == scoring::kInterviewComponent) return component.title();
  }
  return Said("面试成绩", "Interview score");
}

void Interview(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  if (plan.stages_size() == 1) {
    const pb::Stage& stage = plan.stages(0);
    if (stage.panels_size() > 1) {
      PanelShares(plan, stage, "stages[0]").Say(teller, InterviewTitle(plan), {"stages[0].weight"});
      return;
    }
    teller.Say(Heading::kReckoning,
               {"{0}是{1}打分的平均分。", "{0}: the mean of the marks of {1}."},
               {InterviewTitle(plan), PanelOf(plan, stage.panels(0).panel()).title()},
               {"stages[0].weight", "stages[0].panels[0].weight"});
    return;
  }
  Shares shares;
  for (int i = 0; i < plan.stages_size(); ++i) {
    shares.Add(plan.stages(i).title(), plan.stages(i).weight(), Joined(At("stages", i), "weight"));
  }
  shares.Say(teller, InterviewTitle(plan));
}

void PassMark(Teller& teller, const pb::Component& component, const std::string& path) {
  if (component.pass().empty()) return;
  const std::vector<pb::Text> words = {component.title(), Both(component.pass())};
  if (component.gate()) {
    teller.Say(Heading::kReckoning, {"{0}的合格分为 {1} 分。", "{0}: the pass mark is {1}."}, words,
               {Joined(path, "pass")});
    teller.Say(Heading::kReckoning,
               {"{0}不合格的，不参加面试。", "{0}: who fails does not come to the interview."},
               {component.title()}, {Joined(path, "gate")});
    return;
  }
  teller.Say(Heading::kReckoning,
             {"{0}合格分为 {1} 分，低于 {1} 分的不列入考察对象建议名单。",
              "{0}: the pass mark is {1}; who is below {1} is not proposed."},
             words, {Joined(path, "pass")});
}

void Total(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  for (int i = 0; i < plan.components_size(); ++i) {
    const pb::Component& component = plan.components(i);
    const std::string path = At("components", i);
    if (!component.full_mark().empty()) {
      teller.Say(Heading::kReckoning,
                 {"{0}满分 {1} 分，从外部导入。", "{0} is brought in, marked to {1}."},
                 {component.title(), Both(component.full_mark())}, {Joined(path, "full_mark")});
    }
    PassMark(teller, component, path);
  }
  if (plan.components_size() == 1) {
    teller.Say(Heading::kReckoning, {"总成绩就是{0}。", "the total is: {0}."},
               {plan.components(0).title()}, {"components[0].weight"});
    return;
  }
  Shares shares;
  for (int i = 0; i < plan.components_size(); ++i) {
    shares.Add(plan.components(i).title(), plan.components(i).weight(),
               Joined(At("components", i), "weight"));
  }
  shares.Say(teller, Said("综合成绩", "Composite"));
}

pb::Text Places(std::uint32_t places) {
  if (places == 0) return Said("保留到整数", "are whole numbers");
  const pb::Text count = CountWords(places);
  return Said("保留" + count.zh() + "位小数",
              "have " + count.en() + (places == 1 ? " place" : " places"));
}

void Rounding(Teller& teller) {
  const pb::Rounding& rule = teller.plan().rounding();
  const pb::Text mode = rule.mode() == pb::Rounding::TRUNCATE
                            ? Said("多余的舍去", "what is over is cut off")
                            : Said("四舍五入", "rounded half up");
  teller.Say(Heading::kReckoning, {"成绩{0}，{1}。", "scores {0}, {1}."},
             {Places(rule.published()), mode}, {"rounding.published", "rounding.mode"});
  bool earlier = false;
  const auto level = [&](bool has, std::uint32_t places, const char* field, const char* zh,
                         const char* en) {
    if (!has) return;
    earlier = true;
    teller.Say(Heading::kReckoning, {"{0}先{1}，{2}。", "{0} {1} first, {2}."},
               {Said(zh, en), Places(places), mode}, {Joined("rounding", field)});
  };
  level(rule.has_criterion(), rule.criterion(), "criterion", "每个测评要素的平均分",
        "the means of criteria");
  level(rule.has_sheet(), rule.sheet(), "sheet", "每份评分表的总分", "the totals of sheets");
  level(rule.has_panel(), rule.panel(), "panel", "每组评委的平均分", "the means of panels");
  level(rule.has_stage(), rule.stage(), "stage", "每个环节的成绩", "the scores of stages");
  if (earlier) return;
  teller.Say(
      Heading::kReckoning,
      {"中间各步不取整，按准确的数计算。", "nothing is rounded before; sums and means are exact."},
      {}, {"rounding"});
}

void Equalise(Teller& teller) {
  if (!teller.plan().has_equalise()) return;
  const pb::Equalise& rule = teller.plan().equalise();
  const pb::Text base = rule.base() == pb::Equalise::MEAN_OF_MEANS
                            ? Said("各考场平均分的平均值", "the mean of the rooms' means")
                            : Said("全体竞聘者的平均分", "the mean of all together");
  teller.Say(Heading::kReckoning,
             {"各考场的成绩要平衡：面试成绩乘以{0}，再除以本考场的平均分。",
              "rooms are equalised: a score is multiplied by {0} and divided by its room's mean."},
             {base}, {"equalise.base"});
  if (rule.trim_candidates() > 0) {
    teller.Say(Heading::kReckoning,
               {"计算考场平均分时，各去掉最高和最低的 {0} 人。",
                "a room's mean leaves out its {0} best and its {0} worst."},
               {Whole(rule.trim_candidates())}, {"equalise.trim_candidates"});
  }
  if (rule.has_mean_places()) {
    teller.Say(Heading::kReckoning, {"考场平均分{0}。", "the rooms' means {0}."},
               {Places(rule.mean_places())}, {"equalise.mean_places"});
  }
  if (rule.has_coefficient_places()) {
    teller.Say(Heading::kReckoning, {"平衡系数{0}。", "the coefficients {0}."},
               {Places(rule.coefficient_places())}, {"equalise.coefficient_places"});
  }
}

}  // namespace

void ExplainFigures(Teller& teller) {
  for (int i = 0; i < teller.plan().stages_size(); ++i) {
    StageFigure(teller, teller.plan().stages(i), At("stages", i));
  }
  Interview(teller);
  Equalise(teller);
  Total(teller);
  Rounding(teller);
}

}  // namespace tingfen::plan
