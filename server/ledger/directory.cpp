#include "server/ledger/directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace tingfen::ledger {

OpenError SystemError(const std::string& doing, const std::filesystem::path& path) {
  const std::string why = std::generic_category().message(errno);
  return {OpenFault::kInputOutput, doing + " " + path.string() + " failed: " + why + ".",
          "Check the disk and the permissions; the directory must be on a local file system."};
}

std::variant<Directory, OpenError> Directory::Hold(const std::filesystem::path& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR)) {
    return OpenError{OpenFault::kMissing, "There is no directory " + path.string() + ".",
                     "Check the path, or create the competition first."};
  }
  if (descriptor < 0) return SystemError("Opening", path);
  Directory directory(path, descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return directory;
  if (errno != EWOULDBLOCK) return SystemError("Locking", path);
  return OpenError{
      OpenFault::kLocked,
      "The competition in " + path.string() + " is in use by a running server or another command.",
      "Stop the server, or wait for the other command to end, and try again."};
}

std::optional<OpenError> Directory::Make(const std::filesystem::path& path) {
  if (mkdir(path.c_str(), 0700) != 0) {
    if (errno == EEXIST) return {};
    return SystemError("Making the directory", path);
  }
  auto parent = (path.has_filename() ? path : path.parent_path()).parent_path();
  if (parent.empty()) parent = ".";
  const int descriptor = open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return SystemError("Opening", parent);
  const bool synced = fsync(descriptor) == 0;
  const int error = errno;
  close(descriptor);
  errno = error;
  if (!synced) return SystemError("Forcing to disk", parent);
  return {};
}

Directory::~Directory() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::optional<OpenError> Directory::Sync() const {
  if (fsync(descriptor_) == 0) return {};
  return SystemError("Forcing to disk", path_);
}

}  // namespace tingfen::ledger
