#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <future>

#include "server/cli/commands/codes.h"
#include "server/cli/commands/init.h"
#include "server/cli/commands/plan.h"
#include "server/cli/commands/roll.h"
#include "server/cli/commands/serve.h"
#include "server/cli/commands/verify.h"
#include "server/cli/files/opened.h"
#include "tests/kit/at_once.h"
#include "tests/kit/places.h"
#include "tests/unit/cli/called.h"

namespace tingfen::cli {
namespace {

namespace fs = std::filesystem;

const std::string kPlans = SourceFile("plans/");
const std::string kRoll = SourceFile("tests/rolls/benxi.json");

class CommandsTest : public Called {
 protected:
  CommandsTest() : Called({AddCodes, AddInit, AddPlan, AddRoll, AddServe, AddVerify}) {
    directory = (root / "competition").string();
    at_once = WriteAtOnce(kPlans + "benxi.json", (root / "benxi.json").string());
  }
  int Init() { return Init(at_once); }
  int Init(const std::string& plan) {
    return Run({"init", directory, "--plan", plan, "--roll", kRoll});
  }

  // A ledger whose chain holds, written by somebody who can write it.
  template <typename Change>
  std::string LockedOtherwise(Change change) {
    std::vector<std::string> rows;
    {
      auto read = ledger::SqliteLog::Open(
          directory, [&rows](const ledger::Record& row) { rows.push_back(row.bytes); });
      EXPECT_FALSE(std::holds_alternative<ledger::OpenError>(read));
    }
    pb::Event locked = *engine::ReadEvent(rows.front());
    change(*locked.mutable_competition_locked());
    rows.front() = locked.SerializeAsString();
    auto log = ledger::SqliteLog::Create(Path("written"));
    std::get<std::unique_ptr<ledger::SqliteLog>>(log)->Append(rows, [](ledger::Tail) {});
    return Path("written");
  }

  static mode_t ModeOf(const fs::path& path) {
    struct stat status {};
    EXPECT_EQ(stat(path.c_str(), &status), 0) << path;
    return status.st_mode & 0777U;
  }

