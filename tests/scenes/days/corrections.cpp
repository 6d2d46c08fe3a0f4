#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/days/seventh.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

constexpr const char* kOfThird =
    "propose_correction { correction { kind: MARKS candidate: 'c7' stage: 'speech'"
    " seat: 'panel_3' marks { criterion: 'delivery' mark: '28.5' }"
    " marks { criterion: 'understanding' mark: '18.5' }"
    " marks { criterion: 'expertise' mark: '18' } marks { criterion: 'value' mark: '21' }"
    " reason: '评委将第四项 21 分误按为 27 分，封分后当场说明，已由本人书面确认。' } }";

// The seventh of a day that has begun, to the released figures.
void Seventh(Day& day) {
  day.CallUp(7);
  day.Begin(7, 48);
  day.EndStage(7);
  GiveSpeech(day);
  day.CloseStage(7);
  day.Begin(7);
  day.EndStage(7);
  GiveDefense(day);
  day.CloseStage(7);
  day.Announce(7);
}

void Accept(Day& day, const std::string& id) {
  day.Do("panel_1", "decide_correction { id: '" + id + "' accept: true }");
}

void Witness(Day& day, const std::string& id) {
  day.Do("supervisor", "witness_correction { id: '" + id + "' }");
}

void ExcludeFourth(Day& day, const std::string& id) {
  day.Do("operator",
         "propose_correction { correction { kind: EXCLUDE candidate: 'c7' stage: 'speech'"
         " seat: 'panel_4' reason: '评委与竞聘者有亲属关系' } }");
  Accept(day, id);
  Witness(day, id);
}

// Of the sixth one sheet is missing and one came late; the seventh is not through.
void PlayCorrectable(Book& book) {
  Day day(book, "corrected", TwoStages(), People(7), Questions());
  day.OpenDay();
  day.Through(1, 5);
  day.CallUp(6);
  day.Begin(6);
  day.EndStage(6);
  for (const char* judge : {"panel_1", "panel_2", "panel_3"}) day.GiveUsual(judge);
  const std::vector<std::string> late = day.UsualMarks(6, 5);
  for (const char* judge : {"panel_4", "panel_5"}) {
    day.Do("operator", std::string("vacate_seat { seat: '") + judge + "' reason: '突发疾病' }");
  }
  day.CloseStage(6);
  for (const char* judge : {"panel_4", "panel_5"}) {
    day.Do("operator", std::string("fill_seat { seat: '") + judge + "' reason: '身体已恢复' }");
    day.Do(judge, "check_in_seat {}");
  }
  day.Must(day.Submit("panel_5", "c6", "speech", late), "a late sheet is kept");
  day.Begin(6);
  day.EndStage(6);
  day.GiveUsual();
  day.CloseStage(6);
  day.Announce(6);
  day.Sign(6);
  day.CallUp(7);
  day.Begin(7, 48);
  day.EndStage(7);
  GiveSpeech(day);
  day.CloseStage(7);
  day.Begin(7);
  day.EndStage(7);
  day.GiveUsual("panel_2");
  day.Keep("correctable", {"desks"});
}

void PlayByChief(Book& book) {
  Day day(book, "corrected", TwoStages(), People(7), Questions());
  day.OpenDay();
  day.Through(1, 6);
  Seventh(day);
  day.Do("panel_1", kOfThird);
  day.Keep("by_chief", {"desks"});
}

// One was refused and one had lapsed before two came into effect.
void PlaySettled(Book& book) {
  Day day(book, "corrected", TwoStages(), People(7), Questions());
  day.OpenDay();
  day.Through(1, 6);
  Seventh(day);
  const std::string adjust =
      "propose_correction { correction { kind: ADJUST candidate: 'c7' stage: 'speech'"
      " points: '-1.5' reason: '用时记错' } }";
  day.Do("operator", adjust);
  day.PassSeconds(1900);
  day.Do("operator", adjust);
  day.Do("panel_1", "decide_correction { id: 'correction2' accept: false reason: '计时记录无误' }");
  day.Do("operator", kOfThird);
  Accept(day, "correction3");
  Witness(day, "correction3");
  ExcludeFourth(day, "correction4");
  day.Keep("settled", {"desks"});
}

}  // namespace

void PlayCorrected(Book& book) {
  PlayCorrectable(book);
  PlayByChief(book);
  PlaySettled(book);
  Day day(book, "corrected", TwoStages(), People(7), Questions());
  day.OpenDay();
  day.Through(1, 6);
  Seventh(day);
  day.Keep("may", {"desks"});
  day.Do("operator", kOfThird);
  day.Keep("proposed", {"panel_1", "desks"});
  day.Sign(7);
  day.Keep("proposed_at_the_end", {"panel_1"});
  Accept(day, "correction1");
  day.Keep("accepted", {"desks"});
  Witness(day, "correction1");
  ExcludeFourth(day, "correction2");
  day.Announce(7);
  day.Keep("announced", {"hall", "kiosk", "desks"});
}

}  // namespace tingfen::scenes
