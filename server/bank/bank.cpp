#include "server/bank/bank.h"

#include <charconv>
#include <cstdlib>

#include "server/crypto/sealing.h"

namespace tingfen::bank {
namespace {

constexpr std::uint32_t kFormat = 1;
constexpr std::size_t kSaltBytes = 16;
constexpr std::uint32_t kLogNMin = 10;
constexpr std::uint32_t kLogNMax = 17;  // 128 MiB.
constexpr std::size_t kBeside = crypto::kGcmNonceBytes + crypto::kGcmTagBytes;
constexpr std::size_t kUtf8BytesMax = 4;

std::string WrappingKey(const pb::QuestionBank& bank, std::string_view passphrase) {
  return crypto::Scrypt(passphrase, bank.salt(), {.log_n = bank.log_n()}, crypto::kAesKeyBytes);
}

std::string IdOf(std::size_t number) {
  return "q" + std::to_string(number);
}

const pb::QuestionBank::Question* Find(const pb::QuestionBank& bank, const std::string& id) {
  for (const pb::QuestionBank::Question& question : bank.questions()) {
    if (question.id() == id) return &question;
  }
  return nullptr;
}

}  // namespace

pb::QuestionBank Seal(const std::vector<std::string>& questions, std::string_view passphrase,
                      const RandomBytes& random, std::uint32_t log_n) {
  if (questions.empty() || questions.size() > kQuestionsMax) std::abort();
  pb::QuestionBank bank;
  bank.set_format(kFormat);
  bank.set_salt(random(kSaltBytes));
  bank.set_log_n(log_n);
  const std::string wrapping = WrappingKey(bank, passphrase);
  for (const std::string& text : questions) {
    pb::QuestionBank::Question& question = *bank.add_questions();
    question.set_id(IdOf(static_cast<std::size_t>(bank.questions_size())));
    const std::string key = random(crypto::kAesKeyBytes);
    question.set_wrapped_key(
        crypto::SealGcm(wrapping, random(crypto::kGcmNonceBytes), question.id(), key));
    question.set_sealed_text(
        crypto::SealGcm(key, random(crypto::kGcmNonceBytes), question.id(), text));
  }
  return bank;
}

bool IsBank(const pb::QuestionBank& bank) {
  const auto count = static_cast<std::size_t>(bank.questions_size());
  if (bank.format() != kFormat || bank.salt().size() != kSaltBytes) return false;
  if (bank.log_n() < kLogNMin || bank.log_n() > kLogNMax) return false;
  if (count == 0 || count > kQuestionsMax) return false;
  for (std::size_t i = 0; i < count; ++i) {
    const pb::QuestionBank::Question& question = bank.questions(static_cast<int>(i));
    const std::size_t text = question.sealed_text().size();
    if (question.id() != IdOf(i + 1)) return false;
    if (question.wrapped_key().size() != kBeside + crypto::kAesKeyBytes) return false;
    if (text <= kBeside || text > kBeside + kQuestionCharactersMax * kUtf8BytesMax) return false;
  }
  return true;
}

std::optional<Keys> UnwrapKeys(const pb::QuestionBank& bank, const std::vector<std::string>& ids,
                               std::string_view passphrase) {
  const std::string wrapping = WrappingKey(bank, passphrase);
  Keys keys;
  for (const std::string& id : ids) {
    const pb::QuestionBank::Question* question = Find(bank, id);
    if (question == nullptr) std::abort();
    const auto key = crypto::OpenGcm(wrapping, id, question->wrapped_key());
    if (!key) return std::nullopt;
    keys.emplace(id, *key);
  }
  return keys;
}

std::optional<std::string> OpenQuestion(const pb::QuestionBank& bank, const std::string& id,
                                        std::string_view key) {
  const pb::QuestionBank::Question* question = Find(bank, id);
  if (question == nullptr) return std::nullopt;
  return crypto::OpenGcm(key, id, question->sealed_text());
}

std::uint32_t NumberOf(std::string_view id) {
  std::uint32_t number = 0;
  if (!id.starts_with('q')) return 0;
  const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return error == std::errc() && end == id.data() + id.size() ? number : 0;
}

}  // namespace tingfen::bank
