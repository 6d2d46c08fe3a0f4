#include <google/protobuf/stubs/logging.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>

#include "judge_client/headless/rehearse.h"
#include "server/cli/commands/commands.h"
#include "server/cli/version.h"

namespace {

constexpr int kUsage = 2;

}  // namespace

int main(int argc, char** argv) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("tingfen"));
  // What clients send wrong must not fill the log.
  google::protobuf::SetLogHandler(nullptr);
  CLI::App app("听分 Tingfen: real-time scoring for interview rooms");
  app.set_version_flag("--version", tingfen::cli::ProgramVersion());
  app.require_subcommand(1);
  int exit_status = 0;
  tingfen::cli::AddCommands(app, exit_status);
  tingfen::AddRehearse(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::RuntimeError& error) {
    return app.exit(error);  // A command's own status.
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kUsage;
  }
  return exit_status;
}
