// What a plain HTTP request for a page is answered with. Pure; any thread.
#pragma once

#include <string_view>

#include "server/net/http.h"

namespace tingfen::gateway {

using net::HttpAnswer;
using net::HttpQuestion;

// Serves the pages built in (pages.h) by GET and HEAD. Every answer carries headers that let a page
// load nothing from elsewhere and be framed by nobody. Pages are never stored, assets for ever.
HttpAnswer AnswerTo(const HttpQuestion& question);

// In plain HTTP on a port for TLS: the page that helps a device to trust the server, and the
// assets, which hold no secret; everything else leads there ("/judge" to "/trust?to=/judge").
HttpAnswer AnswerInPlain(const HttpQuestion& question);

// In plain HTTP on a port for TLS whose certificate devices trust anyway: leads to the same page.
HttpAnswer AnswerMoved(const HttpQuestion& question);

// The server's authority, PEM, for devices to install. `authority` outlives the answer.
HttpAnswer AuthorityAnswer(std::string_view authority, const HttpQuestion& question);

// By the phones' port: the judge's page and what it needs; everything else leads to it.
HttpAnswer AnswerToPhone(const HttpQuestion& question);

// The SHA-256 of that authority, for people to compare; empty where devices need trust none. Any
// origin may read it: in plain, /trust learns from it whether this server would do over HTTPS.
HttpAnswer FingerprintAnswer(std::string_view fingerprint, const HttpQuestion& question);

}  // namespace tingfen::gateway
