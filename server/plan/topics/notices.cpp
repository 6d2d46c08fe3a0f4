#include "server/plan/topics/notices.h"

#include <set>

#include "server/plan/model/paths.h"
#include "server/plan/telling/words.h"

namespace tingfen::plan {

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

void ExplainNotices(Teller& teller) {
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

}  // namespace tingfen::plan
