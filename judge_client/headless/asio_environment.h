// The real environment: the machine's clock, WebSockets to one server, one thread. The only code
// of the rehearsal that knows Asio.
#pragma once

#include <memory>
#include <string>

#include "judge_client/headless/environment.h"

namespace tingfen::headless {

class AsioEnvironment final : public Environment {
 public:
  // `authority`: PEM of who signed the server's certificate; empty: plain.
  AsioEnvironment(std::string host, std::string port, const std::string& authority);
  ~AsioEnvironment() override;

  // Until Stop, or SIGINT or SIGTERM, which count as Stop(130).
  int Run();
  void Stop(int code);

  std::uint64_t NowMs() const override;
  void After(std::uint32_t ms, std::function<void()> action) override;
  std::unique_ptr<Socket> Open(SocketListener& listener) override;
  std::string NewCommandId() override;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tingfen::headless
