// Questions from the sealed bank: drawn, opened with the passphrase, read, and closed with the
// stage.
#include <gtest/gtest.h>

#include "server/bank/bank.h"
#include "server/competition/decide.h"
#include "server/competition/evolve.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/draws.h"
#include "server/competition/state/request.h"
#include "server/competition/verify.h"
#include "server/competition/views/desk.h"
#include "server/competition/views/display.h"
#include "server/competition/views/judge.h"
#include "server/competition/views/public.h"
#include "server/crypto/crypto.h"
#include "tests/kit/room.h"

namespace tingfen::competition {
namespace {

constexpr std::string_view kPassphrase = "春江潮水连海平";
constexpr std::uint32_t kQuick = 10;

const std::vector<std::string> kTexts = {"谈谈你对岗位的认识。", "群众集体上访，怎么处理？",
                                         "两个部门意见相左，怎么协调？"};

pb::Plan PlanWithQuestions() {
  pb::Plan plan = TwoStagePlan(3);
  pb::Questions& questions = *plan.mutable_stages(1)->mutable_questions();
  questions.set_bank_at_least(3);
  questions.set_draw(2);
  return plan;
}

// The room at the defense of "c1", with a bank.
class Defense {
 public:
  Defense() : state_(AtDefense()) {
    state_.bank = std::make_shared<const pb::QuestionBank>(
        bank::Seal(kTexts, kPassphrase, crypto::RandomBytes, kQuick));
  }

  void Draw(const std::vector<std::string>& outcome,
            pb::DrawView::State as = pb::DrawView::COMPLETED) {
    DrawRecord& record = state_.draws.emplace_back();
    record.draw.set_of(pb::Draw::QUESTIONS);
    record.draw.set_room("room1");
    record.draw.set_candidate("c1");
    record.draw.set_stage("defense");
    record.state = as;
    record.outcome = outcome;
  }

  // As the engine asks.
  std::optional<pb::Refusal> Open(std::string_view passphrase = kPassphrase) {
    pb::Command command;
    command.mutable_open_questions()->set_candidate("c1");
    command.mutable_open_questions()->set_stage("defense");
    return Send(command, bank::UnwrapKeys(*state_.bank, QuestionsDrawn(state_, "c1", "defense"),
                                          passphrase));
  }

  std::optional<pb::Refusal> Start() {
    pb::Command command;
    command.mutable_start_stage()->set_candidate("c1");
    command.mutable_start_stage()->set_stage("defense");
    return Send(command);
  }

  std::optional<pb::Refusal> End() {
    pb::Command command;
    command.mutable_end_stage()->set_candidate("c1");
    command.mutable_end_stage()->set_stage("defense");
    return Send(command);
  }

  const Competition& state() const { return state_; }
  const std::vector<pb::Event>& events() const { return events_; }
  const RoomRecord& room() const { return state_.rooms.at("room1"); }

  std::string PublicBytes() const {
    return Hall(state_, "room1", {}).SerializeAsString() +
           Clock(state_, "room1", {}).SerializeAsString() +
           Waiting(state_, "room1", {}).SerializeAsString();
  }

 private:
  static Competition AtDefense() {
    Room room(PlanWithQuestions());
    room.CheckEverybodyIn();
    room.DrawLots();
    room.Call("c1");
    room.Start("c1", "speech");
    room.End("c1", "speech");
    for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
      EXPECT_FALSE(room.Submit(seat, "c1", "speech", {"50", "30"}));
    }
    EXPECT_FALSE(room.Close("c1", "speech"));
    return room.state();
  }

  std::optional<pb::Refusal> Send(pb::Command command, std::optional<bank::Keys> keys = {}) {
    command.set_id("question-command-" + std::to_string(++commands_));
    Request request{&command, "digest", "operator", {}};
    request.question_keys = std::move(keys);
    Decision decision = Decide(state_, request);
    if (auto* refusal = std::get_if<pb::Refusal>(&decision)) return *refusal;
    for (pb::Event& event : std::get<Events>(decision)) {
      EXPECT_EQ(CheckFigures(state_, event), std::nullopt);
      Evolve(state_, event, state_.seq + 1);
      events_.push_back(std::move(event));
    }
    return std::nullopt;
  }

