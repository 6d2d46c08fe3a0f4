// The server's certificates in a competition's directory, `tls/`: an authority made once, and a
// certificate for the names the server is reached by, issued anew where they change or it grows
// old.
//
//   tls/ca.crt      the authority, for devices to trust; anybody may read it
//   tls/ca.key      its key, the owner's alone
//   tls/server.crt  the server's certificate; tls/server.key its key, the owner's alone
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/cli/files/files.h"
#include "server/crypto/certificates.h"

namespace tingfen::cli {

// Below this the certificate is issued anew, and an operator's own is warned of.
inline constexpr std::int64_t kExpiryWarningDays = 30;

struct ServerTls {
  crypto::Identity server;
  std::string authority;  // PEM; empty: the operator's own certificate.
  std::int64_t days_left = 0;
  // Names the server has by now that its authority may not sign for: devices refuse it there.
  std::vector<std::string> left_out;
};

// What this machine is called, and its addresses; `listen` among them where it is one address.
crypto::ServerNames NamesOfThisServer(const std::string& listen);

// Of the directory, made or renewed as needed. `now`: seconds since 1970.
std::variant<ServerTls, Problem> OwnTls(const std::filesystem::path& directory,
                                        const crypto::ServerNames& names, std::int64_t now);

// The operator's own certificate chain and key.
std::variant<ServerTls, Problem> GivenTls(const std::filesystem::path& certificate,
                                          const std::filesystem::path& key, std::int64_t now);

}  // namespace tingfen::cli
