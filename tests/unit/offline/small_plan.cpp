#include "tests/unit/offline/small_plan.h"

namespace tingfen::offline {
namespace {

void AddCriterion(pb::Stage& stage, const std::string& id, const std::string& max) {
  pb::Criterion& criterion = *stage.add_criteria();
  criterion.set_id(id);
  criterion.mutable_title()->set_zh(id);
  criterion.set_max(max);
}

pb::Stage& AddStage(pb::Plan& plan, const std::string& id) {
  pb::Stage& stage = *plan.add_stages();
  stage.set_id(id);
  stage.mutable_title()->set_zh(id);
  stage.set_weight("50");
  stage.set_full_mark("100");
  stage.set_step("0.5");
  pb::StagePanel& panel = *stage.add_panels();
  panel.set_panel("panel");
  panel.set_weight("100");
  panel.set_min_sheets(3);
  return stage;
}

}  // namespace

pb::Plan SmallPlan() {
  pb::Plan plan;
  plan.set_id("small");
  pb::Panel& panel = *plan.add_panels();
  panel.set_id("panel");
  panel.mutable_title()->set_zh("评委组");
  panel.set_kind(pb::Panel::EXPERT);
  panel.set_seats(5);
  pb::Stage& speech = AddStage(plan, "speech");
  AddCriterion(speech, "content", "60");
  AddCriterion(speech, "manner", "40");
  AddCriterion(AddStage(plan, "defense"), "overall", "100");
  pb::Component& interview = *plan.add_components();
  interview.set_id("interview");
  interview.mutable_title()->set_zh("面试成绩");
  interview.set_weight("100");
  plan.mutable_rounding()->set_mode(pb::Rounding::HALF_UP);
  plan.mutable_rounding()->set_published(2);
  plan.mutable_shortlist()->set_per_vacancy(1);
  plan.mutable_shortlist()->set_cut_ties(pb::Shortlist::INCLUDE);
  return plan;
}

std::string DefenseRows(const std::string& candidate, const std::vector<std::string>& marks) {
  std::string rows;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    rows += candidate + ",defense,panel," + std::to_string(i + 1) + ",overall," + marks[i] + "\n";
  }
  return rows;
}

std::string SpeechRows(const std::string& candidate, const std::string& content,
                       const std::string& manner) {
  std::string rows;
  for (const char* judge : {"1", "2", "3"}) {
    const std::string sheet = candidate + ",speech,panel," + judge;
    rows += sheet + ",content," + content + "\n" + sheet + ",manner," + manner + "\n";
  }
  return rows;
}

}  // namespace tingfen::offline
