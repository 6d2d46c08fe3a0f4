// The competition's directory: held by one process at a time, its entries forced to disk.
//
// The lock is flock(2) on the directory itself: it belongs to the open descriptor, so a second
// attempt from the same process is refused as well, and it is taken before SQLite's own file is
// opened, so a refused attempt never touches that. It ends with the process, however that ends.
#pragma once

#include <filesystem>
#include <optional>
#include <utility>
#include <variant>

#include "server/ledger/open_error.h"

namespace tingfen::ledger {

class Directory {
 public:
  // kMissing, kLocked or kInputOutput.
  static std::variant<Directory, OpenError> Hold(const std::filesystem::path& path);

  // Makes the last part of `path` if it is not there (0700), durable in its parent.
  static std::optional<OpenError> Make(const std::filesystem::path& path);

  Directory(Directory&& other) noexcept
      : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}
  Directory& operator=(Directory&&) = delete;
  ~Directory();

  const std::filesystem::path& path() const { return path_; }

  // Forces the entries (created, renamed, removed names) to disk.
  std::optional<OpenError> Sync() const;

 private:
  Directory(std::filesystem::path path, int descriptor)
      : path_(std::move(path)), descriptor_(descriptor) {}
  std::filesystem::path path_;
  int descriptor_;
};

// An error of the operating system about `path`, from errno.
OpenError SystemError(const std::string& doing, const std::filesystem::path& path);

}  // namespace tingfen::ledger
