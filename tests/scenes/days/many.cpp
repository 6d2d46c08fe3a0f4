#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

pb::Plan ByNameInRed() {
  pb::Plan plan = SevenJudges();
  plan.mutable_identify()->set_by(pb::Identify::NAME);
  plan.mutable_hall()->set_theme(pb::HallLook::RED);
  plan.mutable_sole()->set_then(pb::Sole::GO_ON);
  plan.mutable_sole()->set_need_not_be_taken(true);
  return Sound(plan);
}

void PlayForty(Book& book) {
  Day day(book, "many", ByNameInRed(), People(40));
  day.Enrol();
  day.Arrive(1, 22);
  day.Keep("check_in", {"hall", "waiting", "desks"});
  day.Arrive(23, 40);
  day.RecordLots();
  day.Keep("lots", {"hall", "panel_1", "desks"});
  day.CheckJudgesIn();
  day.WitnessLots();
  day.Keep("ready", {"hall", "waiting"});
  day.Through(1, 3);
  day.Absent(4);
  day.Through(5, 16);
  day.CallUp(17);
  day.Keep("called", {"hall"});
  day.Begin(17);
  day.Keep("presenting", {"hall", "clock", "timekeeper", "waiting", "desks"});
  day.EndStage(17);
  day.GiveUsual();
  day.CloseStage(17);
  day.Announce(17);
  day.Keep("announced", {"hall"});
  day.Sign(17);
  day.Through(18, 40);
  day.Must(day.AnnounceResults(), "the ranking is announced");
  day.Keep("results", {"hall", "desks"});
}

// Nobody signs: the third hears, and with the fortieth all of them wait.
void PlayUnsigned(Book& book) {
  Day day(book, "many", ByNameInRed(), People(40));
  day.OpenDay();
  for (int number = 1; number <= 40; ++number) {
    day.CallUp(number);
    day.Begin(number);
    day.EndStage(number);
    day.GiveUsual();
    day.CloseStage(number);
    day.Announce(number);
    if (number == 3) day.Keep("third_hears", {"kiosk", "desks"});
  }
  day.Keep("unsigned", {"kiosk", "desks"});
  day.Do("operator", "call_to_sign { candidate: 'c5' digest: '" + day.NewestDigestOf("c5") + "' }");
  day.Keep("fifth_called", {"kiosk", "desks"});
}

void PlayAlone(Book& book) {
  Day day(book, "many", ByNameInRed(), People(1));
  day.OpenDay();
  day.Keep("one_ready", {"waiting"});
  day.CallUp(1);
  day.Begin(1);
  day.Keep("one_presenting", {"waiting"});
  day.EndStage(1);
  day.GiveUsual();
  day.CloseStage(1);
  day.Announce(1);
  day.Sign(1);
  day.Must(day.AnnounceResults(), "the ranking is announced");
  day.Keep("one_results", {"hall", "desks"});
  day.Do("supervisor", "give_opinion { room: 'room1' text: '程序规范，未发现问题。' }");
  day.Keep("one_to_end", {"desks"});
}

}  // namespace

void PlayMany(Book& book) {
  PlayForty(book);
  PlayUnsigned(book);
  PlayAlone(book);
}

}  // namespace tingfen::scenes
