// The day in the room: order, stages, clocks, questions, sheets, confirming.
#include "server/plan/explain_parts.h"

namespace tingfen::plan {
namespace {

std::vector<pb::Text> StageTitles(const pb::Plan& plan) {
  std::vector<pb::Text> titles;
  for (const pb::Stage& stage : plan.stages()) titles.push_back(stage.title());
  return titles;
}

void StagesInOrder(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  std::vector<std::string> paths;
  for (int i = 0; i < plan.stages_size(); ++i) paths.push_back(Joined(At("stages", i), "title"));
  if (plan.stages_size() == 1 && !plan.stages(0).parts().empty()) {
    std::vector<pb::Text> parts;
    for (const pb::StagePart& part : plan.stages(0).parts()) parts.push_back(part.title());
    teller.Say(Heading::kDay, {"采取{0}（{1}）的方式。", "it is held as: {0} ({1})."},
               {plan.stages(0).title(), Listed(parts)}, paths);
    return;
  }
  if (plan.stages_size() == 1) {
    teller.Say(Heading::kDay, {"采取{0}的方式。", "it is held as: {0}."}, StageTitles(plan), paths);
    return;
  }
  teller.Say(Heading::kDay, {"分 {0} 个环节：{1}。", "there are {0} stages: {1}."},
             {Whole(plan.stages().size()), Listed(StageTitles(plan))}, paths);
}

void Order(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  const std::vector<std::string> path = {"turns.order"};
  if (!plan.has_turns()) return;
  if (plan.turns().order() == pb::Turns::STAGE_BY_STAGE) {
    teller.Say(Heading::kDay,
               {"所有人先进行完前一个环节，再开始后一个环节（{0}）。",
                "everybody goes through one stage before the next begins ({0})."},
               {Listed(StageTitles(plan))}, path);
  } else if (plan.stages_size() > 1) {
    teller.Say(Heading::kDay,
               {"每人连续进行全部环节（{0}），结束后再轮到下一人。",
                "each goes through all stages ({0}) before the next one is called."},
               {Listed(StageTitles(plan))}, path);
  } else if (plan.applications().posts_per_person() > 1) {
    teller.Say(Heading::kDay,
               {"每人只面试一次，成绩用于本人所报的各个{0}。",
                "everybody is interviewed once, and the score serves for each {0} applied for."},
               {teller.Post()}, path);
  } else {
    teller.Say(Heading::kDay, {"每人面试一次。", "everybody is interviewed once."}, {}, path);
  }
}

void LotsAndNames(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  if (plan.lots().by() == pb::Lots::SERVER) {
    teller.Say(Heading::kDay,
               {"出场顺序由系统抽签决定，任何人事后都能验算。",
                "the system draws lots for the order; anybody can recompute them afterwards."},
               {}, {"lots.by"});
  } else if (plan.has_lots()) {
    teller.Say(Heading::kDay,
               {"出场顺序由{0}本人抽签决定。", "each {0} draws a lot for the order."},
               {teller.Candidate()}, {"lots.by"});
  }
  if (plan.identify().by() == pb::Identify::NUMBER) {
    teller.Say(Heading::kDay,
               {"面试中只用签号；公布结果以前，评委的屏幕和大屏都不出现姓名。",
                "numbers are used throughout; before the results no judge's screen and no hall "
                "screen carries a name."},
               {}, {"identify.by"});
  } else {
    teller.Say(Heading::kDay, {"评委的屏幕和大屏显示签号和姓名。", "screens show number and name."},
               {}, {"identify.by"});
  }
}

void Sole(Teller& teller) {
  if (!teller.plan().has_sole()) return;
  if (teller.plan().sole().then() == pb::Sole::STOP) {
    teller.Say(
        Heading::kDay,
        {"{0}只剩一人时，不再进行。", "where one is left for a {0}, it is not competed for."},
        {teller.Post()}, {"sole.then"});
  } else {
    teller.Say(Heading::kDay,
               {"{0}只剩一人时，面试照常进行，并记录在案。",
                "where one is left for a {0}, the interview is held all the same, and recorded."},
               {teller.Post()}, {"sole.then"});
  }
}

void Limit(Teller& teller, const pb::Stage& stage, const std::string& path) {
  const std::string limit = Joined(path, "limit_seconds");
  const pb::Text time = Duration(stage.limit_seconds());
  if (stage.limit_seconds() == 0) {
    teller.Say(Heading::kDay, {"{0}不限时。", "{0} has no time limit."}, {stage.title()}, {limit});
  } else if (teller.Soft(limit)) {
    teller.Say(Heading::kDay, {"{0}原则上不超过 {1}。", "{0}: in principle at most {1}."},
               {stage.title(), time}, {limit});
  } else if (stage.parts().empty()) {
    teller.Say(Heading::kDay, {"{0}不超过 {1}。", "{0}: at most {1}."}, {stage.title(), time},
               {limit});
  }
  if (stage.parts().empty()) return;
  std::vector<pb::Text> parts;
  for (const pb::StagePart& part : stage.parts()) {
    const pb::Text seconds = Duration(part.seconds());
    parts.push_back(
        Said(part.title().zh() + " " + seconds.zh(), EnglishOf(part.title()) + " " + seconds.en()));
  }
  teller.Say(Heading::kDay, {"{0}共 {1}：{2}。", "{0}: {1} in all, {2}."},
             {stage.title(), time, Listed(parts)}, {limit, Joined(path, "parts")});
}

void Overtime(Teller& teller, const pb::Stage& stage, const std::string& path) {
  const std::string bands = Joined(path, "time_bands");
  if (stage.limit_seconds() == 0) return;
  if (stage.time_bands().empty()) {
    teller.Say(Heading::kDay,
               {"{0}超时只记录，不扣分。", "overtime in {0} is recorded and costs nothing."},
               {stage.title()}, {bands});
    return;
  }
  for (int i = 0; i < stage.time_bands_size(); ++i) {
    const pb::TimeBand& band = stage.time_bands(i);
    const bool minus = band.points().starts_with('-');
    const pb::Text points = Both(band.points().substr(minus ? 1 : 0));
    const pb::Text when = band.kind() == pb::TimeBand::UNDER
                              ? Said("提前结束", "finishing early by")
                              : Said("超时", "overtime of");
    teller.Say(Heading::kDay,
               {"{0}{1}满 {2}，{3} {4} 分；同类只按最重的一档算。",
                "{0}: {1} {2} or more {3} {4}; of one kind the farthest alone counts."},
               {stage.title(), when, Duration(band.from_seconds()),
                minus ? Said("扣", "takes") : Said("加", "adds"), points},
               {At(bands, i)});
  }
}

void Clock(Teller& teller, const pb::Stage& stage, const std::string& path) {
  if (stage.prepare_seconds() > 0) {
    teller.Say(Heading::kDay,
               {"{0}开始前有 {1}准备时间，单独计时。",
                "before {0} there are {1} to prepare, on a clock of their own."},
               {stage.title(), Duration(stage.prepare_seconds())},
               {Joined(path, "prepare_seconds")});
  }
  Limit(teller, stage, path);
  std::vector<pb::Text> warnings;
  for (const std::uint32_t left : stage.warn_seconds_left()) warnings.push_back(Duration(left));
  if (!warnings.empty()) {
    teller.Say(Heading::kDay, {"{0}在剩余 {1}时提醒。", "in {0} there is a warning with {1} left."},
               {stage.title(), Listed(warnings)}, {Joined(path, "warn_seconds_left")});
  }
  Overtime(teller, stage, path);
}

void Questions(Teller& teller, const pb::Stage& stage, const std::string& path) {
  if (!stage.has_questions()) return;
  const pb::Questions& rule = stage.questions();
  const std::string questions = Joined(path, "questions");
  teller.Say(Heading::kDay,
             {"{0}的题库密封保管，不少于 {1} 题。",
              "the questions of {0} come from a sealed bank of at least {1}."},
             {stage.title(), Whole(rule.bank_at_least())}, {Joined(questions, "bank_at_least")});
  teller.Say(Heading::kDay,
             {"{0}每人抽 {1} 题，人人题数相同，抽出的题{2}。",
              "in {0} everybody draws {1}, the same number for all; drawn questions are {2}."},
             {stage.title(), Whole(rule.draw()),
              rule.returned() ? Said("放回", "returned") : Said("不放回", "not returned")},
             {Joined(questions, "draw"), Joined(questions, "returned")});
}

pb::Text Criteria(const pb::Stage& stage) {
  std::vector<pb::Text> criteria;
  for (const pb::Criterion& criterion : stage.criteria()) {
    std::string zh = criterion.title().zh() + " " + criterion.max() + " 分";
    std::string en = EnglishOf(criterion.title()) + " " + criterion.max();
    if (!criterion.weight().empty()) {
      zh += "（乘以权数 " + criterion.weight() + "）";
      en += " (times " + criterion.weight() + ")";
    }
    criteria.push_back(Said(std::move(zh), std::move(en)));
  }
  return Listed(criteria);
}

void Marking(Teller& teller, const pb::Stage& stage, const std::string& path) {
  const std::vector<std::string> full_mark = {Joined(path, "full_mark")};
  const std::vector<std::string> criteria = {Joined(path, "criteria")};
  teller.Say(Heading::kMarking, {"{0}满分 {1} 分。", "{0} is marked to {1}."},
             {stage.title(), Both(stage.full_mark())}, full_mark);
  if (stage.criteria_size() == 1) {
    teller.Say(Heading::kMarking,
               {"{0}不分项，一张评分表打一个分：{1}。", "{0} has one sheet with one mark: {1}."},
               {stage.title(), Criteria(stage)}, criteria);
  } else {
    teller.Say(Heading::kMarking, {"{0}分 {1} 项打分：{2}。", "{0} has {1} criteria: {2}."},
               {stage.title(), Whole(stage.criteria().size()), Criteria(stage)}, criteria);
  }
  teller.Say(Heading::kMarking,
             {"{0}每个分数是 {1} 分的整数倍。", "every mark of {0} is a multiple of {1}."},
             {stage.title(), Both(stage.step())}, {Joined(path, "step")});
  if (stage.scoring_opens() == pb::Stage::WITH_STAGE) {
    teller.Say(
        Heading::kMarking,
        {"{0}一开始，评委就可以写分。", "the judges may write their marks from the start of {0}."},
        {stage.title()}, {Joined(path, "scoring_opens")});
  } else {
    teller.Say(Heading::kMarking,
               {"{0}结束后，评委现场打分。",
                "once {0} is over the judges mark it on the spot, and not before."},
               {stage.title()}, {Joined(path, "scoring_opens")});
  }
}

void Sheets(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  if (plan.turns().sheets_final() == pb::Turns::WITH_STAGE) {
    teller.Say(Heading::kMarking,
               {"每个环节的评分表在下一个环节开始前定稿。",
                "the sheets of a stage are final before the next begins."},
               {}, {"turns.sheets_final"});
  } else if (plan.turns().sheets_final() == pb::Turns::WITH_TURN) {
    teller.Say(Heading::kMarking,
               {"各环节的评分表到本人全部环节结束时才定稿。",
                "sheets are final when all stages of the turn are over."},
               {}, {"turns.sheets_final"});
  }
  if (plan.calibrate_first() > 0) {
    teller.Say(Heading::kMarking,
               {"前 {0} 位之后评委合议，这几位的评分表到合议后才定稿。",
                "after the first {0} the panel confers; their sheets stay open until then."},
               {Whole(plan.calibrate_first())}, {"calibrate_first"});
  }
  if (!plan.deviation_from_median().empty()) {
    teller.Say(Heading::kMarking,
               {"封分前，与同组评分的中位数相差超过 {0} 分的席位提示给监督员；只提示，不改变任何分数。",
                "before closing, a seat more than {0} from the median of its panel is pointed out to "
                "the supervisor; that changes no mark."},
               {Both(plan.deviation_from_median())}, {"deviation_from_median"});
  }
}

void Release(Teller& teller) {
  std::vector<pb::Text> steps;
  for (const pb::ReleaseStep& step : teller.plan().release()) {
    switch (step.by()) {
      case pb::ReleaseStep::CHIEF:
        steps.push_back(
            Said(teller.Chief().zh() + "确认", "the " + teller.Chief().en() + " confirms"));
        break;
      case pb::ReleaseStep::SUPERVISOR:
        steps.push_back(Said("监督员见证", "the supervisor witnesses"));
        break;
      default:
        steps.push_back(Said("核分员核对", "the verifier checks"));
    }
  }
  if (steps.empty()) {
    teller.Say(Heading::kMarking,
               {"封分后不再另行确认。", "nobody confirms closed figures separately."}, {},
               {"release"});
    return;
  }
  teller.Say(Heading::kMarking,
             {"封分后，{0}，齐全了才能宣布。",
              "after closing {0}; only then may the figures be announced."},
             {Listed(steps)}, {"release"});
}

}  // namespace

void ExplainDay(Teller& teller) {
  LotsAndNames(teller);
  StagesInOrder(teller);
  Order(teller);
  Sole(teller);
  for (int i = 0; i < teller.plan().stages_size(); ++i) {
    const pb::Stage& stage = teller.plan().stages(i);
    Clock(teller, stage, At("stages", i));
    Questions(teller, stage, At("stages", i));
    Marking(teller, stage, At("stages", i));
  }
  Sheets(teller);
  Release(teller);
}

}  // namespace tingfen::plan
