#include "server/plan/rolls/roll.h"

#include <algorithm>
#include <set>

#include "server/plan/model/ids.h"
#include "server/plan/model/numbers.h"
#include "server/plan/model/paths.h"
#include "server/plan/model/texts.h"
#include "server/plan/reading/listed_ids.h"
#include "server/plan/rolls/applications.h"
#include "server/plan/rolls/standing.h"
#include "server/scoring/rules.h"

namespace tingfen::plan {
namespace {

void CheckPosts(const pb::Candidate& candidate, const std::string& path, const Ids& posts,
                FaultList& faults) {
  std::set<std::string> seen;
  for (int i = 0; i < candidate.posts_size(); ++i) {
    const std::string& post = candidate.posts(i);
    if (posts.Lacks(post)) {
      faults.AddAndSpoil(At(path, i), FaultCode::kNotFound,
                         {"posts 里没有标识为 {0} 的岗位。", "posts has none with the id {0}."},
                         {Quoted(post)});
    } else if (!seen.insert(post).second) {
      faults.Add(At(path, i), FaultCode::kNotUnique,
                 {"岗位 {0} 写了两次。", "the post {0} is there twice."}, {Quoted(post)});
    }
  }
}

void CheckRoom(const std::string& room, const std::string& path, const Ids& rooms,
               FaultList& faults) {
  if (room.empty() || !rooms.Lacks(room)) return;
  if (rooms.index.empty() && room == kOnlyRoom) return;
  faults.Add(path, FaultCode::kNotFound,
             {"rooms 里没有标识为 {0} 的考场。", "rooms has none with the id {0}."},
             {Quoted(room)});
}

// Every post lies in a batch where the plan has batches, and in none where it has not.
void CheckBatches(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults) {
  for (int i = 0; i < roll.posts_size(); ++i) {
    const std::string path = Joined(At("posts", i), "batch");
    const std::string& batch = roll.posts(i).batch();
    if (faults.Spoiled(path)) continue;
    if (!plan.has_batches()) {
      if (batch.empty()) continue;
      faults.Add(path, FaultCode::kContradiction,
                 {"方案没有分批次，请删去这一项。", "the plan has no batches; leave this out."});
    } else if (batch.empty()) {
      faults.Add(path, FaultCode::kMissing,
                 {"方案分批次进行，要写明这个岗位属于哪一批。",
                  "the plan has batches; this post must say which it belongs to."});
    } else if (std::ranges::find(plan.batches().batches(), batch, &pb::Batches::Batch::id) ==
               plan.batches().batches().end()) {
      faults.Add(path, FaultCode::kNotFound,
                 {"方案的 batches 里没有标识为 {0} 的批次。", "the plan has no batch {0}."},
                 {Quoted(batch)});
    }
  }
}

// A candidate is a person in one batch; who fails there may enter the next on the day.
void CheckOneBatch(const pb::Roll& roll, const pb::Plan& plan, const pb::Candidate& candidate,
                   const std::string& path, FaultList& faults) {
  // Null for a post or batch that is not there, which is told at its own place.
  const auto batch_of = [&](const std::string& id) -> const std::string* {
    const auto post = std::ranges::find(roll.posts(), id, &pb::Post::id);
    if (post == roll.posts().end()) return nullptr;
    const auto& batches = plan.batches().batches();
    const auto batch = std::ranges::find(batches, post->batch(), &pb::Batches::Batch::id);
    return batch == batches.end() ? nullptr : &batch->id();
  };
  for (int i = 1; i < candidate.posts_size(); ++i) {
    const std::string* first = batch_of(candidate.posts(0));
    const std::string* batch = batch_of(candidate.posts(i));
    if (first == nullptr || batch == nullptr || *first == *batch) continue;
    faults.Add(At(path, i), FaultCode::kContradiction,
               {"一个人不能同时报两个批次的岗位；前一批次没有选上的，可以在下一批次开始时再报。",
                "nobody stands in two batches at once; who is not chosen in one may enter the next "
                "when it opens."});
  }
}

const pb::Component* FindComponent(const pb::Plan& plan, const std::string& id) {
  const auto found = std::ranges::find(plan.components(), id, &pb::Component::id);
  return found == plan.components().end() ? nullptr : &*found;
}

// Marks of components that are brought in: each known, once, and at most its full mark.
void CheckImported(const pb::Candidate& candidate, const std::string& path, const pb::Plan& plan,
                   FaultList& faults) {
  std::set<std::string> seen;
  for (int i = 0; i < candidate.imported_size(); ++i) {
    const pb::Imported& imported = candidate.imported(i);
    const std::string id_path = Joined(At(path, i), "component");
    const pb::Component* component = FindComponent(plan, imported.component());
    if (faults.Spoiled(id_path)) continue;
    if (component == nullptr || component->id() == scoring::kInterviewComponent) {
      faults.Add(id_path, FaultCode::kNotFound,
                 {"{0} 不是方案里要导入的成绩。", "{0} is not among the marks the plan brings in."},
                 {Quoted(imported.component())});
      continue;
    }
    if (!seen.insert(imported.component()).second) {
      faults.Add(id_path, FaultCode::kNotUnique, {"{0} 写了两次。", "{0} is there twice."},
                 {Quoted(imported.component())});
    }
    const auto mark = PlanDecimal(imported.mark());
    const auto full_mark = PlanDecimal(component->full_mark());
    if (!mark || !full_mark || *mark <= *full_mark) continue;
    faults.Add(Joined(At(path, i), "mark"), FaultCode::kOutOfRange,
               {"{0} 高于满分 {1}。", "{0} is above the full mark {1}."},
               {imported.mark(), component->full_mark()});
  }
}

// Who does not take part need not have sat any test. Where a table has a cell for each mark, one
// that is wanting has been named there, and its path is spoiled.
void CheckNothingMissing(const pb::Candidate& candidate, const std::string& path,
                         const pb::Plan& plan, FaultList& faults) {
  if (candidate.standing() != pb::Standing::TAKES_PART) return;
  for (const pb::Component& component : plan.components()) {
    if (component.id() == scoring::kInterviewComponent) continue;
    if (faults.Spoiled(Joined(path, component.id()))) continue;
    const auto& imported = candidate.imported();
    if (std::ranges::find(imported, component.id(), &pb::Imported::component) != imported.end()) {
      continue;
    }
    faults.Add(path, FaultCode::kMissing, {"缺少{0}。", "the mark is missing: {1}."},
               {component.title().zh(), EnglishOf(component.title())});
  }
}

// The pool that judges are drawn from.
void CheckJudges(const pb::Roll& roll, const pb::Plan& plan, const Ids& rooms, FaultList& faults) {
  CheckIds(roll.judges(), "judges", faults);
  for (int i = 0; i < roll.judges_size(); ++i) {
    const std::string path = At("judges", i);
    const std::string& panel = roll.judges(i).panel();
    CheckRoom(roll.judges(i).room(), Joined(path, "room"), rooms, faults);
    const auto& panels = plan.panels();
    if (std::ranges::find(panels, panel, &pb::Panel::id) != panels.end()) continue;
    faults.Add(Joined(path, "panel"), FaultCode::kNotFound,
               {"方案的 panels 里没有标识为 {0} 的评委组。", "the plan has no panel {0}."},
               {Quoted(panel)});
  }
}

}  // namespace

void CheckSeats(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults) {
  std::size_t seats = 0;
  for (const pb::Panel& panel : plan.panels()) seats += panel.seats();
  const auto rooms = static_cast<std::size_t>(std::max(roll.rooms_size(), 1));
  if (seats * rooms <= kSeatsMax) return;
  faults.Add("rooms", FaultCode::kOutOfRange,
             {"{0} 个考场，方案每场 {1} 个评委席，共 {2} 席；本程序最多 {3} 席。",
              "{0} rooms of {1} judges' seats each make {2} seats; at most {3} are possible."},
             {std::to_string(rooms), std::to_string(seats), std::to_string(seats * rooms),
              std::to_string(kSeatsMax)});
}

void CheckRoll(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults) {
  const Ids posts = CheckIds(roll.posts(), "posts", faults);
  const Ids rooms = CheckIds(roll.rooms(), "rooms", faults);
  CheckIds(roll.candidates(), "candidates", faults);
  for (int i = 0; i < roll.candidates_size(); ++i) {
    const std::string path = At("candidates", i);
    CheckPosts(roll.candidates(i), Joined(path, "posts"), posts, faults);
    CheckOneBatch(roll, plan, roll.candidates(i), Joined(path, "posts"), faults);
    CheckRoom(roll.candidates(i).room(), Joined(path, "room"), rooms, faults);
    CheckImported(roll.candidates(i), Joined(path, "imported"), plan, faults);
    CheckNothingMissing(roll.candidates(i), Joined(path, "imported"), plan, faults);
  }
  CheckBatches(roll, plan, faults);
  CheckJudges(roll, plan, rooms, faults);
  CheckSeats(roll, plan, faults);
  CheckApplications(roll, plan, faults);
  CheckStanding(roll, plan, faults);
}

}  // namespace tingfen::plan
