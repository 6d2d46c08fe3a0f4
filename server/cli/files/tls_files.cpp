#include "server/cli/files/tls_files.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>

namespace tingfen::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kDaySeconds = 24 * 60 * 60;
constexpr std::size_t kPemBytesMax = 256 * 1024;

// Everything but link-local ones, which carry a zone that no certificate can name.
std::vector<std::string> AddressesOfThisMachine() {
  std::vector<std::string> addresses;
  ifaddrs* all = nullptr;
  if (getifaddrs(&all) != 0) return addresses;
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owned(all, &freeifaddrs);
  for (const ifaddrs* one = all; one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr == nullptr || (one->ifa_flags & IFF_UP) == 0) continue;
    if (one->ifa_addr->sa_family != AF_INET) continue;
    std::array<char, INET_ADDRSTRLEN> text{};
    const auto* address = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
    if (inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size()) == nullptr) continue;
    addresses.emplace_back(text.data());
  }
  return addresses;
}

std::string HostName() {
  std::array<char, 256> name{};
  if (gethostname(name.data(), name.size() - 1) != 0) return {};
  std::string host(name.data());
  return host.substr(0, host.find('.'));
}

bool IsLabel(const std::string& text) {
  return !text.empty() && text.size() <= 63 &&
         std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; });
}

template <typename Names>
bool Holds(const Names& certificate, const Names& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& name) {
    return std::find(certificate.begin(), certificate.end(), name) != certificate.end();
  });
}

std::variant<crypto::Identity, Problem> ReadIdentity(const fs::path& certificate,
                                                     const fs::path& key) {
  auto first = ReadFile(certificate, kPemBytesMax);
  if (const auto* problem = std::get_if<Problem>(&first)) return *problem;
  auto second = ReadFile(key, kPemBytesMax);
  if (const auto* problem = std::get_if<Problem>(&second)) return *problem;
  crypto::Identity identity{std::get<std::string>(first), std::get<std::string>(second)};
  if (crypto::IsKeyOf(identity)) return identity;
  return Problem{key.string() + " is not the key of the certificate in " + certificate.string()};
}

std::optional<Problem> Write(const fs::path& certificate, const fs::path& key,
                             const crypto::Identity& identity) {
  std::error_code ignored;
  fs::remove(certificate, ignored);
  fs::remove(key, ignored);
  if (auto problem = WriteSecretFile(key, identity.key)) return problem;
  return WritePublicFile(certificate, identity.certificate);
}

std::int64_t DaysLeft(const std::string& certificate, std::int64_t now) {
  const auto facts = crypto::ReadCertificate(certificate);
  const auto* read = std::get_if<crypto::CertificateFacts>(&facts);
  return read == nullptr ? 0 : (read->not_after - now) / kDaySeconds;
}

// One name that the authority may not sign for would make the whole certificate worthless.
struct Allowed {
  crypto::ServerNames names;
  std::vector<std::string> left_out;
};

Allowed AllowedTo(const crypto::Identity& authority, const crypto::ServerNames& names,
                  std::int64_t now) {
  const auto may_sign = [&](const crypto::ServerNames& one) {
    const auto tried = crypto::IssueCertificate(authority, one, now);
    return crypto::IsIssuedBy(tried.certificate, authority.certificate, now);
  };
  Allowed allowed;
  for (const std::string& host : names.hosts) {
    (may_sign({{host}, {}}) ? allowed.names.hosts : allowed.left_out).push_back(host);
  }
  for (const std::string& address : names.addresses) {
    (may_sign({{}, {address}}) ? allowed.names.addresses : allowed.left_out).push_back(address);
  }
  return allowed;
}

bool StillServes(const crypto::Identity& server, const crypto::Identity& authority,
                 const crypto::ServerNames& names, std::int64_t now) {
  const auto facts = crypto::ReadCertificate(server.certificate);
  const auto* read = std::get_if<crypto::CertificateFacts>(&facts);
  return read != nullptr && Holds(read->names.hosts, names.hosts) &&
         Holds(read->names.addresses, names.addresses) &&
         DaysLeft(server.certificate, now) >= kExpiryWarningDays &&
         crypto::IsIssuedBy(server.certificate, authority.certificate, now);
}

}  // namespace

crypto::ServerNames NamesOfThisServer(const std::string& listen) {
  crypto::ServerNames names;
  names.hosts = {"localhost", "tingfen.local"};
  if (const std::string host = HostName(); IsLabel(host) && host != "localhost") {
    names.hosts.push_back(host);
    names.hosts.push_back(host + ".local");
  }
  names.addresses = AddressesOfThisMachine();
  const bool every = listen == "0.0.0.0" || listen == "::" || listen.find(':') != std::string::npos;
  if (!every && !Holds(names.addresses, {listen})) names.addresses.push_back(listen);
  return names;
}

std::variant<ServerTls, Problem> OwnTls(const fs::path& directory, const crypto::ServerNames& names,
                                        std::int64_t now) {
  const fs::path home = directory / "tls";
  const fs::path ca = home / "ca.crt";
  const fs::path ca_key = home / "ca.key";
  std::error_code error;
  if (!fs::exists(ca, error) && fs::exists(ca_key, error)) {
    return Problem{ca.string() +
                   " is missing beside its key, and devices trust what it says. Put it "
                   "back from a copy, or from a device that has it (/ca.crt was served to all); or "
                   "remove " +
                   home.string() +
                   ": another authority is made, which every device has to trust anew"};
  }
  if (!fs::exists(ca, error)) {
    fs::create_directory(home, error);
    if (error) return Problem{"cannot make " + home.string() + ": " + error.message()};
    fs::permissions(home,
                    fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                        fs::perms::others_read | fs::perms::others_exec,
                    error);
    if (auto problem = Write(ca, ca_key, crypto::MakeAuthority(names, now))) return *problem;
  }
  auto authority = ReadIdentity(ca, ca_key);
  if (const auto* problem = std::get_if<Problem>(&authority)) return *problem;
  const auto& issuer = std::get<crypto::Identity>(authority);
  const Allowed allowed = AllowedTo(issuer, names, now);
  if (allowed.names.hosts.empty() && allowed.names.addresses.empty()) {
    return Problem{"the authority in " + home.string() +
                   " has expired, or may sign for none of this server's names. Remove that folder: "
                   "another is made, which every device has to trust anew"};
  }
  const fs::path certificate = home / "server.crt";
  const fs::path key = home / "server.key";
  const auto there = ReadIdentity(certificate, key);
  const auto* kept = std::get_if<crypto::Identity>(&there);
  if (kept != nullptr && StillServes(*kept, issuer, allowed.names, now)) {
    return ServerTls{*kept, issuer.certificate, DaysLeft(kept->certificate, now), allowed.left_out};
  }
  const crypto::Identity fresh = crypto::IssueCertificate(issuer, allowed.names, now);
  if (auto problem = Write(certificate, key, fresh)) return *problem;
  return ServerTls{fresh, issuer.certificate, DaysLeft(fresh.certificate, now), allowed.left_out};
}

std::variant<ServerTls, Problem> GivenTls(const fs::path& certificate, const fs::path& key,
                                          std::int64_t now) {
  auto identity = ReadIdentity(certificate, key);
  if (const auto* problem = std::get_if<Problem>(&identity)) return *problem;
  const auto& given = std::get<crypto::Identity>(identity);
  const std::int64_t days = DaysLeft(given.certificate, now);
  if (days < 0) return Problem{certificate.string() + " has expired; the devices will refuse it"};
  return ServerTls{given, {}, days, {}};
}

}  // namespace tingfen::cli
