#include "server/plan/rolls/standing.h"

#include <algorithm>
#include <set>

#include "server/plan/model/paths.h"
#include "server/plan/rolls/applicants.h"

namespace tingfen::plan {
namespace {

class StandingCheck {
 public:
  StandingCheck(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults)
      : roll_(roll), rule_(plan.applications()), faults_(faults) {
    applicants_ = CountApplicants(roll, faults);
    for (int i = 0; i < roll.posts_size(); ++i) {
      posts_.insert(roll.posts(i).id());
      for (const char* field : {"id", "fell_away"}) {
        if (faults.Spoiled(Joined(At("posts", i), field))) fell_away_known_ = false;
      }
      if (!roll.posts(i).fell_away().empty()) fell_away_.insert(roll.posts(i).id());
    }
    if (faults.Spoiled("posts")) fell_away_known_ = false;
  }

  void Check(int index) {
    const pb::Candidate& candidate = roll_.candidates(index);
    const std::string path = At("candidates", index);
    if (!candidate.again_of().empty()) {
      faults_.Add(Joined(path, "again_of"), FaultCode::kContradiction,
                  {"再次报名由程序记录，名单里请删去这一项。",
                   "the program records who enters again; leave this out of a roll."});
    }
    CheckReason(candidate, path);
    if (candidate.standing() == pb::Standing::NOT_PRESELECTED) CheckPreSelected(candidate, path);
    if (!fell_away_known_) return;
    CheckPostsLeft(candidate, path);
    CheckFirstPosts(candidate, Joined(path, "first_posts"));
  }

 private:
  void CheckReason(const pb::Candidate& candidate, const std::string& path) {
    const bool needed = candidate.standing() == pb::Standing::UNQUALIFIED ||
                        candidate.standing() == pb::Standing::NOT_PRESELECTED;
    if (!needed || !candidate.reason().empty()) return;
    faults_.Add(Joined(path, "reason"), FaultCode::kMissing,
                {"本人不参加竞聘，要写明理由。",
                 "this person does not take part; the reason must be given."});
  }

  // There is a choice only where more qualified than the plan takes.
  void CheckPreSelected(const pb::Candidate& candidate, const std::string& path) {
    const std::string standing = Joined(path, "standing");
    if (rule_.at_most() == 0) {
      faults_.Add(standing, FaultCode::kContradiction,
                  {"方案没有比选。", "the plan has no pre-selection."});
      return;
    }
    const auto chosen_from_many = [&](const std::string& post) {
      return applicants_.of[post].qualified + applicants_.unread > rule_.at_most();
    };
    if (std::ranges::any_of(candidate.posts(), chosen_from_many)) return;
    faults_.Add(standing, FaultCode::kContradiction,
                {"资格审查合格的不超过 {0} 人，按方案不比选。",
                 "no more than {0} qualified; by the plan nobody is pre-selected."},
                {std::to_string(rule_.at_most())});
  }

  // Who takes part does so for a post that is competed for; whose posts all fell away does not.
  void CheckPostsLeft(const pb::Candidate& candidate, const std::string& path) {
    const auto gone = [&](const std::string& post) { return fell_away_.contains(post); };
    const bool all_gone =
        !candidate.posts().empty() && std::ranges::all_of(candidate.posts(), gone);
    if (candidate.standing() == pb::Standing::POST_FELL_AWAY) {
      if (all_gone || candidate.posts().empty()) return;
      faults_.Add(Joined(path, "standing"), FaultCode::kContradiction,
                  {"所报岗位并没有全部取消。", "not all posts of this person fell away."});
    } else if (all_gone && candidate.standing() == pb::Standing::TAKES_PART) {
      const bool again = rule_.may_choose_again();
      faults_.Add(Joined(path, "posts"), FaultCode::kContradiction,
                  {again ? "所报岗位都取消了：请改报其他岗位，或者标明岗位取消、不参加。"
                         : "所报岗位都取消了：请标明岗位取消、不参加。",
                   again ? "every post of this person fell away: choose another, or mark that the "
                           "post fell away"
                         : "every post of this person fell away: mark that it did"});
    }
  }

  void CheckFirstPosts(const pb::Candidate& candidate, const std::string& path) {
    if (candidate.first_posts().empty()) return;
    if (!rule_.may_choose_again()) {
      faults_.Add(path, FaultCode::kContradiction,
                  {"方案不允许改报岗位。", "the plan lets nobody choose another post."});
      return;
    }
    std::set<std::string> seen(candidate.posts().begin(), candidate.posts().end());
    for (int i = 0; i < candidate.first_posts_size(); ++i) {
      const std::string& post = candidate.first_posts(i);
      if (!posts_.contains(post)) {
        faults_.Add(At(path, i), FaultCode::kNotFound,
                    {"posts 里没有标识为 {0} 的岗位。", "posts has none with the id {0}."},
                    {Quoted(post)});
      } else if (!seen.insert(post).second) {
        faults_.Add(At(path, i), FaultCode::kNotUnique,
                    {"改报前的岗位与另一处重复。", "this post is named in another place too."});
      } else if (!fell_away_.contains(post)) {
        faults_.Add(At(path, i), FaultCode::kContradiction,
                    {"只有岗位取消了才能改报，而这个岗位没有取消。",
                     "only whose post fell away may choose another, and this one did not."});
      }
    }
  }

  const pb::Roll& roll_;
  const pb::Applications& rule_;
  FaultList& faults_;
  ApplicantsByPost applicants_;
  std::set<std::string> posts_;
  std::set<std::string> fell_away_;
  bool fell_away_known_ = true;
};

}  // namespace

void CheckStanding(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults) {
  StandingCheck check(roll, plan, faults);
  for (int i = 0; i < roll.candidates_size(); ++i) {
    if (!faults.Spoiled(Joined(At("candidates", i), "standing"))) check.Check(i);
  }
}

}  // namespace tingfen::plan
