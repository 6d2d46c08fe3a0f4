#include "server/engine/engine.h"

#include <gtest/gtest.h>

#include "server/competition/state/competition.h"
#include "server/competition/state/rules_version.h"
#include "server/crypto/crypto.h"
#include "server/engine/zones.h"
#include "tests/kit/small_room.h"

namespace tingfen::engine {
namespace {

pb::Command CheckIn(int number) {
  pb::Command command = NewCommand(number);
  *command.mutable_check_in_seat() = Promise();
  return command;
}

pb::Command Flag(int number, const std::string& text) {
  pb::Command command = NewCommand(number);
  command.mutable_raise_flag()->set_room("room1");
  command.mutable_raise_flag()->set_text(text);
  return command;
}

pb::Refusal::Code RefusalCode(const Answer& answer) {
  const auto* refusal = std::get_if<pb::Refusal>(&answer);
  return refusal == nullptr ? pb::Refusal::CODE_UNSPECIFIED : refusal->code();
}

pb::Event RowEvent(const SmallRoom& room, std::uint64_t seq) {
  return *ReadEvent(room.log.Rows().at(seq - 1).bytes);
}

class EngineTest : public testing::Test {
 protected:
  // Submits without turning the loop; the answer lands in `answers`.
  void Submit(const std::string& seat, const pb::Command& command) {
    room.engine->Submit(seat, command.SerializeAsString(),
                        [this](const Answer& answer) { answers.push_back(answer); });
  }

