#include "server/gateway/host.h"

#include <algorithm>
#include <boost/url/grammar/ci_string.hpp>
#include <boost/url/parse.hpp>
#include <cctype>
#include <optional>

namespace tingfen::gateway {
namespace {

namespace urls = boost::urls;
using urls::grammar::ci_is_equal;

constexpr std::size_t kHostCharactersMax = 255;

// RFC 3986 lets more stand in a name, such as the ; that parts a policy's directives.
bool IsPlainName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' || c == '_';
  });
}

std::string_view NameIn(const urls::authority_view& authority) {
  const urls::string_view name = authority.encoded_host();
  return {name.data(), name.size()};
}

std::optional<urls::authority_view> AuthorityOf(std::string_view host) {
  if (host.size() > kHostCharactersMax) return std::nullopt;
  const auto read = urls::parse_authority(host);
  if (!read || read->has_userinfo()) return std::nullopt;
  switch (read->host_type()) {
    case urls::host_type::ipv4:
    case urls::host_type::ipv6:
      return *read;
    case urls::host_type::name:
      if (IsPlainName(NameIn(*read))) return *read;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool IsNamedBy(std::string_view own, std::string_view name) {
  if (!own.starts_with("*.")) return ci_is_equal(name, own);
  const std::size_t dot = name.find('.');
  return dot != std::string_view::npos && ci_is_equal(name.substr(dot), own.substr(1));
}

}  // namespace

bool IsHost(std::string_view host) {
  return AuthorityOf(host).has_value();
}

bool IsOwnHost(std::string_view host, const std::vector<std::string>& hosts) {
  const auto authority = AuthorityOf(host);
  if (!authority) return false;
  if (authority->host_type() != urls::host_type::name) return true;
  const std::string_view name = NameIn(*authority);
  return IsNamedBy("localhost", name) ||
         std::any_of(hosts.begin(), hosts.end(),
                     [&](const std::string& own) { return IsNamedBy(own, name); });
}

bool SameOrigin(std::string_view origin, std::string_view host) {
  if (!IsHost(host)) return false;
  if (origin.empty()) return true;
  const auto read = urls::parse_uri(origin);
  if (!read) return false;
  const bool web =
      read->scheme_id() == urls::scheme::http || read->scheme_id() == urls::scheme::https;
  const bool more = !read->encoded_path().empty() || read->has_query() || read->has_fragment();
  return web && !more && ci_is_equal(read->encoded_authority(), host);
}

}  // namespace tingfen::gateway
