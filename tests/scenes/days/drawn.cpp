#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

pb::Roll WithPool() {
  pb::Roll roll = People(12);
  int number = 0;
  for (const char* name :
       {"赵志强", "钱文博", "孙丽华", "李国栋", "周慧敏", "吴建军", "郑晓东", "冯国平", "褚玉兰"}) {
    pb::PoolJudge& judge = *roll.add_judges();
    judge.set_id("j" + std::to_string(++number));
    judge.set_name(name);
    judge.set_panel("panel");
  }
  return roll;
}

}  // namespace

void PlayDrawn(Book& book) {
  pb::Plan plan = SevenJudges();
  plan.mutable_lots()->set_by(pb::Lots::SERVER);
  Day day(book, "drawn", Sound(plan), WithPool());
  day.Do("operator", "open_draw { draw { of: JUDGES room: 'room1' panel: 'panel' take: 7 } }");
  day.Do("operator", "contribute_to_draw { draw: 'draw1' words: '今天是个好天气' }");
  day.Do("operator",
         "abandon_draw { draw: 'draw1' reason: '抽签前发现名单漏列一人，更正后重新抽签' }");
  day.Keep("abandoned", {"hall"});
  day.Sit();
  day.Arrive(1, 12);
  day.Do("operator", "open_draw { draw { of: ORDER room: 'room1' } }");
  day.Keep("open", {"hall"});
  day.Do("operator", "contribute_to_draw { draw: 'draw2' words: '今天是个好天气' }");
  day.Do("supervisor", "contribute_to_draw { draw: 'draw2' words: '三百六十五' }");
  day.Keep("said", {"hall"});
  day.Do("operator", "complete_draw { draw: 'draw2' }");
  day.Keep("done", {"hall"});
  day.WitnessLots();
  day.Call(day.state().rooms.at("room1").order.front());
  day.Keep("called", {"hall"});
}

}  // namespace tingfen::scenes
