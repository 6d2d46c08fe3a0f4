// Which content codings a client takes a body in (RFC 9110, 12.5.3). Pure; any thread.
#pragma once

#include <string_view>

namespace tingfen::net {

// How gladly, in thousandths, whoever sent this Accept-Encoding takes `coding` ("br", "gzip",
// "identity"); 0: not at all. Bytes as they are ("identity") are taken by whoever does not say
// otherwise, but least gladly. Without the field nothing else is; what cannot be read of it, and
// all that follows, counts as not there.
int WeightOf(std::string_view coding, std::string_view accept_encoding);

}  // namespace tingfen::net
