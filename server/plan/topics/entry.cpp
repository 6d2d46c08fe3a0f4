#include "server/plan/topics/entry.h"

#include "server/plan/model/paths.h"
#include "server/plan/reading/listed_ids.h"
#include "server/plan/telling/words.h"

namespace tingfen::plan {
namespace {

using pb::Applications;

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

void TooFew(Teller& teller) {
  const Applications& rule = teller.plan().applications();
  if (rule.at_least() == 0) return;
  const pb::Text who = rule.count() == Applications::QUALIFIED
                           ? Said("资格审查合格的报名人数", "qualified applicants")
                           : Said("报名人数", "applicants");
  const std::vector<std::string> paths = {"applications.at_least", "applications.count",
                                          "applications.too_few"};
  if (rule.too_few() == Applications::CANCEL_POST) {
    teller.Say(Heading::kEntry,
               {"{0}不足 {1} 人的{2}予以取消。", "a {2} with fewer than {1} {0} is cancelled."},
               {who, Whole(rule.at_least()), teller.Post()}, paths);
  } else {
    teller.Say(Heading::kEntry,
               {"{0}不足 {1} 人的，取消该{2}的竞争。",
                "with fewer than {1} {0} there is no competition for the {2}."},
               {who, Whole(rule.at_least()), teller.Post()}, paths);
  }
  if (rule.may_choose_again()) {
    teller.Say(Heading::kEntry,
               {"原报该{0}的人可以改报其他{0}。", "who applied for it may choose another {0}."},
               {teller.Post()}, {"applications.may_choose_again"});
  }
}

void Entering(Teller& teller) {
  if (!teller.plan().has_applications()) return;
  const Applications& rule = teller.plan().applications();
  const std::vector<std::string> path = {"applications.posts_per_person"};
  const pb::Text count = CountWords(rule.posts_per_person());
  const std::vector<pb::Text> words = {
      Whole(rule.posts_per_person()),
      Said(teller.Post().zh(),
           count.en() + " " + teller.Post().en() + (rule.posts_per_person() == 1 ? "" : "s"))};
  if (teller.plan().has_batches()) {
    teller.Say(
        Heading::kEntry,
        {"每人每个批次最多报 {0} 个{1}。", "nobody may apply for more than {1} in one batch."},
        words, path);
  } else {
    teller.Say(Heading::kEntry, {"每人限报 {0} 个{1}。", "nobody may apply for more than {1}."},
               words, path);
  }
  if (rule.not_own_unit()) {
    teller.Say(Heading::kEntry,
               {"不得报本单位的{0}。", "nobody may apply for a {0} of their own unit."},
               {teller.Post()}, {"applications.not_own_unit"});
  }
  TooFew(teller);
  if (rule.at_most() > 0) {
    teller.Say(Heading::kEntry,
               {"报名超过 {0} 人的，先比选到 {0} 人；{0} 人及以下的全部参加。",
                "more than {0} applicants are pre-selected to {0}; {0} or fewer all take part."},
               {Whole(rule.at_most())}, {"applications.at_most"});
  }
}

void InBatches(Teller& teller) {
  if (!teller.plan().has_batches()) return;
  const pb::Batches& rule = teller.plan().batches();
  std::vector<pb::Text> titles;
  for (const auto& batch : rule.batches()) titles.push_back(batch.title());
  teller.Say(Heading::kEntry,
             {"分 {0} 批依次进行，彼此独立：{1}。", "there are {0} batches, each by itself: {1}."},
             {Whole(titles.size()), Listed(titles)}, {"batches.batches"});
  const std::vector<std::string> path = {"batches.losers_may_enter_next"};
  if (rule.losers_may_enter_next()) {
    teller.Say(Heading::kEntry,
               {"前一批次落选的，可以参加后一批次，但要等前一批次的决定录入之后。",
                "who was not chosen in one batch may enter the next, once the decision of the "
                "first is entered."},
               {}, path);
  } else {
    teller.Say(Heading::kEntry,
               {"参加过前一批次的，不再参加后一批次。",
                "who took part in one batch does not enter the next."},
               {}, path);
  }
}

}  // namespace

void CheckEntry(const pb::Plan& plan, FaultList& faults) {
  CheckApplications(plan, faults);
  if (plan.has_batches()) CheckIds(plan.batches().batches(), "batches.batches", faults);
}

void ExplainEntry(Teller& teller) {
  InBatches(teller);
  Entering(teller);
}

}  // namespace tingfen::plan
