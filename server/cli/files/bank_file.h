// A sealed question bank as a file: JSON in Protobuf's mapping.
#pragma once

#include <string>
#include <variant>

#include "proto/opening.pb.h"
#include "server/cli/files/files.h"

namespace tingfen::cli {

std::string BankJson(const pb::QuestionBank& bank);

// What was not made by `tingfen bank seal`, or was damaged since, is a problem.
std::variant<pb::QuestionBank, Problem> ReadBank(const std::string& path);

}  // namespace tingfen::cli
