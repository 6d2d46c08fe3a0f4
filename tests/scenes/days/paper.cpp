#include "server/competition/paper/sheet_code.h"
#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

void OnPaper(Day& day, bool paper, const std::string& seat) {
  day.Do("operator", "set_paper { room: 'room1' seat: '" + seat +
                         "' paper: " + (paper ? "true" : "false") + " reason: '平板没电' }");
}

void Key(Day& day, const std::string& reader, const std::string& seat,
         const std::vector<std::string>& marks) {
  const pb::Stage& stage = day.state().plan->stages(0);
  std::string words =
      "key_sheet { candidate: 'c7' stage: '" + stage.id() + "' seat: '" + seat + "' code: '" +
      competition::SheetCode(day.state(), "c7", stage.id(), day.state().seats.at(seat).seat) + "'";
  for (int i = 0; i < stage.criteria_size(); ++i) {
    words += " marks { criterion: '" + stage.criteria(i).id() + "' mark: '" +
             marks[static_cast<std::size_t>(i)] + "' }";
  }
  day.Do(reader, words + " }");
}

void PlayRoom(Book& book) {
  Day day(book, "paper", SevenJudges(), People(12));
  day.Enrol();
  day.CheckJudgesIn();
  day.Arrive(1, 12);
  day.RecordLots();
  day.WitnessLots();
  day.Through(1, 6);
  day.Keep("none", {"desks"});
  OnPaper(day, true, "");
  day.CallUp(7);
  day.Begin(7);
  day.EndStage(7);
  day.Keep("room", {"desks"});
}

// The fifth has not checked in yet.
void PlaySome(Book& book) {
  Day day(book, "paper", SevenJudges(), People(12));
  day.Enrol();
  for (const char* seat : {"panel_1", "panel_2", "panel_3", "panel_4", "panel_6", "panel_7"}) {
    day.Do(seat, "check_in_seat {}");
  }
  day.Arrive(1, 12);
  day.RecordLots();
  day.WitnessLots();
  OnPaper(day, true, "panel_2");
  OnPaper(day, true, "panel_5");
  day.Keep("some", {"desks"});
}

void PlayKeying(Book& book) {
  Day day(book, "paper", TwoStages(), People(12), Questions());
  day.OpenDay();
  day.Through(1, 6);
  for (const char* seat : {"panel_2", "panel_4", "panel_5"}) OnPaper(day, true, seat);
  day.CallUp(7);
  day.Begin(7);
  day.GiveUsual("panel_1");
  day.GiveUsual("panel_3");
  day.EndStage(7);
  Key(day, "operator", "panel_2", {"27", "18", "16", "25"});
  Key(day, "verifier", "panel_4", {"26", "17", "16", "25"});
  day.Keep("keying", {"desks"});
  Key(day, "verifier", "panel_2", {"27", "18", "19", "25"});
  day.Keep("differs", {"desks"});
}

void PlayMass(Book& book) {
  Day day(book, "paper", LeadersAndMass(), People(12));
  day.OpenDay();
  day.Through(1, 6);
  for (int seat = 1; seat <= 38; ++seat) OnPaper(day, true, "mass_" + std::to_string(seat));
  day.CallUp(7);
  day.Begin(7);
  day.EndStage(7);
  for (int leader = 1; leader <= 3; ++leader) day.GiveUsual("leaders_" + std::to_string(leader));
  for (int seat = 1; seat <= 38; seat += 3) {
    Key(day, "verifier", "mass_" + std::to_string(seat), {"86"});
  }
  day.Keep("mass", {"desks"});
}

}  // namespace

void PlayPaper(Book& book) {
  PlayRoom(book);
  PlaySome(book);
  PlayKeying(book);
  PlayMass(book);
}

}  // namespace tingfen::scenes
