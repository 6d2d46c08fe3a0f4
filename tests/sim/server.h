// The server's process: engine and hub as they are, on the simulated disk, clock and network.
// Destroying it is a crash.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/engine/engine.h"
#include "server/engine/hub/hub.h"
#include "tests/kit/lying_log.h"
#include "tests/sim/clock.h"
#include "tests/sim/log.h"

namespace tingfen::sim {

// Folds the first `count` rows; aborts where they cannot be read.
engine::History FoldRows(const Disk& disk, std::size_t count);

class Server {
 public:
  struct Machine {
    Scheduler& scheduler;
    Disk& disk;
    MachineClock& clock;
    engine::RandomSource& randomness;
    Random& disk_random;
    std::string key;
    std::string ledger;
    engine::Limits limits;
    bool log_lies;  // See lying_log.h.
  };

  Server(const Machine& machine, std::function<void(Micros)> on_append);

  engine::Engine& Engine() { return engine_; }
  engine::Hub& Hub() { return hub_; }

 private:
  SimulatedLog log_;
  LyingLog lying_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
  engine::Engine engine_;
  engine::Hub hub_;
};

}  // namespace tingfen::sim
