// Announcing, the hall, ranking and the proposal.
#include "server/plan/explain_parts.h"
#include "server/scoring/rules.h"

namespace tingfen::plan {
namespace {

void When(Teller& teller) {
  using pb::Announcement;
  const Announcement& rule = teller.plan().announcement();
  const std::vector<std::string> path = {"announcement.when"};
  switch (rule.when()) {
    case Announcement::LAG_BY_ONE:
      teller.Say(Heading::kAnnouncing,
                 {"{0}面试结束后到场外候分，等下一名结束后回到考场听分，并签字确认。",
                  "after the own interview the {0} waits outside, and once the next one's is over "
                  "returns, hears the score and signs."},
                 {teller.Candidate()}, path);
      break;
    case Announcement::AFTER_FIRST:
      teller.Say(Heading::kAnnouncing,
                 {"前 {0} 名全部结束后一起宣布成绩，以后每人结束、核分确认后当场宣布。",
                  "the first {0} are announced together, everybody after them at once."},
                 {Whole(rule.first())}, {"announcement.when", "announcement.first"});
      break;
    case Announcement::AT_END:
      teller.Say(
          Heading::kAnnouncing,
          {"全部{0}结束后一起宣布成绩。", "scores are announced together once every {0} is done."},
          {teller.Candidate()}, path);
      break;
    default:
      teller.Say(Heading::kAnnouncing,
                 {"每人结束、核分确认后当场宣布成绩。",
                  "each score is announced on the spot, once the turn is closed and confirmed."},
                 {}, path);
  }
  if (rule.last() != Announcement::LAST_UNSPECIFIED) {
    teller.Say(Heading::kAnnouncing,
               {"最后一名{0}在本人面试结束、核分确认后听分。",
                "the last {0} hears the score once the own turn is closed and confirmed."},
               {teller.Candidate()}, {"announcement.last"});
  }
}

void Hall(Teller& teller) {
  const pb::HallLook& hall = teller.plan().hall();
  const std::vector<std::string> reveal = {"hall.reveal"};
  switch (hall.reveal()) {
    case pb::HallLook::BY_SEAT:
      teller.Say(Heading::kAnnouncing,
                 {"大屏逐席公布分数、去掉的最高分和最低分、平均分、占比和得分。",
                  "the hall sees each seat's marks, what was dropped, means, weights and total."},
                 {}, reveal);
      break;
    case pb::HallLook::FIGURES:
      teller.Say(Heading::kAnnouncing,
                 {"大屏公布各组平均分、各环节成绩和得分，不公布单个评委的分数。",
                  "the hall sees means, stage scores and total, but no single judge's marks."},
                 {}, reveal);
      break;
    default:
      teller.Say(Heading::kAnnouncing, {"大屏只公布得分。", "the hall sees the total alone."}, {},
                 reveal);
  }
  if (hall.show_progress()) {
    teller.Say(Heading::kAnnouncing,
               {"打分时，大屏显示已提交的份数。",
                "while the judges mark, the hall sees how many sheets are in."},
               {}, {"hall.show_progress"});
  }
  teller.Say(Heading::kAnnouncing, {"大屏用{0}底色。", "the hall screen is {0}."},
             {hall.theme() == pb::HallLook::RED ? Said("红色", "red") : Said("蓝色", "blue")},
             {"hall.theme"});
}

pb::Text StageTitle(const pb::Plan& plan, const std::string& id) {
  for (const pb::Stage& stage : plan.stages()) {
    if (stage.id() == id) return stage.title();
  }
  return Both(id);
}

pb::Text KeyWords(const pb::Plan& plan, const std::string& written) {
  const auto key = scoring::ParseTieKey(written);
  if (!key) return Both(written);
  switch (key->kind) {
    case scoring::TieKey::Kind::kExact:
      return Said("取整以前的总成绩", "the unrounded total");
    case scoring::TieKey::Kind::kStage: {
      const pb::Text stage = StageTitle(plan, key->stage);
      return Said(stage.zh() + "成绩", "the score of " + EnglishOf(stage));
    }
    case scoring::TieKey::Kind::kPanel:
      for (const pb::Panel& panel : plan.panels()) {
        if (panel.id() != key->panel) continue;
        return Said(panel.title().zh() + "的平均分", "the mean of " + EnglishOf(panel.title()));
      }
      return Both(written);
    default:
      for (const pb::Component& component : plan.components()) {
        if (component.id() == written) return component.title();
      }
      return Both(written);
  }
}

void Ties(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  const pb::Text total =
      plan.components_size() > 1 ? Said("综合成绩", "composite") : Said("总成绩", "total");
  if (plan.ties().empty()) {
    teller.Say(Heading::kRanking,
               {"按{0}从高到低排名，{0}相同的名次并列。",
                "the ranking goes by the {0}; who is equal shares the rank."},
               {total}, {"ties"});
    return;
  }
  std::vector<pb::Text> keys;
  for (const std::string& key : plan.ties()) keys.push_back(KeyWords(plan, key));
  teller.Say(Heading::kRanking,
             {"按{0}从高到低排名，{0}相同的比{1}，仍相同的名次并列。",
              "the ranking goes by the {0}, and where that is equal by {1}; who is still equal "
              "shares the rank."},
             {total, Listed(keys)}, {"ties"});
}

void CutTies(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  const std::vector<std::string> path = {"shortlist.cut_ties"};
  if (plan.shortlist().cut_ties() != pb::Shortlist::RESOLVE) {
    teller.Say(Heading::kRanking,
               {"名单末位成绩相同的，全部列入。", "a tie across the cut is taken in whole."}, {},
               path);
  } else if (!plan.has_run_off()) {
    teller.Say(Heading::kRanking,
               {"名单末位成绩相同的，留待另行决定。",
                "a tie across the cut is left open, to be settled separately."},
               {}, path);
  } else {
    const pb::Text stage = StageTitle(plan, plan.run_off().stage());
    teller.Say(Heading::kRanking,
               {"名单末位成绩相同的要加试，再进行一轮{0}，成绩高的列入。",
                "a tie across the cut is run off in another round of {0}; the higher goes in."},
               {stage}, path);
    teller.Say(Heading::kRanking,
               {"加试只比加试的{0}成绩，不与原成绩合计。",
                "the run-off's {0} alone decides; it is not added to the earlier score."},
               {stage}, {"run_off"});
  }
}

void Shortlist(Teller& teller) {
  const pb::Shortlist& rule = teller.plan().shortlist();
  const std::vector<std::string> ratio = {"shortlist.per_vacancy"};
  if (rule.per_vacancy() == 1) {
    teller.Say(
        Heading::kRanking,
        {"每个{0}取成绩最高的列入考察对象建议名单，人数与职数相同。",
         "the best of each {0} are proposed for inspection, as many as there are vacancies."},
        {teller.Post()}, ratio);
  } else {
    teller.Say(Heading::kRanking,
               {"每个{0}按职数与人数 1∶{1} 的比例，从高到低提出考察对象建议名单。",
                "for each {0} the best are proposed for inspection, {1} to each vacancy."},
               {teller.Post(), Whole(rule.per_vacancy())}, ratio);
  }
  CutTies(teller);
  if (rule.has_taking_into_account()) {
    teller.Say(Heading::kRanking,
               {"提出名单时可以结合{0}；因此改变次序的，记录理由。",
                "the proposal may take into account {0}; where that changes the order, the reason "
                "is recorded."},
               {rule.taking_into_account()}, {"shortlist.taking_into_account"});
  }
  if (rule.has_decided_by()) {
    teller.Say(Heading::kRanking,
               {"建议名单提交{0}决定。", "the proposal goes to {0} for decision."},
               {rule.decided_by()}, {"shortlist.decided_by"});
  }
  if (rule.replaced_by_next()) {
    teller.Say(Heading::kRanking,
               {"有人退出或被取消资格的，按名次由高到低依次替补，直至满额。",
                "who drops out is replaced by the next in the ranking until the list is full."},
               {}, {"shortlist.replaced_by_next"});
  }
}

void Vacant(Teller& teller) {
  const pb::Plan& plan = teller.plan();
  if (!plan.may_stay_vacant_below().empty()) {
    teller.Say(Heading::kRanking,
               {"全部{0}的成绩都低于 {1} 分时，{2}可以空缺。",
                "where every {0} is below {1}, the {2} may be left vacant."},
               {teller.Candidate(), Both(plan.may_stay_vacant_below()), teller.Post()},
               {"may_stay_vacant_below"});
  }
  if (plan.sole().need_not_be_taken()) {
    teller.Say(Heading::kRanking,
               {"只有一名{0}时，不是必须录用，{1}可以空缺。",
                "a sole {0} need not be taken; the {1} may be left vacant."},
               {teller.Candidate(), teller.Post()}, {"sole.need_not_be_taken"});
  }
}

}  // namespace

void ExplainResults(Teller& teller) {
  When(teller);
  Hall(teller);
  Ties(teller);
  Shortlist(teller);
  Vacant(teller);
}

}  // namespace tingfen::plan
