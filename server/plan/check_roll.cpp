#include <algorithm>
#include <set>

#include "server/plan/check.h"
#include "server/plan/check_parts.h"
#include "server/plan/plan.h"

namespace tingfen::plan {
namespace {

constexpr std::string_view kOnlyRoom = "room1";  // Where the roll names none.

void CheckPosts(const pb::Candidate& candidate, const std::string& path, const Ids& posts,
                FaultList& faults) {
  std::set<std::string> seen;
  for (int i = 0; i < candidate.posts_size(); ++i) {
    const std::string& post = candidate.posts(i);
    if (posts.Lacks(post)) {
      faults.Add(At(path, i), FaultCode::kNotFound,
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

}  // namespace

void CheckRoll(const pb::Roll& roll, const pb::Plan& plan, FaultList& faults) {
  const Ids posts = CheckIds(roll.posts(), "posts", faults);
  const Ids rooms = CheckIds(roll.rooms(), "rooms", faults);
  CheckIds(roll.candidates(), "candidates", faults);
  for (int i = 0; i < roll.candidates_size(); ++i) {
    const std::string path = At("candidates", i);
    CheckPosts(roll.candidates(i), Joined(path, "posts"), posts, faults);
    CheckRoom(roll.candidates(i).room(), Joined(path, "room"), rooms, faults);
  }
  CheckSeats(roll, plan, faults);
}

}  // namespace tingfen::plan
