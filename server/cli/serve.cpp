// tingfen serve: opens a competition and serves it until SIGTERM or SIGINT.
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "server/cli/commands.h"
#include "server/cli/opened.h"
#include "server/crypto/crypto.h"
#include "server/engine/engine.h"
#include "server/engine/hub.h"
#include "server/gateway/gateway.h"
#include "server/gateway/pages.h"

namespace tingfen::cli {
namespace {

struct ServeOptions {
  std::string directory;
  std::string listen = "127.0.0.1";
  std::uint16_t port = 8490;
  std::string port_file;
};

// Of the program and the pages in it: another build's pages reload themselves.
std::string PagesVersion() {
  std::string content;
  for (const gateway::Page& page : gateway::AllPages()) content.append(page.path).append(page.etag);
  return ProgramVersion() + "+" + crypto::Hex(crypto::Sha256(content)).substr(0, 8);
}

// Every client needs a descriptor, and the usual soft limit is 1024.
void RaiseDescriptorLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  if (setrlimit(RLIMIT_NOFILE, &limit) != 0) spdlog::warn("the limit of open files stays low");
}

void PrintPages(const std::string& base) {
  std::cout << "听分 Tingfen " << ProgramVersion() << "\n"
            << "  " << base << "/\n"
            << "  " << base << "/judge      评委 judges\n"
            << "  " << base << "/desk       考务员 operator\n"
            << "  " << base << "/verify     核分员 verifier\n"
            << "  " << base << "/supervise  监督员 supervisor\n"
            << "  " << base << "/hall       大屏 hall screen\n"
            << "  " << base << "/kiosk      签字台 signing kiosk\n"
            << std::flush;
}

// Written whole under another name first, so that who waits for it never reads half of it.
bool WritePortFile(const std::string& path, std::uint16_t port) {
  if (path.empty()) return true;
  const std::string draft = path + ".new";
  {
    std::ofstream file(draft);
    file << port << "\n";
    if (!file.flush()) return false;
  }
  return std::rename(draft.c_str(), path.c_str()) == 0;
}

std::string BaseUrl(const std::string& address, std::uint16_t port) {
  const bool six = address.find(':') != std::string::npos;
  return "http://" + (six ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

// Until the loop is stopped; everything here lives on its thread.
int Run(OpenedCompetition opened, access::ServerKey key, const ServeOptions& options) {
  gateway::Loop loop;
  // Ends, and joins its thread, while what its last callbacks post to is still there.
  const auto log = std::move(opened.log);
  engine::SystemClock clock;
  engine::SystemRandomness randomness;
  engine::Engine::Post post = [&loop](std::function<void()> work) { loop.Post(std::move(work)); };
  engine::Engine engine({*log, clock, randomness, std::move(post)}, std::move(opened.history),
                        ProgramVersion());
  engine::Hub hub({engine, clock, randomness, std::move(key), log->LedgerId(), PagesVersion()});
  gateway::GatewayOptions gateway_options;
  gateway_options.address = options.listen;
  gateway_options.port = options.port;
  auto listening = gateway::Gateway::Open(loop, hub, gateway_options);
  if (const auto* words = std::get_if<std::string>(&listening)) {
    spdlog::error("{}", *words);
    return 1;
  }
  auto& gateway = std::get<std::unique_ptr<gateway::Gateway>>(listening);
  if (!WritePortFile(options.port_file, gateway->Port())) {
    spdlog::error("cannot write {}", options.port_file);
    return 1;
  }
  PrintPages(BaseUrl(options.listen, gateway->Port()));
  loop.OnStopSignal([&] {
    spdlog::info("stopping");
    gateway->Close([&loop] { loop.Stop(); });
  });
  loop.Run();
  return 0;
}

int Serve(const ServeOptions& options) {
  auto opened = OpenCompetition(options.directory);
  if (const auto* problem = std::get_if<Problem>(&opened)) {
    spdlog::error("{}", problem->words);
    return 1;
  }
  auto key = ReadServerKey(options.directory);
  if (const auto* problem = std::get_if<Problem>(&key)) {
    spdlog::error("{}", problem->words);
    return 1;
  }
  RaiseDescriptorLimit();
  return Run(std::move(std::get<OpenedCompetition>(opened)),
             std::move(std::get<access::ServerKey>(key)), options);
}

}  // namespace

void AddServe(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* command = app.add_subcommand("serve", "Serve a competition until SIGTERM or SIGINT");
  command->add_option("DIR", options->directory, "The competition's directory")->required();
  command->add_option("--listen", options->listen, "The address to listen on")
      ->capture_default_str();
  command->add_option("--port", options->port, "The port; 0: any free one")->capture_default_str();
  command->add_option("--port-file", options->port_file,
                      "Write the port to this file once listening");
  command->callback([options, &exit_status] { exit_status = Serve(*options); });
}

}  // namespace tingfen::cli
