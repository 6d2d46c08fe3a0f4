#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <condition_variable>
#include <future>
#include <mutex>

#include "tests/kit/scratch_directory.h"
#include "tests/unit/ledger/child_process.h"
#include "tests/unit/ledger/numbered_batches.h"
#include "tests/unit/ledger/opened_log.h"

namespace tingfen::ledger {
namespace {

using testing::HasSubstr;

// Far more than a test waits for: a child that outlasts it has not failed as it should have.
constexpr std::uint64_t kEventsMax = 200000;

// Appends numbered batches, a few in flight, telling the tail of each durable one.
void KeepAppending(const std::filesystem::path& dir, unsigned seed,
                   const ChildProcess::Tell& tell) {
  std::mt19937 random(seed);
  std::mutex mutex;
  std::condition_variable durable;
  int in_flight = 0;
  const auto log = MustOpen(dir);
  std::uint64_t next_seq = log->Durable().seq + 1;
  while (next_seq < kEventsMax) {
    {
      std::unique_lock lock(mutex);
      durable.wait(lock, [&] { return in_flight < 6; });
      ++in_flight;
    }
    auto batch = NumberedBatch(next_seq, random);
    next_seq += batch.size();
    log->Append(std::move(batch), [&](Tail tail) {
      tell(tail.seq);
      const std::lock_guard lock(mutex);
      --in_flight;
      durable.notify_one();
    });
  }
}

// Hears the child out and returns the last seq it was told to be durable.
std::uint64_t LastAcknowledged(ChildProcess& child, std::uint64_t before) {
  for (std::uint64_t seq; child.Hear(&seq); before = seq) EXPECT_GT(seq, before);
  return before;
}

TEST(Crash, EveryAcknowledgedEventOutlivesAKilledProcessExactlyOnce) {
  const ScratchDirectory scratch;
  const auto dir = scratch / "ledger";
  MustCreate(dir);
  std::mt19937 random(20240611);
  std::uint64_t acknowledged = 0;
  for (int round = 0; round < 20; ++round) {
    SCOPED_TRACE(round);
    const auto seed = static_cast<unsigned>(random());
    ChildProcess child((scratch / "stderr").c_str(),
                       [&](const ChildProcess::Tell& tell) { KeepAppending(dir, seed, tell); });
    for (auto heard = random() % 150 + 1; heard > 0; --heard) {
      ASSERT_TRUE(child.Hear(&acknowledged)) << ReadFile(scratch / "stderr");
    }
    child.Kill();
    acknowledged = LastAcknowledged(child, acknowledged);
    child.Wait();

    const auto records = ReadAll(dir);
    EXPECT_GE(records.size(), acknowledged);
    ExpectWholeBatches(records);
    if (HasFailure()) return;
    acknowledged = records.size();
  }
}

TEST(Crash, AFullDiskEndsTheProcessAndKeepsWhatWasAcknowledged) {
  const ScratchDirectory scratch;
  const auto dir = scratch / "ledger";
  MustCreate(dir);
  ChildProcess child((scratch / "stderr").c_str(), [&](const ChildProcess::Tell& tell) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = {1 << 20, 1 << 20};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(122);
    KeepAppending(dir, 1, tell);
  });
  const std::uint64_t acknowledged = LastAcknowledged(child, 0);
  const int status = child.Wait();
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), kExitNotDurable);
  EXPECT_THAT(ReadFile(scratch / "stderr"), HasSubstr("ledger: a commit failed: "));

  const auto records = ReadAll(dir);
  EXPECT_GT(acknowledged, 0u);
  EXPECT_GE(records.size(), acknowledged);
  ExpectWholeBatches(records);
}

TEST(Crash, ALedgerIsRefusedWhileAnotherProcessHasItAndFreeOnceThatIsKilled) {
  const ScratchDirectory scratch;
  const auto dir = scratch / "ledger";
  MustCreate(dir);
  ChildProcess child((scratch / "stderr").c_str(), [&](const ChildProcess::Tell& tell) {
    const auto log = MustOpen(dir);
    tell(1);
    for (;;) pause();
  });
  std::uint64_t ready = 0;
  ASSERT_TRUE(child.Hear(&ready));
  EXPECT_EQ(OpenFailure(dir).fault, OpenFault::kLocked);
  child.Kill();
  child.Wait();
  EXPECT_NE(MustOpen(dir), nullptr);
}

// What a child that must abort leaves on stderr.
std::string AbortMessage(const std::function<void(Log&)>& work) {
  const ScratchDirectory scratch;
  ChildProcess child((scratch / "stderr").c_str(), [&](const ChildProcess::Tell&) {
    const auto log = MustCreate(scratch / "ledger");
    work(*log);
  });
  const int status = child.Wait();
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
  return ReadFile(scratch / "stderr");
}

TEST(Limits, AnEventThatIsTooLongAborts) {
  EXPECT_THAT(AbortMessage([](Log& log) {
                log.Append({std::string(kEventBytesMax + 1, 'x')}, [](Tail) {});
              }),
              HasSubstr("kEventBytesMax"));
}

TEST(Limits, AQueueThatIsTooLongAbortsAndSaysItIsBusyLongBefore) {
  const std::string message = AbortMessage([](Log& log) {
    std::promise<void> committing;
    log.Append({"first"}, [&committing](Tail) {
      committing.set_value();
      for (;;) pause();
    });
    committing.get_future().wait();
    std::size_t busy_at = 0;
    for (std::size_t events = 0;; ++events) {
      if (busy_at == 0 && log.PendingBytes() >= kPendingBytesBusy) {
        busy_at = events;
        std::fprintf(stderr, "busy after %zu\n", busy_at);
      }
      log.Append({std::string(kEventBytesMax, 'x')}, [](Tail) {});
    }
  });
  EXPECT_THAT(message, HasSubstr("busy after 64\n"));
  EXPECT_THAT(message, HasSubstr("kPendingBytesMax"));
}

}  // namespace
}  // namespace tingfen::ledger
