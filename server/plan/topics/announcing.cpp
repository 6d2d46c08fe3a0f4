#include "server/plan/topics/announcing.h"

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

}  // namespace

void CheckAnnouncing(const pb::Plan& plan, FaultList& faults) {
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
               {"各考场成绩平衡后才能宣布，所以要跨考场平衡的方案须在全部结束后宣布。",
                "rooms can be equalised only once all are done: a plan that equalises announces "
                "AT_END."});
  }
}

void ExplainAnnouncing(Teller& teller) {
  When(teller);
  Hall(teller);
}

}  // namespace tingfen::plan
