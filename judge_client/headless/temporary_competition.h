// A competition made for a rehearsal and thrown away after it: a directory of its own, a ledger
// from plan and roll, and a server on a free loopback port in a child process of this very program.
//
// POSIX only. One thread; make it before any other thread begins (it forks).
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <variant>

#include "judge_client/headless/temporary_directory.h"

namespace tingfen::headless {

class TemporaryCompetition {
 public:
  // Or why there is none, in the words of the program that said so.
  static std::variant<std::unique_ptr<TemporaryCompetition>, std::string> Make(
      const std::string& plan_path, const std::string& roll_path);
  ~TemporaryCompetition();  // Ends the server, gently first, and removes the directory.
  TemporaryCompetition(const TemporaryCompetition&) = delete;
  TemporaryCompetition& operator=(const TemporaryCompetition&) = delete;

  const std::string& Port() const { return port_; }
  std::string CodesPath() const;
  std::string ServerLog() const;  // What the server said so far.

 private:
  TemporaryCompetition() = default;
  std::string Path(const char* name) const { return directory_.Path(name); }
  bool WaitForPort();

  TemporaryDirectory directory_;
  std::string port_;
  pid_t server_ = -1;
};

}  // namespace tingfen::headless
