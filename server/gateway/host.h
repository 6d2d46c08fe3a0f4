// Whose server a request means, and whose page asks: the Host and Origin headers. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tingfen::gateway {

// "host" or "host:port" in characters that may stand in a header of ours: an address, IPv6 in
// brackets, or a name of letters, digits, dots, hyphens and underscores. At most 255 characters.
bool IsHost(std::string_view host);

// Whether a Host header names this server: any address, localhost, or one of `hosts`, where
// "*.name" stands for one label more.
bool IsOwnHost(std::string_view host, const std::vector<std::string>& hosts);

// A page at `origin` may open a WebSocket here: it came from this very host. Only browsers send an
// Origin; without one (empty) it is another program, which could send any.
bool SameOrigin(std::string_view origin, std::string_view host);

}  // namespace tingfen::gateway