  Competition state_;
  std::vector<pb::Event> events_;
  int commands_ = 0;
};

bool Holds(const std::string& bytes, const std::string& text) {
  return bytes.find(text) != std::string::npos;
}

std::vector<const pb::Step*> StepsWith(const pb::DeskView& desk, pb::Command::ActionCase action) {
  std::vector<const pb::Step*> steps;
  for (const pb::Step& step : desk.steps()) {
    if (step.command().action_case() == action) steps.push_back(&step);
  }
  return steps;
}

TEST(Questions, KeepTheStageFromBeginningUntilTheyAreOpened) {
  Defense defense;
  EXPECT_TRUE(QuestionsNeeded(defense.state(), defense.room()));
  EXPECT_EQ(defense.Start()->what(), "questions");
  defense.Draw({"q3", "q1"});
  EXPECT_EQ(defense.Start()->what(), "questions");
  ASSERT_FALSE(defense.Open());
  EXPECT_FALSE(QuestionsNeeded(defense.state(), defense.room()));
  EXPECT_FALSE(defense.Start());
}

TEST(Questions, AreOpenedOnceAndOnlyAfterTheirDraw) {
  Defense defense;
  EXPECT_EQ(defense.Open()->what(), "draw");
  defense.Draw({"q1", "q2"}, pb::DrawView::OPEN);
  EXPECT_EQ(defense.Open()->what(), "draw");
  defense.Draw({"q1", "q2"}, pb::DrawView::ABANDONED);
  EXPECT_EQ(defense.Open()->what(), "draw");
  defense.Draw({"q3", "q1"});
  ASSERT_FALSE(defense.Open());
  EXPECT_EQ(defense.Open()->code(), pb::Refusal::ALREADY);
}

TEST(Questions, StaySealedToAWrongPassphrase) {
  Defense defense;
  defense.Draw({"q3", "q1"});
  const std::uint64_t seq = defense.state().seq;
  EXPECT_EQ(defense.Open("江潮水连海平春")->code(), pb::Refusal::WRONG_PASSPHRASE);
  EXPECT_EQ(defense.state().seq, seq);
  EXPECT_TRUE(QuestionsNeeded(defense.state(), defense.room()));
  EXPECT_FALSE(defense.Open());
}

TEST(Questions, OpenThoseDrawnInTheirOrderEachWithItsKey) {
  Defense defense;
  defense.Draw({"q3", "q1"});
  ASSERT_FALSE(defense.Open());
  const pb::QuestionsOpened& fact = defense.events().back().questions_opened();
  ASSERT_EQ(fact.opened_size(), 2);
  EXPECT_EQ(fact.opened(0).question(), "q3");
  EXPECT_EQ(fact.opened(0).text(), kTexts[2]);
  EXPECT_EQ(fact.opened(1).text(), kTexts[0]);
  EXPECT_FALSE(Holds(defense.events().back().SerializeAsString(), kTexts[1]));
  EXPECT_FALSE(Holds(defense.events().back().SerializeAsString(), std::string(kPassphrase)));
}

TEST(Questions, AreReadByJudgesAtTheKioskAndAtTheDeskAndNowhereElse) {
  Defense defense;
  defense.Draw({"q3", "q1"});
  const std::string before = SharedByJudges(defense.state(), "room1", {}).SerializeAsString() +
                             Kiosk(defense.state(), "room1", {}).SerializeAsString();
  for (const std::string& text : kTexts) {
    EXPECT_FALSE(Holds(before + defense.PublicBytes(), text));
  }
  ASSERT_FALSE(defense.Open());
  const auto kiosk = Kiosk(defense.state(), "room1", {});
  EXPECT_EQ(kiosk.state(), pb::KioskView::QUESTIONS);
  ASSERT_EQ(kiosk.turn().questions_size(), 2);
  EXPECT_EQ(kiosk.turn().questions(0).number(), 3U);
  EXPECT_EQ(kiosk.turn().questions(0).text(), kTexts[2]);
  EXPECT_EQ(SharedByJudges(defense.state(), "room1", {}).turn().questions_size(), 2);
  EXPECT_EQ(Desk(defense.state(), "room1", {}).turn().questions_size(), 2);
  for (const std::string& text : kTexts) EXPECT_FALSE(Holds(defense.PublicBytes(), text));
}

TEST(Questions, AreTakenAwayAtTheKioskOnceTheStageIsOver) {
  Defense defense;
  defense.Draw({"q3", "q1"});
  ASSERT_FALSE(defense.Open());
  ASSERT_FALSE(defense.Start());
  EXPECT_EQ(Kiosk(defense.state(), "room1", {}).state(), pb::KioskView::QUESTIONS);
  ASSERT_FALSE(defense.End());
  EXPECT_EQ(Kiosk(defense.state(), "room1", {}).state(), pb::KioskView::REST);
  EXPECT_EQ(SharedByJudges(defense.state(), "room1", {}).turn().questions_size(), 2);
}

TEST(Questions, AreTheOperatorsNextStepOnceTheyAreDrawn) {
  Defense defense;
  const auto steps = [&](pb::Command::ActionCase action) {
    return StepsWith(Desk(defense.state(), "room1", {}), action).size();
  };
  EXPECT_EQ(steps(pb::Command::kOpenQuestions), 0U);
  EXPECT_EQ(steps(pb::Command::kStartStage), 0U);
  defense.Draw({"q3", "q1"});
  const auto desk = Desk(defense.state(), "room1", {});
  const auto open = StepsWith(desk, pb::Command::kOpenQuestions);
  ASSERT_EQ(open.size(), 1U);
  EXPECT_TRUE(open[0]->recommended());
  EXPECT_EQ(open[0]->needs(), pb::Step::PASSPHRASE);
  EXPECT_EQ(steps(pb::Command::kStartStage), 0U);
  ASSERT_FALSE(defense.Open());
  EXPECT_EQ(steps(pb::Command::kOpenQuestions), 0U);
  EXPECT_EQ(steps(pb::Command::kStartStage), 1U);
}

TEST(Questions, OfAnotherBankOrOfNoDrawAreFoundByTheCheck) {
  Defense defense;
  defense.Draw({"q3", "q1"});
  const Competition before = defense.state();
  ASSERT_FALSE(defense.Open());
  const pb::Event opened = defense.events().back();
  EXPECT_EQ(CheckFigures(before, opened), std::nullopt);
  pb::Event other = opened;
  other.mutable_questions_opened()->mutable_opened(0)->set_text("另一道题");
  EXPECT_EQ(*CheckFigures(before, other),
            "questions of c1 in defense: q3 is not what the bank holds");
  other = opened;
  other.mutable_questions_opened()->mutable_opened()->RemoveLast();
  EXPECT_EQ(*CheckFigures(before, other), "questions of c1 in defense: not those drawn");
}

TEST(Questions, WithoutABankArePutByHand) {
  Room room(PlanWithQuestions());
  room.CheckEverybodyIn();
  room.DrawLots();
  room.RunTurn("c1", {"50", "30"}, "90");
  EXPECT_EQ(room.phase(), pb::Phase::RELEASING);
}

}  // namespace
}  // namespace tingfen::competition
