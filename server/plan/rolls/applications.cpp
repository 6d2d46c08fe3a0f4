#include "server/plan/rolls/applications.h"

#include <map>

#include "server/plan/model/paths.h"
#include "server/plan/rolls/applicants.h"
#include "server/text/folding.h"

namespace tingfen::plan {
namespace {

const pb::Post* FindPost(const pb::Roll& roll, const std::string& id) {
  for (const pb::Post& post : roll.posts()) {
    if (post.id() == id) return &post;
  }
  return nullptr;
}

// In each batch by itself.
void CheckPostsPerPerson(const pb::Roll& roll, const pb::Candidate& candidate,
                         const std::string& path, std::uint32_t most, FaultList& faults) {
  std::map<std::string, std::uint32_t> chosen;
  for (int i = 0; i < candidate.posts_size(); ++i) {
    const pb::Post* post = FindPost(roll, candidate.posts(i));
    if (post == nullptr || ++chosen[post->batch()] != most + 1) continue;
    faults.Add(At(path, i), FaultCode::kOutOfRange,
               {"方案规定每人最多报 {0} 个岗位，这是第 {1} 个。",
                "the plan allows {0} posts a person; this is number {1}."},
               {std::to_string(most), std::to_string(most + 1)});
  }
}

// Of a unit that is not given nothing can be told.
void CheckOwnUnit(const pb::Roll& roll, const pb::Candidate& candidate, const std::string& path,
                  FaultList& faults) {
  if (candidate.unit().empty()) {
    faults.Add(Joined(path, "unit"), FaultCode::kMissing,
               {"方案规定不得报本单位的岗位：要写明本人的单位，才能核对。",
                "the plan allows nobody a post of the own unit: the person's unit must be given "
                "for that to be checked."});
    return;
  }
  const std::string unit = text::ComparedTitle(candidate.unit());
  for (int i = 0; i < candidate.posts_size(); ++i) {
    const pb::Post* post = FindPost(roll, candidate.posts(i));
    if (post == nullptr || text::ComparedTitle(post->unit()) != unit) continue;
    faults.Add(At(Joined(path, "posts"), i), FaultCode::kContradiction,
               {"方案规定不得报本单位的岗位，而本人和岗位都在 {0}。",
                "the plan allows nobody a post of the own unit, and both are of {0}."},
               {Quoted(candidate.unit())});
  }
}

void CheckUnitsOfPosts(const pb::Roll& roll, FaultList& faults) {
  for (int i = 0; i < roll.posts_size(); ++i) {
    if (!roll.posts(i).unit().empty()) continue;
    faults.Add(Joined(At("posts", i), "unit"), FaultCode::kMissing,
               {"方案规定不得报本单位的岗位：要写明岗位的单位，才能核对。",
                "the plan allows nobody a post of the own unit: the post's unit must be given for "
                "that to be checked."});
  }
}

// Why a post with too few is not competed for, and what the roll must then say.
void AddTooFew(const std::string& path, std::uint32_t count, const pb::Applications& rule,
               FaultList& faults) {
  const bool qualified = rule.count() == pb::Applications::QUALIFIED;
  const bool cancelled = rule.too_few() == pb::Applications::CANCEL_POST;
  std::string zh = qualified ? "资格审查合格的有 {0} 人" : "报名的有 {0} 人";
  zh += cancelled ? "，不足 {1} 人，按方案取消这个岗位" : "，不足 {1} 人，按方案不竞争这个岗位";
  zh += "：请写明岗位的取消原因";
  std::string en = qualified ? "{0} qualified for this post" : "{0} entered for this post";
  en += ", fewer than {1}; by the plan ";
  en += cancelled ? "it is taken off the list" : "it is not competed for";
  en += ": give the reason why it fell away";
  if (rule.may_choose_again()) {
    zh += "；改报其他岗位的人，写明改报前的岗位";
    en += ", and for those who chose another post, which it was at first";
  }
  faults.Add(path, FaultCode::kOutOfRange, {zh + "。", en + "."},
             {std::to_string(count), std::to_string(rule.at_least())});
}

void CheckTooFew(const pb::Post& post, const std::string& path, std::uint32_t count,
                 std::uint32_t unread, const pb::Applications& rule, FaultList& faults) {
  const std::string reason_path = Joined(path, "fell_away");
  if (faults.Spoiled(reason_path)) return;
  if (post.fell_away().empty()) {
    if (count + unread < rule.at_least()) AddTooFew(path, count, rule, faults);
  } else if (count >= rule.at_least()) {
    faults.AddAndSpoil(
        reason_path, FaultCode::kContradiction,
        {"按方案不足 {1} 人才取消岗位，而这个岗位有 {0} 人：请删去取消原因。",
         "by the plan a post falls away with fewer than {1}, and this has {0}: leave the "
         "reason out."},
        {std::to_string(count), std::to_string(rule.at_least())});
  }
}

// More than the plan takes are pre-selected down to as many as it takes, and not further.
void CheckPreSelection(const std::string& path, const Applicants& applicants, std::uint32_t unread,
                       const pb::Applications& rule, FaultList& faults) {
  const std::uint32_t most = rule.at_most();
  const std::string have = std::to_string(applicants.kept);
  if (applicants.kept > most) {
    faults.Add(
        path, FaultCode::kOutOfRange,
        {"这个岗位有 {0} 人参加，多于 {1} 人：按方案先比选到 {1} 人，其余的人标明比选未入围，"
         "并写明理由。",
         "{0} take part for this post, more than {1}: by the plan they are pre-selected to "
         "{1}; mark the others as not pre-selected, each with the reason."},
        {have, std::to_string(most)});
  } else if (rule.posts_per_person() == 1 && applicants.qualified > most &&
             applicants.kept + unread < most) {
    faults.Add(path, FaultCode::kOutOfRange,
               {"这个岗位比选后只有 {0} 人参加，按方案比选到 {1} 人。",
                "{0} take part for this post after the pre-selection; by the plan it keeps {1}."},
               {have, std::to_string(most)});
  }
}

void CheckCounts(const pb::Roll& roll, const pb::Applications& rule, FaultList& faults) {
  ApplicantsByPost applicants = CountApplicants(roll, faults);
  for (int i = 0; i < roll.posts_size(); ++i) {
    const std::string path = At("posts", i);
    const Applicants& of = applicants.of[roll.posts(i).id()];
    CheckTooFew(roll.posts(i), path, of.Counted(rule), applicants.unread, rule, faults);
    if (rule.at_most() == 0 || !roll.posts(i).fell_away().empty()) continue;
    CheckPreSelection(path, of, applicants.unread, rule, faults);
  }
}

}  // namespace

void CheckApplications(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults) {
  const pb::Applications& rule = plan.applications();
  if (rule.not_own_unit()) CheckUnitsOfPosts(roll, faults);
  for (int i = 0; i < roll.candidates_size() && plan.has_applications(); ++i) {
    // Somebody may be unqualified for this very reason.
    if (roll.candidates(i).standing() == pb::Standing::UNQUALIFIED) continue;
    const std::string path = At("candidates", i);
    CheckPostsPerPerson(roll, roll.candidates(i), Joined(path, "posts"), rule.posts_per_person(),
                        faults);
    if (rule.not_own_unit()) CheckOwnUnit(roll, roll.candidates(i), path, faults);
  }
  if (!faults.Spoiled("posts") && !faults.Spoiled("candidates")) CheckCounts(roll, rule, faults);
}

}  // namespace tingfen::plan
