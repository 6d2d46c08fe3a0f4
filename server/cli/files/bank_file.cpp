#include "server/cli/files/bank_file.h"

#include <google/protobuf/util/json_util.h>

#include <cstdlib>

#include "server/bank/bank.h"

namespace tingfen::cli {
namespace {

constexpr std::size_t kBankBytesMax = std::size_t{4} << 20;

}  // namespace

std::string BankJson(const pb::QuestionBank& bank) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(bank, &json, options).ok()) std::abort();
  return json;
}

std::variant<pb::QuestionBank, Problem> ReadBank(const std::string& path) {
  const auto text = ReadFile(path, kBankBytesMax);
  if (const auto* problem = std::get_if<Problem>(&text)) return *problem;
  pb::QuestionBank bank;
  const auto status =
      google::protobuf::util::JsonStringToMessage(std::get<std::string>(text), &bank);
  if (!status.ok() || !bank::IsBank(bank)) {
    return Problem{path +
                   "：不是完好的题库，请用 tingfen bank seal 重新密封 / "
                   "is no sealed question bank, or a damaged one; seal it again"};
  }
  return bank;
}

}  // namespace tingfen::cli
