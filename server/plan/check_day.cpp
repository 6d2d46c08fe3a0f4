// What the rules around the interview mean together: entering, the order of the day, the clock,
// the announcement, run-off and notices.
#include <map>
#include <set>

#include "server/plan/check.h"
#include "server/plan/check_parts.h"

namespace tingfen::plan {
namespace {

void CheckApplications(const pb::Plan& plan, FaultList& faults) {
  if (!plan.has_applications()) return;
  const pb::Applications& rule = plan.applications();
  const std::string path = "applications";
  if (faults.Spoiled(Joined(path, "at_least"))) return;
  const bool counted = rule.count() != pb::Applications::COUNT_UNSPECIFIED;
  const bool followed = rule.too_few() != pb::Applications::TOO_FEW_UNSPECIFIED;
  if (rule.at_least() > 0 && !counted) {
    faults.Add(Joined(path, "count"), FaultCode::kMissing,
               {"写了 at_least，就要写明按报名人数（APPLIED）还是合格人数（QUALIFIED）算。",
                "with at_least it must say who is counted: APPLIED or QUALIFIED."});
  }
  if (rule.at_least() > 0 && !followed) {
    faults.Add(Joined(path, "too_few"), FaultCode::kMissing,
               {"写了 at_least，就要写明人数不足时怎么办：CANCEL_POST 或 CANCEL_COMPETITION。",
                "with at_least it must say what follows: CANCEL_POST or CANCEL_COMPETITION."});
  }
  if (rule.at_least() == 0 && (counted || followed)) {
    faults.Add(Joined(path, counted ? "count" : "too_few"), FaultCode::kContradiction,
               {"没有写最少人数（at_least），这一项不起作用；请补上或删去。",
                "without at_least this has no effect; give that or leave this out."});
  }
  if (rule.at_most() > 0 && rule.at_most() < rule.at_least()) {
    faults.Add(Joined(path, "at_most"), FaultCode::kContradiction,
               {"比选后最多 {0} 人，少于最少人数 {1}。",
                "at most {0} go on, which is fewer than the least number {1}."},
               {std::to_string(rule.at_most()), std::to_string(rule.at_least())});
  }
}

void CheckAnnouncement(const pb::Plan& plan, FaultList& faults) {
  using pb::Announcement;
  const Announcement& rule = plan.announcement();
  if (faults.Spoiled("announcement.when") || faults.Spoiled("announcement.first")) return;
  const bool after_first = rule.when() == Announcement::AFTER_FIRST;
  if (after_first && rule.first() < 2) {
    faults.Add("announcement.first", FaultCode::kOutOfRange,
               {"AFTER_FIRST 要写明前几位一起宣布，至少 2 位。",
                "AFTER_FIRST needs how many are announced together, at least 2."});
  } else if (!after_first && rule.first() > 0) {
    faults.Add(
        "announcement.first", FaultCode::kContradiction,
        {"只有 AFTER_FIRST 才用得到这一项，请删去。", "only AFTER_FIRST uses this; leave it out."});
  }
  if (rule.when() != Announcement::LAG_BY_ONE && rule.last() != Announcement::LAST_UNSPECIFIED) {
    faults.Add("announcement.last", FaultCode::kContradiction,
               {"只有 LAG_BY_ONE（听分）才用得到这一项，请删去。",
                "only LAG_BY_ONE uses this; leave it out."});
  }
  if (plan.has_equalise() && rule.when() != Announcement::AT_END) {
    faults.Add("announcement.when", FaultCode::kContradiction,
               {"各考场成绩平衡后才能宣布，所以有 equalise 的方案须在全部结束后（AT_END）宣布。",
                "rooms can be equalised only once all are done: a plan with equalise announces "
                "AT_END."});
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

void CheckRunOff(const pb::Plan& plan, FaultList& faults) {
  if (!plan.has_run_off() || faults.Spoiled("run_off.stage")) return;
  const std::string& stage = plan.run_off().stage();
  if (IdsOf(plan.stages(), "stages", faults).Lacks(stage)) {
    faults.Add("run_off.stage", FaultCode::kNotFound,
               {"stages 里没有标识为 {0} 的环节。", "stages has none with the id {0}."},
               {Quoted(stage)});
  }
  if (faults.Spoiled("shortlist.cut_ties")) return;
  if (plan.shortlist().cut_ties() != pb::Shortlist::RESOLVE) {
    faults.Add("run_off", FaultCode::kContradiction,
               {"并列者已按 INCLUDE 全部列入，用不到加试；请把 shortlist.cut_ties 改为 RESOLVE，"
                "或删去加试。",
                "ties are taken in whole (INCLUDE), so there is nothing to run off; make "
                "shortlist.cut_ties RESOLVE or leave this out."});
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
               {"本环节不限时（limit_seconds 为 0），没有超时或提前可言。",
                "the stage has no limit (limit_seconds is 0): nothing can be over or under it."});
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

void CheckNotices(const pb::Plan& plan, FaultList& faults) {
  std::set<int> seen;
  for (int i = 0; i < plan.notices_size(); ++i) {
    const std::string of = Joined(At("notices", i), "of");
    if (faults.Spoiled(of) || seen.insert(plan.notices(i).of()).second) continue;
    faults.Add(of, FaultCode::kNotUnique,
               {"{0} 的公示写了两次。", "the notice of {0} is there twice."},
               {pb::PublicNotice::Of_Name(plan.notices(i).of())});
  }
}

void CheckDocument(const pb::Plan& plan, FaultList& faults) {
  if (plan.has_document() || (plan.clauses().empty() && plan.remarks().empty())) return;
  faults.Add("document", FaultCode::kMissing,
             {"clauses 和 remarks 引用文件条款，必须写明是哪份文件。",
              "clauses and remarks cite sections of a document; it must be named."});
}

}  // namespace

void CheckDay(const pb::Plan& plan, FaultList& faults) {
  CheckDocument(plan, faults);
  CheckApplications(plan, faults);
  if (plan.has_batches()) CheckIds(plan.batches().batches(), "batches.batches", faults);
  CheckAnnouncement(plan, faults);
  CheckCalibration(plan, faults);
  CheckRunOff(plan, faults);
  for (int i = 0; i < plan.stages_size(); ++i) {
    CheckTimeBands(plan.stages(i), At("stages", i), faults);
    CheckQuestions(plan.stages(i), At("stages", i), faults);
    CheckParts(plan.stages(i), At("stages", i), faults);
  }
  CheckNotices(plan, faults);
}

}  // namespace tingfen::plan
