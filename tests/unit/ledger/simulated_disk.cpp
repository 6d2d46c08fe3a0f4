#include "tests/unit/ledger/simulated_disk.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>

#include "tests/kit/scratch_directory.h"

namespace tingfen::ledger {
namespace {

std::atomic<SimulatedDisk*> disk = nullptr;

void Apply(std::int64_t offset, const std::string& bytes, std::string* content) {
  const auto end = static_cast<std::size_t>(offset) + bytes.size();
  if (content->size() < end) content->resize(end);
  std::copy(bytes.begin(), bytes.end(), content->begin() + offset);
}

int SyncThrough(long call, int descriptor) {
  SimulatedDisk* const watching = disk;
  if (watching != nullptr && !watching->Sync(descriptor)) {
    errno = EIO;
    return -1;
  }
  return static_cast<int>(syscall(call, descriptor));
}

}  // namespace

SimulatedDisk::SimulatedDisk(std::filesystem::path dir) : dir_(std::move(dir)) {
  if (std::filesystem::exists(dir_)) {
    for (const auto& entry : std::filesystem::directory_iterator(dir_)) {
      files_[entry.path().filename().string()].synced = ReadFile(entry.path());
    }
  }
  if (disk.exchange(this) != nullptr) std::abort();
}

SimulatedDisk::~SimulatedDisk() {
  disk = nullptr;
}

void SimulatedDisk::OnAccess(std::function<void()> access) {
  const std::lock_guard lock(mutex_);
  access_ = std::move(access);
}

SimulatedDisk::Image SimulatedDisk::LosePower(std::mt19937& random) const {
  Image image;
  for (const auto& [name, file] : files_) {
    std::string content = file.synced;
    for (const Pending& write : file.pending) {
      if (random() % 2 == 0) Apply(write.offset, write.bytes, &content);
    }
    image[name] = std::move(content);
  }
  return image;
}

void SimulatedDisk::FailSyncsOf(std::string name) {
  const std::lock_guard lock(mutex_);
  failing_ = std::move(name);
}

std::vector<std::string> SimulatedDisk::Synced() const {
  const std::lock_guard lock(mutex_);
  return syncs_;
}

std::string SimulatedDisk::NameOf(int descriptor) const {
  char target[4096];
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t size = readlink(link.c_str(), target, sizeof target);
  if (size <= 0) return {};
  const std::filesystem::path path(std::string(target, static_cast<std::size_t>(size)));
  if (path == dir_) return ".";
  return path.parent_path() == dir_ ? path.filename().string() : std::string();
}

void SimulatedDisk::Write(int descriptor, const void* bytes, std::size_t size,
                          std::int64_t offset) {
  const std::string name = NameOf(descriptor);
  if (name.empty()) return;
  const std::lock_guard lock(mutex_);
  if (access_) access_();
  files_[name].pending.push_back({offset, std::string(static_cast<const char*>(bytes), size)});
}

bool SimulatedDisk::Sync(int descriptor) {
  const std::string name = NameOf(descriptor);
  if (name.empty()) return true;
  const std::lock_guard lock(mutex_);
  if (access_) access_();
  if (name == failing_) return false;
  syncs_.push_back(name);
  if (name == ".") return true;
  File& file = files_[name];
  for (const Pending& write : file.pending) Apply(write.offset, write.bytes, &file.synced);
  file.pending.clear();
  return true;
}

void WriteImage(const SimulatedDisk::Image& image, const std::filesystem::path& dir) {
  std::filesystem::create_directory(dir);
  for (const auto& [name, content] : image) WriteFile(dir / name, content);
}

}  // namespace tingfen::ledger

// These stand in for the C library's, also for SQLite's calls.
extern "C" {

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  if (auto* const watching = tingfen::ledger::disk.load()) {
    watching->Write(descriptor, bytes, size, offset);
  }
  return syscall(SYS_pwrite64, descriptor, bytes, size, offset);
}

int fdatasync(int descriptor) {
  return tingfen::ledger::SyncThrough(SYS_fdatasync, descriptor);
}

int fsync(int descriptor) {
  return tingfen::ledger::SyncThrough(SYS_fsync, descriptor);
}
}
