// This program as a child process of its own. POSIX only.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace tingfen::headless {

inline constexpr const char* kThisProgram = "/proc/self/exe";

struct ChildPlace {
  std::string program = kThisProgram;
  std::string temp = {};  // For its temporary files; empty: as for this one.
};

// The program with these arguments, after "tingfen"; what it says goes to `log_path`, new. It
// leaves Ctrl-C to its parent and is ended with the thread that started it. -1: there is none. Any
// thread.
pid_t StartChild(std::vector<std::string> arguments, const std::string& log_path,
                 const ChildPlace& place = {});

}  // namespace tingfen::headless
