// The program's commands as they are called, in a scratch directory of the test's own.
#pragma once

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace tingfen::cli {

class Called : public testing::Test {
 protected:
  using AddCommand = void (*)(CLI::App& app, int& exit_status);

  explicit Called(std::vector<AddCommand> commands) : commands_(std::move(commands)) {
    std::string scratch =
        (std::filesystem::temp_directory_path() / "tingfen_called_XXXXXX").string();
    root = mkdtemp(scratch.data());
  }
  ~Called() override { std::filesystem::remove_all(root); }

  // Runs one command and gives its exit status; `out` and `err` hold what it said.
  int Run(std::vector<std::string> arguments) {
    CLI::App app;
    int status = 0;
    for (const AddCommand add : commands_) add(app, status);
    std::reverse(arguments.begin(), arguments.end());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    app.parse(arguments);
    out = testing::internal::GetCapturedStdout();
    err = testing::internal::GetCapturedStderr();
    return status;
  }

  std::string Path(const std::string& name) const { return (root / name).string(); }

  std::string Write(const std::string& name, const std::string& text) const {
    std::ofstream(root / name, std::ios::binary) << text;
    return Path(name);
  }

  std::filesystem::path root;
  std::string out;
  std::string err;

 private:
  std::vector<AddCommand> commands_;
};

}  // namespace tingfen::cli
