#include <gtest/gtest.h>

#include "server/gateway/host.h"
#include "server/gateway/http_response.h"
#include "server/gateway/pages.h"
#include "tests/unit/gateway/served_room.h"

namespace tingfen::gateway {
namespace {

std::string HeaderOf(const HttpResponse& answer, std::string_view name) {
  for (const auto& [key, value] : answer.headers) {
    if (key == name) return value;
  }
  return {};
}

HttpResponse Ask(std::string_view method, std::string_view target) {
  return ResponseTo({method, target, "tingfen.test:8490", {}});
}

TEST(HttpResponseTest, EveryAnswerForbidsFramesAndForeignContent) {
  for (const auto& answer : {Ask("GET", "/"), Ask("GET", "/nothing"), Ask("PUT", "/")}) {
    const std::string policy = HeaderOf(answer, "Content-Security-Policy");
    EXPECT_NE(policy.find("default-src 'self'"), std::string::npos);
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_NE(policy.find("connect-src 'self' ws://tingfen.test:8490"), std::string::npos);
    EXPECT_EQ(HeaderOf(answer, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(HeaderOf(answer, "Referrer-Policy"), "no-referrer");
  }
}

TEST(HttpResponseTest, AHostThatIsNoneStandsInNoHeader) {
  const auto answer = ResponseTo({"GET", "/", "a;script-src *", {}});
  EXPECT_EQ(HeaderOf(answer, "Content-Security-Policy").find("script-src"), std::string::npos);
}

TEST(HttpResponseTest, OnlyGetAndHeadAreAllowed) {
  EXPECT_EQ(Ask("POST", "/").status, 405U);
  EXPECT_EQ(HeaderOf(Ask("DELETE", "/"), "Allow"), "GET, HEAD");
}

TEST(HttpResponseTest, WhatIsNoPageIsNotFound) {
  for (const char* target : {"/nothing", "", "*", "/../etc/passwd", "/judge/", "/%2e%2e/x"}) {
    EXPECT_EQ(Ask("GET", target).status, 404U) << target;
  }
}

TEST(HttpResponseTest, EveryPageIsServedWithItsTypeAndKeptAsItMay) {
  for (const Page& page : AllPages()) {
    const std::string target = std::string(page.path) + "?lang=en";
    const auto answer = Ask("GET", target);
    const PageForm& plain = page.forms.back();
    EXPECT_EQ(answer.status, 200U);
    EXPECT_EQ(plain.coding, "identity");
    EXPECT_EQ(answer.body, plain.body);
    EXPECT_EQ(HeaderOf(answer, "Content-Type"), page.content_type);
    const std::string control = HeaderOf(answer, "Cache-Control");
    EXPECT_EQ(control.find("immutable") != std::string::npos, page.path.starts_with("/assets/"));
    const auto head = Ask("HEAD", target);
    EXPECT_TRUE(head.body.empty());
    EXPECT_EQ(head.length, plain.body.size());
    EXPECT_EQ(ResponseTo({"GET", target, "h", plain.etag}).status, 304U);
  }
}

constexpr PageForm kForms[] = {{"br", "\"a-br\"", "short"},
                               {"gzip", "\"a-gzip\"", "longer"},
                               {"identity", "\"a\"", "plain words"}};
constexpr PageForm kPlainForm[] = {{"identity", "\"b\"", "picture"}};
constexpr Page kScript{"/assets/a.js", "text/javascript; charset=utf-8", kForms};
constexpr Page kPicture{"/assets/b.png", "image/png", kPlainForm};

HttpResponse AskFor(const Page& page, std::string_view accept_encoding,
                    std::string_view if_none_match = {}) {
  return PageResponse(page, {.method = "GET",
                             .target = page.path,
                             .host = "tingfen.test",
                             .if_none_match = if_none_match,
                             .accept_encoding = accept_encoding});
}

TEST(PageResponseTest, ComesInTheShortestCodingThatIsTakenMostGladly) {
  const std::pair<std::string_view, std::string_view> codings[] = {
      {"", ""},
      {"identity", ""},
      {"gzip, deflate", "gzip"},
      {"gzip, deflate, br, zstd", "br"},
      {"br;q=0.5, gzip;q=0.8", "gzip"},
      {"gzip;q=0, br;q=0", ""},
      {"br;q=0, *", "gzip"},
      {"identity, gzip;q=0.5", ""},
      {"identity;q=0, gzip;q=0.5", "gzip"},
  };
  for (const auto& [asked, coding] : codings) {
    const HttpResponse answer = AskFor(kScript, asked);
    EXPECT_EQ(answer.status, 200U) << asked;
    EXPECT_EQ(HeaderOf(answer, "Content-Encoding"), coding) << asked;
    EXPECT_EQ(HeaderOf(answer, "Vary"), "Accept-Encoding") << asked;
    EXPECT_EQ(answer.length, answer.body.size()) << asked;
  }
  EXPECT_EQ(AskFor(kScript, "br").body, "short");
  EXPECT_EQ(AskFor(kPicture, "br, gzip").body, "picture");
  EXPECT_EQ(HeaderOf(AskFor(kPicture, "br, gzip"), "Content-Encoding"), "");
}

TEST(PageResponseTest, IsRefusedToWhoTakesNoCodingThatThereIs) {
  for (const auto& answer : {AskFor(kPicture, "br, identity;q=0"), AskFor(kScript, "*;q=0")}) {
    EXPECT_EQ(answer.status, 406U);
    EXPECT_EQ(HeaderOf(answer, "Vary"), "Accept-Encoding");
    EXPECT_EQ(HeaderOf(answer, "Cache-Control"), "no-store");
  }
}

TEST(PageResponseTest, IsNotSentAgainInTheCodingThatIsKnown) {
  EXPECT_EQ(HeaderOf(AskFor(kScript, "gzip"), "ETag"), "\"a-gzip\"");
  for (const char* known : {"\"a-gzip\"", "W/\"a-gzip\"", "\"c\", \"a-gzip\"", "*"}) {
    const HttpResponse answer = AskFor(kScript, "gzip", known);
    EXPECT_EQ(answer.status, 304U) << known;
    EXPECT_TRUE(answer.body.empty()) << known;
    EXPECT_EQ(HeaderOf(answer, "ETag"), "\"a-gzip\"") << known;
    EXPECT_EQ(HeaderOf(answer, "Vary"), "Accept-Encoding") << known;
  }
  for (const char* other : {"\"a\"", "\"a-br\"", "a-gzip", ""}) {
    EXPECT_EQ(AskFor(kScript, "gzip", other).status, 200U) << other;
  }
}

TEST(OwnHostTest, IsAnyAddressAndItsOwnNamesAlone) {
  const std::vector<std::string> hosts = {"tingfen.local", "*.gov.cn"};
  for (const char* own : {"127.0.0.1:8490", "192.168.1.10", "[::1]:8490", "localhost:8490",
                          "Tingfen.local:8490", "pingfen.gov.cn"}) {
    EXPECT_TRUE(IsOwnHost(own, hosts)) << own;
  }
  for (const char* foreign : {"", "evil.example", "tingfen.local.evil.example", "gov.cn",
                              "a.b.gov.cn.evil", "a.b.gov.cn", "localhost.evil.example"}) {
    EXPECT_FALSE(IsOwnHost(foreign, hosts)) << foreign;
  }
}

TEST(PhonesPortTest, HasTheJudgesPageAndLeadsEverythingElseToIt) {
  const auto ask = [](std::string_view target) {
    return ResponseToPhone({"GET", target, "127.0.0.1:8491", {}});
  };
  for (const char* target : {"/", "/desk", "/hall", "/prepare?x=1", "/nothing"}) {
    EXPECT_EQ(ask(target).status, 307U) << target;
    EXPECT_EQ(HeaderOf(ask(target), "Location"), "/judge") << target;
  }
  EXPECT_EQ(ask("/judge").status, FindPage("/judge") == nullptr ? 404U : 200U);
}

TEST(HttpResponseTest, InPlainThePageThatHelpsComesWithItsAssetsAndNoOtherPage) {
  const auto in_plain = [](std::string_view target, std::string_view method = "GET") {
    return ResponseInPlain({method, target, "tingfen.test:8490", {}});
  };
  for (const Page& page : AllPages()) {
    const bool shown = page.path == "/trust" || page.path.starts_with("/assets/");
    EXPECT_EQ(in_plain(page.path).status, shown ? 200U : 307U) << page.path;
  }
  const auto trust = in_plain("/trust?to=/judge");
  EXPECT_EQ(trust.status, 200U);
  EXPECT_FALSE(trust.body.empty());
  EXPECT_EQ(HeaderOf(trust, "Cache-Control"), "no-store");
  EXPECT_TRUE(in_plain("/trust", "HEAD").body.empty());
  EXPECT_EQ(in_plain("/assets/nothing.js").status, 404U);
  EXPECT_EQ(in_plain("/trust", "POST").status, 405U);
}

TEST(HttpResponseTest, InPlainThePageThatHelpsMayAskOverHttps) {
  const auto answer = ResponseInPlain({"GET", "/trust", "tingfen.test:8490", {}});
  EXPECT_NE(HeaderOf(answer, "Content-Security-Policy").find(" https://tingfen.test:8490"),
            std::string::npos);
}

TEST(SameOriginTest, IsThatOfTheHostItself) {
  EXPECT_TRUE(SameOrigin("", "tingfen.test"));
  EXPECT_TRUE(SameOrigin("http://tingfen.test:80", "tingfen.test:80"));
  EXPECT_TRUE(SameOrigin("HTTPS://Tingfen.Test", "tingfen.test"));
  EXPECT_FALSE(SameOrigin("http://tingfen.test:81", "tingfen.test:80"));
  EXPECT_FALSE(SameOrigin("http://tingfen.test.evil", "tingfen.test"));
  EXPECT_FALSE(SameOrigin("ftp://tingfen.test", "tingfen.test"));
  EXPECT_FALSE(SameOrigin("null", "tingfen.test"));
  EXPECT_FALSE(SameOrigin("", ""));
}

class HttpTest : public ServedRoom {
 protected:
  static constexpr std::string_view kNothing =
      "GET /nothing HTTP/1.1\r\nHost: tingfen.test\r\n\r\n";
};

TEST_F(HttpTest, AConnectionServesOneRequestAfterAnother) {
  Serve();
  RawClient client(port);
  for (int i = 0; i < 3; ++i) {
    client.Send(kNothing);
    const std::string header = client.ReadHeader();
    EXPECT_TRUE(header.starts_with("HTTP/1.1 404 Not Found\r\n")) << header;
    EXPECT_NE(header.find("Content-Length: 23\r\n"), std::string::npos) << header;
    EXPECT_EQ(client.ReadBytes(23), "There is no such page.\n");
  }
}

TEST_F(HttpTest, HeadHasTheLengthAndNoBody) {
  Serve();
  RawClient client(port);
  client.Send("HEAD /nothing HTTP/1.1\r\nHost: tingfen.test\r\nConnection: close\r\n\r\n");
  const std::string all = client.ReadToEnd();
  EXPECT_TRUE(all.ends_with("\r\n\r\n")) << all;
  EXPECT_NE(all.find("Content-Length: 23\r\n"), std::string::npos) << all;
}

TEST_F(HttpTest, WhatIsNoRequestIsAnsweredAndClosed) {
  Serve();
  for (const char* bytes :
       {"hello\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\r\n\r\n\r\n\x01\x02\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: tingfen.test\r\nContent-Length: 5\r\n\r\nhello"}) {
    RawClient client(port);
    client.Send(bytes);
    EXPECT_TRUE(client.ReadToEnd().starts_with("HTTP/1.1 4")) << bytes;
  }
}

// Whatever is answered: a page of the attacker's making must not show it in a frame.
TEST_F(HttpTest, EveryRefusalCarriesTheHeadersOfAPage) {
  Serve();
  const std::string host = "Host: tingfen.test\r\n";
  const std::string upgrade =
      "Connection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  const std::string old_upgrade =
      "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 7\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  const std::pair<std::string, std::string> refused[] = {
      {"400", "hello\r\n\r\n"},
      {"400", "POST / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello"},
      {"404", "GET /nothing HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n"},
      {"405", "PUT / HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n"},
      {"421", "GET / HTTP/1.1\r\nConnection: close\r\nHost: evil.example\r\n\r\n"},
      {"404", "GET /socket HTTP/1.1\r\n" + host + upgrade + "\r\n"},
      {"421", "GET /ws HTTP/1.1\r\nHost: evil.example\r\n" + upgrade + "\r\n"},
      {"403", "GET /ws HTTP/1.1\r\n" + host + "Origin: http://evil.example\r\n" + upgrade + "\r\n"},
      {"426", "GET /ws HTTP/1.1\r\n" + host + old_upgrade + "\r\n"}};
  for (const auto& [status, bytes] : refused) {
    RawClient client(port);
    client.Send(bytes);
    const std::string header = client.ReadHeader();
    EXPECT_TRUE(header.starts_with("HTTP/1.1 " + status)) << bytes << header;
    for (const char* name :
         {"Content-Security-Policy: default-src 'self'", "X-Content-Type-Options: nosniff",
          "X-Frame-Options: DENY", "Referrer-Policy: no-referrer",
          "Cross-Origin-Opener-Policy: same-origin"}) {
      EXPECT_NE(header.find(name), std::string::npos) << name << "\n" << bytes << header;
    }
  }
}

TEST_F(HttpTest, AHeaderOverTheLimitIsRefused) {
  Serve();
  RawClient client(port);
  client.Send("GET / HTTP/1.1\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n");
  const std::string all = client.ReadToEnd();
  EXPECT_TRUE(all.empty() || all.starts_with("HTTP/1.1 400")) << all;
}

TEST_F(HttpTest, ARequestThatNeverEndsIsCutOff) {
  options.request_within = std::chrono::milliseconds(100);
  Serve();
  RawClient client(port);
  client.Send("GET / HTTP/1.1\r\nHost: ");
  EXPECT_EQ(client.ReadToEnd(), "");
}

TEST_F(HttpTest, OneSocketOverTheLimitIsClosedAtOnce) {
  options.sockets_max = 2;
  Serve();
  RawClient first(port);
  first.Send(kNothing);
  first.ReadHeader();
  auto second = std::make_unique<RawClient>(port);
  second->Send(kNothing);
  second->ReadHeader();
  EXPECT_EQ(RawClient(port).ReadToEnd(), "");
  first.ReadBytes(23);
  first.Send(kNothing);
  EXPECT_TRUE(first.ReadHeader().starts_with("HTTP/1.1 404"));
}

TEST_F(HttpTest, AnAddressThatIsNoneIsToldInWords) {
  Serve();
  net::Loop loop;
  engine::SmallRoom room;
  engine::Hub hub(
      {*room.engine, room.clock, room.randomness, engine::TestKey(), engine::kLedgerId, "v1"});
  GatewayOptions wrong;
  wrong.address = "nowhere";
  EXPECT_TRUE(std::holds_alternative<std::string>(Gateway::Open(loop, hub, wrong)));
  wrong.address = "127.0.0.1";
  wrong.port = port;
  const auto taken = Gateway::Open(loop, hub, wrong);
  ASSERT_TRUE(std::holds_alternative<std::string>(taken));
  EXPECT_NE(std::get<std::string>(taken).find("Address already in use"), std::string::npos);
}

}  // namespace
}  // namespace tingfen::gateway
