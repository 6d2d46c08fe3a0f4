#include "judge_client/headless/child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <string_view>

namespace tingfen::headless {
namespace {

std::vector<std::string> EnvironmentWith(const std::string& temp) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    if (temp.empty() || !text.starts_with("TMPDIR=")) variables.emplace_back(text);
  }
  if (!temp.empty()) variables.push_back("TMPDIR=" + temp);
  return variables;
}

std::vector<char*> Pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

pid_t StartChild(std::vector<std::string> arguments, const std::string& log_path,
                 const ChildPlace& place) {
  arguments.insert(arguments.begin(), "tingfen");
  std::vector<std::string> variables = EnvironmentWith(place.temp);
  const std::vector<char*> argv = Pointers(arguments);
  const std::vector<char*> envp = Pointers(variables);
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child != 0) return child;
  // Other threads may hold any lock: only what a signal handler may call, until the exec.
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(126);
  setpgid(0, 0);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  const int log = open(log_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int nothing = open("/dev/null", O_RDONLY);
  if (log < 0 || nothing < 0) _exit(126);
  dup2(nothing, STDIN_FILENO);
  dup2(log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  close_range(STDERR_FILENO + 1, ~0U, 0);  // A socket that it held would outlive its closing here.
  execve(place.program.c_str(), argv.data(), envp.data());
  _exit(127);
}

}  // namespace tingfen::headless
