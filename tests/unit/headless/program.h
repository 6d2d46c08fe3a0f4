// The program under test as a child process. POSIX only.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace tingfen::headless {

// Asks until it is true, for two minutes at most.
template <typename Condition>
bool Eventually(const Condition& condition) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(2);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

class Program {
 public:
  // `tingfen` with these arguments. What it says, to stdout and stderr, goes to `log_path`, and its
  // temporary files to `temp`.
  Program(std::vector<std::string> arguments, std::string log_path, const std::string& temp);
  ~Program();  // Kills it if it still runs.
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  void Signal(int signal) const;
  // Its exit status; 128 + the signal that ended it; -1: still running after two minutes.
  int Wait();
  std::string Said() const;

 private:
  pid_t process_;
  std::string log_path_;
};

}  // namespace tingfen::headless
