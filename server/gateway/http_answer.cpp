#include "server/gateway/http_answer.h"

#include <algorithm>
#include <cctype>

#include "server/gateway/pages.h"

namespace tingfen::gateway {
namespace {

constexpr std::size_t kHostCharactersMax = 255;

char Lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

bool EqualButForCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return Lower(x) == Lower(y); });
}

// Safari before 15.4 does not take 'self' for a WebSocket's, so the host is named.
std::string ContentPolicy(std::string_view host) {
  std::string policy =
      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
      "form-action 'none'; frame-ancestors 'none'; connect-src 'self'";
  if (IsHost(host)) {
    policy.append(" ws://").append(host).append(" wss://").append(host);
  }
  return policy;
}

HttpAnswer NewAnswer(unsigned status, std::string_view host) {
  HttpAnswer answer;
  answer.status = status;
  answer.headers = {
      {"Content-Security-Policy", ContentPolicy(host)},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
  };
  return answer;
}

HttpAnswer Words(unsigned status, std::string_view host, std::string_view body) {
  HttpAnswer answer = NewAnswer(status, host);
  answer.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
  answer.headers.emplace_back("Cache-Control", "no-store");
  answer.body = body;
  answer.length = body.size();
  return answer;
}

std::string CacheControl(const Page& page) {
  if (page.path.starts_with("/assets/")) return "public, max-age=31536000, immutable";
  return page.content_type.starts_with("text/html") ? "no-store" : "no-cache";
}

}  // namespace

bool IsHost(std::string_view host) {
  return !host.empty() && host.size() <= kHostCharactersMax &&
         std::all_of(host.begin(), host.end(), [](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                  std::string_view(".:-_[]").find(c) != std::string_view::npos;
         });
}

bool SameOrigin(std::string_view origin, std::string_view host) {
  if (!IsHost(host)) return false;
  if (origin.empty()) return true;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (EqualButForCase(origin.substr(0, scheme.size()), scheme)) {
      return EqualButForCase(origin.substr(scheme.size()), host);
    }
  }
  return false;
}

HttpAnswer AnswerTo(const HttpQuestion& question) {
  if (question.method != "GET" && question.method != "HEAD") {
    HttpAnswer answer = Words(405, question.host, "Method not allowed.\n");
    answer.headers.emplace_back("Allow", "GET, HEAD");
    return answer;
  }
  const Page* page = FindPage(question.target.substr(0, question.target.find('?')));
  HttpAnswer answer;
  if (page == nullptr) {
    answer = Words(404, question.host, "There is no such page.\n");
  } else {
    answer = NewAnswer(200, question.host);
    answer.headers.emplace_back("Content-Type", page->content_type);
    answer.headers.emplace_back("Cache-Control", CacheControl(*page));
    answer.headers.emplace_back("ETag", page->etag);
    answer.body = page->body;
    answer.length = page->body.size();
    if (question.if_none_match == page->etag) {
      answer.status = 304;
      answer.body = {};
      answer.length = 0;
    }
  }
  if (question.method == "HEAD") answer.body = {};
  return answer;
}

}  // namespace tingfen::gateway
