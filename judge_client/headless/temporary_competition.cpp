#include "judge_client/headless/temporary_competition.h"

#include <signal.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>
#include <vector>

#include "judge_client/headless/child.h"

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

bool Exited(pid_t child, int* status) {
  return waitpid(child, status, WNOHANG) == child;
}

}  // namespace

std::variant<std::unique_ptr<TemporaryCompetition>, std::string> TemporaryCompetition::Make(
    const std::string& plan_path, const std::string& roll_path) {
  std::unique_ptr<TemporaryCompetition> made(new TemporaryCompetition);
  if (!made->directory_.Made()) return "cannot make a directory: " + made->directory_.Path();
  const std::string data = made->Path("data");
  const pid_t init = StartChild({"init", data, "--rehearsal", "--plan", plan_path, "--roll",
                                 roll_path, "--codes", made->CodesPath()},
                                made->Path("init.log"));
  int status = 0;
  if (init < 0 || waitpid(init, &status, 0) != init) return std::string("cannot start a process");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return ContentOf(made->Path("init.log"));
  made->server_ = StartChild({"serve", data, "--plain", "--listen", "127.0.0.1", "--port", "0",
                              "--port-file", made->Path("port")},
                             made->Path("serve.log"));
  if (made->server_ < 0 || !made->WaitForPort()) {
    return "the server did not start:\n" + made->ServerLog();
  }
  return made;
}

bool TemporaryCompetition::WaitForPort() {
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

TemporaryCompetition::~TemporaryCompetition() {
  if (server_ > 0) {
    kill(server_, SIGTERM);
    const auto deadline = Clock::now() + kStopTimeout;
    int status = 0;
    while (!Exited(server_, &status)) {
      if (Clock::now() > deadline) kill(server_, SIGKILL);
      std::this_thread::sleep_for(kLookAgain);
    }
  }
}

std::string TemporaryCompetition::CodesPath() const {
  return Path("codes.json");
}

std::string TemporaryCompetition::ServerLog() const {
  return ContentOf(Path("serve.log"));
}

}  // namespace tingfen::headless
