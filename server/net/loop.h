// The one thread that runs network and engine: what is posted runs on it in order. Hides Asio, so
// that other files compile fast.
//
// Threads: Post and Stop from any; the rest, and everything posted, on the thread that calls Run.
#pragma once

#include <functional>
#include <memory>

namespace boost::asio {
class io_context;
}

namespace tingfen::net {

class Loop {
 public:
  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void Post(std::function<void()> work);

  // Runs until Stop; what is posted later is not run.
  void Run();
  void Stop();

  // Called once, on the loop, at the first SIGTERM or SIGINT. The second ends the process at once.
  void OnStopSignal(std::function<void()> on_signal);

  // For whoever knows Asio.
  boost::asio::io_context& Context();

 private:
  struct Inner;
  std::unique_ptr<Inner> inner_;
};

}  // namespace tingfen::net
