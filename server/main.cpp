#include <google/protobuf/stubs/logging.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>

#include "judge_client/headless/rehearse.h"
#include "server/cli/commands.h"

int main(int argc, char** argv) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("tingfen"));
  // What clients send wrong must not fill the log.
  google::protobuf::SetLogHandler(nullptr);
  CLI::App app("听分 Tingfen: real-time scoring for interview rooms");
  app.set_version_flag("--version", tingfen::cli::ProgramVersion());
  app.require_subcommand(1);
  int exit_status = 0;
  tingfen::cli::AddInit(app, exit_status);
  tingfen::cli::AddScore(app, exit_status);
  tingfen::cli::AddServe(app, exit_status);
  tingfen::cli::AddVerify(app, exit_status);
  tingfen::cli::AddWhatIf(app, exit_status);
  tingfen::AddRehearse(app);
  CLI11_PARSE(app, argc, argv);
  return exit_status;
}
