#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/days/seventh.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

// Whatever is left of a turn whose stage has begun or is closed, up to the signature.
void Finish(Day& day, int number) {
  const auto phase = [&] { return day.phase(); };
  while (phase() != pb::Phase::RELEASING) {
    if (phase() == pb::Phase::STAGE_CLOSED) day.Begin(number);
    day.EndStage(number);
    day.GiveUsual();
    day.CloseStage(number);
  }
  day.Announce(number);
  day.Sign(number);
}

void DrawQuestions(Day& day) {
  day.Do("operator",
         "open_draw { draw { of: QUESTIONS room: 'room1' candidate: 'c7' stage: 'defense' } }");
  const std::string draw = day.state().draws.back().draw.id();
  day.Do("operator", "contribute_to_draw { draw: '" + draw + "' words: '今天是个好天气' }");
  day.Do("supervisor", "contribute_to_draw { draw: '" + draw + "' words: '三百六十五' }");
  day.Do("operator", "complete_draw { draw: '" + draw + "' }");
  day.Keep("questions_drawn", {"hall", "desks"});
  day.Do("operator", "open_questions { candidate: 'c7' stage: 'defense' }");
  day.Keep("questions_opened", {"kiosk", "panel_3", "desks"});
}

void Speech(Day& day) {
  day.CallUp(7);
  day.Keep("called", {"panel_3"});
  day.Begin(7, 48);
  day.Keep("presenting", {"panel_3"});
  day.Hold("观众席有人拍照，正在处理");
  day.Keep("held", {"panel_3"});
  day.Do("supervisor", "release_hold { room: 'room1' }");
  day.Do("operator", "pause_clock { room: 'room1' }");
  day.Keep("paused", {"panel_3"});
  day.Do("operator", "resume_clock { room: 'room1' }");
  day.EndStage(7);
  day.Keep("speech_ended", {"panel_3"});
  GiveSpeech(day, 1, 3);
  day.Keep("scoring", {"panel_3"});
  day.Do("operator",
         "return_sheet { candidate: 'c7' stage: 'speech' seat: 'panel_3'"
         " reason: '请核对第二项，与草表不一致。' }");
  day.Keep("returned", {"panel_3"});
  day.Give("panel_3", SpeechOfThird(), 2);
  GiveSpeech(day, 4, 5);
  day.CloseStage(7);
  day.Keep("stage_closed", {"panel_3", "desks"});
}

void Defense(Day& day) {
  day.Do("operator", "start_preparing { candidate: 'c7' stage: 'defense' }");
  day.PassSeconds(48);
  day.Keep("preparing", {"hall", "clock", "timekeeper", "panel_3", "desks"});
  day.Begin(7, 48);
  day.Keep("defense", {"panel_1", "panel_3"});
  day.EndStage(7);
  day.Keep("defense_scoring", {"panel_1", "panel_3"});
  GiveDefense(day);
  day.Keep("judges/defense_given", {"panel_3"});
  day.CloseStage(7);
  day.Keep("closed", {"desks"});
  day.Must(day.Confirm("verifier", "c7"), "the verifier confirms");
  day.Keep("releasing", {"panel_1", "desks"});
}

void Heard(Day& day) {
  day.Must(day.Confirm("panel_1", "c7"), "the chief judge confirms");
  day.Must(day.Confirm("supervisor", "c7"), "the supervisor witnesses");
  day.Keep("released", {"desks"});
  day.Must(day.Room::Announce("c7"), "the seventh hears");
  day.Keep("announced", {"hall", "kiosk", "panel_1", "desks"});
  day.Object(7, "第3号评委的合计与我听到的不一致");
  day.Keep("objection", {"kiosk"});
  day.Do("operator",
         "answer_objection { candidate: 'c7' answer: '已当场核对评分表，3号评委合计92.0分无误' }");
  day.Keep("answered", {"kiosk"});
  day.Sign(7);
}

}  // namespace

void PlayTwoStages(Book& book) {
  Day day(book, "two_stages", TwoStages(), People(12), Questions());
  day.Enrol();
  day.Keep("check_in", {"panel_3"});
  day.CheckJudgesIn();
  day.Arrive(1, 12);
  day.Keep("waiting", {"panel_3"});
  day.RecordLots();
  day.Keep("lots", {"panel_3"});
  day.WitnessLots();
  day.Keep("ready", {"kiosk", "panel_3"});
  day.Through(1, 3);
  day.Absent(4);
  day.Through(5, 6);
  Speech(day);
  DrawQuestions(day);
  Defense(day);
  Heard(day);
  day.CallUp(8);
  day.Begin(8);
  day.Keep("next_presenting", {"panel_3"});
  Finish(day, 8);
  day.Through(9, 12);
  day.Must(day.AnnounceResults(), "the ranking is announced");
  day.Keep("results", {"panel_1", "panel_3"});
}

}  // namespace tingfen::scenes
