// Entries of plan and roll by id, and the stages of run-offs, which stand beside those of the plan
// ("defense+p1"). Internal to server/competition. Pure.
//
// The `Find…` functions give null where there is nothing; the others abort, for ids that the state
// itself holds.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// The rule of the plan's notice of this kind; null: none.
const pb::PublicNotice* NoticeRule(const Competition& state, pb::PublicNotice::Of of);

template <typename Map>
auto FindKey(const Map& map, const std::string& key) -> decltype(&map.begin()->second) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

// A stage of the plan; with a state, one of its run-offs too.
const pb::Stage* FindStage(const pb::Plan& plan, std::string_view id);
const pb::Stage* FindStage(const Competition& state, std::string_view id);
const pb::Panel& PanelById(const pb::Plan& plan, std::string_view id);
const pb::StagePanel* FindStagePanel(const pb::Stage& stage, std::string_view panel);
const pb::Post* FindPost(const pb::Roll& roll, std::string_view id);
const pb::Candidate& RollEntry(const pb::Roll& roll, std::string_view candidate);

// Whether the marks brought in reach the pass marks that admit to the interview.
bool Admitted(const pb::Plan& plan, const pb::Candidate& candidate);

// What is on record for a stage, empty if nothing.
const StageRecord& StageRecordOf(const CandidateRecord& candidate, const std::string& stage);
bool Contains(const google::protobuf::RepeatedPtrField<std::string>& ids, const std::string& id);

// Too few applied for the post: by the roll it is not competed for, and has no results.
bool FellAway(const Competition& state, const std::string& post);

// The stages of run-offs, one for each post; none where the plan has no run-off.
std::shared_ptr<const std::vector<pb::Stage>> RunOffStages(const pb::Plan& plan,
                                                           const pb::Roll& roll);

// The stage repeated for `post`. Aborts where the plan has no run-off.
const pb::Stage& RunOffStage(const Competition& state, const std::string& post);

// The post whose run-off this stage is; empty: a stage of the plan.
std::string_view PostOfStage(std::string_view stage);

// The plan's stage that a stage repeats, or the stage itself.
std::string_view PlanStageOf(std::string_view stage);
std::string JudgeName(const Competition& state, const std::string& judge);

}  // namespace tingfen::competition
