#include "judge_client/headless/temporary_directory.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

namespace tingfen::headless {
namespace {

constexpr int kRemovals = 100;
constexpr auto kTryAgain = std::chrono::milliseconds(50);

std::string Template() {
  std::error_code error;
  const auto temp = std::filesystem::temp_directory_path(error);
  return (error ? "/tmp" : temp.string()) + "/tingfen-rehearsal-XXXXXX";
}

}  // namespace

TemporaryDirectory::TemporaryDirectory()
    : path_(Template()), made_(mkdtemp(path_.data()) != nullptr) {}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code error;
  for (int removal = 0; made_ && removal < kRemovals; ++removal) {
    std::filesystem::remove_all(path_, error);
    if (!std::filesystem::exists(path_, error)) return;
    std::this_thread::sleep_for(kTryAgain);
  }
}

}  // namespace tingfen::headless
