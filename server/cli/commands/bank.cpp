#include "server/cli/commands/bank.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "server/bank/bank.h"
#include "server/cli/files/bank_file.h"
#include "server/cli/files/passphrase.h"
#include "server/cli/files/questions_file.h"
#include "server/crypto/crypto.h"

namespace tingfen::cli {
namespace {

struct SealOptions {
  std::string questions;
  std::string bank;
  std::string passphrase_file;
};

int Told(const Problem& problem) {
  std::cerr << problem.words << "\n";
  return 1;
}

int Seal(const SealOptions& options) {
  const auto text = ReadFile(options.questions, kQuestionsFileBytesMax);
  if (const auto* problem = std::get_if<Problem>(&text)) return Told(*problem);
  const auto questions = ReadQuestions(std::get<std::string>(text));
  if (const auto* problem = std::get_if<Problem>(&questions)) {
    return Told({options.questions + ": " + problem->words});
  }
  const auto passphrase = options.passphrase_file.empty() ? AskForNewPassphrase()
                                                          : ReadPassphrase(options.passphrase_file);
  if (const auto* problem = std::get_if<Problem>(&passphrase)) return Told(*problem);
  const pb::QuestionBank bank = bank::Seal(std::get<std::vector<std::string>>(questions),
                                           std::get<std::string>(passphrase), crypto::RandomBytes);
  if (const auto problem = WriteSecretFile(options.bank, BankJson(bank))) return Told(*problem);
  const std::string count = std::to_string(bank.questions_size());
  std::cout << "已密封 " << count << " 道题 · " << count << " questions sealed: " << options.bank
            << "\n口令不保存在任何地方，忘记了题目就打不开；题目原文请另行保管或销毁。\n"
               "The passphrase is kept nowhere; without it nobody opens a question. Put the "
               "questions' own file away.\n";
  return 0;
}

}  // namespace

void AddBank(CLI::App& app, int& exit_status) {
  CLI::App* group = app.add_subcommand("bank", "Seal a question bank");
  group->require_subcommand(1);
  auto options = std::make_shared<SealOptions>();
  CLI::App* command =
      group->add_subcommand("seal", "Seal questions under a passphrase, for 'tingfen init --bank'");
  command
      ->add_option("QUESTIONS", options->questions,
                   "A text file, UTF-8: one question a paragraph, blank lines between them")
      ->required();
  command->add_option("BANK", options->bank, "The new file to make, JSON, for its owner alone")
      ->required();
  command->add_option("--passphrase-file", options->passphrase_file,
                      "Read the passphrase from the first line of this file, such as /dev/fd/3, "
                      "instead of asking for it");
  command->callback([options, &exit_status] { exit_status = Seal(*options); });
}

}  // namespace tingfen::cli
