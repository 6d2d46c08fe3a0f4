// Rehearsals of the program itself, as a server starts them.
#include "server/cli/rehearser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>

#include "server/plan/plan.h"
#include "tests/kit/places.h"
#include "tests/kit/scratch_directory.h"

namespace tingfen::cli {
namespace {

class ChildRehearserTest : public testing::Test {
 protected:
  ChildRehearserTest() {
    setenv("TMPDIR", temp.path().c_str(), 1);
    const auto read = plan::ReadPlan(ledger::ReadFile(SourceFile("plans/benxi.json")));
    plan = std::get<pb::Plan>(read);
    const std::string rolls = SourceFile("tests/rolls/benxi.json");
    roll = std::get<pb::Roll>(plan::ReadRoll(ledger::ReadFile(rolls), plan));
  }
  ~ChildRehearserTest() override { unsetenv("TMPDIR"); }

  void Begin() {
    rehearser.emplace(
        [this](const std::function<void()>& work) {
          const std::lock_guard lock(mutex);
          posted = work;
          changed.notify_all();
        },
        BuiltProgram());
    rehearser->Begin(plan, roll, [this](pb::Rehearsed told) { result = std::move(told); });
  }

  void AwaitResult() {
    std::unique_lock lock(mutex);
    ASSERT_TRUE(
        changed.wait_for(lock, std::chrono::minutes(2), [this] { return posted != nullptr; }));
    posted();
  }

  bool NothingIsLeft() const { return std::filesystem::is_empty(temp.path()); }

  ledger::ScratchDirectory temp;
  pb::Plan plan;
  pb::Roll roll;
  std::mutex mutex;
  std::condition_variable changed;
  std::function<void()> posted;
  std::optional<pb::Rehearsed> result;
  std::optional<ChildRehearser> rehearser;
};

TEST_F(ChildRehearserTest, TellsTheRankingAndOneScoreInFullAndLeavesNothing) {
  Begin();
  ASSERT_NO_FATAL_FAILURE(AwaitResult());
  ASSERT_TRUE(result);
  ASSERT_EQ(result->outcome(), pb::Rehearsed::ENDED) << result->said();
  EXPECT_EQ(result->sheets(), 3U * 2U * 5U);
  ASSERT_EQ(result->rankings_size(), 1);
  EXPECT_EQ(result->rankings(0).lines_size(), 3);
  EXPECT_EQ(result->example().figures().stages_size(), 2);
  EXPECT_EQ(result->example().figures().stages(0).panels(0).sheets_size(), 5);
  EXPECT_EQ(result->legend().stages_size(), 2);
  rehearser.reset();
  EXPECT_TRUE(NothingIsLeft());
}

TEST_F(ChildRehearserTest, ThatCannotBeginSaysWhy) {
  roll.mutable_candidates(0)->add_posts("no such post");
  Begin();
  ASSERT_NO_FATAL_FAILURE(AwaitResult());
  ASSERT_TRUE(result);
  EXPECT_EQ(result->outcome(), pb::Rehearsed::FAILED);
  EXPECT_THAT(result->said(), testing::HasSubstr("candidates[0].posts"));
  rehearser.reset();
  EXPECT_TRUE(NothingIsLeft());
}

TEST_F(ChildRehearserTest, EndsWithTheServer) {
  Begin();
  rehearser.reset();
  EXPECT_FALSE(result);
  EXPECT_TRUE(NothingIsLeft());
}

}  // namespace
}  // namespace tingfen::cli
