// The gateway over TLS, met by OpenSSL's own client and by who speaks plain HTTP to it.
#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <ctime>
#include <memory>

#include "server/crypto/certificates.h"
#include "tests/unit/gateway/served_room.h"

namespace tingfen::gateway {
namespace {

const crypto::ServerNames kNames = {{"localhost"}, {"127.0.0.1"}};

template <auto Free>
struct Freer {
  template <typename Thing>
  void operator()(Thing* thing) const {
    Free(thing);
  }
};

// Trusts one authority and nothing else, as a tablet does once it was told to.
class TlsClient {
 public:
  TlsClient(std::uint16_t port, const std::string& authority, int newest = 0,
            const char* ciphers = "ALL:@SECLEVEL=0") {
    context_.reset(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    if (newest != 0) {
      SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
      SSL_CTX_set_max_proto_version(context_.get(), newest);
      SSL_CTX_set_cipher_list(context_.get(), ciphers);
    }
    std::unique_ptr<BIO, Freer<BIO_free>> pem(
        BIO_new_mem_buf(authority.data(), static_cast<int>(authority.size())));
    std::unique_ptr<X509, Freer<X509_free>> root(
        PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr));
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context_.get()), root.get());
    stream_.reset(BIO_new_ssl_connect(context_.get()));
    BIO_get_ssl(stream_.get(), &tls_);
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls_), "127.0.0.1");
    BIO_set_conn_hostname(stream_.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
    connected_ = BIO_do_connect(stream_.get()) == 1;
  }

  bool connected() const { return connected_; }
  std::string version() const { return SSL_get_version(tls_); }

  // The header of the answer.
  std::string Ask(const std::string& request) {
    BIO_write(stream_.get(), request.data(), static_cast<int>(request.size()));
    std::string answer;
    char byte = 0;
    while (answer.find("\r\n\r\n") == std::string::npos && BIO_read(stream_.get(), &byte, 1) == 1) {
      answer.push_back(byte);
    }
    return answer;
  }

 private:
  std::unique_ptr<SSL_CTX, Freer<SSL_CTX_free>> context_;
  std::unique_ptr<BIO, Freer<BIO_free_all>> stream_;
  SSL* tls_ = nullptr;
  bool connected_ = false;
};

class Tls : public ServedRoom {
 protected:
  enum class Authority { kOwn, kTrustedAnyway };

  void ServeTls(Authority of = Authority::kOwn) {
    const std::int64_t now = std::time(nullptr);
    const crypto::Identity authority = crypto::MakeAuthority(kNames, now);
    options.tls = crypto::IssueCertificate(authority, kNames, now);
    if (of == Authority::kOwn) options.authority = authority.certificate;
    Serve();
  }

  std::string InPlain(const std::string& path, const std::string& more = {}) const {
    RawClient client(port);
    client.Send("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + more + "\r\n");
    return client.ReadHeader();
  }
};

TEST_F(Tls, ServesWhoeverTrustsTheAuthority) {
  ServeTls();
  for (const int newest : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(port, options.authority, newest);
    ASSERT_TRUE(client.connected());
    EXPECT_EQ(client.version(), newest == TLS1_2_VERSION ? "TLSv1.2" : "TLSv1.3");
    EXPECT_TRUE(
        client.Ask("GET /ca.crt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").starts_with("HTTP/1.1 200"));
  }
}

TEST_F(Tls, RefusesWhatIsOlder) {
  ServeTls();
  EXPECT_FALSE(TlsClient(port, options.authority, TLS1_1_VERSION).connected());
}

TEST_F(Tls, SpeaksVersion12ByForwardSecretAuthenticatedCiphersAlone) {
  ServeTls();
  const auto meets = [&](const char* ciphers) {
    return TlsClient(port, options.authority, TLS1_2_VERSION, ciphers).connected();
  };
  EXPECT_TRUE(meets("ECDHE+AESGCM"));
  EXPECT_TRUE(meets("ECDHE+CHACHA20"));
  EXPECT_FALSE(meets("ECDHE-ECDSA-AES256-SHA384:ECDHE-RSA-AES256-SHA384:ECDHE-ECDSA-AES128-SHA"));
  EXPECT_FALSE(meets("kRSA"));
  EXPECT_FALSE(meets("DHE+AESGCM:!ECDHE"));
}

TEST_F(Tls, IsNotTrustedByWhoTrustsAnotherAuthority) {
  ServeTls();
  const auto other = crypto::MakeAuthority(kNames, std::time(nullptr));
  EXPECT_FALSE(TlsClient(port, other.certificate).connected());
}

TEST_F(Tls, CarriesWebSockets) {
  ServeTls();
  TlsClient client(port, options.authority);
  ASSERT_TRUE(client.connected());
  const std::string answer = client.Ask(
      "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://127.0.0.1\r\nUpgrade: websocket\r\n"
      "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 101")) << answer;
}

