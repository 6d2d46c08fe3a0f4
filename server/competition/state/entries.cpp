#include "server/competition/state/entries.h"

#include <algorithm>
#include <cstdlib>

#include "server/scoring/exact.h"

namespace tingfen::competition {
namespace {

template <typename List>
auto FindById(const List& list, std::string_view id) -> decltype(&*list.begin()) {
  for (const auto& entry : list) {
    if (entry.id() == id) return &entry;
  }
  return nullptr;
}

constexpr char kBetween = '+';  // In no id of a plan or a roll.

}  // namespace

const pb::PublicNotice* NoticeRule(const Competition& state, pb::PublicNotice::Of of) {
  for (const pb::PublicNotice& rule : state.plan->notices()) {
    if (rule.of() == of) return &rule;
  }
  return nullptr;
}

bool FellAway(const Competition& state, const std::string& post) {
  return !FindPost(*state.roll, post)->fell_away().empty();
}

const pb::Stage* FindStage(const pb::Plan& plan, std::string_view id) {
  return FindById(plan.stages(), id);
}

const pb::Stage* FindStage(const Competition& state, std::string_view id) {
  const pb::Stage* stage = FindById(state.plan->stages(), id);
  return stage == nullptr && state.run_off_stages ? FindById(*state.run_off_stages, id) : stage;
}

const pb::Panel& PanelById(const pb::Plan& plan, std::string_view id) {
  const pb::Panel* panel = FindById(plan.panels(), id);
  if (panel == nullptr) std::abort();
  return *panel;
}

const pb::StagePanel* FindStagePanel(const pb::Stage& stage, std::string_view panel) {
  for (const pb::StagePanel& entry : stage.panels()) {
    if (entry.panel() == panel) return &entry;
  }
  return nullptr;
}

const pb::Post* FindPost(const pb::Roll& roll, std::string_view id) {
  return FindById(roll.posts(), id);
}

const pb::Candidate& RollEntry(const pb::Roll& roll, std::string_view candidate) {
  const pb::Candidate* entry = FindById(roll.candidates(), candidate);
  if (entry == nullptr) std::abort();
  return *entry;
}

bool Admitted(const pb::Plan& plan, const pb::Candidate& candidate) {
  const auto fails = [&](const pb::Imported& imported) {
    const pb::Component* component = FindById(plan.components(), imported.component());
    if (component == nullptr) std::abort();
    return component->gate() && scoring::ParseDecimal(imported.mark()).value() <
                                    scoring::ParseDecimal(component->pass()).value();
  };
  return std::none_of(candidate.imported().begin(), candidate.imported().end(), fails);
}

const StageRecord& StageRecordOf(const CandidateRecord& candidate, const std::string& stage) {
  static const StageRecord kNothing;
  const StageRecord* record = FindKey(candidate.stages, stage);
  return record == nullptr ? kNothing : *record;
}

bool Contains(const google::protobuf::RepeatedPtrField<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::shared_ptr<const std::vector<pb::Stage>> RunOffStages(const pb::Plan& plan,
                                                           const pb::Roll& roll) {
  auto stages = std::make_shared<std::vector<pb::Stage>>();
  if (!plan.has_run_off()) return stages;
  const auto repeated =
      std::find_if(plan.stages().begin(), plan.stages().end(),
                   [&](const pb::Stage& stage) { return stage.id() == plan.run_off().stage(); });
  if (repeated == plan.stages().end()) std::abort();
  for (const pb::Post& post : roll.posts()) {
    pb::Stage& stage = stages->emplace_back(*repeated);
    stage.set_id(repeated->id() + kBetween + post.id());
    stage.set_weight("100");
    stage.mutable_title()->set_zh(repeated->title().zh() + "（加试）");
    stage.mutable_title()->set_en(repeated->title().en() + " (run-off)");
  }
  return stages;
}

const pb::Stage& RunOffStage(const Competition& state, const std::string& post) {
  for (const pb::Stage& stage : *state.run_off_stages) {
    if (PostOfStage(stage.id()) == post) return stage;
  }
  std::abort();
}

std::string_view PostOfStage(std::string_view stage) {
  const std::size_t at = stage.find(kBetween);
  return at == std::string_view::npos ? std::string_view() : stage.substr(at + 1);
}

std::string_view PlanStageOf(std::string_view stage) {
  return stage.substr(0, stage.find(kBetween));
}

std::string JudgeName(const Competition& state, const std::string& judge) {
  for (const pb::PoolJudge& entry : state.roll->judges()) {
    if (entry.id() == judge) return entry.name();
  }
  return {};
}

}  // namespace tingfen::competition
