#include "tests/bench/floor.h"

#include <cstdio>
#include <cstdlib>
#include <future>

namespace tingfen::bench {

Seconds AppendBare(const std::filesystem::path& directory, const std::vector<BatchSizes>& batches) {
  auto opened = ledger::SqliteLog::Create(directory);
  auto* log = std::get_if<std::unique_ptr<ledger::SqliteLog>>(&opened);
  if (log == nullptr) {
    std::fprintf(stderr, "creating the bare ledger failed\n");
    std::exit(1);
  }
  const auto began = std::chrono::steady_clock::now();
  for (const BatchSizes& sizes : batches) {
    std::vector<std::string> batch;
    for (const std::size_t size : sizes) batch.emplace_back(size, 'e');
    std::promise<void> durable;
    (*log)->Append(std::move(batch), [&durable](ledger::Tail) { durable.set_value(); });
    durable.get_future().wait();
  }
  return std::chrono::steady_clock::now() - began;
}

}  // namespace tingfen::bench
