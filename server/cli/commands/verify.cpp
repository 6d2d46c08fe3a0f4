#include "server/cli/commands/verify.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "server/cli/files/verified.h"

namespace tingfen::cli {
namespace {

int Verify(const std::string& directory) {
  const auto verified = VerifyCompetition(directory);
  if (const auto* problem = std::get_if<Problem>(&verified)) {
    PrintProblem(std::cerr, *problem);
    return 1;
  }
  PrintVerified(std::cout, std::get<Verified>(verified));
  return 0;
}

}  // namespace

void AddVerify(CLI::App& app, int& exit_status) {
  auto directory = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "verify", "Check a competition's whole ledger and recompute every figure in it");
  command->add_option("DIR", *directory, "The competition's directory")->required();
  command->callback([directory, &exit_status] { exit_status = Verify(*directory); });
}

}  // namespace tingfen::cli