TEST_F(Tls, LeadsPlainHttpToThePageThatHelps) {
  ServeTls();
  const std::string answer = InPlain("/judge?lang=en");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 307")) << answer;
  EXPECT_NE(answer.find("Location: /trust?to=/judge\r\n"), std::string::npos) << answer;
  EXPECT_TRUE(InPlain("/trust?to=/judge").starts_with("HTTP/1.1 200"));
  EXPECT_NE(InPlain("/a%0d%0aX:1").find("Location: /trust\r\n"), std::string::npos);
}

TEST_F(Tls, TakesNoWebSocketInPlain) {
  ServeTls();
  const std::string answer =
      InPlain("/ws",
              "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 307")) << answer;
}

TEST_F(Tls, OffersItsAuthorityInPlainForADeviceToInstall) {
  ServeTls();
  const std::string answer = InPlain("/ca.crt");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer;
  EXPECT_NE(answer.find("application/x-x509-ca-cert"), std::string::npos);
  EXPECT_NE(answer.find("Content-Disposition: inline; "), std::string::npos);
}

TEST_F(Tls, SaysTheFingerprintOfItsAuthorityInPlainAndOtherwise) {
  ServeTls();
  const auto facts = crypto::ReadCertificate(options.authority);
  const std::string fingerprint = std::get<crypto::CertificateFacts>(facts).fingerprint;
  RawClient plain(port);
  plain.Send("GET /ca.fingerprint HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  const std::string header = plain.ReadHeader();
  EXPECT_TRUE(header.starts_with("HTTP/1.1 200")) << header;
  EXPECT_EQ(plain.ReadBytes(fingerprint.size()), fingerprint);
  const std::string secure = TlsClient(port, options.authority)
                                 .Ask("GET /ca.fingerprint HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  EXPECT_TRUE(secure.starts_with("HTTP/1.1 200")) << secure;
  EXPECT_NE(secure.find("Access-Control-Allow-Origin: *\r\n"), std::string::npos) << secure;
}

TEST_F(Tls, OfAnOperatorHasNoAuthorityForDevicesToInstall) {
  ServeTls(Authority::kTrustedAnyway);
  const std::string header = InPlain("/ca.fingerprint");
  EXPECT_TRUE(header.starts_with("HTTP/1.1 200")) << header;
  EXPECT_NE(header.find("Content-Length: 0\r\n"), std::string::npos) << header;
  EXPECT_TRUE(InPlain("/ca.crt").starts_with("HTTP/1.1 307"));
}

TEST_F(Tls, IsNotSpokenOfByAServerWithoutIt) {
  Serve();
  for (const char* path : {"/ca.crt", "/ca.fingerprint"}) {
    EXPECT_TRUE(InPlain(path).starts_with("HTTP/1.1 404")) << path;
  }
}

}  // namespace
}  // namespace tingfen::gateway
