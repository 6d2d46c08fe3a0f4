#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

void Rank(Day& day, int people) {
  day.OpenDay();
  day.Through(1, people);
  day.Must(day.AnnounceResults(), "the ranking is announced");
}

// Four in an order of their own: two are proposed.
void PlayDecided(Book& book) {
  Day day(book, "after", SevenJudges(), People(4));
  Rank(day, 4);
  day.Keep("results", {"desks"});
  day.Must(day.EnterDecision({"c3", "c1"}), "the proposal is followed");
  day.Keep("decided", {"desks"});
  day.Do("operator", "open_notice { of: CHOSEN posts: 'p1' first_day: '2026-11-22' }");
  day.Do("operator",
         "open_notice { of: CHOSEN posts: 'p1' first_day: '2026-11-25' holidays: '2026-11-26'"
         " reason: '首日录错' }");
  day.Keep("noticed", {"desks"});
}

void PlayDiffers(Book& book) {
  Day day(book, "after", SevenJudges(), People(4));
  Rank(day, 4);
  day.Must(day.EnterDecision({"c3", "c1"}), "the proposal is followed");
  day.Do("operator", "drop_out { post: 'p1' candidate: 'c1' reason: '本人书面放弃' }");
  day.Must(day.EnterDecision({"c2", "c3"}, "结合平时考核情况，会议研究后调整次序"),
           "another decision");
  day.Keep("differs", {"desks"});
}

// The first and the fifth are tied behind the third.
void PlayRunOff(Book& book) {
  Day day(book, "after", SevenJudges(), People(5));
  Rank(day, 5);
  day.Keep("run_off", {"desks"});
  for (const int number : {1, 5}) {
    const std::string id = CandidateOf(number);
    day.Do("operator", "call_candidate { candidate: '" + id + "' run_off: 'p1' }");
    day.Begin(number);
    day.EndStage(number);
    for (int judge = 1; judge <= 7; ++judge) {
      day.Give("panel_" + std::to_string(judge), {number == 1 ? "88.5" : "86"});
    }
    day.CloseStage(number);
    day.Announce(number);
    day.Sign(number);
  }
  day.Must(day.AnnounceResults(), "the ranking is announced again");
  day.Keep("parted", {"desks"});
}

void PlayVacant(Book& book) {
  pb::Plan plan = SevenJudges();
  plan.set_may_stay_vacant_below("95");
  plan.mutable_sole()->set_then(pb::Sole::GO_ON);
  Day day(book, "after", Sound(plan), People(1));
  Rank(day, 1);
  day.Must(day.EnterDecision({}, "不足 95 分，会议决定空缺"), "nobody");
  day.Keep("vacant", {"desks"});
}

pb::Plan InBatches() {
  pb::Plan plan = SevenJudges();
  const pb::Plan ready = ReadyPlan("wunvshan");
  *plan.mutable_batches() = ready.batches();
  plan.mutable_applications()->set_posts_per_person(1);
  return Sound(plan);
}

pb::Roll RollInBatches() {
  pb::Roll roll = People(8);
  roll.mutable_posts(0)->set_batch("chiefs");
  int number = 0;
  for (const char* title : {"综合科副科长", "市场营销部副部长", "人力资源部副部长"}) {
    pb::Post& post = *roll.add_posts();
    post.set_id("d" + std::to_string(++number));
    post.set_title(title);
    post.set_vacancies(1);
    post.set_batch("deputies");
    roll.mutable_candidates(4 + number)->set_posts(0, post.id());
  }
  roll.mutable_posts(0)->set_title("综合科科长");
  roll.mutable_candidates(4)->set_posts(0, "d1");
  return roll;
}

void PlayBatches(Book& book) {
  Day day(book, "after", InBatches(), RollInBatches());
  day.Sit();
  day.Arrive(1, 4);
  day.RecordLots();
  day.WitnessLots();
  day.Through(1, 4);
  day.Must(day.AnnounceResults(), "the ranking is announced");
  day.Must(day.EnterDecision({"c3", "c1"}), "the proposal is followed");
  day.Keep("batch_over", {"desks"});
  day.Do("operator", "open_batch { batch: 'deputies' }");
  day.Keep("batch_open", {"desks"});
}

}  // namespace

void PlayAfter(Book& book) {
  PlayDecided(book);
  PlayDiffers(book);
  PlayRunOff(book);
  PlayVacant(book);
  PlayBatches(book);
}

}  // namespace tingfen::scenes
