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

  // `half`: the moment when half of them are in.
  void Give(const std::string& panel, const Rows& rows, const char* half = nullptr) {
    std::size_t number = 0;
    for (const auto& row : rows) {
      if (half != nullptr && number == rows.size() / 2) day_.Keep(half, {"desks"});
      day_.Give(panel + "_" + std::to_string(++number), row);
    }
  }

  void Keep() { day_.Keep(name_, {"kiosk", "desks"}); }

  void Close() { day_.CloseStage(7); }

  void Announce() {
    day_.Announce(7);
    Keep();
  }

 private:
  std::string name_;
  Day day_;
};

void PlayTwelve(Book& book) {
  SeventhTurn turn(book, "twelve_judges", Judges(12), People(7));
  turn.Begin(400);
  turn.Give("panel",
            {{"88"},
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
             {"84.5"}},
            "twelve_scoring");
  turn.Close();
  turn.Announce();
}

void PlayMass(Book& book) {
  SeventhTurn turn(book, "leaders_and_mass", LeadersAndMass(), People(7));
  turn.day().Begin(7);
  turn.day().Keep("mass_presenting", {"mass_17"});
  turn.day().EndStage(7, 412);  // Forty seconds too long.
  turn.Give("leaders", {{"88"}, {"91"}, {"85.5"}, {"90"}, {"79"}, {"93"}, {"88.5"}});
  for (int seat = 1; seat <= 38; ++seat) {
    if (seat == 30) turn.day().Keep("mass_scoring", {"desks"});
    turn.day().GiveUsual("mass_" + std::to_string(seat));
  }
  Day& day = turn.day();
  day.Do("operator", "check_out_seats { seats: 'mass_39' seats: 'mass_40' reason: '提前离场' }");
  day.Keep("mass_gone", {"desks", "mass_40"});
  turn.Close();
  day.Must(day.Confirm("verifier", "c7"), "the verifier confirms");
  day.Keep("mass_checked", {"desks"});
  day.Must(day.Confirm("leaders_1", "c7"), "the chief judge confirms");
  day.Must(day.Confirm("supervisor", "c7"), "the supervisor witnesses");
  day.Keep("mass_released", {"desks"});
  day.Must(day.Room::Announce("c7"), "the seventh hears");
  turn.Keep();
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
  turn.Close();
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
  turn.Close();
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
