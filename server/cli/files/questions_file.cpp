#include "server/cli/files/questions_file.h"

#include <set>

#include "server/bank/bank.h"
#include "server/text/characters.h"

namespace tingfen::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBlanks = " \t\r";

std::string_view WithoutBlanksBehind(std::string_view line) {
  const std::size_t last = line.find_last_not_of(kBlanks);
  return last == std::string_view::npos ? std::string_view() : line.substr(0, last + 1);
}

std::vector<std::string> Paragraphs(std::string_view text) {
  std::vector<std::string> paragraphs;
  bool inside = false;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = WithoutBlanksBehind(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) {
      inside = false;
    } else if (inside) {
      paragraphs.back().append("\n").append(line);
    } else {
      paragraphs.emplace_back(line);
      inside = true;
    }
  }
  return paragraphs;
}

Problem Said(const std::string& zh, const std::string& en) {
  return {zh + " / " + en};
}

std::optional<Problem> WhyNotQuestions(const std::vector<std::string>& questions) {
  const std::string most = std::to_string(bank::kQuestionsMax);
  if (questions.empty()) return Said("文件里没有题目", "there is no question in the file");
  if (questions.size() > bank::kQuestionsMax) {
    const std::string have = std::to_string(questions.size());
    return Said("有 " + have + " 道题，最多 " + most + " 道",
                have + " questions; at most " + most + " can be sealed");
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const std::size_t characters = text::CharactersIn(questions[i]);
    if (characters > bank::kQuestionCharactersMax) {
      const std::string have = std::to_string(characters);
      const std::string limit = std::to_string(bank::kQuestionCharactersMax);
      return Said("第 " + number + " 题有 " + have + " 字，最多 " + limit + " 字",
                  "question " + number + " has " + have + " characters; at most " + limit);
    }
    if (!seen.insert(questions[i]).second) {
      return Said("第 " + number + " 题与前面的题相同",
                  "question " + number + " is the same as one before it");
    }
  }
  return std::nullopt;
}

}  // namespace

std::variant<std::vector<std::string>, Problem> ReadQuestions(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text::FindNotUtf8(text)) {
    return Said("文件不是 UTF-8 编码，请另存为 UTF-8 再试",
                "the file is not UTF-8; save it as UTF-8 and try again");
  }
  std::vector<std::string> questions = Paragraphs(text);
  if (auto problem = WhyNotQuestions(questions)) return *problem;
  return questions;
}

}  // namespace tingfen::cli
