#include "server/cli/commands/serve.h"

#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>

#include "judge_client/headless/child.h"
#include "server/cli/files/opened.h"
#include "server/cli/files/private_files.h"
#include "server/cli/files/seat_cards.h"
#include "server/cli/files/tls_files.h"
#include "server/cli/rehearser.h"
#include "server/cli/version.h"
#include "server/crypto/crypto.h"
#include "server/engine/engine.h"
#include "server/engine/environment.h"
#include "server/engine/hub/hub.h"
#include "server/gateway/gateway.h"
#include "server/gateway/pages.h"

namespace tingfen::cli {
namespace {

struct ServeOptions {
  std::string directory;
  std::string listen = "127.0.0.1";
  std::uint16_t port = 8490;
  std::string port_file;
  bool plain = false;       // Without TLS; else by the server's own authority.
  std::string certificate;  // The operator's own chain and key, instead.
  std::string key;
  std::string phones;  // ADDRESS:PORT for the mass judges' own phones; empty: none.
  std::vector<std::string> hosts;
};

// Of the program and the pages in it: another build's pages reload themselves.
std::string PagesVersion() {
  std::string content;
  for (const gateway::Page& page : gateway::AllPages()) {
    content.append(page.path).append(page.forms.back().etag);
  }
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
  std::cout << "听分 Tingfen " << ProgramVersion() << "\n  " << base << "/\n";
  for (const auto role :
       {pb::Role::ADMINISTRATOR, pb::Role::OPERATOR, pb::Role::VERIFIER, pb::Role::SUPERVISOR,
        pb::Role::JUDGE, pb::Role::TIMEKEEPER, pb::Role::HALL, pb::Role::KIOSK, pb::Role::CLOCK,
        pb::Role::WAITING, pb::Role::SCREEN}) {
    const RoleWords words = WordsFor(role);
    const std::string path(words.page);
    std::cout << "  " << base << path << std::string(12 - path.size(), ' ') << words.zh << " "
              << words.en << "\n";
  }
  std::cout << std::flush;
}

void PrintPhones(const std::string& base) {
  std::cout << "  " << base << "/judge  群众评委手机 · mass judges' phones\n" << std::flush;
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

std::string BaseUrl(const std::string& address, std::uint16_t port, bool tls) {
  const bool six = address.find(':') != std::string::npos;
  return (tls ? "https://" : "http://") + (six ? "[" + address + "]" : address) + ":" +
         std::to_string(port);
}

// None: plain. What devices must know of it has been printed.
std::variant<std::optional<ServerTls>, Problem> TlsFor(const ServeOptions& options) {
  if (options.plain) return std::optional<ServerTls>();
  const std::int64_t now = std::time(nullptr);
  auto made = options.certificate.empty()
                  ? OwnTls(options.directory, NamesOfThisServer(options.listen), now)
                  : GivenTls(options.certificate, options.key, now);
  if (const auto* problem = std::get_if<Problem>(&made)) return *problem;
  auto& tls = std::get<ServerTls>(made);
  if (tls.days_left < kExpiryWarningDays) {
    spdlog::warn("证书还有 {} 天到期 / the certificate expires in {} days", tls.days_left,
                 tls.days_left);
  }
  for (const std::string& name : tls.left_out) {
    spdlog::warn(
        "证书机构不能为 {0} 签发证书，用这个地址打开会有警告。"
        "可删除 {1}/tls 后重新启动，各设备须重新信任 / "
        "the authority may not sign for {0}: a device that opens the server there is warned. "
        "Remove {1}/tls and start again; every device has to trust the new authority",
        name, options.directory);
  }
  if (!tls.authority.empty()) {
    const auto facts = crypto::ReadCertificate(tls.authority);
    std::cout << "  证书机构指纹 · authority  "
              << std::get<crypto::CertificateFacts>(facts).fingerprint << "\n";
  }
  return std::optional<ServerTls>(std::move(tls));
}

// The names a browser may have in its address bar: what the machine is called, what the certificate
// says, and what the operator gave.
std::vector<std::string> HostsFor(const std::optional<ServerTls>& tls,
                                  const ServeOptions& options) {
  std::vector<std::string> hosts = NamesOfThisServer(options.listen).hosts;
  hosts.insert(hosts.end(), options.hosts.begin(), options.hosts.end());
  if (!tls) return hosts;
  const auto facts = crypto::ReadCertificate(tls->server.certificate);
  if (const auto* read = std::get_if<crypto::CertificateFacts>(&facts)) {
    hosts.insert(hosts.end(), read->names.hosts.begin(), read->names.hosts.end());
  }
  return hosts;
}

// "0.0.0.0:8491", "[::]:8491". Phones trust no authority of ours: TLS only by the operator's own
// certificate.
std::optional<gateway::GatewayOptions> PhonesFor(const gateway::GatewayOptions& pages,
                                                 const std::string& phones) {
  const std::size_t colon = phones.rfind(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  gateway::GatewayOptions options = pages;
  options.phones = true;
  options.address = phones.substr(0, colon);
  if (options.address.size() > 2 && options.address.front() == '[') {
    options.address = options.address.substr(1, options.address.size() - 2);
  }
  const std::string port = phones.substr(colon + 1);
  const auto read = std::from_chars(port.data(), port.data() + port.size(), options.port);
  if (read.ec != std::errc() || read.ptr != port.data() + port.size()) return std::nullopt;
  if (!pages.authority.empty()) options.tls.reset();
  options.authority.clear();
  return options;
}

struct Listeners {
  gateway::GatewayOptions pages;
  std::optional<gateway::GatewayOptions> phones;
  pb::Listening told;  // To the desks.
};

std::variant<Listeners, Problem> ListenersFor(const std::optional<ServerTls>& tls,
                                              const ServeOptions& options) {
  Listeners listeners;
  gateway::GatewayOptions& pages = listeners.pages;
  pages.address = options.listen;
  pages.port = options.port;
  pages.hosts = HostsFor(tls, options);
  if (tls) {
    pages.tls = tls->server;
    pages.authority = tls->authority;
    const bool soon = tls->days_left < kExpiryWarningDays;
    const std::int64_t days = std::max<std::int64_t>(tls->days_left, 1);
    if (soon) listeners.told.set_certificate_days(static_cast<std::uint32_t>(days));
  }
  listeners.told.set_plain(!tls);
  if (options.phones.empty()) return listeners;
  listeners.phones = PhonesFor(pages, options.phones);
  if (!listeners.phones) {
    return Problem{"--listen-phones 应为 地址:端口 / wants ADDRESS:PORT, not " + options.phones};
  }
  listeners.told.set_phones_port(listeners.phones->port);
  listeners.told.set_phones_plain(!listeners.phones->tls);
  return listeners;
}

// Until the loop is stopped; everything here lives on its thread.
int Run(OpenedCompetition opened, access::ServerKey key, engine::Clock& clock,
        const Listeners& listeners, const ServeOptions& options) {
  net::Loop loop;
  // Ends, and joins its thread, while what its last callbacks post to is still there.
  const auto log = std::move(opened.log);
  engine::SystemRandomSource randomness;
  engine::Engine::Post post = [&loop](std::function<void()> work) { loop.Post(std::move(work)); };
  engine::Engine engine({*log, clock, randomness, std::move(post)}, std::move(opened.history),
                        ProgramVersion());
  ChildRehearser rehearser([&loop](std::function<void()> work) { loop.Post(std::move(work)); },
                           headless::kThisProgram);
  engine::Hub hub({engine, clock, randomness, std::move(key), log->LedgerId(), PagesVersion(),
                   listeners.told, &rehearser});
  std::vector<std::unique_ptr<gateway::Gateway>> gateways;
  const auto open = [&](const gateway::GatewayOptions& one) {
    auto listening = gateway::Gateway::Open(loop, hub, one);
    const auto* words = std::get_if<std::string>(&listening);
    if (words != nullptr) spdlog::error("{}", *words);
    if (words == nullptr) gateways.push_back(std::move(std::get<0>(listening)));
    return words == nullptr;
  };
  if (!open(listeners.pages) || (listeners.phones && !open(*listeners.phones))) return 1;
  if (!WritePortFile(options.port_file, gateways.front()->Port())) {
    spdlog::error("cannot write {}", options.port_file);
    return 1;
  }
  PrintPages(BaseUrl(options.listen, gateways.front()->Port(), listeners.pages.tls.has_value()));
  if (listeners.phones) {
    const auto& phones = *listeners.phones;
    PrintPhones(BaseUrl(phones.address, gateways.back()->Port(), phones.tls.has_value()));
  }
  loop.OnStopSignal([&] {
    spdlog::info("stopping");
    auto open_ones = std::make_shared<std::size_t>(gateways.size());
    for (const auto& gateway : gateways) {
      gateway->Close([&loop, open_ones] {
        if (--*open_ones == 0) loop.Stop();
      });
    }
  });
  loop.Run();
  return 0;
}

int Serve(const ServeOptions& options, engine::Clock& clock) {
  if (const auto exposed = WhyExposed(options.directory)) {
    spdlog::error("{}", exposed->words);
    return 1;
  }
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
  const auto tls = TlsFor(options);
  if (const auto* problem = std::get_if<Problem>(&tls)) {
    spdlog::error("{}", problem->words);
    return 1;
  }
  const auto listeners = ListenersFor(std::get<0>(tls), options);
  if (const auto* problem = std::get_if<Problem>(&listeners)) {
    spdlog::error("{}", problem->words);
    return 1;
  }
  RaiseDescriptorLimit();
  return Run(std::move(std::get<OpenedCompetition>(opened)),
             std::move(std::get<access::ServerKey>(key)), clock, std::get<Listeners>(listeners),
             options);
}

}  // namespace

void AddServe(CLI::App& app, int& exit_status) {
  AddServeByClock(app, exit_status, [] { return std::make_unique<engine::SystemClock>(); });
}

void AddServeByClock(CLI::App& app, int& exit_status,
                     std::function<std::unique_ptr<engine::Clock>()> clock) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* command = app.add_subcommand("serve", "Serve a competition until SIGTERM or SIGINT");
  command->add_option("DIR", options->directory, "The competition's directory")->required();
  command->add_option("--listen", options->listen, "The address to listen on")
      ->capture_default_str();
  command->add_option("--port", options->port, "The port; 0: any free one")->capture_default_str();
  command->add_option("--port-file", options->port_file,
                      "Write the port to this file once listening");
  auto* plain = command->add_flag(
      "--plain", options->plain,
      "Serve plain HTTP; else HTTPS, by an authority of the server's own in DIR/tls");
  auto* certificate = command->add_option("--tls-cert", options->certificate,
                                          "Serve HTTPS by this certificate chain, PEM");
  auto* key = command->add_option("--tls-key", options->key, "Its key, PEM");
  certificate->needs(key);
  key->needs(certificate);
  certificate->excludes(plain);
  command->add_option("--listen-phones", options->phones,
                      "ADDRESS:PORT for the mass judges' own phones: plain, or by --tls-cert");
  command->add_option("--host", options->hosts,
                      "A name the server is reached by, beside its own and the certificate's");
  command->callback([options, &exit_status, clock = std::move(clock)] {
    exit_status = Serve(*options, *clock());
  });
}

}  // namespace tingfen::cli
