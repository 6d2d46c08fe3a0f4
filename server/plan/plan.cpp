#include "server/plan/plan.h"

#include <algorithm>
#include <utility>

#include "server/plan/model/paths.h"
#include "server/plan/reading/fault_list.h"
#include "server/plan/reading/field_forms.h"
#include "server/plan/reading/field_rules.h"
#include "server/plan/reading/json_tree.h"
#include "server/plan/reading/walk.h"
#include "server/plan/rolls/roll.h"
#include "server/plan/topics/announcing.h"
#include "server/plan/topics/ballots/ballots.h"
#include "server/plan/topics/day.h"
#include "server/plan/topics/document.h"
#include "server/plan/topics/entry.h"
#include "server/plan/topics/examples.h"
#include "server/plan/topics/figures.h"
#include "server/plan/topics/marking.h"
#include "server/plan/topics/notices.h"
#include "server/plan/topics/panels.h"
#include "server/plan/topics/ranking.h"
#include "server/plan/topics/stages.h"
#include "server/plan/topics/total/total.h"

namespace tingfen::plan {
namespace {

template <typename Message, typename Check>
std::variant<Message, Faults> Read(std::string_view json, Check check) {
  const auto tree = ParseJson(json);
  if (const auto* fault = std::get_if<Fault>(&tree)) return Faults{*fault};
  FaultList faults;
  Message message;
  Walk(std::get<Node>(tree), message, faults);
  check(message, faults);
  if (faults.empty()) return message;
  return std::move(faults).InDocumentOrder();
}

// What the fields of a plan mean together.
void CheckPlan(const pb::Plan& plan, FaultList& faults) {
  CheckPanels(plan, faults);
  CheckStages(plan, faults);
  CheckMarking(plan, faults);
  CheckFigures(plan, faults);
  CheckTotal(plan, faults);
  CheckRanking(plan, faults);
  CheckAnnouncing(plan, faults);
  CheckDocument(plan, faults);
  CheckEntry(plan, faults);
  CheckNotices(plan, faults);
  CheckBallots(plan, faults);
  if (faults.empty()) CheckExamples(plan, faults);
}

}  // namespace

std::variant<pb::Plan, Faults> ReadPlan(std::string_view json) {
  return Read<pb::Plan>(json, CheckPlan);
}

Faults NotYet(const pb::Plan& plan) {
  FaultList faults;
  DayNotYet(plan, faults);
  MarkingNotYet(plan, faults);
  return std::move(faults).InDocumentOrder();
}

std::variant<pb::Roll, Faults> ReadRoll(std::string_view json, const pb::Plan& plan) {
  return Read<pb::Roll>(
      json, [&](const pb::Roll& roll, FaultList& faults) { CheckRoll(roll, plan, faults); });
}

std::variant<pb::Roll, Faults> EmptyRoll(const std::vector<std::string>& rooms,
                                         const pb::Plan& plan) {
  FaultList faults;
  pb::Roll roll;
  roll.set_format(1);
  const Bounds bounds = RuleOf(*pb::Roll::descriptor(), "rooms").list;
  if (rooms.size() > bounds.max) {
    faults.AddAndSpoil("rooms", FaultCode::kOutOfRange,
                       {"有 {0} 个考场，{1}。", "there are {0} rooms; {2}."},
                       {std::to_string(rooms.size()), RangeZh(bounds), RangeEn(bounds)});
  }
  for (const std::string& title : rooms) {
    const std::string path = Joined(At("rooms", roll.rooms_size()), "title");
    CheckText(title, RuleOf(*pb::RoomEntry::descriptor(), "title"), path, faults);
    if (std::ranges::find(roll.rooms(), title, &pb::RoomEntry::title) != roll.rooms().end()) {
      faults.Add(path, FaultCode::kNotUnique,
                 {"另一个考场也叫 {0}。", "another room is called {0} too."}, {Quoted(title)});
    }
    pb::RoomEntry& room = *roll.add_rooms();
    room.set_id("room" + std::to_string(roll.rooms_size()));
    room.set_title(title);
  }
  CheckSeats(roll, plan, faults);
  if (faults.empty()) return roll;
  return std::move(faults).InDocumentOrder();
}

Faults RollFaults(const pb::Roll& roll, const pb::Plan& plan) {
  FaultList faults;
  if (roll.candidates().empty()) {
    CheckSeats(roll, plan, faults);
  } else {
    CheckRoll(roll, plan, faults);
  }
  if (faults.empty()) return {};
  return std::move(faults).InDocumentOrder();
}

}  // namespace tingfen::plan
