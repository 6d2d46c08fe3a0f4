// What a plain HTTP request for a page is answered with. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/gateway/pages.h"
#include "server/net/http.h"

namespace tingfen::gateway {

using net::HttpRequest;
using net::HttpResponse;

// That let a page load nothing from elsewhere and be framed by nobody; on every answer, of whatever
// status. `host` is the request's; what is no host stands in none of them.
std::vector<std::pair<std::string, std::string>> GuardingHeaders(std::string_view host);

// Words alone; `words` live as long as the program.
HttpResponse WordsResponse(unsigned status, std::string_view host, std::string_view words);

// Serves the pages built in (pages.h) by GET and HEAD. Pages are never stored, assets for ever.
HttpResponse ResponseTo(const HttpRequest& request);

// The page in the coding that the client takes most gladly, the shortest of several; that it has
// none of these (406) or has it already (304). Whole: no ranges are served.
HttpResponse PageResponse(const Page& page, const HttpRequest& request);

// In plain HTTP on a port for TLS: the page that helps a device to trust the server, and the
// assets, which hold no secret; everything else leads there ("/judge" to "/trust?to=/judge").
HttpResponse ResponseInPlain(const HttpRequest& request);

// In plain HTTP on a port for TLS whose certificate devices trust anyway: leads to the same page.
HttpResponse MovedResponse(const HttpRequest& request);

// The server's authority, PEM, for devices to install. `authority` outlives the response.
HttpResponse AuthorityResponse(std::string_view authority, const HttpRequest& request);

// By the phones' port: the judge's page and what it needs; everything else leads to it.
HttpResponse ResponseToPhone(const HttpRequest& request);

// The SHA-256 of that authority, for people to compare; empty where devices need trust none. Any
// origin may read it: in plain, /trust learns from it whether this server would do over HTTPS.
HttpResponse FingerprintResponse(std::string_view fingerprint, const HttpRequest& request);

}  // namespace tingfen::gateway
