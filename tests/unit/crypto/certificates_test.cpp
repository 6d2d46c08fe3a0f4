#include "server/crypto/certificates.h"

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace tingfen::crypto {
namespace {

constexpr std::int64_t kNow = 1'790'000'000;
constexpr std::int64_t kDay = 24 * 60 * 60;

const ServerNames kNames = {{"tingfen.local", "room-1"}, {"192.168.1.10", "fe80::1"}};

std::unique_ptr<X509, decltype(&X509_free)> Parsed(const std::string& pem) {
  std::unique_ptr<BIO, decltype(&BIO_free)> memory(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
  return {PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr), &X509_free};
}

CertificateFacts FactsOf(const Identity& identity) {
  return std::get<CertificateFacts>(ReadCertificate(identity.certificate));
}

TEST(Certificates, OfTheServerAreIssuedByItsAuthorityAndNoOther) {
  const Identity authority = MakeAuthority(kNames, kNow);
  const Identity server = IssueCertificate(authority, kNames, kNow);
  EXPECT_TRUE(IsIssuedBy(server.certificate, authority.certificate, kNow));
  EXPECT_TRUE(IsKeyOf(server));
  const Identity other = MakeAuthority(kNames, kNow);
  EXPECT_FALSE(IsIssuedBy(server.certificate, other.certificate, kNow));
  EXPECT_FALSE(IsKeyOf({server.certificate, other.key}));
}

TEST(Certificates, SayEveryNameAndAddressInTheSan) {
  const Identity server = IssueCertificate(MakeAuthority(kNames, kNow), kNames, kNow);
  EXPECT_EQ(FactsOf(server).names.hosts, kNames.hosts);
  EXPECT_EQ(FactsOf(server).names.addresses,
            (std::vector<std::string>{"192.168.1.10", "fe80:0:0:0:0:0:0:1"}));
}

// iOS refuses more than 825 days of a root that was added by hand, and browsers more than 398.
TEST(Certificates, LiveNoLongerThanDevicesBear) {
  const CertificateFacts facts =
      FactsOf(IssueCertificate(MakeAuthority(kNames, kNow), kNames, kNow));
  EXPECT_LE(facts.not_after - facts.not_before, 398 * kDay);
  EXPECT_LT(facts.not_before, kNow);  // A tablet's clock may be behind.
}

TEST(Certificates, OfTheServerAreForTlsServersAlone) {
  const auto server =
      Parsed(IssueCertificate(MakeAuthority(kNames, kNow), kNames, kNow).certificate);
  EXPECT_EQ(X509_get_key_usage(server.get()), KU_DIGITAL_SIGNATURE);
  EXPECT_EQ(X509_get_extended_key_usage(server.get()), XKU_SSL_SERVER);
  EXPECT_EQ(X509_check_ca(server.get()), 0);
  EXPECT_GE(X509_get_ext_by_NID(server.get(), NID_authority_key_identifier, -1), 0);
}

TEST(Certificates, OfTheAuthoritySignAndNothingElse) {
  const auto authority = Parsed(MakeAuthority(kNames, kNow).certificate);
  EXPECT_EQ(X509_check_ca(authority.get()), 1);
  EXPECT_EQ(X509_get_key_usage(authority.get()), KU_KEY_CERT_SIGN | KU_CRL_SIGN);
  EXPECT_EQ(X509_get_pathlen(authority.get()), 0);
  for (const int what : {NID_basic_constraints, NID_key_usage, NID_name_constraints}) {
    const int at = X509_get_ext_by_NID(authority.get(), what, -1);
    ASSERT_GE(at, 0) << what;
    EXPECT_TRUE(X509_EXTENSION_get_critical(X509_get_ext(authority.get(), at))) << what;
  }
}

TEST(Certificates, AreOnP256AndSignedBySha256) {
  const auto server =
      Parsed(IssueCertificate(MakeAuthority(kNames, kNow), kNames, kNow).certificate);
  EXPECT_EQ(EVP_PKEY_get_bits(X509_get0_pubkey(server.get())), 256);
  EXPECT_EQ(X509_get_signature_nid(server.get()), NID_ecdsa_with_SHA256);
}

TEST(Certificates, ForNamesOutsideTheRoomAreWorthNothing) {
  const Identity authority = MakeAuthority(kNames, kNow);
  for (const ServerNames& names :
       {ServerNames{{"bank.example"}, {}}, ServerNames{{}, {"8.8.8.8"}}}) {
    const Identity stolen = IssueCertificate(authority, names, kNow);
    EXPECT_FALSE(IsIssuedBy(stolen.certificate, authority.certificate, kNow));
  }
  const Identity moved = IssueCertificate(authority, {{"other.local"}, {"10.1.2.3"}}, kNow);
  EXPECT_TRUE(IsIssuedBy(moved.certificate, authority.certificate, kNow));
}

TEST(Certificates, AreNotYetOrNoLongerValidOutsideTheirTime) {
  const Identity authority = MakeAuthority(kNames, kNow);
  const Identity server = IssueCertificate(authority, kNames, kNow);
  EXPECT_FALSE(IsIssuedBy(server.certificate, authority.certificate, kNow + 400 * kDay));
  EXPECT_FALSE(IsIssuedBy(server.certificate, authority.certificate, kNow - 2 * kDay));
}

TEST(Certificates, ThatAreNoneAreSaidToBeNone) {
  EXPECT_TRUE(std::holds_alternative<std::string>(ReadCertificate("")));
  EXPECT_TRUE(std::holds_alternative<std::string>(ReadCertificate("-----BEGIN CERTIFICATE-----")));
}

TEST(Certificates, OfTwoAuthoritiesAreToldApartByTheirNames) {
  EXPECT_NE(FactsOf(MakeAuthority(kNames, kNow)).fingerprint,
            FactsOf(MakeAuthority(kNames, kNow)).fingerprint);
}

}  // namespace
}  // namespace tingfen::crypto
