#include "server/bank/bank.h"

#include <gtest/gtest.h>

#include <set>

#include "server/crypto/crypto.h"

namespace tingfen::bank {
namespace {

constexpr std::uint32_t kQuick = 10;
constexpr std::string_view kPassphrase = "春江潮水连海平 2026";

const std::vector<std::string> kQuestions = {
    "请谈谈你对岗位的认识。", "遇到群众集体上访，你怎么处理？", "两个部门意见相左时怎么协调？"};

pb::QuestionBank SomeBank() {
  return Seal(kQuestions, kPassphrase, crypto::RandomBytes, kQuick);
}

TEST(Bank, GivesBackEveryQuestionToWhoeverHasThePassphrase) {
  const pb::QuestionBank bank = SomeBank();
  EXPECT_TRUE(IsBank(bank));
  const auto keys = UnwrapKeys(bank, {"q1", "q2", "q3"}, kPassphrase);
  ASSERT_TRUE(keys);
  for (std::size_t i = 0; i < kQuestions.size(); ++i) {
    const std::string id = "q" + std::to_string(i + 1);
    EXPECT_EQ(OpenQuestion(bank, id, keys->at(id)), kQuestions[i]);
  }
}

TEST(Bank, OpensToNoOtherPassphrase) {
  const pb::QuestionBank bank = SomeBank();
  EXPECT_FALSE(UnwrapKeys(bank, {"q1"}, "春江潮水连海平 2025"));
  EXPECT_FALSE(UnwrapKeys(bank, {"q1"}, ""));
}

TEST(Bank, GivesOnlyTheKeysThatAreAskedFor) {
  const pb::QuestionBank bank = SomeBank();
  const auto keys = UnwrapKeys(bank, {"q2"}, kPassphrase);
  ASSERT_TRUE(keys);
  EXPECT_EQ(keys->size(), 1U);
  EXPECT_FALSE(OpenQuestion(bank, "q1", keys->at("q2")));
  EXPECT_FALSE(OpenQuestion(bank, "q9", keys->at("q2")));
}

TEST(Bank, ShowsNothingOfItsQuestions) {
  const std::string bytes = SomeBank().SerializeAsString();
  for (const std::string& question : kQuestions) EXPECT_EQ(bytes.find(question), std::string::npos);
  EXPECT_EQ(bytes.find(kPassphrase), std::string::npos);
}

TEST(Bank, NoticesAQuestionPutInThePlaceOfAnother) {
  pb::QuestionBank bank = SomeBank();
  const auto keys = UnwrapKeys(bank, {"q1", "q2"}, kPassphrase);
  ASSERT_TRUE(keys);
  bank.mutable_questions(0)->set_sealed_text(bank.questions(1).sealed_text());
  EXPECT_FALSE(OpenQuestion(bank, "q1", keys->at("q1")));
  EXPECT_FALSE(OpenQuestion(bank, "q1", keys->at("q2")));
  bank.mutable_questions(0)->set_wrapped_key(bank.questions(1).wrapped_key());
  EXPECT_FALSE(UnwrapKeys(bank, {"q1"}, kPassphrase));
}

TEST(Bank, UsesNoKeyAndNoNonceTwice) {
  const pb::QuestionBank bank = SomeBank();
  std::set<std::string> nonces;
  for (const auto& question : bank.questions()) {
    nonces.insert(question.wrapped_key().substr(0, 12));
    nonces.insert(question.sealed_text().substr(0, 12));
  }
  EXPECT_EQ(nonces.size(), 2 * kQuestions.size());
}

TEST(Bank, IsNoneWithAPartMissing) {
  const auto broken = [](auto edit) {
    pb::QuestionBank bank = SomeBank();
    edit(bank);
    return !IsBank(bank);
  };
  EXPECT_TRUE(broken([](auto& bank) { bank.set_format(2); }));
  EXPECT_TRUE(broken([](auto& bank) { bank.set_salt("short"); }));
  EXPECT_TRUE(broken([](auto& bank) { bank.set_log_n(30); }));
  EXPECT_TRUE(broken([](auto& bank) { bank.clear_questions(); }));
  EXPECT_TRUE(broken([](auto& bank) { bank.mutable_questions(1)->set_id("q1"); }));
  EXPECT_TRUE(broken([](auto& bank) { bank.mutable_questions(1)->clear_wrapped_key(); }));
  EXPECT_TRUE(broken([](auto& bank) { bank.mutable_questions(1)->set_sealed_text("x"); }));
}

TEST(QuestionNumber, IsThatOfTheId) {
  EXPECT_EQ(NumberOf("q7"), 7U);
  EXPECT_EQ(NumberOf("q200"), 200U);
  for (const char* other : {"", "q", "7", "q7x", "x7"}) EXPECT_EQ(NumberOf(other), 0U) << other;
}

}  // namespace
}  // namespace tingfen::bank
