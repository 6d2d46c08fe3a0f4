#include "server/cli/commands/score.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "server/cli/files/paper_files.h"
#include "server/competition/trace/text.h"
#include "server/offline/report.h"
#include "server/offline/score_paper.h"

namespace tingfen::cli {
namespace {

struct ScoreOptions {
  PaperPaths paths;
  bool json = false;
  bool trace = false;
  std::string language = "zh";
};

int Score(const ScoreOptions& options) {
  const auto files = ReadPaperFiles(options.paths);
  if (!files) return 1;
  const auto scored = offline::ScorePaper(files->plan, files->interview);
  if (const auto* faults = std::get_if<offline::PaperFaults>(&scored)) {
    std::cerr << offline::FaultText(*faults);
    return 1;
  }
  const offline::ReportRequest request{.plan = files->plan,
                                       .interview = files->interview,
                                       .scored = std::get<offline::Scored>(scored),
                                       .language = options.language == "en"
                                                       ? competition::Language::kEn
                                                       : competition::Language::kZh,
                                       .trace = options.trace};
  std::cout << (options.json ? offline::ReportJson(request) : offline::ReportText(request));
  return 0;
}

}  // namespace

void AddScore(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<ScoreOptions>();
  CLI::App* command = app.add_subcommand(
      "score", "Recompute a finished paper interview from its marks, without a ledger");
  AddPaperOptions(*command, options->paths);
  command->add_flag("--json", options->json, "Exact and published figures with every step, JSON");
  command->add_flag("--trace", options->trace, "Also every step of each candidate's figures");
  command->add_option("--lang", options->language, "zh or en")->check(CLI::IsMember({"zh", "en"}));
  command->callback([options, &exit_status] { exit_status = Score(*options); });
}

}  // namespace tingfen::cli
