#include "server/plan/topics/stages.h"

#include <map>

#include "server/plan/model/paths.h"
#include "server/plan/reading/listed_ids.h"
#include "server/plan/telling/words.h"

namespace tingfen::plan {
namespace {

void CheckWarnings(const pb::Stage& stage, const std::string& path, FaultList& faults) {
  const std::string limit_path = Joined(path, "limit_seconds");
  const std::string warnings = Joined(path, "warn_seconds_left");
  std::uint32_t above = stage.limit_seconds();
  bool above_is_limit = true;
  if (faults.Spoiled(limit_path)) return;
  for (int i = 0; i < stage.warn_seconds_left_size(); ++i) {
    const std::string warning = At(warnings, i);
    if (faults.Spoiled(warning)) continue;
    const std::uint32_t left = stage.warn_seconds_left(i);
    if (left < above) {
      above = left;
      above_is_limit = false;
    } else if (above_is_limit && above == 0) {
      faults.Add(warning, FaultCode::kContradiction,
                 {"本环节不限时，不能有剩余时间提醒。",
                  "the stage has no limit of time, so nothing can be left of it."});
    } else {
      faults.Add(warning, FaultCode::kContradiction,
                 {"剩余 {0} 秒时提醒，须小于{1} {2} 秒（提醒由大到小排列）。",
                  "a warning at {0} s left must be below {3} of {2} s (warnings fall)."},
                 {std::to_string(left), above_is_limit ? "本环节限时" : "前一次提醒",
                  std::to_string(above), above_is_limit ? "the limit" : "the one before"});
    }
  }
}

// The last band of each kind must be reachable, and each farther than the one before.
void CheckTimeBands(const pb::Stage& stage, const std::string& path, FaultList& faults) {
  const std::string bands = Joined(path, "time_bands");
  if (stage.time_bands().empty() || faults.Spoiled(bands) ||
      faults.Spoiled(Joined(path, "limit_seconds"))) {
    return;
  }
  if (stage.limit_seconds() == 0) {
    faults.Add(bands, FaultCode::kContradiction,
               {"本环节不限时，没有超时或提前可言。",
                "the stage has no limit of time: nothing can be over or under it."});
    return;
  }
  std::map<int, std::uint32_t> farthest;
  for (int i = 0; i < stage.time_bands_size(); ++i) {
    const pb::TimeBand& band = stage.time_bands(i);
    const std::string from = Joined(At(bands, i), "from_seconds");
    if (faults.Spoiled(from) || faults.Spoiled(Joined(At(bands, i), "kind"))) continue;
    std::uint32_t& before = farthest[band.kind()];
    if (band.from_seconds() <= before) {
      faults.Add(from, FaultCode::kContradiction,
                 {"从 {0} 秒起，须大于同类前一档的 {1} 秒（由小到大排列）。",
                  "from {0} s must be more than the {1} s of the band before (bands rise)."},
                 {std::to_string(band.from_seconds()), std::to_string(before)});
    } else if (band.kind() == pb::TimeBand::UNDER && band.from_seconds() > stage.limit_seconds()) {
      faults.Add(from, FaultCode::kContradiction,
                 {"不可能提前 {0} 秒结束：限时只有 {1} 秒。",
                  "nobody can be {0} s early: the limit is {1} s."},
                 {std::to_string(band.from_seconds()), std::to_string(stage.limit_seconds())});
    }
    before = std::max(before, band.from_seconds());
  }
}

void CheckQuestions(const pb::Stage& stage, const std::string& path, FaultList& faults) {
  const std::string draw = Joined(path, "questions.draw");
  const std::string bank = Joined(path, "questions.bank_at_least");
  if (!stage.has_questions() || faults.Spoiled(draw) || faults.Spoiled(bank)) return;
  if (stage.questions().draw() <= stage.questions().bank_at_least()) return;
  faults.Add(draw, FaultCode::kContradiction,
             {"要抽 {0} 题，而题库只要求 {1} 题。",
              "{0} questions are drawn, but the bank needs to hold only {1}."},
             {std::to_string(stage.questions().draw()),
              std::to_string(stage.questions().bank_at_least())});
}

void CheckParts(const pb::Stage& stage, const std::string& path, FaultList& faults) {
  const std::string parts = Joined(path, "parts");
  if (stage.parts().empty() || faults.Spoiled(parts)) return;
  if (faults.Spoiled(Joined(path, "limit_seconds"))) return;
  std::uint32_t sum = 0;
  for (int i = 0; i < stage.parts_size(); ++i) {
    if (faults.Spoiled(Joined(At(parts, i), "seconds"))) return;
    sum += stage.parts(i).seconds();
  }
  if (sum == stage.limit_seconds()) return;
  faults.Add(parts, FaultCode::kContradiction,
             {"各部分合计 {0} 秒，而本环节限时 {1} 秒，两者必须相等。",
              "the parts sum to {0} s, but the stage's limit is {1} s; they must be equal."},
             {std::to_string(sum), std::to_string(stage.limit_seconds())});
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

}  // namespace

void CheckStages(const pb::Plan& plan, FaultList& faults) {
  CheckIds(plan.stages(), "stages", faults);
  for (int i = 0; i < plan.stages_size(); ++i) {
    const pb::Stage& stage = plan.stages(i);
    const std::string path = At("stages", i);
    CheckWarnings(stage, path, faults);
    CheckTimeBands(stage, path, faults);
    CheckQuestions(stage, path, faults);
    CheckParts(stage, path, faults);
  }
}

void ExplainStages(Teller& teller) {
  for (int i = 0; i < teller.plan().stages_size(); ++i) {
    Clock(teller, teller.plan().stages(i), At("stages", i));
    Questions(teller, teller.plan().stages(i), At("stages", i));
  }
}

}  // namespace tingfen::plan
