// A competition's directory, read as a whole: the chain checked and every figure recomputed.
#pragma once

#include <filesystem>
#include <ostream>
#include <variant>

#include "server/cli/files/opened.h"

namespace tingfen::cli {

struct Verified {
  OpenedCompetition opened;
  std::size_t sheets = 0;
  std::size_t stages = 0;
  std::size_t figures = 0;
  std::size_t announced = 0;
  std::size_t signatures = 0;
  std::size_t draws = 0;
};

// The problem says which event does not fit first, or why nothing could be checked.
std::variant<Verified, Problem> VerifyCompetition(const std::filesystem::path& directory);

// What was checked, a line each, in both languages.
void PrintVerified(std::ostream& out, const Verified& verified);

// The verdict where there is a problem, with its words.
void PrintProblem(std::ostream& out, const Problem& problem);

}  // namespace tingfen::cli
