#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

// The seventh of twelve speaks, and two sheets are in.
class TwoSheetsIn : public Day {
 public:
  explicit TwoSheetsIn(Book& book) : Day(book, "desk", SevenJudges(), People(12)) {
    OpenDay();
    Through(1, 3);
    Absent(4);
    Through(5, 6);
    CallUp(7);
    Begin(7);
    GiveUsual("panel_1");
    GiveUsual("panel_2");
  }
};

void PlayPresenting(Book& book) {
  TwoSheetsIn day(book);
  day.Keep("presenting", {"desks"});
  for (const char* text : {"请提醒观众席关闭手机", "请核对计时", "第二排有人走动"}) {
    day.Do("verifier", std::string("raise_flag { room: 'room1' text: '") + text + "' }");
  }
  day.Do("supervisor",
         "place_hold { room: 'room1' from: END_OF_TURN reason: '观众席有人拍照，正在处理' }");
  day.Keep("hold_later", {"desks"});
  day.PassSeconds(400);
  day.Keep("overtime", {"desks"});
}

void PlayHeld(Book& book) {
  TwoSheetsIn day(book);
  day.EndStage(7);
  day.GiveUsual();
  day.CloseStage(7);
  day.Release("c7");
  day.Hold("观众席有人拍照，正在处理");
  day.Keep("held", {"desks"});
}

void AskForThird(Day& day) {
  pb::Event event;
  event.mutable_device_asked()->set_request("device3");
  event.mutable_device_asked()->set_seat("panel_3");
  event.mutable_device_asked()->set_token_mac("token of another device");
  day.Happen(event);
}

void PlayDevices(Book& book) {
  TwoSheetsIn day(book);
  day.EndStage(7);
  day.Keep("ended", {"desks"});
  for (const auto& [name, seat] :
       {std::pair{"大厅左侧", "hall"}, {"大厅右侧", "hall"}, {"签字台", "kiosk"}}) {
    day.Do("operator",
           std::string("assign_screen { code: '4711' name: '") + name + "' seat: '" + seat + "' }");
  }
  day.Keep("screens", {"desks"});
  AskForThird(day);
  day.Keep("device_asked", {"desks"});
  day.Do("operator", "propose_device { request: 'device3' reason: '平板没电' }");
  day.Keep("device_proposed", {"desks"});
  day.Do("supervisor", "decide_device { request: 'device3' accept: false }");
  pb::Event copied;
  copied.mutable_device_frozen()->set_seat("panel_1");
  day.Happen(copied);
  pb::Event stopped;
  stopped.mutable_device_frozen()->set_seat("panel_2");
  stopped.mutable_device_frozen()->set_reason("平板忘在走廊");
  day.Happen(stopped);
  day.Keep("device_frozen", {"desks"});
}

void PlayLatecomer(Book& book) {
  Day day(book, "desk", SevenJudges(), People(11));
  day.Sit();
  day.Arrive(1, 10);
  day.Absent(11);
  day.RecordLots();
  day.WitnessLots();
  day.Through(1, 3);
  day.Keep("latecomer", {"desks"});
  pb::Event lost;
  lost.mutable_tail_loss_found()->set_seat("hall");
  lost.mutable_tail_loss_found()->set_seen_seq(4711);
  day.Happen(lost);
  day.Keep("tail", {"desks"});
}

// Three to be recorded.
void PlayThree(Book& book) {
  Day day(book, "desk", SevenJudges(), People(3));
  day.Sit();
  day.Keep("three_expected", {"desks"});
  day.Arrive(1, 3);
  day.Keep("three_here", {"desks"});
  pb::Event unchecked;
  unchecked.mutable_witness_unchecked()->set_seat("panel_2");
  unchecked.mutable_witness_unchecked()->set_seen_seq(4711);
  day.Happen(unchecked);
  unchecked.mutable_witness_unchecked()->clear_seat();
  unchecked.mutable_witness_unchecked()->set_other_ledger(true);
  day.Happen(unchecked);
  day.Keep("unchecked", {"desks"});
}

}  // namespace

void PlayDesk(Book& book) {
  PlayPresenting(book);
  PlayHeld(book);
  PlayDevices(book);
  PlayLatecomer(book);
  PlayThree(book);
}

}  // namespace tingfen::scenes
