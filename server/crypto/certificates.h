// The server's own certificate authority and the certificates it issues, for devices that are told
// to trust it. On OpenSSL; any thread.
//
// Kept to what iOS, Android and Chromium ask of certificates: names stand in the SAN and nowhere
// else, a certificate lives 397 days at most, keys are on P-256, signatures by SHA-256, key use is
// said and critical. The authority can issue for local names and private addresses alone (name
// constraints), so that whoever trusts it trusts it with nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tingfen::crypto {

inline constexpr std::uint32_t kAuthorityDays = 3650;
inline constexpr std::uint32_t kCertificateDays = 397;

struct Identity {
  std::string certificate;  // PEM
  std::string key;          // PEM; secret
};

// What a server is called: host names and addresses, as written ("tingfen.local", "192.168.1.10").
struct ServerNames {
  std::vector<std::string> hosts;
  std::vector<std::string> addresses;
};

// `now`: seconds since 1970. Hosts that are not under ".local" are allowed to the authority by
// name.
Identity MakeAuthority(const ServerNames& names, std::int64_t now);

// Signed by `authority`, which must be one of MakeAuthority's; valid from a day before `now`.
Identity IssueCertificate(const Identity& authority, const ServerNames& names, std::int64_t now);

// What a certificate says of itself.
struct CertificateFacts {
  std::int64_t not_before = 0;
  std::int64_t not_after = 0;
  ServerNames names;
  std::string fingerprint;  // SHA-256 of its DER, upper-case hex in pairs: "3F:0A:…".
};

// The first certificate in a PEM text; words where there is none.
std::variant<CertificateFacts, std::string> ReadCertificate(std::string_view pem);

// Whether `key` is that of the certificate.
bool IsKeyOf(const Identity& identity);

// Whether the certificate was signed by the authority and holds under its constraints at `now`.
bool IsIssuedBy(std::string_view certificate, std::string_view authority, std::int64_t now);

}  // namespace tingfen::crypto