  std::string directory;
  std::string at_once;  // The Benxi plan, announcing at once.
};

TEST_F(CommandsTest, ALedgerOfNewerRulesIsNotCheckedAndNotServed) {
  ASSERT_EQ(Init(), 0);
  const std::string newer = LockedOtherwise([](auto& locked) {
    locked.set_rules(99);
    locked.set_check_code("worked out otherwise");
  });
  for (const char* command : {"verify", "serve"}) {
    EXPECT_EQ(Run({command, newer}), 1);
    const std::string said = out + err;
    EXPECT_NE(said.find("under version 99 of the rules"), std::string::npos) << said;
    EXPECT_EQ(said.find("不符"), std::string::npos) << said;
  }
}

TEST_F(CommandsTest, WhatInitMakesIsSound) {
  ASSERT_EQ(Init(), 0) << err;
  EXPECT_NE(out.find("panel_5"), std::string::npos) << out;
  ASSERT_EQ(Run({"verify", directory}), 0) << err;
  EXPECT_NE(out.find("相符"), std::string::npos) << out;
}

TEST_F(CommandsTest, SecretsAreTheirOwnersAlone) {
  const std::string codes = (root / "codes.json").string();
  ASSERT_EQ(Run({"init", directory, "--plan", at_once, "--roll", kRoll, "--codes", codes}), 0);
  EXPECT_EQ(ModeOf(codes), 0600U);
  EXPECT_EQ(ModeOf(fs::path(directory) / "server.key"), 0600U);
  EXPECT_EQ(ModeOf(directory), 0700U);
}

TEST_F(CommandsTest, WhatOthersCouldReadOrChangeIsNotServedAndTheCommandThatMendsItIsTold) {
  ASSERT_EQ(Init(), 0) << err;
  const fs::path home(directory);
  const std::string ledger = (home / ledger::kFileName).string();
  for (const auto& [path, exposed, mend] :
       {std::tuple{(home / "server.key").string(), 0640, "chmod go-rwx"},
        std::tuple{ledger, 0604, "chmod go-rwx"}, std::tuple{directory, 0770, "chmod go-w"}}) {
    const mode_t before = ModeOf(path);
    ASSERT_EQ(chmod(path.c_str(), exposed), 0);
    EXPECT_EQ(Run({"serve", directory, "--plain"}), 1);
    EXPECT_NE((out + err).find(std::string(mend) + " '" + path + "'"), std::string::npos) << out;
    EXPECT_EQ(Run({"codes", directory, "operator"}), 1);
    EXPECT_NE((out + err).find(std::string(mend) + " '" + path + "'"), std::string::npos) << out;
    EXPECT_EQ(Run({"verify", directory}), 0) << err;
    EXPECT_NE(err.find("Note: " + path), std::string::npos) << err;
    ASSERT_EQ(chmod(path.c_str(), before), 0);
  }
}

TEST_F(CommandsTest, EverySeatsCodeOpensItsSeat) {
  ASSERT_EQ(Init(), 0) << err;
  auto opened = OpenCompetition(directory);
  auto key = ReadServerKey(directory);
  const auto& history = std::get<OpenedCompetition>(opened).history;
  for (const auto& [id, seat] : history.competition.seats) {
    const std::size_t line = out.find("  " + id + " ");
    ASSERT_NE(line, std::string::npos) << id;
    const std::string code = out.substr(out.find('-', line) - 4, 9);
    const auto mac = std::get<access::ServerKey>(key).MacOfCode(*access::NormalCode(code));
    const auto* found = history.enrolments.FindCode(mac);
    ASSERT_NE(found, nullptr) << id << " " << code;
    EXPECT_EQ(found->seat, id);
  }
}

TEST_F(CommandsTest, ANewCodeTakesTheOldOnesPlaceWhileNoServerRuns) {
  ASSERT_EQ(Init(), 0) << err;
  ASSERT_EQ(Run({"codes", directory, "administrator"}), 0) << err;
  const std::string code = out.substr(out.find('-') - 4, 9);
  const auto opened = OpenCompetition(directory);
  const auto key = ReadServerKey(directory);
  const auto& enrolled = std::get<OpenedCompetition>(opened).history.enrolments;
  const auto mac = std::get<access::ServerKey>(key).MacOfCode(*access::NormalCode(code));
  ASSERT_NE(enrolled.FindCode(mac), nullptr) << out;
  EXPECT_EQ(enrolled.FindCode(mac)->seat, "administrator");
  EXPECT_NE(enrolled.FindCode(mac)->valid_ms, 0U);
}

TEST_F(CommandsTest, ACodeForASeatThatIsNoneIsRefusedInWords) {
  ASSERT_EQ(Init(), 0) << err;
  EXPECT_EQ(Run({"codes", directory, "nobody"}), 1);
  EXPECT_NE(err.find("there is no seat nobody"), std::string::npos) << err;
}

TEST_F(CommandsTest, APhonesPortThatIsNoneIsRefusedInWords) {
  ASSERT_EQ(Init(), 0) << err;
  for (const char* phones : {"8491", ":8491", "0.0.0.0:", "0.0.0.0:x", "0.0.0.0:99999"}) {
    EXPECT_EQ(Run({"serve", directory, "--plain", "--listen-phones", phones}), 1) << phones;
  }
}

TEST_F(CommandsTest, ADirectoryInUseIsLeftAlone) {
  ASSERT_EQ(Init(), 0) << err;
  EXPECT_EQ(Init(), 1);
  EXPECT_NE(err.find("holds a competition already"), std::string::npos) << err;
  EXPECT_EQ(Run({"verify", directory}), 0);
}

TEST_F(CommandsTest, WithoutARollThereAreRoomsAndNobodyYet) {
  ASSERT_EQ(Run({"init", "--plan", at_once, "--room", "第一考场", "--room", "第二考场", directory}),
            0)
      << err;
  EXPECT_EQ(Run({"verify", directory}), 0) << err;
  auto opened = OpenCompetition(directory);
  const auto& state = std::get<OpenedCompetition>(opened).history.competition;
  EXPECT_TRUE(state.candidates.empty());
  ASSERT_EQ(state.rooms.size(), 2U);
  EXPECT_EQ(state.rooms.at("room2").title, "第二考场");
  EXPECT_TRUE(state.seats.contains("room2.operator"));
}

TEST_F(CommandsTest, APlanMayBeLeftOpenAndThatIsSaid) {
  ASSERT_EQ(Run({"init", "--plan", at_once, "--open", directory}), 0) << err;
  EXPECT_NE(out.find("方案尚未锁定"), std::string::npos) << out;
  const auto opened = OpenCompetition(directory);
  EXPECT_TRUE(std::get<OpenedCompetition>(opened).history.competition.plan_open);
}

TEST_F(CommandsTest, WithoutRollAndRoomsThereIsOneRoom) {
  ASSERT_EQ(Run({"init", directory, "--plan", at_once}), 0) << err;
  auto opened = OpenCompetition(directory);
  EXPECT_EQ(std::get<OpenedCompetition>(opened).history.competition.rooms.size(), 1U);
}

TEST_F(CommandsTest, TimesAreShanghaisUnlessAnotherZoneIsNamed) {
  ASSERT_EQ(Init(), 0) << err;
  const auto opened = OpenCompetition(directory);
  const pb::Zone& zone = std::get<OpenedCompetition>(opened).history.competition.zone;
  EXPECT_EQ(zone.name(), "Asia/Shanghai");
  ASSERT_EQ(zone.offsets_size(), 1);
  EXPECT_EQ(zone.offsets(0).minutes(), 8 * 60);
}

TEST_F(CommandsTest, TwoRoomsOfOneTitleAreRefusedAndNothingIsMade) {
  EXPECT_EQ(Run({"init", directory, "--plan", at_once, "--room", "甲", "--room", "甲"}), 1);
  EXPECT_NE(err.find("rooms[1].title"), std::string::npos) << err;
  EXPECT_FALSE(fs::exists(directory));
}

TEST_F(CommandsTest, TablesOfARollAreCheckedBeforehand) {
  const std::string posts = Write("posts.csv", "岗位,职数\n市场营销部部长,1\n");
  const std::string sound = Write("people.csv", "\xEF\xBB\xBF姓名,岗位\n赵一,市场营销部部长\n");
  EXPECT_EQ(Run({"roll", "check", at_once, posts, sound}), 0) << err;
  EXPECT_NE(out.find("1 人"), std::string::npos) << out;
  const std::string faulty = Write("faulty.csv", "姓名,岗位\n赵一,市场部长\n,市场营销部部长\n");
  EXPECT_EQ(Run({"roll", "check", at_once, posts, faulty}), 1);
  EXPECT_NE(err.find("faulty.csv:2: 岗位: "), std::string::npos) << err;
  EXPECT_NE(err.find("faulty.csv:3: 姓名: "), std::string::npos) << err;
  const std::string gbk = Write("gbk.csv", "\xD0\xD5\xC3\xFB\n");
  EXPECT_EQ(Run({"roll", "check", at_once, posts, gbk}), 1);
  EXPECT_NE(err.find("UTF-8"), std::string::npos) << err;
}

TEST_F(CommandsTest, AFaultOfARollNamesItsFileHoweverLongThePathIs) {
  const std::string posts = Write("posts.csv", "岗位,职数\n市场营销部部长,1\n");
  const std::string folder = fs::path(posts).parent_path() / std::string(60, 'a');
  fs::create_directories(folder);
  const std::string people = folder + "/people.csv";
  std::ofstream(people) << "姓名,岗位\n,市场营销部部长\n";
  EXPECT_EQ(Run({"roll", "check", at_once, posts, people}), 1);
  EXPECT_NE(err.find("people.csv:2: 姓名: "), std::string::npos) << err;
}

TEST_F(CommandsTest, TablesOfARollArePartedWhereTheTitlesFit) {
  const std::string posts = Write("posts.csv", "岗位\t职数\n市场、营销,部;部长\t1\n");
  const std::string people = Write("people.csv", "姓名;岗位\n赵一;\"市场、营销,部;部长\"\n");
  EXPECT_EQ(Run({"roll", "check", at_once, posts, people}), 0) << err;
  const std::string several = Write("several.csv", "姓名,岗位\n赵一,甲;乙;丙\n钱二,甲;乙;丙\n");
  EXPECT_EQ(Run({"roll", "check", at_once, posts, several}), 1);
  EXPECT_NE(err.find("several.csv:2: 岗位: "), std::string::npos) << err;
  EXPECT_EQ(err.find("several.csv:1: "), std::string::npos) << err;
}

TEST_F(CommandsTest, TheBanOnTheOwnUnitIsCheckedInEverySpellingAndNotPassedByABlank) {
  const std::string plan = SourceFile("plans/tongxiang.json");
  const std::string posts = Write("posts.csv", "岗位,职数,单位\n主任,1,甲局(机关)\n");
  const std::string people = Write("people.csv",
                                   "姓名,单位,岗位\n赵一,甲局（机关）,主任\n钱二,甲 局(机关),主任\n"
                                   "孙三,,主任\n李四,甲局(机关),主任\n周五,乙局,主任\n");
  EXPECT_EQ(Run({"roll", "check", plan, posts, people}), 1);
  for (const char* place : {":2: 岗位: ", ":3: 岗位: ", ":4: 单位: ", ":5: 岗位: "}) {
    EXPECT_NE(err.find("people.csv" + std::string(place)), std::string::npos) << place << err;
  }
  EXPECT_EQ(err.find("people.csv:6: "), std::string::npos) << err;
}

TEST_F(CommandsTest, ATableBeyondTheLimitsIsRefusedByItsRow) {
  const std::string posts = Write("posts.csv", "岗位,职数\n市场营销部部长,1\n");
  const std::string wide = Write("wide.csv", "姓名,岗位\n赵一" + std::string(2000, ',') + "\n");
  EXPECT_EQ(Run({"roll", "check", at_once, posts, wide}), 1);
  EXPECT_NE(err.find("wide.csv:2: "), std::string::npos) << err;
}

TEST_F(CommandsTest, AllFaultsOfAPlanAreToldAndNothingIsMade) {
  const std::string plan = Write("plan.json", R"({"format": 1, "id": "X Y", "panels": null})");
  EXPECT_EQ(Init(plan), 1);
  EXPECT_NE(err.find(": id: "), std::string::npos) << err;
  EXPECT_NE(err.find(": panels: "), std::string::npos) << err;
  EXPECT_FALSE(fs::exists(directory));
}

TEST_F(CommandsTest, AReadyPlanIsCheckedWithEachOpenChoiceAskedAndAnswered) {
  ASSERT_EQ(Run({"plan", "check", kPlans + "benxi.json"}), 0) << err;
  for (const char* said :
       {"算例重算相符：1/1", "    问：先全部演讲再全部答辩，还是每人连续两个环节？",
        "    定：每人连续进行全部环节（竞聘演讲、命题答辩），结束后再轮到下一人。",
        "Worked examples that come out: 1/1", "    A: Defense: at most 10 minutes.",
        "系统设置（不出自文件）", "[panels[0].chief_seat]"}) {
    EXPECT_NE(out.find(said), std::string::npos) << said << "\n" << out;
  }
}

TEST_F(CommandsTest, ARuleThatIsNotItsClausesIsCheckedAndExplainedAsThePlansOwn) {
  std::ifstream ready(kPlans + "benxi.json");
  std::string json(std::istreambuf_iterator<char>(ready), {});
  const std::string was = R"("limit_seconds": 420)";
  ASSERT_NE(json.find(was), std::string::npos);
  const std::string plan =
      Write("plan.json", json.replace(json.find(was), was.size(), R"("limit_seconds": 600)"));
  ASSERT_EQ(Run({"plan", "check", plan}), 0) << err;
  for (const char* said : {"所引条款已不适用、由本方案选定的事项（1）\n  stages[0].limit_seconds\n "
                           "   原条款：三（五）1（1）",
                           "Rules whose clause no longer stands, chosen by this plan (1)",
                           "    A: Speech: at most 10 minutes."}) {
    EXPECT_NE(out.find(said), std::string::npos) << said << "\n" << out;
  }
  ASSERT_EQ(Run({"plan", "explain", plan, "--lang", "zh"}), 0) << err;
  EXPECT_NE(out.find("已改动，与所引条款不同，由本方案选定"), std::string::npos) << out;
}

TEST_F(CommandsTest, AFaultyPlanIsCheckedWithAllItsFaultsAtOnce) {
  const std::string plan = Write("plan.json", R"({"format": 1, "id": "X Y", "panels": null})");
  EXPECT_EQ(Run({"plan", "check", plan}), 1);
  EXPECT_NE(err.find(": id: "), std::string::npos) << err;
  EXPECT_NE(err.find(": panels: "), std::string::npos) << err;
  EXPECT_EQ(Run({"plan", "explain", plan}), 1);
}

TEST_F(CommandsTest, APlanIsExplainedInTheLanguageAskedFor) {
  ASSERT_EQ(Run({"plan", "explain", kPlans + "tongxiang.json", "--lang", "zh"}), 0) << err;
  EXPECT_NE(out.find("领导评委占 70%，群众评委占 30%。（依据：（二）1（5））"), std::string::npos)
      << out;
  EXPECT_EQ(out.find("basis"), std::string::npos) << out;
  ASSERT_EQ(Run({"plan", "explain", kPlans + "tongxiang.json", "--lang", "en"}), 0) << err;
  EXPECT_NE(out.find("Leader judges counts 70%"), std::string::npos) << out;
  EXPECT_EQ(out.find("系统设置"), std::string::npos) << out;
}

TEST_F(CommandsTest, APlanThatIsNotThereIsToldByItsName) {
  EXPECT_EQ(Init((root / "nothing.json").string()), 1);
  EXPECT_NE(err.find("nothing.json"), std::string::npos) << err;
  EXPECT_FALSE(fs::exists(directory));
}

TEST_F(CommandsTest, VerifyTellsWhatItCannotReadFromWhatIsUnsound) {
  EXPECT_EQ(Run({"verify", directory}), 1);
  EXPECT_NE(err.find("未核"), std::string::npos) << err;
  ASSERT_EQ(Init(), 0);
  {
    const auto held = OpenCompetition(directory);
    ASSERT_TRUE(std::holds_alternative<OpenedCompetition>(held));
    EXPECT_EQ(Run({"verify", directory}), 1);
    EXPECT_NE(err.find("未核"), std::string::npos) << err;
  }
  EXPECT_EQ(Run({"verify", directory}), 0);
}

TEST_F(CommandsTest, VerifyFindsAFigureThatTheRulesDoNotGive) {
  ASSERT_EQ(Init(), 0);
  const std::string forged =
      LockedOtherwise([](auto& locked) { locked.set_check_code("00000000"); });
  EXPECT_EQ(Run({"verify", forged}), 1);
  EXPECT_NE(err.find("不符"), std::string::npos) << err;
  EXPECT_NE(err.find("event 1"), std::string::npos) << err;
  EXPECT_NE(err.find("check code"), std::string::npos) << err;
}

}  // namespace
}  // namespace tingfen::cli
