// Prints how many events a second become durable in DIR, by events per commit.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <future>
#include <string>
#include <vector>

#include "server/ledger/sqlite_log.h"

namespace {

using namespace tingfen::ledger;

constexpr std::size_t kEventBytes = 300;  // About a sheet.

double EventsPerSecond(SqliteLog& log, int per_commit, int commits) {
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < commits; ++i) {
    std::promise<void> durable;
    log.Append(std::vector<std::string>(per_commit, std::string(kEventBytes, 'e')),
               [&durable](Tail) { durable.set_value(); });
    durable.get_future().wait();
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  return per_commit * commits / took.count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fprintf(stderr, "usage: ledger_append_bench NEW_DIR\n"), 2;
  auto opened = SqliteLog::Create(argv[1]);
  if (const auto* error = std::get_if<OpenError>(&opened)) {
    return std::fprintf(stderr, "%s %s\n", error->what.c_str(), error->remedy.c_str()), 1;
  }
  auto& log = *std::get<std::unique_ptr<SqliteLog>>(opened);
  for (const int per_commit : {1, 8, 64}) {
    std::printf("%2d per commit: %.0f events/s\n", per_commit,
                EventsPerSecond(log, per_commit, 5000));
  }
  return 0;
}
