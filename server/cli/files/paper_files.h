// The files of a paper interview on the command line: a plan, tables of marks and perhaps a roll.
#pragma once

#include <optional>
#include <string>

#include "server/offline/paper.h"

namespace CLI {
class App;
}

namespace tingfen::cli {

struct PaperPaths {
  std::string plan;
  std::string sheets;
  std::string roll;
  std::string components;
  std::string adjustments;
};

// --plan, --sheets, --roll, --components, --adjustments.
void AddPaperOptions(CLI::App& command, PaperPaths& paths);

struct PaperFiles {
  pb::Plan plan;
  offline::PaperInterview interview;
};

// None: every fault has been printed on stderr.
std::optional<PaperFiles> ReadPaperFiles(const PaperPaths& paths);

}  // namespace tingfen::cli
