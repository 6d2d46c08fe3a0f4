#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

constexpr const char* kOpenJudges =
    "open_draw { draw { of: JUDGES room: 'room1' panel: 'panel' take: 7 } }";
constexpr const char* kAbandon =
    "abandon_draw { draw: 'draw1' reason: '抽签前发现名单漏列一人，更正后重新抽签' }";

pb::Plan DrawnByServer() {
  pb::Plan plan = SevenJudges();
  plan.mutable_lots()->set_by(pb::Lots::SERVER);
  return Sound(plan);
}

void PlayJudgesDrawn(Book& book) {
  Day day(book, "drawn", DrawnByServer(), WithPool(People(12)));
  day.Enrol();
  day.Do("operator", kOpenJudges);
  day.Do("operator", "contribute_to_draw { draw: 'draw1' words: '今天是个好天气' }");
  day.Do("operator", kAbandon);
  day.Do("operator", kOpenJudges);
  day.Do("operator", "contribute_to_draw { draw: 'draw2' words: '今天是个好天气' }");
  day.Do("supervisor", "contribute_to_draw { draw: 'draw2' words: '三百六十五' }");
  day.Do("operator", "complete_draw { draw: 'draw2' }");
  day.Keep("judges", {"desks"});
  day.CheckJudgesIn();
  day.Arrive(1, 12);
  day.Do("operator", "open_draw { draw { of: ORDER room: 'room1' } }");
  day.Do("supervisor", "contribute_to_draw { draw: 'draw3' words: '三百六十五' }");
  day.Do("operator", "complete_draw { draw: 'draw3' }");
  day.WitnessLots();
  const std::string first = day.state().rooms.at("room1").order.front();
  day.CallUp(std::stoi(first.substr(1)));
  day.Begin(std::stoi(first.substr(1)));
  day.Do("operator", "vacate_seat { seat: 'panel_3' reason: '突发疾病' }");
  day.Keep("left", {"desks"});
}

}  // namespace

void PlayDrawn(Book& book) {
  PlayJudgesDrawn(book);
  Day day(book, "drawn", DrawnByServer(), WithPool(People(12)));
  day.Do("operator", kOpenJudges);
  day.Do("operator", "contribute_to_draw { draw: 'draw1' words: '今天是个好天气' }");
  day.Do("operator", kAbandon);
  day.Keep("abandoned", {"hall"});
  day.Sit();
  day.Arrive(1, 12);
  day.Keep("begins", {"desks"});
  day.Do("operator", "open_draw { draw { of: ORDER room: 'room1' } }");
  day.Keep("open", {"hall"});
  day.Do("operator", "contribute_to_draw { draw: 'draw2' words: '今天是个好天气' }");
  day.Keep("half_said", {"desks"});
  day.Do("supervisor", "contribute_to_draw { draw: 'draw2' words: '三百六十五' }");
  day.Keep("said", {"hall", "desks"});
  day.Do("operator", "complete_draw { draw: 'draw2' }");
  day.Keep("done", {"hall"});
  day.WitnessLots();
  day.Keep("witnessed", {"desks"});
  day.Call(day.state().rooms.at("room1").order.front());
  day.Keep("called", {"hall", "desks"});
}

}  // namespace tingfen::scenes
