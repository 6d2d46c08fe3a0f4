// tingfen_bench [--seconds S] [--in DIR]: how many durable receipts a second the server gives 10
// and 300 judges over real sockets, beside what the disk alone allows with the same batches. DIR is
// where the ledgers go while it runs: measure on the disk that will be used.
#include <stdlib.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "tests/bench/floor.h"
#include "tests/bench/scoring_bursts.h"

namespace tingfen::bench {
namespace {

double At(const std::vector<double>& rising, double share) {
  return rising[static_cast<std::size_t>(share * static_cast<double>(rising.size() - 1))];
}

void Print(std::uint32_t judges, const Bursts& bursts, Seconds bare) {
  std::size_t events = 0;
  for (const BatchSizes& batch : bursts.batches) events += batch.size();
  const auto count = static_cast<double>(bursts.receipts);
  std::printf(
      "%3u judges: %6.0f durable receipts/s; a sheet waits %.1f ms (median), %.1f ms (99 %%)\n",
      judges, count / bursts.took.count(), At(bursts.waits_ms, 0.5), At(bursts.waits_ms, 0.99));
  std::printf("     floor: %6.0f durable events/s; %zu events in %zu batches, %.1f each\n",
              static_cast<double>(events) / bare.count(), events, bursts.batches.size(),
              static_cast<double>(events) / static_cast<double>(bursts.batches.size()));
  std::fflush(stdout);
}

void Run(const std::filesystem::path& directory, std::uint32_t judges, Seconds at_least) {
  const std::string name = std::to_string(judges);
  Bursts bursts;
  {
    ServedRoom room(directory / name, judges);
    bursts = RunBursts(room, judges, at_least);
  }
  Print(judges, bursts, AppendBare(directory / (name + "-bare"), bursts.batches));
}

}  // namespace
}  // namespace tingfen::bench

int main(int argc, char** argv) {
  CLI::App app("Durable receipts a second, beside the disk's floor");
  double seconds = 3;
  std::string in = std::filesystem::temp_directory_path().string();
  app.add_option("--seconds", seconds, "To spend in bursts, for each number of judges")
      ->check(CLI::PositiveNumber);
  app.add_option("--in", in, "Where to put the ledgers meanwhile")->check(CLI::ExistingDirectory);
  CLI11_PARSE(app, argc, argv);
  std::string directory = in + "/tingfen-bench-XXXXXX";
  if (mkdtemp(directory.data()) == nullptr) return std::perror(directory.c_str()), 1;
  for (const std::uint32_t judges : {10U, 300U}) {
    tingfen::bench::Run(directory, judges, tingfen::bench::Seconds(seconds));
  }
  std::filesystem::remove_all(directory);
  return 0;
}
