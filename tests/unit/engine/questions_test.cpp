// Questions drawn and opened through the engine and the hub: nobody who holds the ledger reads one
// that was not opened, and the passphrase is in no byte of it.
#include <gtest/gtest.h>

#include "server/bank/bank.h"
#include "server/competition/state/competition.h"
#include "server/crypto/crypto.h"
#include "server/engine/hub/hub.h"
#include "tests/kit/small_room.h"

namespace tingfen::engine {
namespace {

constexpr const char* kPassphrase = "春江潮水连海平";
constexpr std::uint32_t kQuick = 10;

const std::vector<std::string> kTexts = {"谈谈你对岗位的认识。", "群众集体上访，怎么处理？",
                                         "两个部门意见相左，怎么协调？"};

// The small room with one of three questions drawn for the talk.
pb::Event LockedWithBank() {
  pb::Event event = LockedEvent();
  pb::CompetitionLocked& locked = *event.mutable_competition_locked();
  pb::Plan plan;
  plan.ParseFromString(locked.plan());
  plan.mutable_stages(0)->mutable_questions()->set_bank_at_least(3);
  plan.mutable_stages(0)->mutable_questions()->set_draw(1);
  locked.set_plan(plan.SerializeAsString());
  locked.set_check_code(competition::CheckCode(locked.plan(), locked.roll()));
  locked.set_bank(bank::Seal(kTexts, kPassphrase, crypto::RandomBytes, kQuick).SerializeAsString());
  return event;
}

class Silent final : public Connection {
 public:
  bool Offer(Frame frame) override {
    answer.ParseFromString(*frame);
    return true;
  }
  void OfferView(Frame) override {}
  void Close(pb::Goodbye::Code code) override { goodbye = code; }

  pb::ServerFrame answer;  // The newest.
  pb::Goodbye::Code goodbye = pb::Goodbye::CODE_UNSPECIFIED;
};

class QuestionsOfTheRoom : public testing::Test {
 protected:
  QuestionsOfTheRoom() : room(LockedWithBank()) { room.Settle(); }

  template <typename Fill>
  void Must(const std::string& seat, Fill fill) {
    pb::Command command = NewCommand(++commands);
    fill(command);
    const Answer answer = room.Ask(seat, command);
    const auto* refusal = std::get_if<pb::Refusal>(&answer);
    ASSERT_EQ(refusal, nullptr) << refusal->ShortDebugString();
  }

  void CallTheFirst() {
    for (const char* id : {"c1", "c2"}) {
      Must("operator", [&](auto& command) {
        command.mutable_check_in_candidate()->set_candidate(id);
        command.mutable_check_in_candidate()->set_arrival(pb::Arrival::PRESENT);
        command.mutable_check_in_candidate()->set_identity_checked(true);
      });
    }
    Must("operator", [](auto& command) {
      command.mutable_record_lots()->set_room("room1");
      for (const std::uint32_t number : {1U, 2U}) {
        pb::Lot& lot = *command.mutable_record_lots()->add_lots();
        lot.set_candidate("c" + std::to_string(number));
        lot.set_number(number);
      }
    });
    Must("supervisor", [](auto& command) { command.mutable_witness_lots()->set_room("room1"); });
    Must("operator", [](auto& command) { command.mutable_call_candidate()->set_candidate("c1"); });
  }

  void DrawQuestions() {
    Must("operator", [](auto& command) {
      pb::Draw& draw = *command.mutable_open_draw()->mutable_draw();
      draw.set_of(pb::Draw::QUESTIONS);
      draw.set_room("room1");
      draw.set_candidate("c1");
      draw.set_stage("talk");
    });
    Must("supervisor", [](auto& command) {
      command.mutable_contribute_to_draw()->set_draw("draw1");
      command.mutable_contribute_to_draw()->set_words("风调雨顺");
    });
    Must("operator", [](auto& command) { command.mutable_complete_draw()->set_draw("draw1"); });
  }

  static pb::Command Open(int number, const std::string& candidate = "c1") {
    pb::Command command = NewCommand(number);
    command.mutable_open_questions()->set_candidate(candidate);
    command.mutable_open_questions()->set_stage("talk");
    return command;
  }

  Answer Ask(const pb::Command& command, std::string_view passphrase) {
    std::optional<Answer> answer;
    room.engine->Submit("operator", command.SerializeAsString(),
                        [&](const Answer& given) { answer = given; }, {.passphrase = passphrase});
    room.Settle();
    return *answer;
  }

  bool LedgerHolds(const std::string& text) const {
    const auto& rows = room.log.Rows();
    return std::any_of(rows.begin(), rows.end(), [&](const ledger::Record& row) {
      return row.bytes.find(text) != std::string::npos;
    });
  }

