// One simulated day, from check-in to the announced results, under one seed.
//
// Engine, hub, access and competition are the server's own, unchanged. The clock, the disk, the
// network, the devices and the people are simulated; there are no threads and no real time, so a
// seed gives the same day every time. Until the results are out, the server crashes, machines
// reboot, connections break and devices restart; then there is calm until everybody has been
// answered.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/sim/book.h"
#include "tests/sim/device.h"
#include "tests/sim/people/marks.h"
#include "tests/sim/plans.h"
#include "tests/sim/server.h"

namespace tingfen::sim {

struct DayOptions {
  std::uint64_t seed = 1;
  std::optional<Difference> difference = std::nullopt;
  bool log_lies = false;  // A planted bug: see lying_log.h.
};

// A frame as it left the server.
struct SentFrame {
  Micros when;
  std::string seat;           // Whose device it was for.
  std::uint64_t durable = 0;  // The seq of the durable state then.
  engine::Frame frame;
};

// A refusal as it left the server; BUSY is none.
struct SentRefusal {
  pb::Refusal refusal;
  std::uint64_t durable = 0;  // The seq of the durable state then.
  pb::Stamp at;
};

struct Day {
  Book book;
  std::vector<ledger::Record> rows;
  std::vector<SentFrame> frames;
  std::vector<SentRefusal> refusals;
};

pb::Event EventOf(const ledger::Record& row);

class World {
 public:
  explicit World(const DayOptions& options);

  // Runs the whole day; once.
  Day Run();

 private:
  void Lock();
  void WriteEvent(pb::Event event);
  void StartServer();
  void OnAppend(Micros commit);
  void OnSent(const Device& device, const engine::Frame& frame);
  void Crash(bool machine_too);
  void PlanJumps();
  std::int64_t SomeJump();
  void CompareWithRefold();
  bool Finished();
  void Calm();
  void CheckEnd();
  std::string Phases();
  std::string LastFacts();

  const DayOptions options_;
  const Competition competition_;
  const Marks marks_;
  Random chance_;
  Random jumps_;
  Random disk_random_;
  SeededRandomSource randomness_;
  Scheduler scheduler_;
  MachineClock clock_;
  Disk disk_;
  Day day_;
  Network network_;
  std::string key_;
  engine::Limits limits_;
  std::unique_ptr<Server> server_;
  std::map<std::string, std::unique_ptr<Device>> devices_;  // by seat
  unsigned crashes_per_mille_ = 0;
  bool crash_ahead_ = false;
  bool calm_ = false;
};

}  // namespace tingfen::sim
