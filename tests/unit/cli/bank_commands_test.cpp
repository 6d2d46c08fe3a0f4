// `tingfen bank seal` and `tingfen init --bank`.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "server/bank/bank.h"
#include "server/cli/commands/bank.h"
#include "server/cli/commands/init.h"
#include "server/cli/commands/verify.h"
#include "server/cli/files/bank_file.h"
#include "server/cli/files/opened.h"
#include "tests/kit/at_once.h"
#include "tests/kit/places.h"
#include "tests/unit/cli/called.h"

namespace tingfen::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPassphrase = "春江潮水连海平海上明月";

// The Benxi plan asks for a bank of ten.
std::string Questions(int count) {
  std::string text = "\xEF\xBB\xBF";
  for (int i = 1; i <= count; ++i) {
    text += "第" + std::to_string(i) + "题：请谈谈你的看法。\r\n要求：有理有据。\r\n\r\n\r\n";
  }
  return text;
}

class BankCommands : public Called {
 protected:
  BankCommands() : Called({AddBank, AddInit, AddVerify}) {
    plan = WriteAtOnce(SourceFile("plans/benxi.json"), Path("benxi.json"));
  }

  int Seal(const std::string& questions, const std::string& passphrase = kPassphrase) {
    return Run({"bank", "seal", Write("questions.txt", questions), Path("bank.json"),
                "--passphrase-file", Write("passphrase", passphrase + "\n")});
  }

  int Init() {
    return Run({"init", Path("competition"), "--plan", plan, "--roll",
                SourceFile("tests/rolls/benxi.json"), "--bank", Path("bank.json")});
  }

  std::string plan;
};

TEST_F(BankCommands, SealAFileForItsOwnerAloneThatOpensToThePassphrase) {
  ASSERT_EQ(Seal(Questions(10)), 0) << err;
  struct stat status {};
  ASSERT_EQ(stat(Path("bank.json").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  const auto read = ReadBank(Path("bank.json"));
  const auto& bank = std::get<pb::QuestionBank>(read);
  ASSERT_EQ(bank.questions_size(), 10);
  const auto keys = bank::UnwrapKeys(bank, {"q7"}, kPassphrase);
  ASSERT_TRUE(keys);
  EXPECT_EQ(bank::OpenQuestion(bank, "q7", keys->at("q7")),
            "第7题：请谈谈你的看法。\n要求：有理有据。");
}

TEST_F(BankCommands, SealNoBankOverAnother) {
  ASSERT_EQ(Seal(Questions(10)), 0) << err;
  EXPECT_EQ(Seal(Questions(11)), 1);
  EXPECT_NE(err.find("bank.json"), std::string::npos) << err;
}

TEST_F(BankCommands, RefuseWhatCannotBeSealedInWords) {
  EXPECT_EQ(Seal(Questions(10), "七个字的口令啊"), 1);
  EXPECT_NE(err.find("8–200"), std::string::npos) << err;
  EXPECT_EQ(Seal("\n \r\n\n"), 1);
  EXPECT_NE(err.find("没有题目"), std::string::npos) << err;
  EXPECT_EQ(Seal(Questions(201)), 1);
  EXPECT_NE(err.find("201"), std::string::npos) << err;
  EXPECT_EQ(Seal("一\n\n" + std::string(2001, 'x')), 1);
  EXPECT_NE(err.find("第 2 题有 2001 字"), std::string::npos) << err;
  EXPECT_EQ(Seal("一\n\n二\n\n一"), 1);
  EXPECT_NE(err.find("第 3 题与前面的题相同"), std::string::npos) << err;
  EXPECT_EQ(Seal("\xC4\xE3\n"), 1);
  EXPECT_NE(err.find("UTF-8"), std::string::npos) << err;
  EXPECT_FALSE(fs::exists(Path("bank.json")));
}

TEST_F(BankCommands, InitTakesTheBankIntoTheRecordStillSealed) {
  ASSERT_EQ(Seal(Questions(10)), 0) << err;
  ASSERT_EQ(Init(), 0) << err;
  {
    auto opened = OpenCompetition(Path("competition"));
    const auto& competition = std::get<OpenedCompetition>(opened).history.competition;
    ASSERT_TRUE(competition.bank);
    EXPECT_EQ(competition.bank->questions_size(), 10);
    EXPECT_EQ(competition.bank->SerializeAsString().find("看法"), std::string::npos);
  }
  EXPECT_EQ(Run({"verify", Path("competition")}), 0) << err;
}

TEST_F(BankCommands, InitRefusesABankOfFewerQuestionsThanThePlanAsksFor) {
  ASSERT_EQ(Seal(Questions(9)), 0) << err;
  EXPECT_EQ(Init(), 1);
  EXPECT_NE(err.find("stages[1].questions.bank_at_least"), std::string::npos) << err;
  EXPECT_FALSE(fs::exists(Path("competition")));
}

TEST_F(BankCommands, InitRefusesADamagedBank) {
  ASSERT_EQ(Seal(Questions(10)), 0) << err;
  auto bank = std::get<pb::QuestionBank>(ReadBank(Path("bank.json")));
  bank.mutable_questions(3)->clear_wrapped_key();
  fs::remove(Path("bank.json"));
  Write("bank.json", BankJson(bank));
  EXPECT_EQ(Init(), 1);
  EXPECT_NE(err.find("不是完好的题库"), std::string::npos) << err;
  Write("bank.json", "{\"format\": ");
  EXPECT_EQ(Init(), 1);
}

}  // namespace
}  // namespace tingfen::cli
