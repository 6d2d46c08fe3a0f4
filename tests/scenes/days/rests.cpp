#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

void PlayConferring(Book& book) {
  pb::Plan plan = SpeechAlone();
  plan.set_calibrate_first(2);
  plan.mutable_announcement()->set_when(pb::Announcement::AFTER_FIRST);
  plan.mutable_announcement()->set_first(2);
  Day day(book, "rests", Sound(plan), People(12));
  day.OpenDay();
  for (const int number : {1, 2}) {
    day.CallUp(number);
    day.Begin(number);
    day.EndStage(number);
    day.GiveUsual();
    if (number == 1) day.Do("operator", "set_aside { candidate: 'c1' }");
  }
  day.Keep("set_aside", {"desks"});
  day.Do("operator", "set_aside { candidate: 'c2' }");
  day.Keep("set_aside_all", {"desks"});
  day.CallUp(1);
  day.Keep("conferring", {"hall", "panel_3", "desks"});
}

// The fourth, who is alone there.
void HearInSecondRoom(Day& day) {
  const std::string operator_seat = "room2.operator";
  day.Do(operator_seat,
         "check_in_candidate { candidate: 'c4' arrival: PRESENT identity_checked: true }");
  day.Do(operator_seat, "record_lots { room: 'room2' lots { candidate: 'c4' number: 1 } }");
  day.Do("room2.supervisor", "witness_lots { room: 'room2' }");
  day.Do(operator_seat, "call_candidate { candidate: 'c4' }");
  day.Do(operator_seat, "start_stage { candidate: 'c4' stage: 'interview' }");
  day.Do(operator_seat, "end_stage { candidate: 'c4' stage: 'interview' }");
  const std::string hold =
      "place_hold { room: 'room2' from: NOW reason: '观众席有人拍照，正在处理' }";
  day.Do("room2.supervisor", hold);
  day.Keep("second_room_held", {"room2.operator", "room2.verifier", "room2.supervisor"});
  day.Keep("prepare/running", {"administrator"});
  day.Do("room2.supervisor", "release_hold { room: 'room2' }");
  for (int judge = 1; judge <= 7; ++judge) {
    const std::string seat = "room2.panel_" + std::to_string(judge);
    day.Must(day.Submit(seat, "c4", "interview", {std::to_string(84 + judge % 3)}), seat);
  }
  day.Do(operator_seat, "close_stage { candidate: 'c4' stage: 'interview' }");
  for (const char* seat : {"room2.verifier", "room2.panel_1", "room2.supervisor"}) {
    day.Must(day.Confirm(seat, "c4"), seat);
  }
}

void PresentThird(Day& day) {
  day.CallUp(3);
  day.Begin(3);
  day.GiveUsual("panel_1");
  day.GiveUsual("panel_2");
  day.Keep("first_room_presenting", {"desks"});
  day.EndStage(3);
  day.GiveUsual();
  day.CloseStage(3);
}

void PlayEqualising(Book& book) {
  pb::Plan plan = SevenJudges();
  plan.clear_run_off();
  plan.mutable_shortlist()->set_cut_ties(pb::Shortlist::INCLUDE);
  plan.mutable_announcement()->set_when(pb::Announcement::AT_END);
  plan.mutable_equalise()->set_base(pb::Equalise::POOLED);
  plan.mutable_equalise()->set_mean_places(2);
  plan.mutable_equalise()->set_coefficient_places(4);
  pb::Roll roll = People(4);
  for (int room = 1; room <= 2; ++room) {
    pb::RoomEntry& entry = *roll.add_rooms();
    entry.set_id("room" + std::to_string(room));
    entry.set_title(room == 1 ? "第一考场" : "第二考场");
  }
  for (int i = 0; i < 4; ++i) roll.mutable_candidates(i)->set_room(i < 3 ? "room1" : "room2");
  Day day(book, "rests", Sound(plan), roll);
  day.Sit();
  day.Arrive(1, 3);
  day.RecordLots();
  day.WitnessLots();
  for (int number = 1; number <= 3; ++number) {
    if (number == 3) {
      PresentThird(day);
    } else {
      day.Present(number);
    }
    day.Release(CandidateOf(number));
  }
  day.Keep("equalising", {"hall", "panel_3", "desks"});
  HearInSecondRoom(day);
  day.Keep("rooms_through", {"desks"});
  day.Do("operator", "equalise_rooms {}");
  day.Keep("level", {"panel_1", "desks"});
}

}  // namespace

void PlayRests(Book& book) {
  Day open(book, "rests", SevenJudges(), People(12), {}, Day::Plan::kOpen);
  open.Keep("planning", {"hall", "kiosk", "panel_3"});
  PlayConferring(book);
  PlayEqualising(book);
}

}  // namespace tingfen::scenes
