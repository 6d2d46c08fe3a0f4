#include "server/cli/rehearser.h"

#include <google/protobuf/util/json_util.h>
#include <signal.h>
#include <sys/wait.h>

#include <chrono>
#include <optional>

#include "judge_client/headless/child.h"
#include "judge_client/headless/temporary_directory.h"
#include "server/cli/files/files.h"

namespace tingfen::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kLongest = std::chrono::minutes(5);
constexpr auto kLookAgain = std::chrono::milliseconds(50);
constexpr std::size_t kSaidBytesMax = 4096;
constexpr std::size_t kResultBytesMax = std::size_t{4} << 20;

// Empty where there is none, or one that is too large.
std::string ContentOf(const std::string& path) {
  auto read = ReadFile(path, kResultBytesMax);
  auto* content = std::get_if<std::string>(&read);
  return content == nullptr ? std::string() : std::move(*content);
}

// The end of it, from the beginning of a line on.
std::string LastOf(std::string said) {
  if (said.size() <= kSaidBytesMax) return said;
  said.erase(0, said.size() - kSaidBytesMax);
  return said.substr(said.find('\n') + 1);
}

bool WriteJson(const std::string& path, const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(message, &json, options).ok()) return false;
  return !WriteSecretFile(path, json);
}

// Its wait status; none: it was stopped, for it took too long or `gone` was set.
std::optional<int> WaitFor(pid_t child, const std::atomic<bool>& gone) {
  const auto deadline = Clock::now() + kLongest;
  int status = 0;
  while (waitpid(child, &status, WNOHANG) != child) {
    if (gone || Clock::now() > deadline) {
      kill(child, SIGTERM);
      waitpid(child, &status, 0);
      return std::nullopt;
    }
    std::this_thread::sleep_for(kLookAgain);
  }
  return status;
}

pb::Rehearsed Failed(std::string said) {
  pb::Rehearsed result;
  result.set_outcome(pb::Rehearsed::FAILED);
  result.set_said(std::move(said));
  return result;
}

}  // namespace

// What it is played by, and on.
struct ChildRehearser::Files {
  std::string Path(const char* name) const { return directory.Path(name); }

  pb::Rehearsed Play(const std::string& program, const std::atomic<bool>& gone) const {
    const auto began = Clock::now();
    const pid_t child = headless::StartChild({"rehearse", "--plan", Path("plan.json"), "--roll",
                                              Path("roll.json"), "--result", Path("result")},
                                             Path("log"), {program, directory.Path()});
    if (child < 0) return Failed("cannot start a process");
    const auto status = WaitFor(child, gone);
    pb::Rehearsed result;
    if (!status || !WIFEXITED(*status) || WEXITSTATUS(*status) != 0 ||
        !result.ParseFromString(ContentOf(Path("result")))) {
      return Failed(LastOf(ContentOf(Path("log"))));
    }
    const auto took = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - began);
    result.set_outcome(pb::Rehearsed::ENDED);
    result.set_seconds(static_cast<std::uint32_t>(took.count()));
    return result;
  }

  headless::TemporaryDirectory directory;
};

ChildRehearser::ChildRehearser(std::function<void(std::function<void()>)> post, std::string program)
    : post_(std::move(post)), program_(std::move(program)) {}

ChildRehearser::~ChildRehearser() {
  *gone_ = true;
  if (waiting_.joinable()) waiting_.join();
}

void ChildRehearser::Begin(const pb::Plan& plan, const pb::Roll& roll,
                           std::function<void(pb::Rehearsed)> done) {
  if (waiting_.joinable()) waiting_.join();  // Of the one before, which has told its result.
  auto tell = [post = post_, gone = gone_, done = std::move(done)](pb::Rehearsed result) {
    if (*gone) return;
    post([gone, done, result = std::move(result)] {
      if (!*gone) done(result);
    });
  };
  const auto files = std::make_shared<const Files>();
  if (!files->directory.Made() || !WriteJson(files->Path("plan.json"), plan) ||
      !WriteJson(files->Path("roll.json"), roll)) {
    return tell(Failed("cannot write to " + files->directory.Path()));
  }
  waiting_ = std::thread([files, program = program_, gone = gone_, tell = std::move(tell)] {
    tell(files->Play(program, *gone));
  });
}

}  // namespace tingfen::cli
