// tingfen_clocked: `tingfen serve` with a clock that a test moves ahead (tests/e2e/time.ts). It is
// built for the end-to-end tests alone and is no part of what ships.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <utility>

#include "server/cli/commands/serve.h"
#include "server/engine/environment.h"

namespace tingfen {
namespace {

// The machine's clock and as many milliseconds as stand in `path`, which another process replaces
// whole. It never goes back.
class MovedClock final : public engine::Clock {
 public:
  explicit MovedClock(std::string path) : path_(std::move(path)) {}

  pb::Stamp Now() override {
    std::uint64_t read_ms = 0;
    if (std::ifstream file(path_); file >> read_ms) ahead_ms_ = std::max(ahead_ms_, read_ms);
    pb::Stamp stamp = system_.Now();
    stamp.set_wall_ms(stamp.wall_ms() + ahead_ms_);
    stamp.set_boot_ms(stamp.boot_ms() + ahead_ms_);
    return stamp;
  }

  std::int32_t UtcOffsetMinutes() override { return system_.UtcOffsetMinutes(); }

 private:
  const std::string path_;
  engine::SystemClock system_;
  std::uint64_t ahead_ms_ = 0;
};

std::unique_ptr<engine::Clock> ClockOfTheTest() {
  const char* path = std::getenv("TINGFEN_AHEAD_MS_FILE");
  if (path == nullptr) std::abort();
  return std::make_unique<MovedClock>(path);
}

}  // namespace
}  // namespace tingfen

int main(int argc, char** argv) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("tingfen_clocked"));
  CLI::App app("Tingfen with a clock that a test moves ahead");
  app.require_subcommand(1);
  int exit_status = 0;
  tingfen::cli::AddServeByClock(app, exit_status, tingfen::ClockOfTheTest);
  CLI11_PARSE(app, argc, argv);
  return exit_status;
}
