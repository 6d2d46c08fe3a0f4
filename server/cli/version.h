// The version of the program.
#pragma once

#include <string>

namespace tingfen::cli {

// "0.1.0"
std::string ProgramVersion();

}  // namespace tingfen::cli
