#include "server/cli/commands/whatif.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "server/cli/files/paper_files.h"
#include "server/competition/trace/text.h"
#include "server/offline/report.h"
#include "server/offline/score_paper.h"
#include "server/offline/whatif.h"

namespace tingfen::cli {
namespace {

struct WhatIfOptions {
  PaperPaths paths;
  std::string language = "zh";
};

int TryChoices(const WhatIfOptions& options) {
  const auto files = ReadPaperFiles(options.paths);
  if (!files) return 1;
  const auto scored = offline::ScorePaper(files->plan, files->interview);
  if (const auto* faults = std::get_if<offline::PaperFaults>(&scored)) {
    std::cerr << offline::FaultText(*faults);
    return 1;
  }
  std::cout << offline::WhatIfText(
      offline::WhatIf(files->plan, files->interview, std::get<offline::Scored>(scored)),
      files->interview,
      options.language == "en" ? competition::Language::kEn : competition::Language::kZh);
  return 0;
}

}  // namespace

void AddWhatIf(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<WhatIfOptions>();
  CLI::App* command =
      app.add_subcommand("whatif", "Try each open choice of a plan on a finished paper interview");
  AddPaperOptions(*command, options->paths);
  command->add_option("--lang", options->language, "zh or en")->check(CLI::IsMember({"zh", "en"}));
  command->callback([options, &exit_status] { exit_status = TryChoices(*options); });
}

}  // namespace tingfen::cli
