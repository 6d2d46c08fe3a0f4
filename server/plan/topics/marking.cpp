#include "server/plan/topics/marking.h"

#include <cstdint>
#include <optional>
#include <set>

#include "server/plan/model/numbers.h"
#include "server/plan/model/paths.h"
#include "server/plan/reading/listed_ids.h"
#include "server/plan/telling/words.h"
#include "server/plan/topics/panels.h"
#include "server/scoring/exact.h"

namespace tingfen::plan {
namespace {

using scoring::Exact;
using scoring::ToExactText;

// What a faultless sheet sums to; none where a criterion could not be read.
std::optional<Exact> BestSheet(const pb::Stage& stage, const std::string& criteria,
                               const FaultList& faults) {
  if (faults.Spoiled(criteria)) return std::nullopt;
  Exact sum;
  for (int i = 0; i < stage.criteria_size(); ++i) {
    const pb::Criterion& criterion = stage.criteria(i);
    const std::string path = At(criteria, i);
    if (faults.Spoiled(Joined(path, "max")) || faults.Spoiled(Joined(path, "weight"))) {
      return std::nullopt;
    }
    const Exact max = PlanDecimal(criterion.max()).value();
    sum += criterion.weight().empty() ? max : max * PlanDecimal(criterion.weight()).value();
  }
  return sum;
}

void CheckFullMark(const pb::Stage& stage, const std::string& path, FaultList& faults) {
  const auto full_mark = PlanDecimal(stage.full_mark());
  if (!full_mark || faults.Spoiled(Joined(path, "full_mark"))) return;
  const std::string criteria = Joined(path, "criteria");
  const auto sum = BestSheet(stage, criteria, faults);
  if (!sum || *sum == *full_mark) return;
  faults.Add(criteria, FaultCode::kFullMark,
             {"各测评要素满分（乘以权数）合计 {0}，而本环节满分为 {1}，两者必须相等。",
              "the criteria's full marks (times their weights) sum to {0}, but the stage's full "
              "mark is {1}; they must be equal."},
             {ToExactText(*sum), ToExactText(*full_mark)});
}

void CheckCriteria(const pb::Stage& stage, const std::string& path, FaultList& faults) {
  const std::string criteria = Joined(path, "criteria");
  CheckIds(stage.criteria(), criteria, faults);
  CheckFullMark(stage, path, faults);
  const auto step = faults.Spoiled(Joined(path, "step")) ? std::nullopt : PlanDecimal(stage.step());
  for (int i = 0; i < stage.criteria_size(); ++i) {
    const auto max = PlanDecimal(stage.criteria(i).max());
    if (!step || !max || scoring::IsMultipleOf(*max, *step)) continue;
    faults.Add(Joined(At(criteria, i), "max"), FaultCode::kNotMultiple,
               {"满分 {0} 不是打分间隔 {1} 的整数倍，评委打不出满分。",
                "the full mark {0} is not a multiple of the step {1}: no judge could give it."},
               {stage.criteria(i).max(), stage.step()});
  }
}

void CheckCalibration(const pb::Plan& plan, FaultList& faults) {
  using pb::Announcement;
  const std::uint32_t first = plan.calibrate_first();
  if (first == 0 || faults.Spoiled("calibrate_first") || faults.Spoiled("announcement")) return;
  const Announcement& rule = plan.announcement();
  const bool late_enough = rule.when() == Announcement::AT_END ||
                           (rule.when() == Announcement::AFTER_FIRST && rule.first() >= first);
  if (late_enough) return;
  faults.Add("calibrate_first", FaultCode::kContradiction,
             {"前 {0} 位的评分表在合议前不定稿，而按现在的宣布方式，他们的成绩在合议前就会宣布。",
              "the sheets of the first {0} stay open until the panel has conferred, but their "
              "scores would be announced before that."},
             {std::to_string(first)});
}

void CheckRelease(const pb::Plan& plan, FaultList& faults) {
  std::set<int> seen;
  for (int i = 0; i < plan.release_size(); ++i) {
    const auto by = plan.release(i).by();
    const std::string path = Joined(At("release", i), "by");
    if (faults.Spoiled(path)) continue;
    if (!seen.insert(by).second) {
      faults.Add(path, FaultCode::kNotUnique,
                 {"{0} 写了两次，每个角色只确认一次。", "{0} is there twice; each confirms once."},
                 {pb::ReleaseStep::By_Name(by)});
    } else if (by == pb::ReleaseStep::CHIEF && !MayHaveChief(plan, faults)) {
      faults.Add(path, FaultCode::kContradiction,
                 {"要主考官确认，但没有一个评委组设了主考官席。",
                  "the chief judge is to confirm, but no panel has a chief judge's seat."});
    }
  }
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
    teller.Say(
        Heading::kMarking,
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

void CheckMarking(const pb::Plan& plan, FaultList& faults) {
  for (int i = 0; i < plan.stages_size(); ++i) {
    CheckCriteria(plan.stages(i), At("stages", i), faults);
  }
  CheckCalibration(plan, faults);
  CheckRelease(plan, faults);
}

void ExplainMarking(Teller& teller) {
  for (int i = 0; i < teller.plan().stages_size(); ++i) {
    Marking(teller, teller.plan().stages(i), At("stages", i));
  }
  Sheets(teller);
  Release(teller);
}

void MarkingNotYet(const pb::Plan& plan, FaultList& faults) {
  if (plan.turns().sheets_final() == pb::Turns::WITH_TURN) {
    AddNotYet("turns.sheets_final", "评分表到全部环节结束才定稿",
              "sheets stay open until all stages are over", faults);
  }
  if (plan.calibrate_first() > 0 && plan.stages_size() > 1) {
    AddNotYet("calibrate_first", "多个环节时，前几位之后合议",
              "the panel confers after the first ones though there are several stages", faults);
  }
}

}  // namespace tingfen::plan
