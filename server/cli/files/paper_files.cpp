#include "server/cli/files/paper_files.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "server/cli/files/faults.h"
#include "server/cli/files/table_file.h"
#include "server/offline/read_paper.h"
#include "server/offline/report.h"

namespace tingfen::cli {
namespace {

// One table of the command line; empty where none was given.
struct TableFile {
  std::string path;
  std::string text;

  // False: what was wrong has been printed.
  bool Read() {
    if (path.empty()) return true;
    auto read = ReadTableText(path);
    if (const auto* problem = std::get_if<Problem>(&read)) {
      std::cerr << problem->words << "\n";
      return false;
    }
    text = std::get<std::string>(std::move(read));
    return true;
  }

  std::optional<offline::Table> AsTable() const {
    if (path.empty()) return std::nullopt;
    return offline::Table{path, text};
  }
};

}  // namespace

void AddPaperOptions(CLI::App& command, PaperPaths& paths) {
  command.add_option("--plan", paths.plan, "The plan, JSON")->required();
  command
      .add_option("--sheets", paths.sheets,
                  "The marks, CSV: candidate, stage, panel, judge, criterion, mark (and room)")
      ->required();
  command.add_option("--roll", paths.roll,
                     "The roll, JSON; without it everybody stands for one post with one vacancy");
  command.add_option("--components", paths.components,
                     "Marks brought in, CSV: candidate, component, mark");
  command.add_option("--adjustments", paths.adjustments,
                     "Points added or taken, CSV: candidate, stage, points, reason");
}

std::optional<PaperFiles> ReadPaperFiles(const PaperPaths& paths) {
  const auto the_plan = ReadChecked<pb::Plan>(paths.plan, plan::ReadPlan);
  if (!the_plan) return std::nullopt;
  std::optional<pb::Roll> roll;
  if (!paths.roll.empty()) {
    roll = ReadChecked<pb::Roll>(
        paths.roll, [&](std::string_view text) { return plan::ReadRoll(text, *the_plan); });
    if (!roll) return std::nullopt;
  }
  TableFile sheets{paths.sheets, {}};
  TableFile components{paths.components, {}};
  TableFile adjustments{paths.adjustments, {}};
  if (!sheets.Read() || !components.Read() || !adjustments.Read()) return std::nullopt;
  auto read = offline::ReadPaper(*the_plan, roll ? &*roll : nullptr,
                                 {*sheets.AsTable(), components.AsTable(), adjustments.AsTable()});
  if (const auto* faults = std::get_if<offline::PaperFaults>(&read)) {
    std::cerr << offline::FaultText(*faults);
    return std::nullopt;
  }
  return PaperFiles{*the_plan, std::get<offline::PaperInterview>(std::move(read))};
}

}  // namespace tingfen::cli
