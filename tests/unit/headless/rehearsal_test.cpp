// Whole competitions over real sockets against the real server.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <memory>
#include <set>

#include "tests/kit/at_once.h"
#include "tests/kit/places.h"
#include "tests/kit/scratch_directory.h"
#include "tests/unit/headless/kept_record.h"
#include "tests/unit/headless/program.h"

namespace tingfen::headless {
namespace {

using testing::HasSubstr;

std::string Source(const std::string& path) {
  return SourceFile(path);
}

// The Benxi plan with rooms that are equalised; its worked example is of one that does not.
std::string EqualisedBenxi() {
  auto plan = boost::json::parse(ledger::ReadFile(Source("plans/benxi.json"))).as_object();
  plan.erase("examples");
  plan["equalise"] = {{"base", "POOLED"}, {"mean_places", 2}, {"coefficient_places", 4}};
  return boost::json::serialize(plan);
}

class Rehearsal : public testing::Test {
 protected:
  using Arguments = std::vector<std::string>;

  std::string Path(const char* name) const { return (scratch_ / name).string(); }

  std::string Plan(const std::string& name) const {
    return WriteAtOnce(Source("plans/" + name + ".json"), Path((name + ".json").c_str()));
  }

  std::unique_ptr<Program> Start(const Arguments& arguments, const char* log = "log") const {
    std::filesystem::create_directories(scratch_ / "temp");
    return std::make_unique<Program>(arguments, Path(log), Path("temp"));
  }

