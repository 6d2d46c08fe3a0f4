#include "tests/scenes/plans.h"

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "server/plan/plan.h"
#include "tests/kit/places.h"
#include "tests/kit/random_plan.h"

namespace tingfen::scenes {
namespace {

void Say(pb::Text* text, const std::string& zh, const std::string& en) {
  text->set_zh(zh);
  text->set_en(en);
}

pb::Plan Read(const std::string& json, const std::string& name) {
  auto read = plan::ReadPlan(json);
  if (auto* plan = std::get_if<pb::Plan>(&read)) return std::move(*plan);
  const plan::Fault& fault = std::get<plan::Faults>(read).front();
  throw std::runtime_error("the plan " + name + ": " + fault.path + ": " + fault.message_en);
}

// Without what stands around the interview, announced at once, every mark on the hall.
pb::Plan Shortened(const std::string& name) {
  pb::Plan plan = ReadyPlan(name);
  plan.clear_document();
  plan.clear_clauses();
  plan.clear_open_choices();
  plan.clear_examples();
  plan.clear_remarks();
  plan.clear_ballots();
  plan.clear_applications();
  plan.clear_batches();
  plan.clear_notices();
  for (pb::Panel& panel : *plan.mutable_panels()) panel.clear_composition();
  Say(plan.mutable_title(), "市直机关事业单位中层干部竞争上岗面试",
      "Competitive interviews for section-level posts");
  Say(plan.mutable_terms()->mutable_candidate(), "竞聘者", "Candidate");
  Say(plan.mutable_terms()->mutable_post(), "岗位", "Post");
  Say(plan.mutable_terms()->mutable_chief(), "主考官", "Chief judge");
  plan.mutable_announcement()->Clear();
  plan.mutable_announcement()->set_when(pb::Announcement::AT_ONCE);
  plan.mutable_hall()->set_theme(pb::HallLook::BLUE);
  plan.mutable_hall()->set_reveal(pb::HallLook::BY_SEAT);
  plan.mutable_identify()->set_by(pb::Identify::NUMBER);
  return plan;
}

void Limit(pb::Stage& stage, std::uint32_t seconds) {
  stage.clear_parts();
  stage.set_limit_seconds(seconds);
  stage.clear_warn_seconds_left();
  for (const std::uint32_t left : {60U, 30U}) stage.add_warn_seconds_left(left);
}

constexpr std::array kNames = {"张伟民", "李静", "欧阳晓峰", "王芳",   "陈建国", "赵丽娟",
                               "周强",   "吴敏", "郑海燕",   "孙立军", "何雪梅", "马志远"};

}  // namespace

pb::Plan ReadyPlan(const std::string& name) {
  std::ifstream file(SourceFile("plans/" + name + ".json"), std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return Read(text.str(), name);
}

pb::Plan Sound(pb::Plan plan) {
  Read(plan::JsonOf(plan), plan.id());
  return plan;
}

pb::Plan SevenJudges() {
  pb::Plan plan = Shortened("wunvshan");
  Say(plan.mutable_panels(0)->mutable_title(), "评委", "Judges");
  Limit(*plan.mutable_stages(0), 420);
  plan.mutable_shortlist()->set_cut_ties(pb::Shortlist::RESOLVE);
  plan.mutable_shortlist()->set_replaced_by_next(true);
  Say(plan.mutable_shortlist()->mutable_taking_into_account(), "初选情况", "the pre-selection");
  plan.mutable_run_off()->set_stage("interview");
  plan.set_deviation_from_median("5");
  pb::PublicNotice& notice = *plan.add_notices();
  notice.set_of(pb::PublicNotice::CHOSEN);
  notice.set_days(5);
  notice.set_working_days(true);
  return Sound(plan);
}

pb::Plan Judges(std::uint32_t count) {
  pb::Plan plan = SevenJudges();
  plan.mutable_panels(0)->set_seats(count);
  return Sound(plan);
}

pb::Plan TwoStages() {
  pb::Plan plan = Shortened("benxi");
  Say(plan.mutable_panels(0)->mutable_title(), "评委", "Judges");
  for (pb::Stage& stage : *plan.mutable_stages()) stage.mutable_panels(0)->set_min_sheets(3);
  plan.mutable_stages(0)->set_scoring_opens(pb::Stage::WITH_STAGE);
  Limit(*plan.mutable_stages(1), 420);
  plan.mutable_stages(1)->set_prepare_seconds(600);
  plan.mutable_stages(1)->mutable_questions()->set_returned(true);
  return Sound(plan);
}

pb::Plan LeadersAndMass() {
  pb::Plan plan = Shortened("tongxiang");
  pb::Stage& stage = *plan.mutable_stages(0);
  Limit(stage, 420);
  pb::TimeBand& over = *stage.add_time_bands();
  over.set_kind(pb::TimeBand::OVER);
  over.set_from_seconds(30);
  over.set_points("-0.5");
  return Sound(plan);
}

pb::Plan SpeechAlone() {
  pb::Plan plan = TwoStages();
  plan.mutable_stages()->RemoveLast();
  plan.clear_run_off();
  plan.clear_turns();
  plan.mutable_turns()->set_order(pb::Turns::EACH_THROUGH);
  plan.mutable_shortlist()->set_cut_ties(pb::Shortlist::INCLUDE);
  plan.mutable_stages(0)->set_weight("100");
  return Sound(plan);
}

pb::Plan ByCriterion() {
  pb::Plan plan = SpeechAlone();
  plan.mutable_panels(0)->set_seats(8);
  pb::Stage& speech = *plan.mutable_stages(0);
  // As long as the hall's table takes with its mean below.
  speech.mutable_criteria(2)->mutable_title()->set_en("Knowledge and experience");
  pb::Trim& trim = *speech.mutable_panels(0)->mutable_trim();
  trim.set_high(1);
  trim.set_low(1);
  trim.set_at_least(5);
  trim.set_scope(pb::Trim::CRITERION);
  plan.mutable_rounding()->set_criterion(2);
  return Sound(plan);
}

pb::Plan WithWrittenTest() {
  pb::Plan plan = Shortened("wuzhong");
  Say(plan.mutable_panels(0)->mutable_title(), "评委", "Judges");
  Limit(*plan.mutable_stages(0), 420);
  plan.mutable_components(1)->set_pass("60");
  return Sound(plan);
}

pb::Roll People(int people) {
  pb::Roll roll;
  roll.set_format(1);
  pb::Post& post = *roll.add_posts();
  post.set_id("p1");
  post.set_title("综合科副科长");
  post.set_vacancies(1);
  for (int i = 0; i < people; ++i) {
    pb::Candidate& candidate = *roll.add_candidates();
    candidate.set_id("c" + std::to_string(i + 1));
    candidate.set_name(kNames[static_cast<std::size_t>(i) % kNames.size()]);
    candidate.add_posts("p1");
  }
  return roll;
}

pb::Roll WithPool(pb::Roll roll) {
  int number = 0;
  for (const char* name :
       {"赵志强", "钱文博", "孙丽华", "李国栋", "周慧敏", "吴建军", "郑晓东", "冯国平", "褚玉兰"}) {
    pb::PoolJudge& judge = *roll.add_judges();
    judge.set_id("j" + std::to_string(++number));
    judge.set_name(name);
    judge.set_panel("panel");
    if (number == 6) judge.set_unit("市委党校");
  }
  return roll;
}

const std::vector<std::string>& Questions() {
  static const std::vector<std::string> questions = {
      "请结合您所竞聘的岗位，谈谈怎样在任务重、人手少的情况下合理安排本部门的全年工作，并举一个亲身"
      "经历的例子。",
      "上级要求三天之内完成一项跨部门的重要工作，而有关部门以各种理由迟迟不予配合，您打算怎么推动这"
      "项"
      "工作按时完成？",
      "有职工向上级反映您处理问题不公，经了解主要是因为沟通不够造成误会，您如何看待，又怎样妥善处理"
      "这"
      "件事？",
      "请谈谈您对所竞聘岗位职责的认识，以及任职以后第一年准备重点抓好的三项工作和具体的落实措施。",
      "单位准备推行一项新的考核办法，部分老同志抵触情绪较大，领导让您负责说服和落实，您会如何开展这"
      "项"
      "工作？",
      "两个科室为一项工作的牵头互相推诿，群众已经有了意见，您分管其中一个科室，会怎样处理？",
      "您带领的小组连续加班两个月，有骨干提出调离，您怎样稳定队伍又不耽误任务？",
      "一位老同事不服从您的工作安排，当众提出质疑，您当时怎么办，事后怎么办？",
      "请谈谈怎样把本部门的一项日常工作做出特色，需要哪些支持，怎样检验效果？",
      "群众通过热线反映窗口人员态度生硬，而窗口人员认为自己依规办事，您怎样答复和改进？",
      "年底考核中两名下属的实绩相当而名额只有一个，您怎样提出意见并做好解释？",
      "您发现已经上报的一份统计数据有误，而上级正要据此发文，您怎么处理？"};
  return questions;
}

}  // namespace tingfen::scenes
