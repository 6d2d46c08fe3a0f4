#include "server/net/codings.h"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <optional>
#include <string>

namespace tingfen::net {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;

constexpr int kWhole = 1000;

// "0.25" → 250; 0 for what is no weight: "1.5", ".5", "0.1234".
int Thousandths(beast::string_view text) {
  constexpr std::size_t kLongest = 5;
  if (text.empty() || text.size() > kLongest || (text[0] != '0' && text[0] != '1')) return 0;
  if (text.size() > 1 && text[1] != '.') return 0;
  int weight = text[0] == '1' ? kWhole : 0;
  int place = kWhole / 10;
  for (const char digit : text.substr(text.size() > 1 ? 2 : 1)) {
    if (digit < '0' || digit > '9') return 0;
    weight += (digit - '0') * place;
    place /= 10;
  }
  return weight > kWhole ? 0 : weight;
}

int WeightIn(const http::param_list& parameters) {
  for (const auto& [name, value] : parameters) {
    if (beast::iequals(name, "q")) return Thousandths(value);
  }
  return kWhole;
}

bool IsNamed(beast::string_view name, beast::string_view coding) {
  return beast::iequals(name, coding) ||
         (beast::iequals(coding, "gzip") && beast::iequals(name, "x-gzip"));
}

}  // namespace

int WeightOf(std::string_view coding, std::string_view accept_encoding) {
  // Beast gives a last element without parameters those of the one before, so there is none such.
  const std::string field = std::string(accept_encoding) + ",";
  std::optional<int> others;
  for (const auto& [name, parameters] : http::ext_list(field)) {
    if (IsNamed(name, beast::string_view(coding.data(), coding.size()))) {
      return WeightIn(parameters);
    }
    if (name == "*" && !others) others = WeightIn(parameters);
  }
  if (coding != "identity") return others.value_or(0);
  return others == 0 ? 0 : 1;
}

}  // namespace tingfen::net
