#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

using Rows = std::vector<std::vector<std::string>>;

const Rows kSpeech = {{"27.5", "18", "17.5", "26.5"},
                      {"26", "17.5", "17", "25.5"},
                      {"28.5", "18.5", "18", "27"},
                      {"25", "17", "16.5", "25"},
                      {"27", "18", "17.5", "26"}};
const Rows kDefense = {{"13", "22", "17.5", "21.5", "13"},
                       {"12.5", "21", "17", "21", "12.5"},
                       {"13.5", "22.5", "18", "22", "13.5"},
                       {"12", "20.5", "16.5", "20", "12"},
                       {"13", "21.5", "17.5", "21.5", "13"}};

void Give(Day& day, const Rows& rows, std::size_t from, std::size_t to) {
  for (std::size_t judge = from; judge <= to; ++judge) {
    day.Give("panel_" + std::to_string(judge), rows[judge - 1]);
  }
}

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
  day.Keep("questions_drawn", {"hall"});
  day.Do("operator", "open_questions { candidate: 'c7' stage: 'defense' }");
  day.Keep("questions_opened", {"kiosk", "panel_3"});
}

// The seventh of a day that has begun, to the released figures.
void Seventh(Day& day) {
  day.CallUp(7);
  day.Begin(7, 48);
  day.EndStage(7);
  Give(day, kSpeech, 1, 5);
  day.CloseStage(7);
  day.Begin(7);
  day.EndStage(7);
  Give(day, kDefense, 1, 5);
  day.CloseStage(7);
  day.Announce(7);
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
  Give(day, kSpeech, 1, 3);
  day.Keep("scoring", {"panel_3"});
  day.Do("operator",
         "return_sheet { candidate: 'c7' stage: 'speech' seat: 'panel_3'"
         " reason: '请核对第二项，与草表不一致。' }");
  day.Keep("returned", {"panel_3"});
  day.Give("panel_3", kSpeech[2], 2);
  Give(day, kSpeech, 4, 5);
  day.CloseStage(7);
}

void Defense(Day& day) {
  day.Do("operator", "start_preparing { candidate: 'c7' stage: 'defense' }");
  day.PassSeconds(48);
  day.Keep("preparing", {"hall", "clock", "timekeeper", "panel_3"});
  day.Begin(7, 48);
  day.Keep("defense", {"panel_1", "panel_3"});
  day.EndStage(7);
  day.Keep("defense_scoring", {"panel_1", "panel_3"});
  Give(day, kDefense, 1, 5);
  day.CloseStage(7);
  day.Must(day.Confirm("verifier", "c7"), "the verifier confirms");
  day.Keep("releasing", {"panel_1"});
}

void Heard(Day& day) {
  day.Must(day.Confirm("panel_1", "c7"), "the chief judge confirms");
  day.Must(day.Confirm("supervisor", "c7"), "the supervisor witnesses");
  day.Must(day.Room::Announce("c7"), "the seventh hears");
  day.Keep("announced", {"hall", "kiosk"});
  day.Object(7, "第3号评委的合计与我听到的不一致");
  day.Keep("objection", {"kiosk"});
  day.Do("operator",
         "answer_objection { candidate: 'c7' answer: '已当场核对评分表，3号评委合计92.0分无误' }");
  day.Keep("answered", {"kiosk"});
  day.Sign(7);
}

std::string CorrectionOfThird() {
  return "propose_correction { correction { kind: MARKS candidate: 'c7' stage: 'speech'"
         " seat: 'panel_3' marks { criterion: 'delivery' mark: '28.5' }"
         " marks { criterion: 'understanding' mark: '18.5' }"
         " marks { criterion: 'expertise' mark: '18' } marks { criterion: 'value' mark: '21' }"
         " reason: '评委将第四项 21 分误按为 27 分，封分后当场说明，已由本人书面确认。' } }";
}

void Decide(Day& day, const std::string& id) {
  day.Do("panel_1", "decide_correction { id: '" + id + "' accept: true }");
  day.Do("supervisor", "witness_correction { id: '" + id + "' }");
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

void PlayCorrected(Book& book) {
  Day day(book, "corrected", TwoStages(), People(7), Questions());
  day.OpenDay();
  day.Through(1, 6);
  Seventh(day);
  day.Do("operator", CorrectionOfThird());
  day.Keep("proposed", {"panel_1"});
  day.Sign(7);
  day.Keep("proposed_at_the_end", {"panel_1"});
  Decide(day, "correction1");
  day.Do("operator",
         "propose_correction { correction { kind: EXCLUDE candidate: 'c7' stage: 'speech'"
         " seat: 'panel_4' reason: '评委与竞聘者有亲属关系' } }");
  Decide(day, "correction2");
  day.Announce(7);
  day.Keep("announced", {"hall", "kiosk"});
}

}  // namespace tingfen::scenes