  const std::vector<pb::Question>& Opened() const {
    return room.engine->Durable().candidates.at("c1").stages.at("talk").questions;
  }

  SmallRoom room;
  int commands = 0;
};

TEST_F(QuestionsOfTheRoom, AreReadByNobodyBeforeTheyAreOpened) {
  CallTheFirst();
  DrawQuestions();
  for (const std::string& text : kTexts) EXPECT_FALSE(LedgerHolds(text));
  const Answer answer = Ask(Open(900), kPassphrase);
  ASSERT_TRUE(std::holds_alternative<pb::Receipt>(answer));
  ASSERT_EQ(Opened().size(), 1U);
  for (const std::string& text : kTexts) EXPECT_EQ(LedgerHolds(text), text == Opened()[0].text());
  EXPECT_FALSE(LedgerHolds(kPassphrase));
}

TEST_F(QuestionsOfTheRoom, StaySealedToAWrongPassphraseAndNothingIsWritten) {
  CallTheFirst();
  DrawQuestions();
  const std::size_t rows = room.log.Rows().size();
  for (const char* wrong : {"江潮水连海平春", "short", ""}) {
    const Answer answer = Ask(Open(900), wrong);
    EXPECT_EQ(std::get<pb::Refusal>(answer).code(), pb::Refusal::WRONG_PASSPHRASE) << wrong;
  }
  EXPECT_EQ(room.log.Rows().size(), rows);
  EXPECT_TRUE(std::holds_alternative<pb::Receipt>(Ask(Open(900), kPassphrase)));
}

TEST_F(QuestionsOfTheRoom, AreNotGuessedInAHurry) {
  CallTheFirst();
  DrawQuestions();
  const auto guess = [&](int number) {
    return std::get<pb::Refusal>(Ask(Open(number), "江潮水连海平春")).code();
  };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(guess(900 + i), pb::Refusal::WRONG_PASSPHRASE);
  EXPECT_EQ(guess(910), pb::Refusal::BUSY);
  room.clock.Advance(2'000);
  EXPECT_EQ(guess(911), pb::Refusal::WRONG_PASSPHRASE);
}

TEST_F(QuestionsOfTheRoom, AreStillOpenAfterARestart) {
  CallTheFirst();
  DrawQuestions();
  const Answer first = Ask(Open(900), kPassphrase);
  const std::string text = Opened().at(0).text();
  room.Restart();
  room.Settle();
  ASSERT_EQ(Opened().size(), 1U);
  EXPECT_EQ(Opened()[0].text(), text);
  const Answer again = Ask(Open(900), "");
  EXPECT_EQ(std::get<pb::Receipt>(again).seq(), std::get<pb::Receipt>(first).seq());
}

TEST_F(QuestionsOfTheRoom, OfNobodyAreRefused) {
  CallTheFirst();
  EXPECT_EQ(std::get<pb::Refusal>(Ask(Open(900, "nobody"), kPassphrase)).code(),
            pb::Refusal::NOT_FOUND);
  EXPECT_EQ(std::get<pb::Refusal>(Ask(Open(901), kPassphrase)).what(), "draw");
}

TEST_F(QuestionsOfTheRoom, AreOpenedByTheFrameThatCarriesThePassphrase) {
  CallTheFirst();
  DrawQuestions();
  Hub hub({*room.engine, room.clock, room.randomness, TestKey(), kLedgerId, "v1"});
  Silent connection;
  const Hub::Id id = hub.Join(connection).value();
  const auto send = [&](const pb::ClientFrame& frame) {
    hub.Receive(id, frame.SerializeAsString());
    room.Settle();
  };
  pb::ClientFrame hello;
  hello.mutable_hello()->set_protocol(1);
  hello.mutable_hello()->set_page(pb::Role::OPERATOR);
  hello.mutable_hello()->set_code(CodeOf("operator"));
  send(hello);
  pb::ClientFrame frame;
  *frame.mutable_command() = Open(900);
  frame.set_passphrase("又一句口令");
  send(frame);
  EXPECT_EQ(connection.answer.refusal().code(), pb::Refusal::WRONG_PASSPHRASE);
  frame.set_passphrase(kPassphrase);
  send(frame);
  EXPECT_TRUE(connection.answer.has_receipt());
  EXPECT_EQ(Opened().size(), 1U);
  EXPECT_FALSE(LedgerHolds(kPassphrase));
  frame.set_passphrase(std::string(4 * bank::kPassphraseCharactersMax + 1, 'x'));
  send(frame);
  EXPECT_EQ(connection.goodbye, pb::Goodbye::MALFORMED);
}

}  // namespace
}  // namespace tingfen::engine
