#include "server/gateway/http_response.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "server/gateway/host.h"
#include "server/gateway/pages.h"
#include "server/net/codings.h"

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

HttpResponse NewResponse(unsigned status, std::string_view host) {
  HttpResponse response;
  response.status = status;
  response.headers = GuardingHeaders(host);
  return response;
}

// Nothing but a page's path may come back in a header.
bool IsPlainPath(std::string_view path) {
  return path.starts_with('/') && path.size() <= kPathCharactersMax &&
         std::all_of(path.begin() + 1, path.end(), [](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
         });
}

bool IsReading(const HttpRequest& request) {
  return request.method == "GET" || request.method == "HEAD";
}

// The page; words alone where the build carries none.
HttpResponse TrustResponse(const HttpRequest& request) {
  if (FindPage("/trust") != nullptr) return ResponseTo(request);
  HttpResponse response = WordsResponse(200, request.host, kTrust);
  if (request.method == "HEAD") response.body = {};
  return response;
}

std::string CacheControl(const Page& page) {
  if (page.path.starts_with("/assets/")) return "public, max-age=31536000, immutable";
  return page.content_type.starts_with("text/html") ? "no-store" : "no-cache";
}

// The form that the client takes most gladly, the shorter of two; null: it takes none.
const PageForm* ChosenForm(const Page& page, std::string_view accept_encoding) {
  const PageForm* chosen = nullptr;
  int most = 0;
  for (const PageForm& form : page.forms) {
    const int weight = net::WeightOf(form.coding, accept_encoding);
    if (weight <= most) continue;
    most = weight;
    chosen = &form;
  }
  return chosen;
}

// In a list of ETags nothing else stands in such quotes.
bool IsKnown(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" || if_none_match.find(etag) != std::string_view::npos;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> GuardingHeaders(std::string_view host) {
  return {
      {"Content-Security-Policy", ContentPolicy(host)},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
  };
}

HttpResponse WordsResponse(unsigned status, std::string_view host, std::string_view words) {
  HttpResponse response = NewResponse(status, host);
  response.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
  response.headers.emplace_back("Cache-Control", "no-store");
  response.body = words;
  response.length = words.size();
  return response;
}

HttpResponse PageResponse(const Page& page, const HttpRequest& request) {
  const PageForm* form = ChosenForm(page, request.accept_encoding);
  if (form == nullptr) {
    HttpResponse response = WordsResponse(406, request.host, "The page has no such coding.\n");
    response.headers.emplace_back("Vary", "Accept-Encoding");
    return response;
  }
  HttpResponse response = NewResponse(200, request.host);
  response.headers.emplace_back("Content-Type", page.content_type);
  response.headers.emplace_back("Cache-Control", CacheControl(page));
  response.headers.emplace_back("ETag", form->etag);
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (form->coding != "identity") response.headers.emplace_back("Content-Encoding", form->coding);
  response.body = form->body;
  response.length = form->body.size();
  if (IsKnown(request.if_none_match, form->etag)) {
    response.status = 304;
    response.body = {};
    response.length = 0;
  }
  return response;
}

HttpResponse ResponseTo(const HttpRequest& request) {
  if (!IsReading(request)) {
    HttpResponse response = WordsResponse(405, request.host, "Method not allowed.\n");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  const Page* page = FindPage(request.target.substr(0, request.target.find('?')));
  HttpResponse response = page == nullptr
                              ? WordsResponse(404, request.host, "There is no such page.\n")
                              : PageResponse(*page, request);
  if (request.method == "HEAD") response.body = {};
  return response;
}

HttpResponse ResponseInPlain(const HttpRequest& request) {
  const std::string_view path = request.target.substr(0, request.target.find('?'));
  if (!IsReading(request)) return ResponseTo(request);
  if (path.starts_with("/assets/")) return ResponseTo(request);
  if (path == "/trust") return TrustResponse(request);
  HttpResponse response = WordsResponse(307, request.host, {});
  response.headers.emplace_back("Location",
                                IsPlainPath(path) ? "/trust?to=" + std::string(path) : "/trust");
  return response;
}

HttpResponse MovedResponse(const HttpRequest& request) {
  const std::string_view path = request.target.substr(0, request.target.find('?'));
  HttpResponse response = WordsResponse(307, request.host, {});
  response.headers.emplace_back("Location", "https://" + std::string(request.host) +
                                                std::string(IsPlainPath(path) ? path : "/"));
  return response;
}

HttpResponse ResponseToPhone(const HttpRequest& request) {
  const std::string_view path = request.target.substr(0, request.target.find('?'));
  const bool served = path == "/judge" || path == "/guide" || path.starts_with("/assets/");
  if (served || !IsReading(request)) return ResponseTo(request);
  HttpResponse response = WordsResponse(307, request.host, {});
  response.headers.emplace_back("Location", "/judge");
  return response;
}

HttpResponse AuthorityResponse(std::string_view authority, const HttpRequest& request) {
  HttpResponse response = WordsResponse(200, request.host, authority);
  for (auto& [name, value] : response.headers) {
    if (name == "Content-Type") value = "application/x-x509-ca-cert";
  }
  // An iPad offers to install what comes inline, and merely files away an attachment.
  response.headers.emplace_back("Content-Disposition", "inline; filename=\"tingfen-ca.crt\"");
  if (request.method == "HEAD") response.body = {};
  return response;
}

HttpResponse FingerprintResponse(std::string_view fingerprint, const HttpRequest& request) {
  HttpResponse response = WordsResponse(200, request.host, fingerprint);
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  if (request.method == "HEAD") response.body = {};
  return response;
}

}  // namespace tingfen::gateway
