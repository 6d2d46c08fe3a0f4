#include "server/crypto/certificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <memory>

#include "server/crypto/crypto.h"

namespace tingfen::crypto {
namespace {

constexpr std::int64_t kDay = 24 * 60 * 60;
constexpr std::size_t kSerialBytes = 16;
constexpr long kVersion3 = 2;
constexpr const char* kOrganisation = "Tingfen";

// Loopback, private and link-local networks, as OpenSSL writes ranges.
constexpr std::array kPrivateRanges = {"IP:10.0.0.0/255.0.0.0",
                                       "IP:172.16.0.0/255.240.0.0",
                                       "IP:192.168.0.0/255.255.0.0",
                                       "IP:127.0.0.0/255.0.0.0",
                                       "IP:169.254.0.0/255.255.0.0",
                                       "IP:100.64.0.0/255.192.0.0",
                                       "IP:fc00::/fe00::",
                                       "IP:fe80::/ffc0::",
                                       "IP:::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"};

template <auto Free>
struct Freer {
  template <typename Thing>
  void operator()(Thing* thing) const {
    Free(thing);
  }
};
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Memory = std::unique_ptr<BIO, Freer<BIO_free>>;

// OpenSSL itself failed, or was given what no certificate of ours holds.
void Must(bool done) {
  if (!done) std::abort();
}

Key NewKey() {
  Key key(EVP_EC_gen("P-256"));
  Must(key != nullptr);
  return key;
}

Memory Reading(std::string_view text) {
  Memory memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  Must(memory != nullptr);
  return memory;
}

Certificate CertificateIn(std::string_view pem) {
  return Certificate(PEM_read_bio_X509(Reading(pem).get(), nullptr, nullptr, nullptr));
}

Key KeyIn(std::string_view pem) {
  return Key(PEM_read_bio_PrivateKey(Reading(pem).get(), nullptr, nullptr, nullptr));
}

std::string Written(const Memory& memory) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

Identity IdentityOf(X509* certificate, EVP_PKEY* key) {
  Memory public_part(BIO_new(BIO_s_mem()));
  Memory secret_part(BIO_new(BIO_s_mem()));
  Must(PEM_write_bio_X509(public_part.get(), certificate) == 1);
  Must(PEM_write_bio_PrivateKey(secret_part.get(), key, nullptr, nullptr, 0, nullptr, nullptr) ==
       1);
  return {Written(public_part), Written(secret_part)};
}

void Add(X509* certificate, X509* issuer, int what, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>> extension(
      X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str()));
  Must(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1);
}

void SetName(X509_NAME* name, const std::string& common) {
  const auto add = [&](const char* field, const std::string& text) {
    Must(X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(text.data()),
                                    static_cast<int>(text.size()), -1, 0) == 1);
  };
  add("O", kOrganisation);
  add("CN", common);
}

// Without issuer, extensions and signature.
Certificate Blank(EVP_PKEY* key, const std::string& common, std::int64_t from, std::int64_t to) {
  Certificate certificate(X509_new());
  Must(certificate != nullptr && X509_set_version(certificate.get(), kVersion3) == 1);
  std::string serial = RandomBytes(kSerialBytes);
  serial[0] = static_cast<char>((serial[0] & 0x3f) | 0x40);  // Positive, and of a fixed length.
  std::unique_ptr<BIGNUM, Freer<BN_free>> number(
      BN_bin2bn(reinterpret_cast<const unsigned char*>(serial.data()),
                static_cast<int>(serial.size()), nullptr));
  Must(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get())) != nullptr);
  Must(ASN1_TIME_set(X509_getm_notBefore(certificate.get()), from) != nullptr);
  Must(ASN1_TIME_set(X509_getm_notAfter(certificate.get()), to) != nullptr);
  SetName(X509_get_subject_name(certificate.get()), common);
  Must(X509_set_pubkey(certificate.get(), key) == 1);
  return certificate;
}

std::string Joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

std::string Constraints(const ServerNames& names) {
  std::vector<std::string> parts = {"critical", "permitted;DNS:local", "permitted;DNS:localhost"};
  for (const std::string& host : names.hosts) parts.push_back("permitted;DNS:" + host);
  for (const char* range : kPrivateRanges) parts.push_back(std::string("permitted;") + range);
  for (const std::string& address : names.addresses) {
    const bool six = address.find(':') != std::string::npos;
    parts.push_back("permitted;IP:" + address +
                    (six ? "/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" : "/255.255.255.255"));
  }
  return Joined(parts);
}

std::string AlternativeNames(const ServerNames& names) {
  std::vector<std::string> parts;
  for (const std::string& host : names.hosts) parts.push_back("DNS:" + host);
  for (const std::string& address : names.addresses) parts.push_back("IP:" + address);
  Must(!parts.empty());
  return Joined(parts);
}

std::int64_t SecondsOf(const ASN1_TIME* time) {
  std::tm utc{};
  Must(ASN1_TIME_to_tm(time, &utc) == 1);
  return timegm(&utc);
}

std::string AddressOf(const ASN1_OCTET_STRING* address) {
  const unsigned char* bytes = ASN1_STRING_get0_data(address);
  const int size = ASN1_STRING_length(address);
  std::string words;
  if (size == 4) {
    for (int i = 0; i < 4; ++i) words += (i == 0 ? "" : ".") + std::to_string(bytes[i]);
    return words;
  }
  for (int i = 0; i + 1 < size; i += 2) {
    const std::string pair = Hex({reinterpret_cast<const char*>(bytes) + i, 2});
    const std::size_t digit = std::min(pair.find_first_not_of('0'), std::size_t{3});
    words += (i == 0 ? "" : ":") + pair.substr(digit);
  }
  return words;
}

