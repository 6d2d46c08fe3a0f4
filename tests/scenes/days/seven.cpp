#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

const std::vector<std::string> kMarksOfSeventh = {"88", "91", "85.5", "90", "79", "93", "88"};

std::string Judge(std::size_t number) {
  return "panel_" + std::to_string(number);
}

void OpenIt(Day& day) {
  day.Keep("empty", {"hall", "desks"});
  day.Sit();
  day.Arrive(1, 5);
  day.Keep("check_in", {"hall", "desks"});
  day.Arrive(6, 12);
  day.Keep("desk/check_in_done", {"desks"});
  day.RecordLots();
  day.Keep("lots", {"hall", "waiting", "desks"});
  day.WitnessLots();
  day.Keep("ready", {"hall", "kiosk", "clock", "timekeeper", "desks"});
}

void SeventhPresents(Day& day) {
  day.CallUp(7);
  day.Keep("called", {"clock", "timekeeper", "desks"});
  day.Begin(7, 48);
  day.Keep("presenting", {"hall", "clock", "timekeeper"});
  day.Do("operator", "pause_clock { room: 'room1' }");
  day.Keep("paused", {"clock", "timekeeper", "desks"});
  day.Do("operator", "resume_clock { room: 'room1' }");
  day.Hold("观众席有人拍照，正在处理");
  day.Keep("held", {"hall", "clock", "timekeeper", "desks"});
  day.Do("supervisor", "release_hold { room: 'room1' }");
  day.PassSeconds(327);
  day.Keep("warning", {"hall", "clock", "timekeeper", "desks"});
  day.PassSeconds(50);
  day.Keep("overtime", {"hall", "clock", "timekeeper"});
  day.EndStage(7, 3);
}

void SeventhIsScored(Day& day) {
  for (std::size_t judge = 1; judge <= 5; ++judge) {
    day.Give(Judge(judge), {kMarksOfSeventh[judge - 1]});
  }
  day.Keep("scoring", {"hall", "clock", "timekeeper", "desks"});
  for (std::size_t judge = 6; judge <= 7; ++judge) {
    day.Give(Judge(judge), {kMarksOfSeventh[judge - 1]});
  }
  day.Keep("desk/scoring_all", {"desks"});
  day.CloseStage(7);
  day.Keep("desk/releasing", {"desks"});
  day.Release("c7");
  day.Keep("released", {"hall", "desks"});
  day.Must(day.Room::Announce("c7"), "the seventh hears");
  day.Keep("announced", {"hall", "kiosk", "desks"});
  day.Object(7, "认为结构化面试用时统计有误");
  day.Keep("objection", {"kiosk", "desks"});
  day.Do("operator", "answer_objection { candidate: 'c7' answer: '已当场核对计时记录，用时无误' }");
  day.Keep("answered", {"kiosk", "desks"});
  day.Sign(7);
  day.Keep("signed", {"kiosk", "desks"});
}

void EighthPresents(Day& day) {
  day.CallUp(8);
  day.Keep("next_called", {"hall", "kiosk"});
  day.Begin(8);
  day.Keep("next_presenting", {"hall"});
  day.EndStage(8);
  day.Keep("next_scoring", {"hall"});
  day.GiveUsual();
  day.CloseStage(8);
  day.Announce(8);
  day.Keep("next_announced", {"hall", "kiosk"});
  day.Sign(8);
}

void OpinionAndEnd(Day& day) {
  day.Must(day.AnnounceResults(), "the ranking is announced");
  day.Keep("desk/results", {"desks"});
  day.Do("supervisor",
         "give_opinion { room: 'room1' text: '全程按锁定的方案进行。第7号演讲时观众席有人拍照，"
         "已暂停处理并记录；其余无异常，成绩与纸面核对一致。' }");
  day.Keep("desk/opinion", {"desks"});
  day.Do("operator", "end_day { room: 'room1' }");
  day.Keep("desk/day_ended", {"desks"});
  day.Keep("prepare/ended", {"administrator"});
}

}  // namespace

void PlaySeven(Book& book) {
  Day day(book, "seven", SevenJudges(), People(12));
  OpenIt(day);
  day.Through(1, 3);
  day.Absent(4);
  day.Through(5, 6);
  day.Keep("desk/between", {"desks"});
  day.Do("operator", "start_break { room: 'room1' until: '14:00' }");
  day.Keep("break", {"hall", "clock", "timekeeper", "panel_3", "desks"});
  day.Do("operator", "end_break { room: 'room1' }");
  SeventhPresents(day);
  SeventhIsScored(day);
  EighthPresents(day);
  day.Through(9, 12);
  day.Keep("finished", {"hall", "clock", "timekeeper", "waiting", "desks"});
  OpinionAndEnd(day);
}

void PlayEveryDay(Book& book) {
  PlaySeven(book);
  PlayLagging(book);
  PlayTwoStages(book);
  PlayCorrected(book);
  PlayJudges(book);
  PlayHalfWritten(book);
  PlayDrawn(book);
  PlayRests(book);
  PlayMany(book);
  PlayCases(book);
  PlayDesk(book);
  PlayPaper(book);
  PlayAfter(book);
  PlayPreparing(book);
}

}  // namespace tingfen::scenes
