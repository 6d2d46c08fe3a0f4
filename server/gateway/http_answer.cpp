#include "server/gateway/http_answer.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "server/gateway/host.h"
#include "server/gateway/pages.h"

namespace tingfen::gateway {
namespace {

constexpr std::size_t kPathCharactersMax = 255;

constexpr std::string_view kTrust =
    "本服务器使用加密连接（HTTPS）。请先在本设备上下载并信任证书：在本地址后加 /ca.crt；"
    "再把地址开头的 http:// 改为 https:// 打开。\n"
    "This server speaks HTTPS. Download its certificate from /ca.crt at this address and trust it "
    "on "
    "this device, then open the same address with https:// instead of http://.\n";

// Safari before 15.4 does not take 'self' for a WebSocket's, so the host is named.
std::string ContentPolicy(std::string_view host) {
  std::string policy =
      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
      "form-action 'none'; frame-ancestors 'none'; connect-src 'self'";
  if (IsHost(host)) {
    policy.append(" ws://").append(host).append(" wss://").append(host);
    policy.append(" https://").append(host);  // The trust page, in plain, asks whether it would do.
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

// Nothing but a page's path may come back in a header.
bool IsPlainPath(std::string_view path) {
  return path.starts_with('/') && path.size() <= kPathCharactersMax &&
         std::all_of(path.begin() + 1, path.end(), [](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
         });
}

bool IsReading(const HttpQuestion& question) {
  return question.method == "GET" || question.method == "HEAD";
}

// The page; words alone where the build carries none.
HttpAnswer TrustAnswer(const HttpQuestion& question) {
  if (FindPage("/trust") != nullptr) return AnswerTo(question);
  HttpAnswer answer = Words(200, question.host, kTrust);
  if (question.method == "HEAD") answer.body = {};
  return answer;
}

std::string CacheControl(const Page& page) {
  if (page.path.starts_with("/assets/")) return "public, max-age=31536000, immutable";
  return page.content_type.starts_with("text/html") ? "no-store" : "no-cache";
}

}  // namespace

HttpAnswer AnswerTo(const HttpQuestion& question) {
  if (!IsReading(question)) {
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

HttpAnswer AnswerInPlain(const HttpQuestion& question) {
  const std::string_view path = question.target.substr(0, question.target.find('?'));
  if (!IsReading(question)) return AnswerTo(question);
  if (path.starts_with("/assets/")) return AnswerTo(question);
  if (path == "/trust") return TrustAnswer(question);
  HttpAnswer answer = Words(307, question.host, {});
  answer.headers.emplace_back("Location",
                              IsPlainPath(path) ? "/trust?to=" + std::string(path) : "/trust");
  return answer;
}

HttpAnswer AnswerMoved(const HttpQuestion& question) {
  const std::string_view path = question.target.substr(0, question.target.find('?'));
  HttpAnswer answer = Words(307, question.host, {});
  answer.headers.emplace_back("Location", "https://" + std::string(question.host) +
                                              std::string(IsPlainPath(path) ? path : "/"));
  return answer;
}

HttpAnswer AnswerToPhone(const HttpQuestion& question) {
  const std::string_view path = question.target.substr(0, question.target.find('?'));
  const bool served = path == "/judge" || path == "/guide" || path.starts_with("/assets/");
  if (served || !IsReading(question)) return AnswerTo(question);
  HttpAnswer answer = Words(307, question.host, {});
  answer.headers.emplace_back("Location", "/judge");
  return answer;
}

HttpAnswer AuthorityAnswer(std::string_view authority, const HttpQuestion& question) {
  HttpAnswer answer = Words(200, question.host, authority);
  for (auto& [name, value] : answer.headers) {
    if (name == "Content-Type") value = "application/x-x509-ca-cert";
  }
  // An iPad offers to install what comes inline, and merely files away an attachment.
  answer.headers.emplace_back("Content-Disposition", "inline; filename=\"tingfen-ca.crt\"");
  if (question.method == "HEAD") answer.body = {};
  return answer;
}

HttpAnswer FingerprintAnswer(std::string_view fingerprint, const HttpQuestion& question) {
  HttpAnswer answer = Words(200, question.host, fingerprint);
  answer.headers.emplace_back("Access-Control-Allow-Origin", "*");
  if (question.method == "HEAD") answer.body = {};
  return answer;
}

}  // namespace tingfen::gateway
