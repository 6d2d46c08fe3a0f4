#include "tests/scenes/day.h"
#include "tests/scenes/days.h"
#include "tests/scenes/plans.h"

namespace tingfen::scenes {
namespace {

// The seventh of seven speaks.
class SeventhSpeaks : public Day {
 public:
  explicit SeventhSpeaks(Book& book, const pb::Plan& plan = TwoStages())
      : Day(book, "judges", plan, People(8), Questions()) {}

  void Speak() {
    CallUp(7);
    Begin(7);
  }
};

void GiveAllBut(Day& day, const std::string& seat) {
  for (const char* judge : {"panel_1", "panel_2", "panel_3", "panel_4", "panel_5"}) {
    if (seat != judge) day.GiveUsual(judge);
  }
}

void SetPaper(Day& day, bool paper) {
  day.Do("operator", std::string("set_paper { room: 'room1' seat: 'panel_3' paper: ") +
                         (paper ? "true" : "false") + " reason: '平板没电' }");
}

// The third judge leaves before the sheet is in, and somebody else sits down once the stage is
// closed.
void CloseWithoutThird(Day& day) {
  day.EndStage(7);
  GiveAllBut(day, "panel_3");
  day.Do("operator", "vacate_seat { seat: 'panel_3' reason: '突发疾病' }");
  day.CloseStage(7);
  day.Do("operator", "fill_seat { seat: 'panel_3' reason: '由候补评委接替' }");
  day.Do("panel_3", "check_in_seat {}");
}

void PlayMissed(Book& book) {
  SeventhSpeaks day(book, SpeechAlone());
  day.OpenDay();
  day.Through(1, 6);
  day.Speak();
  CloseWithoutThird(day);
  day.Keep("missed", {"panel_3"});
  day.Announce(7);
  day.Sign(7);
  day.Keep("turn_over", {"panel_3"});
  day.CallUp(8);
  day.Begin(8);
  day.Keep("next_candidate", {"panel_3"});
  SetPaper(day, true);
  day.Keep("paper_moved", {"panel_3"});
  SetPaper(day, false);
  day.EndStage(8);
  day.GiveUsual();
  day.Keep("last_given", {"panel_3"});
  day.CloseStage(8);
  day.Announce(8);
  day.Sign(8);
  day.Keep("day_over", {"panel_3"});
}

void PlayMissedSpeech(Book& book) {
  SeventhSpeaks day(book);
  day.OpenDay();
  day.Through(1, 6);
  day.Speak();
  CloseWithoutThird(day);
  day.Begin(7);
  day.Keep("next_stage", {"panel_3"});
}

void PlayLate(Book& book) {
  SeventhSpeaks day(book, SpeechAlone());
  day.OpenDay();
  day.Through(1, 6);
  day.Speak();
  const std::vector<std::string> marks = day.UsualMarks(7, 3);
  CloseWithoutThird(day);
  day.Must(day.Submit("panel_3", "c7", "speech", marks), "a late sheet is kept");
  day.Keep("late", {"panel_3"});
}

void PlayRecused(Book& book) {
  SeventhSpeaks day(book);
  day.OpenDay();
  day.Through(1, 6);
  day.Speak();
  day.Do("operator",
         "recuse_judge { candidate: 'c7' seat: 'panel_3' reason: '与竞聘者有亲属关系' }");
  day.Keep("recused", {"panel_3"});
}

void PlayVacated(Book& book) {
  SeventhSpeaks day(book);
  day.OpenDay();
  day.Through(1, 6);
  day.Speak();
  day.Do("operator", "vacate_seat { seat: 'panel_3' reason: '突发疾病' }");
  day.Keep("vacated", {"panel_3"});
  day.Do("operator", "fill_seat { seat: 'panel_3' reason: '由候补评委接替' }");
  day.Keep("not_here", {"panel_3"});
}

// On paper whenever it is looked at.
void PlayOnPaper(Book& book) {
  SeventhSpeaks day(book);
  const auto keep = [&](const std::string& moment) {
    SetPaper(day, true);
    day.Keep(moment, {"panel_3"});
    SetPaper(day, false);
  };
  day.Enrol();
  keep("paper_check_in");
  day.CheckJudgesIn();
  day.Arrive(1, 8);
  day.RecordLots();
  day.WitnessLots();
  keep("paper_ready");
  day.Through(1, 6);
  day.CallUp(7);
  keep("paper_called");
  day.Begin(7);
  keep("paper_presenting");
  day.EndStage(7);
  day.GiveUsual();
  day.CloseStage(7);
  day.Begin(7);
  day.EndStage(7);
  keep("paper_defense");
}

void AskForDevice(Day& day) {
  pb::Event event;
  event.mutable_device_asked()->set_request("device3");
  event.mutable_device_asked()->set_seat("panel_5");
  event.mutable_device_asked()->set_token_mac("token of another device");
  day.Happen(event);
  day.Do("operator", "propose_device { request: 'device3' reason: '平板没电' }");
}

// Two sheets are in, one was returned, one judge is recused; the chief judge has not written yet.
void PlayChief(Book& book) {
  pb::Plan plan = TwoStages();
  plan.mutable_panels(0)->set_seats(7);
  SeventhSpeaks day(book, Sound(plan));
  day.OpenDay();
  day.Through(1, 6);
  day.CallUp(7);
  day.Do("operator",
         "recuse_judge { candidate: 'c7' seat: 'panel_7' reason: '与竞聘者有亲属关系' }");
  day.Begin(7);
  for (const char* judge : {"panel_3", "panel_4", "panel_6"}) day.GiveUsual(judge);
  day.Do("operator",
         "return_sheet { candidate: 'c7' stage: 'speech' seat: 'panel_4' reason: '第三项漏评' }");
  day.Keep("chief_writing", {"panel_1"});
  day.Do("operator",
         "propose_correction { correction { kind: ADJUST candidate: 'c6' stage: 'speech'"
         " points: '-1.5' reason: '用时记错' } }");
  day.Keep("chief_correction", {"panel_1"});
  day.Do("operator", "withdraw_correction { id: 'correction1' }");
  AskForDevice(day);
  day.Keep("chief_device_writing", {"panel_1"});
  day.GiveUsual("panel_1");
  day.Keep("chief_device", {"panel_1"});
  day.Do("supervisor", "decide_device { request: 'device3' accept: false }");
  day.Keep("chief_done", {"panel_1"});
}

}  // namespace

void PlayJudges(Book& book) {
  PlayMissed(book);
  PlayMissedSpeech(book);
  PlayLate(book);
  PlayRecused(book);
  PlayVacated(book);
  PlayOnPaper(book);
  PlayChief(book);
}

}  // namespace tingfen::scenes