  // A temporary competition by this plan; the rehearsal's own output on failure.
  void Rehearse(const std::string& plan, const Arguments& more) const {
    Arguments arguments = {
        "rehearse", "--plan",      Plan(plan), "--roll", Source("tests/rolls/" + plan + ".json"),
        "--record", Path("record")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const auto rehearsal = Start(arguments);
    ASSERT_EQ(rehearsal->Wait(), 0) << rehearsal->Said();
  }

  void Init() const { Init(Plan("benxi"), "benxi"); }

  void Init(const std::string& plan, const std::string& roll) const {
    const auto init = Start({"init", Path("data"), "--rehearsal", "--plan", plan, "--roll",
                             Source("tests/rolls/" + roll + ".json"), "--codes", Path("codes")});
    ASSERT_EQ(init->Wait(), 0) << init->Said();
  }

  // `port` "0": any free one.
  std::unique_ptr<Program> Serve(const std::string& port,
                                 const Arguments& how = {"--plain"}) const {
    std::filesystem::remove(Path("port"));
    const Arguments where = {"serve", Path("data"), "--port", port, "--port-file", Path("port")};
    auto server = Start(With(where, how), "server.log");
    EXPECT_TRUE(Eventually([this] { return ServerPort().find('\n') != std::string::npos; }))
        << server->Said();
    return server;
  }

  std::string ServerPort() const { return ledger::ReadFile(Path("port")); }

  Arguments Connect() const {
    const std::string port = ServerPort();
    return {"rehearse", "--connect",   "127.0.0.1:" + port.substr(0, port.find('\n')),
            "--codes",  Path("codes"), "--pace",
            "fast"};
  }

  std::string RecordText() const { return ledger::ReadFile(Path("record")); }
  KeptRecord Kept() const { return ReadRecord(RecordText()); }

  static Arguments With(Arguments arguments, const Arguments& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }

 private:
  ledger::ScratchDirectory scratch_;
};

// Ranked from high to low, and exactly what was announced.
void ExpectRankedAsAnnounced(const KeptRecord& record) {
  EXPECT_EQ(record.ranked.size(), record.announced.size());
  EXPECT_TRUE(std::is_sorted(record.ranked.rbegin(), record.ranked.rend()));
  std::multiset<std::string> announced;
  for (const auto& [candidate, total] : record.announced) announced.insert(total);
  EXPECT_EQ(std::multiset<std::string>(record.ranked.begin(), record.ranked.end()), announced);
}

TEST_F(Rehearsal, BenxiPublishesWhatTheMarksAddUpTo) {
  for (const char* seed : {"1", "2026"}) {
    std::filesystem::remove(Path("record"));
    ASSERT_NO_FATAL_FAILURE(Rehearse("benxi", {"--seed", seed}));
    const KeptRecord record = Kept();
    EXPECT_EQ(record.sheets.size(), 3U * 2U * 5U);
    EXPECT_EQ(record.announced.size(), 3U);
    EXPECT_EQ(record.announced, BenxiTotals(record));
    ExpectRankedAsAnnounced(record);
  }
}

TEST_F(Rehearsal, TongxiangPublishesWhatFortySevenJudgesMarksAddUpTo) {
  ASSERT_NO_FATAL_FAILURE(Rehearse("tongxiang", {}));
  const KeptRecord record = Kept();
  EXPECT_EQ(record.sheets.size(), 4U * 47U);
  EXPECT_EQ(record.announced.size(), 4U);
  EXPECT_EQ(record.announced, TongxiangTotals(record));
  ExpectRankedAsAnnounced(record);
}

TEST_F(Rehearsal, TwoRoomsAreBroughtToACommonLevel) {
  ledger::WriteFile(Path("equalised.json"), EqualisedBenxi());
  ASSERT_NO_FATAL_FAILURE(Init(Path("equalised.json"), "benxi_two_rooms"));
  const auto server = Serve("0");
  const auto rehearsal = Start(With(Connect(), {"--record", Path("record")}));
  ASSERT_EQ(rehearsal->Wait(), 0) << rehearsal->Said() << server->Said();
  const KeptRecord record = Kept();
  EXPECT_EQ(record.announced.size(), 5U);
  EXPECT_EQ(record.announced,
            EqualisedBenxiTotals(
                record,
                {{"c1", "east"}, {"c2", "west"}, {"c3", "east"}, {"c4", "west"}, {"c5", "west"}}));
  EXPECT_NE(record.announced, BenxiTotals(record));
  server->Signal(SIGTERM);
  EXPECT_EQ(server->Wait(), 0) << server->Said();
  const auto verify = Start({"verify", Path("data")}, "verify.log");
  EXPECT_EQ(verify->Wait(), 0) << verify->Said();
}

TEST_F(Rehearsal, ItEndsEarlyWhenOnlyTheFirstAnnouncementWasAskedFor) {
  ASSERT_NO_FATAL_FAILURE(Rehearse("benxi", {"--until", "announced:1"}));
  EXPECT_TRUE(Kept().ranked.empty());
  EXPECT_LT(SheetsIn(RecordText()), 30U);
}

TEST_F(Rehearsal, NothingIsLostOrTwiceWhenTheServerIsKilledInTheMiddle) {
  ASSERT_NO_FATAL_FAILURE(Init());
  auto server = Serve("0");
  const auto rehearsal = Start(With(Connect(), {"--record", Path("record")}));
  const std::string port = ServerPort();
  for (const std::size_t sheets : {3U, 11U, 23U}) {
    ASSERT_TRUE(Eventually([&] { return SheetsIn(RecordText()) >= sheets; })) << rehearsal->Said();
    server->Signal(SIGKILL);
    server->Wait();
    server = Serve(port.substr(0, port.find('\n')));
  }
  ASSERT_EQ(rehearsal->Wait(), 0) << rehearsal->Said() << server->Said();
  EXPECT_THAT(rehearsal->Said(), HasSubstr("connected again"));
  const KeptRecord record = Kept();
  EXPECT_EQ(record.sheets.size(), 30U);
  EXPECT_EQ(record.announced, BenxiTotals(record));
  server->Signal(SIGTERM);
  EXPECT_EQ(server->Wait(), 0) << server->Said();
  const auto verify = Start({"verify", Path("data")}, "verify.log");
  EXPECT_EQ(verify->Wait(), 0) << verify->Said();
}

class ReadyScheme : public Rehearsal, public testing::WithParamInterface<const char*> {};

// As its document says, announced as the plan has it.
TEST_P(ReadyScheme, RunsFromTheRollToTheDecision) {
  const std::string scheme = GetParam();
  ASSERT_NO_FATAL_FAILURE(Init(Source("plans/" + scheme + ".json"), scheme));
  const auto server = Serve("0");
  Arguments arguments = Connect();
  arguments.insert(arguments.end(), {"--until", "decided"});
  const auto rehearsal = Start(arguments);
  ASSERT_EQ(rehearsal->Wait(), 0) << rehearsal->Said() << server->Said();
  server->Signal(SIGTERM);
  EXPECT_EQ(server->Wait(), 0) << server->Said();
  const auto verify = Start({"verify", Path("data")}, "verify.log");
  EXPECT_EQ(verify->Wait(), 0) << verify->Said();
}

INSTANTIATE_TEST_SUITE_P(All, ReadyScheme,
                         testing::Values("wunvshan", "wuzhong", "tongxiang", "fenghua", "benxi"),
                         [](const auto& scheme) { return std::string(scheme.param); });

// Three batches, people in several posts, each hears after the next, who is not chosen enters the
// next batch; with these marks the second and third for the first post are equal.
TEST_F(Rehearsal, WunvshanRunsThreeBatchesWithATieAtTheCut) {
  ASSERT_NO_FATAL_FAILURE(Init(Plan("wunvshan"), "wunvshan_batches"));
  const auto server = Serve("0");
  const auto rehearsal =
      Start(With(Connect(), {"--until", "decided", "--seed", "5", "--record", Path("record")}));
  ASSERT_EQ(rehearsal->Wait(), 0) << rehearsal->Said() << server->Said();
  server->Signal(SIGTERM);
  EXPECT_EQ(server->Wait(), 0) << server->Said();
  const KeptRecord record = Kept();
  const auto& first = record.rankings.at("党政办公室主任");
  ASSERT_EQ(first.size(), 4U);
  EXPECT_EQ(first[1].total, first[2].total);
  EXPECT_EQ(first[1].rank, 2U);
  EXPECT_EQ(first[2].rank, 2U);
  EXPECT_TRUE(first[2].shortlisted);
  EXPECT_FALSE(first[3].shortlisted);
  const auto entered = [&](const char* post, const std::string& candidate) {
    const auto& lines = record.rankings.at(post);
    return std::any_of(lines.begin(), lines.end(),
                       [&](const KeptLine& line) { return line.candidate == candidate; });
  };
  EXPECT_TRUE(entered("党政办公室副主任", "c4_2"));
  EXPECT_TRUE(entered("党政办公室副主任", "c5_2"));
  EXPECT_TRUE(record.rankings.contains("综合岗位"));
  const auto verify = Start({"verify", Path("data")}, "verify.log");
  EXPECT_EQ(verify->Wait(), 0) << verify->Said();
}

TEST_F(Rehearsal, SeatsThatAreLeftArePlayedByOthers) {
  ASSERT_NO_FATAL_FAILURE(Init());
  const auto server = Serve("0");
  const auto without_judges =
      Start(With(Connect(), {"--leave", "panel_*", "--leave", "kiosk"}), "without_judges.log");
  const auto judges =
      Start(With(Connect(), {"--leave", "operator", "--leave", "verifier", "--leave", "supervisor",
                             "--leave", "hall", "--leave", "clock", "--leave", "waiting", "--leave",
                             "timekeeper", "--leave", "administrator"}),
            "judges.log");
  EXPECT_EQ(without_judges->Wait(), 0) << without_judges->Said();
  EXPECT_EQ(judges->Wait(), 0) << judges->Said();
  EXPECT_THAT(without_judges->Said(), HasSubstr("results announced"));
}

TEST_F(Rehearsal, ASecondDeviceTakesASeatOver) {
  ASSERT_NO_FATAL_FAILURE(Init());
  const auto server = Serve("0");
  const auto first = Start(With(Connect(), {"--leave", "supervisor"}), "first.log");
  ASSERT_TRUE(Eventually([&] { return first->Said().find("lots recorded") != std::string::npos; }))
      << first->Said();
  const auto second =
      Start(With(Connect(), {"--leave", "operator", "--leave", "verifier", "--leave", "hall",
                             "--leave", "kiosk", "--leave", "panel_[1245]"}),
            "second.log");
  EXPECT_EQ(second->Wait(), 0) << second->Said();
  EXPECT_EQ(first->Wait(), 0) << first->Said();
  EXPECT_THAT(first->Said(), HasSubstr("panel_3：已由真人接手 / taken over by a person"));
}

TEST_F(Rehearsal, GoesOverHttpsByTheServersOwnAuthority) {
  ASSERT_NO_FATAL_FAILURE(Init());
  const auto server = Serve("0", {});
  const auto trusting = Start(
      With(Connect(), {"--ca", Path("data") + "/tls/ca.crt", "--until", "announced:1"}), "one.log");
  EXPECT_EQ(trusting->Wait(), 0) << trusting->Said();
}

TEST_F(Rehearsal, TrustsNoServerOfAnotherAuthority) {
  ASSERT_NO_FATAL_FAILURE(Init());
  const auto server = Serve("0", {});
  const std::string ca = Path("data") + "/tls/ca.crt";
  ledger::WriteFile(Path("other.crt"), ledger::ReadFile(ca));
  server->Signal(SIGTERM);
  server->Wait();
  std::filesystem::remove_all(Path("data") + "/tls");
  const auto again = Serve("0", {});  // With an authority made anew.
  const auto wary = Start(With(Connect(), {"--ca", Path("other.crt")}), "one.log");
  EXPECT_TRUE(Eventually([&] { return wary->Said().find("verify failed") != std::string::npos; }))
      << wary->Said();
  wary->Signal(SIGINT);
  wary->Wait();
}

TEST_F(Rehearsal, TokensLetItStartAgain) {
  ASSERT_NO_FATAL_FAILURE(Init());
  const auto server = Serve("0");
  const Arguments arguments = With(Connect(), {"--tokens", Path("tokens")});
  const auto first = Start(With(arguments, {"--until", "announced:1"}), "first.log");
  ASSERT_EQ(first->Wait(), 0) << first->Said();
  const std::string tokens = ledger::ReadFile(Path("tokens"));
  const auto second = Start(arguments, "second.log");
  ASSERT_EQ(second->Wait(), 0) << second->Said();
  // What the second run held when it came back is what the first had last.
  const std::string_view kiosk = R"("kiosk":{"token":")";
  const std::string last = tokens.substr(tokens.find(kiosk) + kiosk.size(), 64);
  EXPECT_THAT(ledger::ReadFile(Path("tokens")), HasSubstr(R"("before":")" + last));
}

TEST_F(Rehearsal, AnInterruptEndsItAndItsServerAndLeavesNothingBehind) {
  const auto rehearsal = Start({"rehearse", "--plan", Plan("benxi"), "--roll",
                                Source("tests/rolls/benxi.json"), "--pace", "human"});
  ASSERT_TRUE(Eventually([&] {
    return rehearsal->Said().find("all seats taken") != std::string::npos;
  })) << rehearsal->Said();
  EXPECT_FALSE(std::filesystem::is_empty(Path("temp")));
  rehearsal->Signal(SIGINT);
  EXPECT_EQ(rehearsal->Wait(), 130);
  EXPECT_TRUE(std::filesystem::is_empty(Path("temp")));
}

TEST_F(Rehearsal, AFaultyPlanIsToldAndNothingIsLeftBehind) {
  ledger::WriteFile(Path("plan"), "{\"format\": 2}");
  const auto rehearsal =
      Start({"rehearse", "--plan", Path("plan"), "--roll", Source("tests/rolls/benxi.json")});
  EXPECT_EQ(rehearsal->Wait(), 1);
  EXPECT_THAT(rehearsal->Said(), HasSubstr("format"));
  EXPECT_TRUE(std::filesystem::is_empty(Path("temp")));
}

TEST_F(Rehearsal, OrdersThatMakeNoSenseAreRefused) {
  ledger::WriteFile(Path("codes"),
                    R"({"seats": [{"seat": "hall", "role": "HALL", "code": "AAAA-AAAA"}]})");
  const Arguments connect = {"rehearse", "--connect", "127.0.0.1:1", "--codes", Path("codes")};
  const std::vector<Arguments> all = {
      {"rehearse"},
      {"rehearse", "--connect", "127.0.0.1:1"},
      {"rehearse", "--plan", Source("plans/benxi.json")},
      {"rehearse", "--connect", "nowhere", "--codes", Path("codes")},
      With(connect, {"--plan", Source("plans/benxi.json")}),
      With(connect, {"--leave", "panel_9"}),
      With(connect, {"--leave", "*"}),
      With(connect, {"--until", "announced:0"}),
      With(connect, {"--until", "dawn"}),
  };
  for (const Arguments& arguments : all) {
    const auto rehearsal = Start(arguments);
    EXPECT_EQ(rehearsal->Wait(), 2) << rehearsal->Said();
  }
}

}  // namespace
}  // namespace tingfen::headless
