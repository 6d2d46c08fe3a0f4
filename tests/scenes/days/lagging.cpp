#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {

void PlayLagging(Book& book) {
  pb::Plan plan = SevenJudges();
  plan.mutable_announcement()->set_when(pb::Announcement::LAG_BY_ONE);
  plan.mutable_announcement()->set_last(pb::Announcement::AFTER_OWN_TURN);
  Day day(book, "lagging", Sound(plan), People(12));
  day.OpenDay();
  day.Keep("next", {"waiting"});
  day.Absent(3);
  day.Present(1);
  day.Release("c1");
  day.Keep("between", {"panel_3"});
  day.Do("operator", "start_break { room: 'room1' until: '14:00' }");
  day.Keep("break", {"waiting"});
  day.Do("operator", "end_break { room: 'room1' }");
  day.Hold("观众席有人拍照，正在处理");
  day.Keep("held", {"clock", "timekeeper", "waiting"});
  day.Do("supervisor", "release_hold { room: 'room1' }");
  int before = 1;
  for (const int number : {2, 4, 5, 6, 7, 8}) {
    day.CallUp(number);
    if (number == 8) day.Keep("come", {"hall", "waiting"});
    day.Begin(number);
    if (number == 8) day.Keep("presenting", {"waiting"});
    day.EndStage(number);
    day.GiveUsual();
    day.CloseStage(number);
    day.Release(CandidateOf(number));
    if (number == 8) break;
    day.Must(day.Room::Announce(CandidateOf(before)), "the one before hears");
    day.Sign(before);
    before = number;
  }
  day.Keep("hear", {"waiting"});
  day.Must(day.Room::Announce("c7"), "the seventh hears");
  day.Keep("heard", {"waiting"});
  day.Sign(7);
  for (int number = 9; number <= 12; ++number) {
    day.CallUp(number);
    if (number == 12) {
      day.Begin(number);
      day.Keep("last_in", {"waiting"});
      break;
    }
    day.Begin(number);
    day.EndStage(number);
    day.GiveUsual();
    day.CloseStage(number);
    day.Release(CandidateOf(number));
    day.Must(day.Room::Announce(CandidateOf(number - 1)), "the one before hears");
    day.Sign(number - 1);
  }
}

}  // namespace tingfen::scenes
