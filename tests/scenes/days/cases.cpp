#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// The seventh of seven, of one stage, has been announced; seat n of `panel` gave row n.
class SeventhTurn {
 public:
  SeventhTurn(Book& book, std::string name, const pb::Plan& plan, const pb::Roll& roll)
      : name_(std::move(name)), day_(book, "cases", plan, roll) {
    day_.OpenDay();
    day_.Through(1, 6);
    day_.CallUp(7);
  }

  Day& day() { return day_; }

  void Begin(std::uint32_t seconds) {
    day_.Begin(7, 48);
    day_.EndStage(7, seconds - 48);
  }

  void Give(const std::string& panel, const Rows& rows) {
    int number = 0;
    for (const auto& row : rows) day_.Give(panel + "_" + std::to_string(++number), row);
  }

  void Announce() {
    day_.CloseStage(7);
    day_.Announce(7);
    day_.Keep(name_, {"kiosk"});
  }

 private:
  std::string name_;
  Day day_;
};

void PlayTwelve(Book& book) {
  SeventhTurn turn(book, "twelve_judges", Judges(12), People(7));
  turn.Begin(400);
  turn.Give("panel", {{"88"},
                      {"91"},
                      {"85.5"},
                      {"90"},
                      {"79"},
                      {"93"},
                      {"88"},
                      {"86.5"},
                      {"90.5"},
                      {"89"},
                      {"87.5"},
                      {"84.5"}});
  turn.Announce();
}

void PlayMass(Book& book) {
  SeventhTurn turn(book, "leaders_and_mass", LeadersAndMass(), People(7));
  turn.day().Begin(7);
  turn.day().Keep("mass_presenting", {"mass_17"});
  turn.day().EndStage(7, 412);  // Forty seconds too long.
  turn.Give("leaders", {{"88"}, {"91"}, {"85.5"}, {"90"}, {"79"}, {"93"}, {"88.5"}});
  for (int seat = 1; seat <= 38; ++seat) turn.day().GiveUsual("mass_" + std::to_string(seat));
  turn.Announce();
}

void PlayByCriterion(Book& book) {
  SeventhTurn turn(book, "by_criterion", ByCriterion(), People(7));
  turn.day().Do("operator",
                "recuse_judge { candidate: 'c7' seat: 'panel_8' reason: '与竞聘者有亲属关系' }");
  turn.Begin(400);
  turn.Give("panel", {{"27.5", "18", "17.5", "26.5"},
                      {"26", "17.5", "17", "25.5"},
                      {"28.5", "18.5", "18", "27"},
                      {"25", "17", "16.5", "25"},
                      {"27", "18", "17.5", "26"},
                      {"26.5", "19", "16", "27.5"},
                      {"25.5", "16.5", "18.5", "24.5"}});
  turn.Announce();
}

void PlayComposite(Book& book) {
  pb::Roll roll = People(7);
  for (int i = 0; i < roll.candidates_size(); ++i) {
    pb::Imported& written = *roll.mutable_candidates(i)->add_imported();
    written.set_component("written");
    written.set_mark(i == 6 ? "71.5" : "80");
  }
  SeventhTurn turn(book, "composite", WithWrittenTest(), roll);
  turn.Begin(400);
  turn.Give("panel", {{"58"}, {"61"}, {"55.5"}, {"60"}, {"49"}, {"63"}, {"58"}});
  turn.Announce();
}

}  // namespace

void PlayCases(Book& book) {
  PlayTwelve(book);
  PlayMass(book);
  PlayByCriterion(book);
  PlayComposite(book);
}

}  // namespace tingfen::scenes