ServerNames NamesIn(X509* certificate) {
  ServerNames names;
  std::unique_ptr<GENERAL_NAMES, Freer<GENERAL_NAMES_free>> all(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; all != nullptr && i < sk_GENERAL_NAME_num(all.get()); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(all.get(), i);
    if (name->type == GEN_DNS) {
      const auto* bytes = ASN1_STRING_get0_data(name->d.dNSName);
      names.hosts.emplace_back(reinterpret_cast<const char*>(bytes),
                               static_cast<std::size_t>(ASN1_STRING_length(name->d.dNSName)));
    } else if (name->type == GEN_IPADD) {
      names.addresses.push_back(AddressOf(name->d.iPAddress));
    }
  }
  return names;
}

std::string Fingerprint(X509* certificate) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  Must(X509_digest(certificate, EVP_sha256(), digest.data(), &size) == 1);
  const std::string hex = Hex({reinterpret_cast<const char*>(digest.data()), size});
  std::string pairs;
  for (std::size_t i = 0; i < hex.size(); i += 2) pairs += (i == 0 ? "" : ":") + hex.substr(i, 2);
  std::transform(pairs.begin(), pairs.end(), pairs.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return pairs;
}

}  // namespace

Identity MakeAuthority(const ServerNames& names, std::int64_t now) {
  const Key key = NewKey();
  // Two servers' authorities must not be taken for each other in a tablet's list.
  const std::string common = "Tingfen 听分 " + Base32(RandomBytes(5), 8);
  const Certificate authority =
      Blank(key.get(), common, now - kDay, now + std::int64_t{kAuthorityDays} * kDay);
  Must(X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get())) == 1);
  Add(authority.get(), authority.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  Add(authority.get(), authority.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
  Add(authority.get(), authority.get(), NID_subject_key_identifier, "hash");
  Add(authority.get(), authority.get(), NID_name_constraints, Constraints(names));
  Must(X509_sign(authority.get(), key.get(), EVP_sha256()) > 0);
  return IdentityOf(authority.get(), key.get());
}

Identity IssueCertificate(const Identity& authority, const ServerNames& names, std::int64_t now) {
  const Certificate issuer = CertificateIn(authority.certificate);
  const Key issuer_key = KeyIn(authority.key);
  Must(issuer != nullptr && issuer_key != nullptr);
  const Key key = NewKey();
  const Certificate certificate = Blank(key.get(), "Tingfen server", now - kDay,
                                        now + (std::int64_t{kCertificateDays} - 1) * kDay);
  Must(X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get())) == 1);
  Add(certificate.get(), issuer.get(), NID_basic_constraints, "critical,CA:FALSE");
  Add(certificate.get(), issuer.get(), NID_key_usage, "critical,digitalSignature");
  Add(certificate.get(), issuer.get(), NID_ext_key_usage, "serverAuth");
  Add(certificate.get(), issuer.get(), NID_subject_key_identifier, "hash");
  Add(certificate.get(), issuer.get(), NID_authority_key_identifier, "keyid:always");
  Add(certificate.get(), issuer.get(), NID_subject_alt_name, AlternativeNames(names));
  Must(X509_sign(certificate.get(), issuer_key.get(), EVP_sha256()) > 0);
  return IdentityOf(certificate.get(), key.get());
}

std::variant<CertificateFacts, std::string> ReadCertificate(std::string_view pem) {
  const Certificate certificate = CertificateIn(pem);
  if (certificate == nullptr) return std::string("there is no certificate in PEM form in it");
  CertificateFacts facts;
  facts.not_before = SecondsOf(X509_get0_notBefore(certificate.get()));
  facts.not_after = SecondsOf(X509_get0_notAfter(certificate.get()));
  facts.names = NamesIn(certificate.get());
  facts.fingerprint = Fingerprint(certificate.get());
  return facts;
}

bool IsKeyOf(const Identity& identity) {
  const Certificate certificate = CertificateIn(identity.certificate);
  const Key key = KeyIn(identity.key);
  return certificate != nullptr && key != nullptr &&
         X509_check_private_key(certificate.get(), key.get()) == 1;
}

bool IsIssuedBy(std::string_view certificate, std::string_view authority, std::int64_t now) {
  const Certificate leaf = CertificateIn(certificate);
  const Certificate root = CertificateIn(authority);
  if (leaf == nullptr || root == nullptr) return false;
  std::unique_ptr<X509_STORE, Freer<X509_STORE_free>> store(X509_STORE_new());
  std::unique_ptr<X509_STORE_CTX, Freer<X509_STORE_CTX_free>> check(X509_STORE_CTX_new());
  Must(X509_STORE_add_cert(store.get(), root.get()) == 1);
  Must(X509_STORE_CTX_init(check.get(), store.get(), leaf.get(), nullptr) == 1);
  X509_VERIFY_PARAM* how = X509_STORE_CTX_get0_param(check.get());
  X509_VERIFY_PARAM_set_time(how, now);
  X509_VERIFY_PARAM_set_flags(how, X509_V_FLAG_X509_STRICT);
  Must(X509_VERIFY_PARAM_set_purpose(how, X509_PURPOSE_SSL_SERVER) == 1);
  return X509_verify_cert(check.get()) == 1;
}

}  // namespace tingfen::crypto
