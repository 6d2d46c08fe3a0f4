// A forked child that appends to a ledger and tells its parent what was acknowledged. Fork only
// while the test has no ledger open, so that no thread is left behind in the copy.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <functional>
#include <utility>

namespace tingfen::ledger {

class ChildProcess {
 public:
  // Tells the parent a number; whole, in order.
  using Tell = std::function<void(std::uint64_t)>;

  // Runs `work` in the child, which exits with 0 when it returns. Its stderr goes to `stderr_path`.
  ChildProcess(const char* stderr_path, const std::function<void(const Tell&)>& work) {
    int ends[2];
    if (pipe(ends) != 0) std::abort();
    process_ = fork();
    if (process_ < 0) std::abort();
    if (process_ == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);  // A test cut short leaves no child behind.
      close(ends[0]);
      const int err = open(stderr_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
      if (dup2(err, STDERR_FILENO) != STDERR_FILENO) _exit(120);
      const int out = ends[1];
      work([out](std::uint64_t number) {
        if (write(out, &number, sizeof number) != sizeof number) _exit(121);
      });
      _exit(0);
    }
    close(ends[1]);
    in_ = ends[0];
  }
  ~ChildProcess() {
    if (process_ > 0) {
      Kill();
      Wait();
    }
    close(in_);
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Waits for the next number; false once the child is gone and all it told has been heard.
  bool Hear(std::uint64_t* number) { return read(in_, number, sizeof *number) == sizeof *number; }

  void Kill() { kill(process_, SIGKILL); }

  // The status as of waitpid.
  int Wait() {
    int status = 0;
    waitpid(std::exchange(process_, -1), &status, 0);
    return status;
  }

 private:
  pid_t process_;
  int in_;
};

}  // namespace tingfen::ledger
