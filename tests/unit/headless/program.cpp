#include "tests/unit/headless/program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "tests/kit/places.h"
#include "tests/kit/scratch_directory.h"

namespace tingfen::headless {

Program::Program(std::vector<std::string> arguments, std::string log_path, const std::string& temp)
    : log_path_(std::move(log_path)) {
  arguments.insert(arguments.begin(), BuiltProgram());
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  process_ = fork();
  if (process_ < 0) std::abort();
  if (process_ > 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // A test cut short leaves no child behind.
  setenv("TMPDIR", temp.c_str(), 1);
  const int log = open(log_path_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (log < 0 || dup2(log, STDOUT_FILENO) < 0 || dup2(log, STDERR_FILENO) < 0) _exit(126);
  execv(argv[0], argv.data());
  _exit(127);
}

Program::~Program() {
  if (process_ <= 0) return;
  Signal(SIGKILL);
  waitpid(process_, nullptr, 0);
}

void Program::Signal(int signal) const {
  if (process_ > 0) kill(process_, signal);
}

int Program::Wait() {
  int status = 0;
  if (!Eventually([&] { return waitpid(process_, &status, WNOHANG) == process_; })) return -1;
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string Program::Said() const {
  return ledger::ReadFile(log_path_);
}

}  // namespace tingfen::headless
