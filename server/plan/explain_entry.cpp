// Who may enter, who sits on the panels, notices, and what people do without the program.
#include "server/plan/explain_parts.h"

namespace tingfen::plan {
namespace {

using pb::Applications;

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

pb::Text WithoutStop(const pb::Text& text) {
  std::string zh = text.zh();
  std::string en = EnglishOf(text);
  if (zh.ends_with("。")) zh.resize(zh.size() - std::string_view("。").size());
  if (en.ends_with('.')) en.pop_back();
  return Said(std::move(zh), std::move(en));
}

void Panels(Teller& teller) {
  for (int i = 0; i < teller.plan().panels_size(); ++i) {
    const pb::Panel& panel = teller.plan().panels(i);
    const std::string path = At("panels", i);
    const std::string seats = Joined(path, "seats");
    const std::vector<pb::Text> words = {panel.title(), Whole(panel.seats())};
    const std::vector<std::string> paths = {seats, Joined(path, "kind")};
    if (panel.kind() == pb::Panel::MASS) {
      teller.Say(Heading::kJudges, {"{0}设 {1} 个编号席位。", "{0}: {1} numbered seats."}, words,
                 paths);
    } else if (const pb::Clause* soft = teller.Soft(seats)) {
      teller.Say(Heading::kJudges, {"{0}，本方案设 {1} 人。", "{0}; in this plan {1} people."},
                 {WithoutStop(soft->says()), Whole(panel.seats())}, paths);
    } else {
      teller.Say(Heading::kJudges, {"{0}共 {1} 人。", "{0}: {1} people."}, words, paths);
    }
    if (panel.has_composition()) {
      teller.Say(Heading::kJudges, {"{0}的组成：{1}。", "{0}: {1}."},
                 {panel.title(), panel.composition()}, {Joined(path, "composition")});
    }
    if (panel.chief_seat() > 0) {
      teller.Say(Heading::kJudges, {"{0}由{1}第 {2} 席担任。", "the {0} sits on seat {2} of {1}."},
                 {teller.Chief(), panel.title(), Whole(panel.chief_seat())},
                 {Joined(path, "chief_seat")});
    }
  }
}

void Notices(Teller& teller) {
  for (int i = 0; i < teller.plan().notices_size(); ++i) {
    const pb::PublicNotice& notice = teller.plan().notices(i);
    const pb::Text who = notice.of() == pb::PublicNotice::CANDIDATES
                             ? Said("参加面试的人员名单", "the list of those who take part")
                             : Said("拟任人选", "those to be appointed");
    const pb::Text days =
        notice.working_days() ? Said("个工作日", "working days") : Said("天", "days");
    const pb::Text least =
        Said(notice.at_least() ? "不少于" : "为", notice.at_least() ? "at least" : "for");
    teller.Say(Heading::kNotices,
               {"{0}要公示，公示期{1} {2} {3}。", "public notice of {0} {1} {2} {3}."},
               {who, least, Whole(notice.days()), days}, {At("notices", i)});
  }
}

void Others(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  if (plan.has_document()) {
    teller.Say(Heading::kOther, {"本方案依据《{0}》（{1}）。", "this plan follows “{0}” ({1})."},
               {plan.document().title(), Both(plan.document().file())}, {"document"});
  }
  if (plan.has_terms()) {
    teller.Say(Heading::kOther,
               {"本方案的称呼：{0}、{1}、{2}。", "this plan speaks of {0}, {1} and {2}."},
               {teller.Candidate(), teller.Post(), teller.Chief()}, {"terms"});
  }
  for (int i = 0; i < plan.remarks_size(); ++i) {
    teller.Say(Heading::kOther, {"{0}", "{0}"}, {plan.remarks(i).says()}, {At("remarks", i)});
  }
}

}  // namespace

void ExplainEntry(Teller& teller) {
  InBatches(teller);
  Entering(teller);
  Panels(teller);
  Notices(teller);
  Others(teller);
}

}  // namespace tingfen::plan
