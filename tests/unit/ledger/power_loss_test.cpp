#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "server/ledger/ledger_file.h"
#include "tests/kit/scratch_directory.h"
#include "tests/unit/ledger/child_process.h"
#include "tests/unit/ledger/numbered_batches.h"
#include "tests/unit/ledger/opened_log.h"
#include "tests/unit/ledger/simulated_disk.h"

namespace tingfen::ledger {
namespace {

using testing::Contains;
using testing::HasSubstr;

struct PowerLoss {
  SimulatedDisk::Image image;
  std::uint64_t acknowledged;
};

// Appends `batches` one after the other, and keeps what `count` losses of power at moments by
// chance, also in the midst of commits and checkpoints, would have left.
std::vector<PowerLoss> LosePowerWhileAppending(const std::filesystem::path& dir, int batches,
                                               std::size_t count) {
  MustCreate(dir);
  SimulatedDisk disk(dir);
  auto log = MustOpen(dir);
  std::mt19937 random(8), content(9);
  std::atomic<std::uint64_t> acknowledged = 0;
  std::vector<PowerLoss> losses;
  disk.OnAccess([&] {
    if (losses.size() < count && random() % 150 == 0) {
      losses.push_back({disk.LosePower(random), acknowledged});
    }
  });
  for (int i = 0; i < batches; ++i) {
    AppendAndWait(*log, NumberedBatch(acknowledged + 1, content));
    acknowledged = log->Durable().seq;
  }
  log.reset();
  disk.OnAccess(nullptr);
  EXPECT_THAT(disk.Synced(), Contains("competition.ledger").Times(testing::Ge(3)))
      << "too little was appended to see a checkpoint";
  return losses;
}

TEST(PowerLoss, WhatWasAcknowledgedIsThereAfterwards) {
  const ScratchDirectory scratch;
  const auto losses = LosePowerWhileAppending(scratch / "ledger", 900, 80);
  ASSERT_EQ(losses.size(), 80u);
  for (std::size_t i = 0; i < losses.size(); ++i) {
    SCOPED_TRACE(i);
    const auto dir = scratch / ("after-" + std::to_string(i)).c_str();
    WriteImage(losses[i].image, dir);
    const auto records = ReadAll(dir);
    EXPECT_GE(records.size(), losses[i].acknowledged);
    ExpectWholeBatches(records);
    if (HasFailure()) return;
  }
}

TEST(PowerLoss, CreatingForcesTheNameToDiskAfterTheContents) {
  const ScratchDirectory scratch;
  SimulatedDisk disk(scratch.path());
  MustCreate(scratch.path());
  const auto synced = disk.Synced();
  const auto contents = std::find(synced.begin(), synced.end(), "competition.ledger.new");
  ASSERT_NE(contents, synced.end());
  EXPECT_NE(std::find(contents, synced.end(), "."), synced.end());
}

TEST(PowerLoss, ADirectoryMadeForTheLedgerIsForcedToDiskInItsParent) {
  const ScratchDirectory scratch;
  SimulatedDisk disk(scratch.path());
  MustCreate(scratch / "hall");
  EXPECT_THAT(disk.Synced(), Contains("."));
}

// Runs a ledger whose syncs of one file fail, and returns what it says at its end. What it
// acknowledged before must be there.
std::string FailSyncsOf(const char* file_name) {
  const ScratchDirectory scratch;
  const auto dir = scratch / "ledger";
  ChildProcess child((scratch / "stderr").c_str(), [&](const ChildProcess::Tell& tell) {
    SimulatedDisk disk(dir);
    std::mt19937 random(3);
    const auto log = MustCreate(dir);
    for (std::uint64_t next_seq = 1; next_seq < 3000;) {
      if (next_seq > 30) disk.FailSyncsOf(file_name);
      const Tail tail = AppendAndWait(*log, NumberedBatch(next_seq, random));
      tell(tail.seq);
      next_seq = tail.seq + 1;
    }
  });
  std::uint64_t acknowledged = 0;
  while (child.Hear(&acknowledged)) continue;
  const int status = child.Wait();
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == kExitNotDurable);
  EXPECT_GE(acknowledged, 30u);
  const auto records = ReadAll(dir);
  EXPECT_GE(records.size(), acknowledged);
  ExpectWholeBatches(records);
  return ReadFile(scratch / "stderr");
}

TEST(FailedSync, InACommitEndsTheProcessWithoutAcknowledging) {
  EXPECT_THAT(FailSyncsOf("competition.ledger-wal"), HasSubstr("a commit failed"));
}

TEST(FailedSync, InACheckpointEndsTheProcess) {
  EXPECT_THAT(FailSyncsOf("competition.ledger"), HasSubstr("a checkpoint failed"));
}

}  // namespace
}  // namespace tingfen::ledger
