#include <algorithm>
#include <array>
#include <stdexcept>

#include "server/plan/plan.h"
#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

const std::vector<std::string> kAdministrator = {"administrator"};

pb::Roll SoundRoll(const pb::Plan& plan, pb::Roll roll) {
  const plan::Faults faults = plan::RollFaults(roll, plan);
  if (faults.empty()) return roll;
  throw std::runtime_error("a roll: " + faults.front().path + ": " + faults.front().message_en);
}

void AddRooms(pb::Roll& roll) {
  for (const char* title : {"第一考场", "第二考场"}) {
    pb::RoomEntry& entry = *roll.add_rooms();
    entry.set_id("room" + std::to_string(roll.rooms_size()));
    entry.set_title(title);
  }
  for (int i = 0; i < roll.candidates_size(); ++i) {
    roll.mutable_candidates(i)->set_room("room" + std::to_string(i % 2 + 1));
  }
}

pb::Roll InPosts(int people, int posts) {
  constexpr std::array kTitles = {"党政办公室主任", "投资促进一局局长", "综合科副科长"};
  constexpr std::array kUnits = {"农业局", "教育局", "水利局", "城管局"};
  pb::Roll roll = People(people);
  roll.clear_posts();
  for (int i = 0; i < posts; ++i) {
    pb::Post& post = *roll.add_posts();
    post.set_id("p" + std::to_string(i + 1));
    post.set_title(kTitles[static_cast<std::size_t>(i)]);
    post.set_vacancies(static_cast<std::uint32_t>(1 + i % 2));
    post.set_unit("开发区");
  }
  for (int i = 0; i < people; ++i) {
    pb::Candidate& candidate = *roll.mutable_candidates(i);
    candidate.set_unit(kUnits[static_cast<std::size_t>(i) % kUnits.size()]);
    candidate.set_posts(0, "p" + std::to_string(i % std::min(posts, 2) + 1));
  }
  return roll;
}

// Batches, marks brought in, pre-selection.
pb::Plan RichPlan() {
  pb::Plan plan = SevenJudges();
  *plan.mutable_components() = ReadyPlan("wuzhong").components();
  plan.mutable_components(0)->clear_gate();
  plan.mutable_components(0)->clear_pass();
  *plan.mutable_batches() = ReadyPlan("wunvshan").batches();
  *plan.mutable_applications() = ReadyPlan("tongxiang").applications();
  plan.mutable_applications()->set_posts_per_person(3);
  return Sound(plan);
}

// Every standing there is; the third post fell away.
pb::Roll RichRoll() {
  pb::Roll roll = WithPool(InPosts(40, 3));
  AddRooms(roll);
  const std::array batches = {"chiefs", "deputies", "deputies"};
  for (int i = 0; i < 3; ++i) {
    roll.mutable_posts(i)->set_batch(batches[static_cast<std::size_t>(i)]);
  }
  roll.mutable_posts(2)->set_fell_away("报名不足 2 人");
  for (int i = 0; i < roll.candidates_size(); ++i) {
    pb::Candidate& candidate = *roll.mutable_candidates(i);
    candidate.add_imported()->set_component("written");
    candidate.mutable_imported(0)->set_mark(std::to_string(92 - i % 30) + ".5");
    const bool unqualified = i % 10 == 4;
    if (!unqualified && i < 20) continue;
    candidate.set_standing(unqualified ? pb::Standing::UNQUALIFIED : pb::Standing::NOT_PRESELECTED);
    candidate.set_reason(unqualified ? "任职年限不足" : "单位比选未入围");
  }
  roll.mutable_candidates(3)->add_first_posts("p3");
  return SoundRoll(RichPlan(), roll);
}

void EnrolSome(Day& day) {
  std::size_t at = 0;
  for (const std::string& id : day.state().seat_order) {
    if (at++ % 7 < 2) continue;
    pb::Event event;
    event.mutable_device_enrolled()->set_seat(id);
    event.mutable_device_enrolled()->set_token_mac("token of " + id);
    day.Happen(event);
  }
}

// Two rooms, most of it done.
void PlayBusy(Book& book) {
  const pb::Plan plan = ReadyPlan("tongxiang");
  pb::Roll roll = WithPool(InPosts(20, 2));
  for (pb::PoolJudge& judge : *roll.mutable_judges()) judge.set_panel("leaders");
  AddRooms(roll);
  Day day(book, "prepare", plan, SoundRoll(plan, roll), {}, Day::Plan::kOpen);
  EnrolSome(day);
  day.Do("administrator", "assign_screen { code: '4711' name: '大厅左侧' seat: 'hall' }");
  day.Do("administrator", "recuse_judge { candidate: 'c1' seat: 'leaders_3' reason: '夫妻关系' }");
  day.Do("administrator",
         "recuse_judge { candidate: 'c2' seat: 'room2.leaders_1'"
         " reason: '曾任其直接领导，近三年考核由其签署' }");
  day.Keep("busy", kAdministrator);
}

void PlayReady(Book& book) {
  const pb::Plan plan = ReadyPlan("benxi");
  const pb::Roll roll = SoundRoll(plan, InPosts(4, 2));
  Day(book, "prepare", plan, roll, {}, Day::Plan::kOpen).Keep("small", kAdministrator);
  Day day(book, "prepare", plan, roll, Questions(), Day::Plan::kOpen);
  day.Enrol();
  day.Keep("ready", kAdministrator);
  day.Do("administrator", "lock_plan { check_code: '" + day.state().check_code + "' }");
  day.Keep("locked", kAdministrator);
}

}  // namespace

void PlayPreparing(Book& book) {
  pb::Roll nobody;
  nobody.set_format(1);
  Day(book, "prepare", ReadyPlan("benxi"), nobody, {}, Day::Plan::kOpen)
      .Keep("fresh", kAdministrator);
  PlayBusy(book);
  PlayReady(book);
  Day rich(book, "prepare", RichPlan(), RichRoll(), Questions(), Day::Plan::kOpen);
  rich.Keep("rich", kAdministrator);
  Day arrived(book, "prepare", RichPlan(), RichRoll(), Questions());
  arrived.Arrive(1, 1);
  arrived.Keep("arrived", kAdministrator);
}

}  // namespace tingfen::scenes
