// The sealed question bank (题库; proto/bank.proto): each question under a key of its own, the keys
// under a passphrase that is kept nowhere. Whoever holds every file, log and backup reads only the
// questions that were opened.
//
// Pure; any thread. Whatever needs the passphrase takes a tenth of a second.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proto/opening.pb.h"

namespace tingfen::bank {

inline constexpr std::size_t kQuestionsMax = 200;
inline constexpr std::size_t kQuestionCharactersMax = 2000;
inline constexpr std::size_t kPassphraseCharactersMin = 8;
inline constexpr std::size_t kPassphraseCharactersMax = 200;
inline constexpr std::uint32_t kLogN = 15;

// Gives so many random bytes.
using RandomBytes = std::function<std::string(std::size_t)>;

// Keys of questions, by id.
using Keys = std::map<std::string, std::string>;

// 1 to kQuestionsMax questions become "q1", "q2", … in their order. A lower `log_n` is for tests.
pb::QuestionBank Seal(const std::vector<std::string>& questions, std::string_view passphrase,
                      const RandomBytes& random, std::uint32_t log_n = kLogN);

// Whether a bank that was read is whole in form: `Seal` could have made it.
bool IsBank(const pb::QuestionBank& bank);

// The keys of these questions; none: the passphrase is another, or the bank was changed. Every id
// is in the bank.
std::optional<Keys> UnwrapKeys(const pb::QuestionBank& bank, const std::vector<std::string>& ids,
                               std::string_view passphrase);

// None: the key is not that of this question, or the bank was changed.
std::optional<std::string> OpenQuestion(const pb::QuestionBank& bank, const std::string& id,
                                        std::string_view key);

// "q7" is number 7 of the bank; 0: no id of a question.
std::uint32_t NumberOf(std::string_view id);

}  // namespace tingfen::bank
