#include "tests/sim/log.h"

#include <algorithm>
#include <utility>

namespace tingfen::sim {

void SimulatedLog::Append(std::vector<std::string> batch, OnDurable on_durable) {
  std::size_t bytes = ledger::kPendingOverheadBytes;
  for (const std::string& event : batch) bytes += event.size() + ledger::kPendingOverheadBytes;
  pending_bytes_ += bytes;
  // Mostly as quick as a good disk, now and then as slow as a bad one.
  const Micros commit = random_.Chance(50) ? random_.Between(50, 2000) * kMillisecond
                                           : random_.Between(200, 20 * kMillisecond);
  last_durable_ = std::max(last_durable_, scheduler_.Now()) + commit;
  last_heard_ = std::max(last_heard_, last_durable_ + random_.Between(0, 3 * kMillisecond));
  scheduler_.At(last_durable_, [this, alive = std::weak_ptr<bool>(alive_), bytes,
                                batch = std::move(batch)]() mutable {
    if (alive.expired()) return;
    for (std::string& event : batch) disk_.Write(std::move(event));
    pending_bytes_ -= bytes;
  });
  scheduler_.At(last_heard_,
                [this, alive = std::weak_ptr<bool>(alive_), on_durable = std::move(on_durable)] {
                  if (!alive.expired()) on_durable(disk_.Tail());
                });
  on_append_(commit);
}

}  // namespace tingfen::sim
