// The server's certificates in a competition's directory, and an operator's own.
#include "server/cli/files/tls_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace tingfen::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kNow = 1'790'000'000;
constexpr std::int64_t kDay = 24 * 60 * 60;

const crypto::ServerNames kNames = {{"localhost", "tingfen.local"}, {"127.0.0.1", "192.168.1.10"}};

class TlsFiles : public testing::Test {
 protected:
  TlsFiles() {
    std::string scratch = (fs::temp_directory_path() / "tingfen_tls_XXXXXX").string();
    root_ = mkdtemp(scratch.data());
  }
  ~TlsFiles() override { fs::remove_all(root_); }

  ServerTls Own(const crypto::ServerNames& names = kNames, std::int64_t now = kNow) const {
    auto made = OwnTls(root_, names, now);
    const auto* problem = std::get_if<Problem>(&made);
    EXPECT_EQ(problem, nullptr) << problem->words;
    return problem == nullptr ? std::get<ServerTls>(made) : ServerTls{};
  }

  std::string ProblemOfOwn(std::int64_t now = kNow) const {
    const auto made = OwnTls(root_, kNames, now);
    const auto* problem = std::get_if<Problem>(&made);
    return problem == nullptr ? std::string() : problem->words;
  }

  fs::path Tls(const std::string& name) const { return root_ / "tls" / name; }

  fs::path Write(const std::string& name, const std::string& text) const {
    std::ofstream(root_ / name, std::ios::binary) << text;
    return root_ / name;
  }

  fs::path root_;
};

fs::perms PermissionsOf(const fs::path& path) {
  return fs::status(path).permissions();
}

std::vector<std::string> AddressesIn(const ServerTls& tls) {
  const auto facts = crypto::ReadCertificate(tls.server.certificate);
  return std::get<crypto::CertificateFacts>(facts).names.addresses;
}

bool IsGood(const ServerTls& tls, std::int64_t now = kNow) {
  return crypto::IsIssuedBy(tls.server.certificate, tls.authority, now) &&
         crypto::IsKeyOf(tls.server);
}

TEST_F(TlsFiles, AreMadeOnceAndKept) {
  const ServerTls first = Own();
  EXPECT_TRUE(IsGood(first));
  EXPECT_GT(first.days_left, 390);
  const ServerTls second = Own(kNames, kNow + 100 * kDay);
  EXPECT_EQ(second.authority, first.authority);
  EXPECT_EQ(second.server.certificate, first.server.certificate);
  EXPECT_EQ(second.server.key, first.server.key);
  EXPECT_EQ(second.days_left, first.days_left - 100);
}

TEST_F(TlsFiles, AreIssuedAnewByTheSameAuthorityForANewName) {
  const ServerTls before = Own();
  crypto::ServerNames moved = kNames;
  moved.addresses.emplace_back("10.1.2.3");
  const ServerTls after = Own(moved);
  EXPECT_EQ(after.authority, before.authority);
  EXPECT_NE(after.server.certificate, before.server.certificate);
  EXPECT_EQ(AddressesIn(after), moved.addresses);
  EXPECT_TRUE(IsGood(after));
  EXPECT_EQ(Own(kNames).server.certificate, after.server.certificate) << "it holds the old ones";
}

TEST_F(TlsFiles, AreIssuedAnewBelowThirtyDays) {
  const ServerTls first = Own();
  const std::int64_t thirty_left = kNow + (first.days_left - kExpiryWarningDays) * kDay;
  EXPECT_EQ(Own(kNames, thirty_left).server.certificate, first.server.certificate);
  const ServerTls renewed = Own(kNames, thirty_left + kDay);
  EXPECT_NE(renewed.server.certificate, first.server.certificate);
  EXPECT_EQ(renewed.authority, first.authority);
  EXPECT_TRUE(IsGood(renewed, thirty_left + kDay));
  EXPECT_EQ(renewed.days_left, first.days_left);
}

TEST_F(TlsFiles, LeaveOutANameThatTheAuthorityMayNotSignForAndServeTheOthers) {
  Own();
  crypto::ServerNames wider = kNames;
  wider.addresses.emplace_back("203.0.113.7");
  wider.hosts.emplace_back("tingfen.example");
  const ServerTls served = Own(wider);
  EXPECT_EQ(served.left_out, (std::vector<std::string>{"tingfen.example", "203.0.113.7"}));
  EXPECT_EQ(AddressesIn(served), kNames.addresses);
  EXPECT_TRUE(IsGood(served));
}

TEST_F(TlsFiles, OfAnAuthorityMadeForAPublicAddressServeThere) {
  crypto::ServerNames wider = kNames;
  wider.addresses.emplace_back("203.0.113.7");
  const ServerTls served = Own(wider);
  EXPECT_TRUE(served.left_out.empty());
  EXPECT_TRUE(IsGood(served));
}

