// Faults of plans and rolls on the command line.
#pragma once

#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "server/cli/files/files.h"
#include "server/plan/plan.h"
#include "server/plan/reading/json_tree.h"

namespace tingfen::cli {

// One fault a line: "plans/x.json: stages[1].weight: 权重…… / The weights…".
void PrintFaults(std::ostream& out, const std::string& file, const plan::Faults& faults);

// Reads one file and checks it; none: the faults have been printed on stderr.
template <typename Message, typename Reader>
std::optional<Message> ReadChecked(const std::string& path, const Reader& reader) {
  const auto text = ReadFile(path, plan::kFileBytesMax);
  if (const auto* problem = std::get_if<Problem>(&text)) {
    std::cerr << problem->words << "\n";
    return std::nullopt;
  }
  auto result = reader(std::get<std::string>(text));
  if (const auto* faults = std::get_if<plan::Faults>(&result)) {
    PrintFaults(std::cerr, path, *faults);
    return std::nullopt;
  }
  return std::move(std::get<Message>(result));
}

}  // namespace tingfen::cli
