#include "server/cli/files/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace tingfen::cli {
namespace {

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
constexpr mode_t kReadByAll = kOwnerOnly | S_IRGRP | S_IROTH;

Problem Failed(const char* what, const std::filesystem::path& path) {
  return {std::string("cannot ") + what + " " + path.string() + ": " + std::strerror(errno)};
}

bool WriteAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(file) == 0;
}

// With this mode, whatever the umask.
std::optional<Problem> WriteNewFile(const std::filesystem::path& path, std::string_view bytes,
                                    mode_t mode) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
  if (file < 0) return Failed("create", path);
  std::optional<Problem> problem;
  if (fchmod(file, mode) != 0 || !WriteAll(file, bytes)) problem = Failed("write", path);
  if (close(file) != 0 && !problem) problem = Failed("write", path);
  return problem;
}

}  // namespace

std::variant<std::string, Problem> ReadFile(const std::filesystem::path& path,
                                            std::size_t bytes_max) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return Failed("open", path);
  std::string bytes(bytes_max + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad() || (file.fail() && !file.eof())) return Failed("read", path);
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (bytes.size() > bytes_max) {
    return Problem{path.string() + " is larger than " + std::to_string(bytes_max) + " bytes"};
  }
  return bytes;
}

std::optional<Problem> WriteSecretFile(const std::filesystem::path& path, std::string_view bytes) {
  return WriteNewFile(path, bytes, kOwnerOnly);
}

std::optional<Problem> WritePublicFile(const std::filesystem::path& path, std::string_view bytes) {
  return WriteNewFile(path, bytes, kReadByAll);
}

std::filesystem::path KeyPath(const std::filesystem::path& directory) {
  return directory / "server.key";
}

std::variant<access::ServerKey, Problem> ReadServerKey(const std::filesystem::path& directory) {
  auto read = ReadFile(KeyPath(directory), access::kServerKeyBytes);
  if (auto* problem = std::get_if<Problem>(&read)) return *problem;
  if (std::get<std::string>(read).size() != access::kServerKeyBytes) {
    return Problem{KeyPath(directory).string() + " is damaged: it is too short"};
  }
  return access::ServerKey(std::move(std::get<std::string>(read)));
}

}  // namespace tingfen::cli
