#include "server/cli/files/private_files.h"

#include <sys/stat.h>

#include <string>

#include "server/ledger/ledger_file.h"

namespace tingfen::cli {
namespace {

constexpr mode_t kOthersWrite = S_IWGRP | S_IWOTH;
constexpr mode_t kOthersRead = S_IRGRP | S_IROTH;

std::optional<Problem> WhyNotKept(const std::filesystem::path& path, mode_t from_others,
                                  const char* mend) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0 || (status.st_mode & from_others) == 0) return std::nullopt;
  const bool read = (status.st_mode & from_others & kOthersRead) != 0;
  return Problem{path.string() +
                 (read ? " 可被本机其他用户读取或修改 / can be read or changed"
                       : " 可被本机其他用户修改 / can be changed") +
                 " by other users of this machine: " + mend + " '" + path.string() + "'"};
}

}  // namespace

std::optional<Problem> WhyExposed(const std::filesystem::path& directory) {
  const auto tls = directory / "tls";
  for (const auto& folder : {directory, tls}) {
    if (auto problem = WhyNotKept(folder, kOthersWrite, "chmod go-w")) return problem;
  }
  const auto ledger = (directory / ledger::kFileName).string();
  for (const std::filesystem::path& file :
       {KeyPath(directory), std::filesystem::path(ledger), std::filesystem::path(ledger + "-wal"),
        std::filesystem::path(ledger + "-shm"), tls / "ca.key", tls / "server.key"}) {
    const auto problem = WhyNotKept(file, kOthersRead | kOthersWrite, "chmod go-rwx");
    if (problem) return problem;
  }
  return std::nullopt;
}

void NoteExposed(std::ostream& out, const std::filesystem::path& directory) {
  if (const auto exposed = WhyExposed(directory)) {
    out << "注意 · Note: " << exposed->words << "\n";
  }
}

}  // namespace tingfen::cli
