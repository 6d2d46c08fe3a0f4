#include "judge_client/headless/throwaway.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>
#include <vector>

namespace tingfen::headless {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kStartTimeout = std::chrono::seconds(30);
constexpr auto kStopTimeout = std::chrono::seconds(5);
constexpr auto kLookAgain = std::chrono::milliseconds(10);

std::string ContentOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// This program with other arguments; what it says goes to `log_path`. It dies with its parent and
// leaves Ctrl-C to it.
pid_t StartSelf(std::vector<std::string> arguments, const std::string& log_path) {
  arguments.insert(arguments.begin(), "tingfen");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child != 0) return child;
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(126);
  setpgid(0, 0);
  const int log = open(log_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int nothing = open("/dev/null", O_RDONLY);
  if (log < 0 || nothing < 0) _exit(126);
  dup2(nothing, STDIN_FILENO);
  dup2(log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  execv("/proc/self/exe", argv.data());
  _exit(127);
}

bool Exited(pid_t child, int* status) {
  return waitpid(child, status, WNOHANG) == child;
}

}  // namespace

std::variant<std::unique_ptr<Throwaway>, std::string> Throwaway::Make(
    const std::string& plan_path, const std::string& roll_path) {
  std::error_code error;
  const auto temp = std::filesystem::temp_directory_path(error);
  std::string directory = (error ? "/tmp" : temp.string()) + "/tingfen-rehearsal-XXXXXX";
  if (mkdtemp(directory.data()) == nullptr) return "cannot make a directory: " + directory;
  std::unique_ptr<Throwaway> made(new Throwaway(directory));
  const std::string data = made->Path("data");
  const pid_t init = StartSelf({"init", data, "--rehearsal", "--plan", plan_path, "--roll",
                                roll_path, "--codes", made->CodesPath()},
                               made->Path("init.log"));
  int status = 0;
  if (init < 0 || waitpid(init, &status, 0) != init) return std::string("cannot start a process");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return ContentOf(made->Path("init.log"));
  made->server_ = StartSelf({"serve", data, "--plain", "--listen", "127.0.0.1", "--port", "0",
                             "--port-file", made->Path("port")},
                            made->Path("serve.log"));
  if (made->server_ < 0 || !made->WaitForPort()) {
    return "the server did not start:\n" + made->ServerLog();
  }
  return made;
}

bool Throwaway::WaitForPort() {
  const auto deadline = Clock::now() + kStartTimeout;
  while (Clock::now() < deadline) {
    const std::string text = ContentOf(Path("port"));
    if (!text.empty() && text.back() == '\n') {  // Whole.
      port_ = text.substr(0, text.size() - 1);
      return true;
    }
    int status = 0;
    if (Exited(server_, &status)) {
      server_ = -1;
      return false;
    }
    std::this_thread::sleep_for(kLookAgain);
  }
  return false;
}

Throwaway::~Throwaway() {
  if (server_ > 0) {
    kill(server_, SIGTERM);
    const auto deadline = Clock::now() + kStopTimeout;
    int status = 0;
    while (!Exited(server_, &status)) {
      if (Clock::now() > deadline) kill(server_, SIGKILL);
      std::this_thread::sleep_for(kLookAgain);
    }
  }
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

std::string Throwaway::CodesPath() const {
  return Path("codes.json");
}

std::string Throwaway::ServerLog() const {
  return ContentOf(Path("serve.log"));
}

}  // namespace tingfen::headless