  SmallRoom room;
  std::vector<Answer> answers;
};

TEST_F(EngineTest, RecordsItsStartBehindTheHistory) {
  const std::uint64_t before = room.log.Rows().size();
  room.Settle();
  ASSERT_EQ(room.log.Rows().size(), before + 1);
  const pb::Event started = RowEvent(room, before + 1);
  EXPECT_EQ(started.server_started().version(), "test");
  EXPECT_EQ(started.server_started().rules(), competition::kRulesVersion);
  EXPECT_EQ(started.server_started().utc_offset_minutes(), room.clock.UtcOffsetMinutes());
  EXPECT_EQ(room.engine->Durable().seq, before + 1);
}

TEST_F(EngineTest, RecordsAtEachStartWhatTheMachineKnowsOfTheCompetitionsZone) {
  pb::Event locked = LockedEvent();
  locked.mutable_competition_locked()->mutable_zone()->set_name("Europe/Berlin");
  SmallRoom berlin(locked);
  berlin.Settle();
  const std::uint64_t started = berlin.engine->Durable().seq;
  const pb::Zone zone = RowEvent(berlin, started).server_started().zone();
  EXPECT_EQ(zone.name(), "Europe/Berlin");
  // The clock says 2023-11-14, and summer time ended on 2023-10-29 at 01:00 UTC.
  std::int32_t minutes = 0;
  std::uint32_t from = 0;
  for (const pb::Zone::Offset& offset : zone.offsets()) {
    if (offset.from() > 1'700'000'000) break;
    minutes = offset.minutes();
    from = offset.from();
  }
  EXPECT_EQ(minutes, 60);
  EXPECT_EQ(from, 1'698'541'200U);
  EXPECT_EQ(zone.offsets(0).from(), 0U);
  EXPECT_EQ(berlin.engine->Durable().zone.offsets_size(), zone.offsets_size());
}

TEST(Zones, AreThoseOfTheMachinesTablesAndNoOthers) {
  const auto shanghai = ZoneNamed(kUsualZone, 1'700'000'000'000);
  ASSERT_TRUE(shanghai);
  ASSERT_EQ(shanghai->offsets_size(), 1);
  EXPECT_EQ(shanghai->offsets(0).minutes(), 8 * 60);
  for (const char* name : {"", "Asia/Peking", "../../../etc/passwd", "/etc/localtime", "Asia",
                           "Asia/Shanghai ", "北京"}) {
    EXPECT_FALSE(ZoneNamed(name, 1'700'000'000'000)) << name;
  }
}

TEST_F(EngineTest, AnswersWithTheSeqOfTheCommandsLastEvent) {
  const Answer answer = room.Ask("panel_1", CheckIn(1));
  const auto& receipt = std::get<pb::Receipt>(answer);
  EXPECT_EQ(receipt.command_id(), CommandId(1));
  EXPECT_EQ(receipt.seq(), room.log.Rows().size());
  EXPECT_EQ(receipt.number(), competition::ReceiptNumber(receipt.seq()));
  EXPECT_TRUE(RowEvent(room, receipt.seq()).has_seat_checked_in());
}

TEST_F(EngineTest, GivesEveryEventASaltOfItsOwn) {
  room.Ask("panel_1", CheckIn(1));
  room.Ask("panel_2", CheckIn(2));
  const std::uint64_t last = room.log.Rows().size();
  EXPECT_EQ(RowEvent(room, last).salt().size(), 16U);
  EXPECT_NE(RowEvent(room, last).salt(), RowEvent(room, last - 1).salt());
}

TEST_F(EngineTest, KeepsTheDigestOfTheCommandAsReceived) {
  const pb::Command command = CheckIn(1);
  room.Ask("panel_1", command);
  EXPECT_EQ(RowEvent(room, room.log.Rows().size()).cause().command_digest(),
            crypto::Sha256(command.SerializeAsString()));
}

TEST_F(EngineTest, AnswersNothingBeforeItIsDurable) {
  room.Settle();
  Submit("panel_1", CheckIn(1));
  room.RunPosted();
  EXPECT_TRUE(answers.empty());
  EXPECT_FALSE(room.engine->Durable().seats.at("panel_1").checked_in);
  room.log.Commit();
  EXPECT_TRUE(answers.empty()) << "The log's thread must not answer.";
  room.RunPosted();
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_TRUE(room.engine->Durable().seats.at("panel_1").checked_in);
}

TEST_F(EngineTest, ARefusalWaitsForTheHeadItWasDecidedOn) {
  room.Settle();
  Submit("panel_1", CheckIn(1));
  Submit("panel_1", CheckIn(2));
  room.RunPosted();
  EXPECT_TRUE(answers.empty());
  room.Settle();
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<pb::Receipt>(answers[0]));
  EXPECT_EQ(RefusalCode(answers[1]), pb::Refusal::ALREADY);
}

TEST_F(EngineTest, ARefusalOnADurableHeadComesAtOnce) {
  room.Settle();
  Submit("supervisor", CheckIn(1));
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(RefusalCode(answers[0]), pb::Refusal::NOT_YOUR_ROLE);
  EXPECT_EQ(std::get<pb::Refusal>(answers[0]).command_id(), CommandId(1));
}

TEST_F(EngineTest, WhatComesDuringACommitGoesIntoTheNextTogether) {
  room.Settle();
  Submit("panel_1", CheckIn(1));
  Submit("panel_2", CheckIn(2));
  Submit("panel_3", CheckIn(3));
  EXPECT_EQ(room.log.Waiting(), 1U);
  EXPECT_EQ(room.log.WaitingEvents(), 1U);
  room.log.Commit();
  room.RunPosted();
  EXPECT_EQ(answers.size(), 1U);
  ASSERT_EQ(room.log.Waiting(), 1U);
  EXPECT_EQ(room.log.WaitingEvents(), 2U);
  room.Settle();
  EXPECT_EQ(answers.size(), 3U);
}

TEST_F(EngineTest, TheSameCommandAgainGetsTheSameReceipt) {
  const Answer first = room.Ask("panel_1", CheckIn(1));
  const std::size_t rows = room.log.Rows().size();
  const Answer again = room.Ask("panel_1", CheckIn(1));
  EXPECT_EQ(std::get<pb::Receipt>(again).SerializeAsString(),
            std::get<pb::Receipt>(first).SerializeAsString());
  EXPECT_EQ(room.log.Rows().size(), rows);
}

TEST_F(EngineTest, TheSameCommandAgainWaitsUntilTheFirstIsDurable) {
  room.Settle();
  Submit("panel_1", CheckIn(1));
  Submit("panel_1", CheckIn(1));
  EXPECT_TRUE(answers.empty());
  room.Settle();
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(std::get<pb::Receipt>(answers[0]).seq(), std::get<pb::Receipt>(answers[1]).seq());
}

TEST_F(EngineTest, TheSameCommandAfterARestartGetsTheSameReceipt) {
  const Answer first = room.Ask("panel_1", CheckIn(1));
  room.Restart();
  const Answer again = room.Ask("panel_1", CheckIn(1));
  EXPECT_EQ(std::get<pb::Receipt>(again).number(), std::get<pb::Receipt>(first).number());
}

TEST_F(EngineTest, TheSameIdWithOtherContentIsRefused) {
  room.Ask("supervisor", Flag(1, "one"));
  EXPECT_EQ(RefusalCode(room.Ask("supervisor", Flag(1, "two"))),
            pb::Refusal::SAME_ID_OTHER_CONTENT);
}

TEST_F(EngineTest, ARefusedCommandLeavesNothingBehindAndMayBeAskedAgain) {
  pb::Command witness = NewCommand(1);
  witness.mutable_witness_lots()->set_room("room1");
  room.Settle();
  const std::size_t rows = room.log.Rows().size();
  EXPECT_EQ(RefusalCode(room.Ask("supervisor", witness)), pb::Refusal::NOT_NOW);
  EXPECT_EQ(RefusalCode(room.Ask("supervisor", witness)), pb::Refusal::NOT_NOW);
  EXPECT_EQ(room.log.Rows().size(), rows);
}

TEST_F(EngineTest, AnIdThatIsNotThirtyTwoHexDigitsIsInvalid) {
  pb::Command command = CheckIn(1);
  for (const char* id : {"", "1", "0000000000000000000000000000000G"}) {
    command.set_id(id);
    EXPECT_EQ(RefusalCode(room.Ask("panel_1", command)), pb::Refusal::INVALID) << id;
  }
}

TEST_F(EngineTest, BytesThatAreNoCommandAreInvalid) {
  room.Settle();
  room.engine->Submit("panel_1", "\xff\xff",
                      [this](const Answer& answer) { answers.push_back(answer); });
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(RefusalCode(answers[0]), pb::Refusal::INVALID);
}

TEST_F(EngineTest, ACommandWithoutActionIsInvalid) {
  EXPECT_EQ(RefusalCode(room.Ask("operator", NewCommand(1))), pb::Refusal::INVALID);
}

TEST_F(EngineTest, BeyondTheLimitOfCommandsItSaysBusyAtOnce) {
  room.limits.commands_pending_max = 2;
  room.Settle();
  room.Restart();
  Submit("panel_1", CheckIn(1));
  Submit("panel_2", CheckIn(2));
  EXPECT_TRUE(answers.empty());
  Submit("panel_3", CheckIn(3));
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(RefusalCode(answers[0]), pb::Refusal::BUSY);
  room.Settle();
  EXPECT_EQ(answers.size(), 3U);
  EXPECT_EQ(room.engine->CommandsPending(), 0U);
  EXPECT_TRUE(std::holds_alternative<pb::Receipt>(room.Ask("panel_3", CheckIn(3))));
}

TEST_F(EngineTest, SaysBusyWhileTheLogIsFarBehind) {
  room.Settle();
  room.log.PretendPending(ledger::kPendingBytesBusy);
  EXPECT_EQ(RefusalCode(room.Ask("panel_1", CheckIn(1))), pb::Refusal::BUSY);
  room.log.PretendPending(0);
  EXPECT_TRUE(std::holds_alternative<pb::Receipt>(room.Ask("panel_1", CheckIn(1))));
}

TEST_F(EngineTest, PublishesOncePerCommitBehindItsReplies) {
  room.Settle();
  std::vector<std::size_t> answered_when_published;
  room.engine->OnPublish([&] { answered_when_published.push_back(answers.size()); });
  Submit("panel_1", CheckIn(1));
  Submit("panel_2", CheckIn(2));
  Submit("panel_3", CheckIn(3));
  room.Settle();
  EXPECT_EQ(answered_when_published, (std::vector<std::size_t>{1, 3}));
}

TEST_F(EngineTest, ACommandSubmittedFromAReplyIsAnsweredInItsTurn) {
  room.Settle();
  room.engine->Submit("panel_1", CheckIn(1).SerializeAsString(), [&](const Answer& answer) {
    answers.push_back(answer);
    Submit("operator", CheckIn(9));
  });
  Submit("panel_2", CheckIn(2));
  Submit("operator", CheckIn(3));
  room.Settle();
  ASSERT_EQ(answers.size(), 4U);
  EXPECT_EQ(std::get<pb::Receipt>(answers[0]).command_id(), CommandId(1));
  EXPECT_EQ(std::get<pb::Receipt>(answers[1]).command_id(), CommandId(2));
  EXPECT_EQ(std::get<pb::Refusal>(answers[2]).command_id(), CommandId(3));
  EXPECT_EQ(std::get<pb::Refusal>(answers[3]).command_id(), CommandId(9));
}

TEST_F(EngineTest, WhatTheLogReportsAfterItsEndIsNotHeard) {
  room.Settle();
  Submit("panel_1", CheckIn(1));
  room.engine.reset();
  room.Settle();
  EXPECT_TRUE(answers.empty());
}

TEST_F(EngineTest, TheStateFoldedFromTheLogIsTheOneThatWrote) {
  room.Ask("panel_1", CheckIn(1));
  room.Ask("supervisor", Flag(2, "看这里"));
  const auto& before = room.engine->Durable();
  const auto notes = before.notes.size();
  const auto finished = before.finished.size();
  room.Restart();
  EXPECT_EQ(room.engine->Durable().notes.size(), notes);
  EXPECT_EQ(room.engine->Durable().finished.size(), finished);
  EXPECT_TRUE(room.engine->Durable().seats.at("panel_1").checked_in);
}

TEST_F(EngineTest, AReceiptIsForTheSeatThatAskedAlone) {
  pb::Command flag = Flag(1, "请看");
  EXPECT_TRUE(std::holds_alternative<pb::Receipt>(room.Ask("supervisor", flag)));
  EXPECT_TRUE(std::holds_alternative<pb::Receipt>(room.Ask("supervisor", flag)));
  const Answer other = room.Ask("verifier", flag);
  ASSERT_TRUE(std::holds_alternative<pb::Refusal>(other));
  EXPECT_EQ(std::get<pb::Refusal>(other).code(), pb::Refusal::SAME_ID_OTHER_CONTENT);
}

TEST(HistoryTest, ARowOfAnUnknownKindIsToldByItsPlace) {
  History history;
  ASSERT_FALSE(history.Fold({1, LockedEvent().SerializeAsString(), {}}));
  pb::Event unknown;
  unknown.set_salt("x");
  const auto fault = history.Fold({2, unknown.SerializeAsString(), {}});
  ASSERT_TRUE(fault);
  EXPECT_NE(fault->words.find("event 2"), std::string::npos);
}

TEST(HistoryTest, NothingComesBeforeTheLockAndNothingLocksAgain) {
  History history;
  EXPECT_TRUE(history.Fold({1, CodeEvents().front().SerializeAsString(), {}}));
  ASSERT_FALSE(history.Fold({1, LockedEvent().SerializeAsString(), {}}));
  EXPECT_TRUE(history.Fold({2, LockedEvent().SerializeAsString(), {}}));
}

TEST(HistoryTest, ALedgerOfNewerRulesIsRefusedFromThereOnAndToldWhatOpensIt) {
  History history;
  ASSERT_FALSE(history.Fold({1, LockedEvent().SerializeAsString(), {}}));
  pb::Event started;
  started.mutable_server_started()->set_version("9.1.0");
  started.mutable_server_started()->set_rules(competition::kRulesVersion + 1);
  const auto why_not = history.Fold({2, started.SerializeAsString(), {}});
  ASSERT_TRUE(why_not);
  EXPECT_TRUE(why_not->newer);
  EXPECT_NE(why_not->words.find("event 2"), std::string::npos) << why_not->words;
  EXPECT_NE(why_not->words.find("tingfen 9.1.0"), std::string::npos) << why_not->words;
  EXPECT_EQ(history.competition.seq, 1U);
}

TEST(HistoryTest, WhatNamesNoRulesIsOfTheFirst) {
  pb::Event locked = LockedEvent();
  locked.mutable_competition_locked()->clear_rules();
  History history;
  ASSERT_FALSE(history.Fold({1, locked.SerializeAsString(), {}}));
  EXPECT_EQ(history.competition.rules, 1U);
}

TEST(SystemClockTest, TellsTheBootAndNeverGoesBack) {
  SystemClock clock;
  const pb::Stamp first = clock.Now();
  const pb::Stamp second = clock.Now();
  EXPECT_EQ(first.boot_id().size(), 36U);
  EXPECT_GT(first.wall_ms(), 1'600'000'000'000U);
  EXPECT_GE(second.boot_ms(), first.boot_ms());
}

}  // namespace
}  // namespace tingfen::engine