TEST_F(TlsFiles, HideTheKeysAndShowTheCertificatesWhateverTheUmask) {
  for (const mode_t mask : {mode_t{0}, mode_t{077}}) {
    fs::remove_all(root_ / "tls");
    const mode_t before = umask(mask);
    Own();
    umask(before);
    constexpr auto kOwner = fs::perms::owner_read | fs::perms::owner_write;
    for (const char* key : {"ca.key", "server.key"}) EXPECT_EQ(PermissionsOf(Tls(key)), kOwner);
    for (const char* certificate : {"ca.crt", "server.crt"}) {
      EXPECT_EQ(PermissionsOf(Tls(certificate)),
                kOwner | fs::perms::group_read | fs::perms::others_read);
    }
    EXPECT_NE(PermissionsOf(root_ / "tls") & fs::perms::others_exec, fs::perms::none);
    EXPECT_EQ(PermissionsOf(root_ / "tls") & fs::perms::others_write, fs::perms::none);
  }
}

TEST_F(TlsFiles, WhoseAuthorityHasAnothersKeyAreRefusedInWords) {
  Own();
  std::ofstream(Tls("ca.key")) << crypto::MakeAuthority(kNames, kNow).key;
  EXPECT_EQ(ProblemOfOwn(), Tls("ca.key").string() + " is not the key of the certificate in " +
                                Tls("ca.crt").string());
}

TEST_F(TlsFiles, WhoseAuthorityIsGoneWhileItsKeyIsThereAreNotMadeAnew) {
  const std::string authority = Own().authority;
  fs::rename(Tls("ca.crt"), root_ / "kept.crt");
  EXPECT_NE(ProblemOfOwn().find("is missing beside its key"), std::string::npos);
  fs::rename(root_ / "kept.crt", Tls("ca.crt"));
  EXPECT_EQ(Own().authority, authority);
}

TEST_F(TlsFiles, OfTheServerThatAreDamagedAreIssuedAnew) {
  const ServerTls first = Own();
  std::ofstream(Tls("server.crt")) << "nothing";
  const ServerTls second = Own();
  EXPECT_EQ(second.authority, first.authority);
  EXPECT_TRUE(IsGood(second));
}

TEST_F(TlsFiles, WhoseAuthorityHasExpiredSayWhatToDo) {
  Own();
  const std::string words = ProblemOfOwn(kNow + 3651 * kDay);
  EXPECT_NE(words.find("has expired"), std::string::npos) << words;
  EXPECT_NE(words.find("Remove that folder"), std::string::npos) << words;
}

TEST_F(TlsFiles, OfAnOperatorServeWithoutAnAuthorityToInstall) {
  const auto authority = crypto::MakeAuthority(kNames, kNow);
  const auto own = crypto::IssueCertificate(authority, kNames, kNow);
  const fs::path certificate = Write("own.crt", own.certificate + authority.certificate);
  const auto given = GivenTls(certificate, Write("own.key", own.key), kNow);
  ASSERT_TRUE(std::holds_alternative<ServerTls>(given));
  EXPECT_EQ(std::get<ServerTls>(given).authority, "");
  EXPECT_EQ(std::get<ServerTls>(given).server.certificate, own.certificate + authority.certificate);
  EXPECT_GT(std::get<ServerTls>(given).days_left, 390);
}

TEST_F(TlsFiles, OfAnOperatorWithTheWrongKeyOrNoneAreRefusedInWords) {
  const auto authority = crypto::MakeAuthority(kNames, kNow);
  const auto own = crypto::IssueCertificate(authority, kNames, kNow);
  const fs::path certificate = Write("own.crt", own.certificate);
  const auto wrong = GivenTls(certificate, Write("own.key", authority.key), kNow);
  ASSERT_TRUE(std::holds_alternative<Problem>(wrong));
  EXPECT_NE(std::get<Problem>(wrong).words.find("is not the key of"), std::string::npos);
  const auto none = GivenTls(certificate, root_ / "nowhere.key", kNow);
  ASSERT_TRUE(std::holds_alternative<Problem>(none));
  EXPECT_NE(std::get<Problem>(none).words.find("nowhere.key"), std::string::npos);
}

TEST_F(TlsFiles, OfAnOperatorThatHaveExpiredAreRefusedInWords) {
  const auto authority = crypto::MakeAuthority(kNames, kNow);
  const auto own = crypto::IssueCertificate(authority, kNames, kNow);
  const fs::path certificate = Write("own.crt", own.certificate);
  const fs::path key = Write("own.key", own.key);
  EXPECT_TRUE(std::holds_alternative<ServerTls>(GivenTls(certificate, key, kNow + 395 * kDay)));
  const auto late = GivenTls(certificate, key, kNow + 400 * kDay);
  ASSERT_TRUE(std::holds_alternative<Problem>(late));
  EXPECT_NE(std::get<Problem>(late).words.find("has expired"), std::string::npos);
}

}  // namespace
}  // namespace tingfen::cli
