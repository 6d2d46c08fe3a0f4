#include "tests/sim/server.h"

#include <cstdio>
#include <cstdlib>

namespace tingfen::sim {
namespace {

constexpr const char* kVersion = "simulation";
constexpr Micros kHop = 20;  // From the log's thread to the engine's.

engine::Engine::Post PostTo(Scheduler& scheduler, std::weak_ptr<bool> alive) {
  return [&scheduler, alive = std::move(alive)](std::function<void()> what) {
    scheduler.After(kHop, [alive, what = std::move(what)] {
      if (!alive.expired()) what();
    });
  };
}

}  // namespace

engine::History FoldRows(const Disk& disk, std::size_t count) {
  engine::History history;
  for (std::size_t i = 0; i < count; ++i) {
    const auto fault = history.Fold(disk.Rows()[i]);
    if (!fault) continue;
    std::fprintf(stderr, "%s\n", fault->words.c_str());
    std::abort();
  }
  return history;
}

Server::Server(const Machine& machine, std::function<void(Micros)> on_append)
    : log_(machine.disk, machine.scheduler, machine.disk_random, std::move(on_append)),
      lying_(log_, machine.disk.Tail()),
      engine_({machine.log_lies ? static_cast<ledger::Log&>(lying_) : log_, machine.clock,
               machine.randomness, PostTo(machine.scheduler, alive_)},
              FoldRows(machine.disk, machine.disk.Rows().size()), kVersion, machine.limits),
      hub_({engine_, machine.clock, machine.randomness, access::ServerKey(machine.key),
            machine.ledger, kVersion}) {}

}  // namespace tingfen::sim
