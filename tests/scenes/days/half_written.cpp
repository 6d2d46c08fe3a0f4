// Whatever ends or reopens a turn, a stage or a seat, as a judge is shown it who has not handed in:
// before it, after it, and once the room is further.
#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

const std::vector<std::string> kThird = {"panel_3"};
const std::vector<std::string> kMass = {"mass_17"};

// The first speaks.
class FirstSpeaks : public Day {
 public:
  explicit FirstSpeaks(Book& book) : Day(book, "half", TwoStages(), People(8), Questions()) {
    OpenDay();
    CallUp(1);
    Begin(1);
  }

  void Undo() {
    const auto& undoable = state().rooms.at("room1").undoable;
    Do("operator",
       "undo_step { room: 'room1' seq: " + std::to_string(undoable ? undoable->seq : 0) + " }");
  }

  void Withdraw() {
    Do("operator", "set_outcome { candidate: 'c1' outcome: WITHDRAWN reason: '本人放弃' }");
  }
};

void PlayWithdrawn(Book& book) {
  FirstSpeaks day(book);
  day.Keep("before", kThird);
  day.Withdraw();
  day.Keep("withdrawn", kThird);
  day.Undo();
  day.Keep("withdrawal_undone", kThird);
  day.Withdraw();
  day.CallUp(2);
  day.Begin(2);
  day.Keep("withdrawn_next", kThird);
}

void PlayStartUndone(Book& book) {
  FirstSpeaks day(book);
  day.Undo();
  day.Keep("start_undone", kThird);
  day.Begin(1);
  day.Keep("started_again", kThird);
}

// Marks of the defense are asked for once it has ended.
void PlayEndUndone(Book& book) {
  FirstSpeaks day(book);
  day.EndStage(1);
  day.Keep("ended", kThird);
  day.GiveUsual();
  day.CloseStage(1);
  day.Begin(1);
  day.EndStage(1);
  day.Keep("defense_before", kThird);
  day.Undo();
  day.Keep("end_undone", kThird);
  day.EndStage(1);
  day.Keep("ended_again", kThird);
}

void PlaySeatChanges(Book& book) {
  FirstSpeaks day(book);
  day.Hold("请稍候");
  day.Keep("held", kThird);
  day.Do("supervisor", "release_hold { room: 'room1' }");
  day.Do("operator", "set_paper { room: 'room1' seat: 'panel_3' paper: true reason: '没电' }");
  day.Keep("on_paper", kThird);
  day.Do("operator", "set_paper { room: 'room1' seat: 'panel_3' reason: '已换电池' }");
  day.Keep("off_paper", kThird);
  day.Do("operator", "vacate_seat { seat: 'panel_3' reason: '突发疾病' }");
  day.Keep("vacated", kThird);
  day.Do("operator", "fill_seat { seat: 'panel_3' reason: '由候补评委接替' }");
  day.Keep("filled", kThird);
  day.Do("panel_3", "check_in_seat {}");
  day.Keep("substitute", kThird);
}

void PlayRecusal(Book& book) {
  FirstSpeaks day(book);
  day.Do("operator", "recuse_judge { candidate: 'c1' seat: 'panel_3' reason: '近亲属' }");
  day.Keep("recused", kThird);
  day.Withdraw();
  day.CallUp(2);
  day.Begin(2);
  day.Keep("recused_next", kThird);
}

// Of forty, thirty-two are enough.
void PlayClosedWithout(Book& book) {
  Day day(book, "half", LeadersAndMass(), People(7));
  day.OpenDay();
  day.CallUp(1);
  day.Begin(1);
  day.Keep("mass_before", kMass);
  day.EndStage(1);
  for (const auto& [id, seat] : day.state().seats) {
    if (!seat.seat.panel().empty() && id != kMass[0]) day.GiveUsual(id);
  }
  day.CloseStage(1);
  day.Keep("mass_closed", kMass);
  day.Announce(1);
  day.Sign(1);
  day.CallUp(2);
  day.Begin(2);
  day.Keep("mass_closed_next", kMass);
}

// Recorded as gone who is there, and writing.
void PlayRecordedAsGone(Book& book) {
  Day day(book, "half", LeadersAndMass(), People(7));
  day.OpenDay();
  day.CallUp(1);
  day.Begin(1);
  day.Do("operator", "check_out_seats { seats: 'mass_17' reason: '提前离场' }");
  day.Keep("mass_gone", kMass);
  day.Do("operator", "check_seats_back_in { seats: 'mass_17' }");
  day.Keep("mass_back", kMass);
}

void PlayConferred(Book& book) {
  pb::Plan plan = SpeechAlone();
  plan.set_calibrate_first(2);
  plan.mutable_announcement()->set_when(pb::Announcement::AFTER_FIRST);
  plan.mutable_announcement()->set_first(2);
  Day day(book, "half", Sound(plan), People(8));
  day.OpenDay();
  for (const int number : {1, 2}) {
    day.CallUp(number);
    day.Begin(number);
    day.EndStage(number);
    day.GiveUsual();
    day.Do("operator", "set_aside { candidate: 'c" + std::to_string(number) + "' }");
  }
  day.CallUp(1);
  day.Keep("conferring", kThird);
  day.CloseStage(1);
  day.Keep("conferred", kThird);
}

}  // namespace

void PlayHalfWritten(Book& book) {
  PlayWithdrawn(book);
  PlayStartUndone(book);
  PlayEndUndone(book);
  PlaySeatChanges(book);
  PlayRecusal(book);
  PlayClosedWithout(book);
  PlayRecordedAsGone(book);
  PlayConferred(book);
}

}  // namespace tingfen::scenes
