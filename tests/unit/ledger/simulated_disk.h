// A disk that can lose power or fail. The test's executable defines pwrite64, fdatasync and fsync
// itself, SQLite and the ledger call those, and they keep, for every file under the watched
// directory, what a disk is bound to hold (written and synced since) and what it may hold
// (written, not synced). The real file is written as well. Names are taken as durable: a rename
// while watching is not followed.
//
// Threads: any. One disk at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace tingfen::ledger {

class SimulatedDisk {
 public:
  // What is on disk after power is lost: contents by file name.
  using Image = std::map<std::string, std::string>;

  // Files already in `dir`, which no process may have open, count as synced.
  explicit SimulatedDisk(std::filesystem::path dir);
  ~SimulatedDisk();
  SimulatedDisk(const SimulatedDisk&) = delete;
  SimulatedDisk& operator=(const SimulatedDisk&) = delete;

  // Called at every write and sync, before it takes effect, with the disk locked.
  void OnAccess(std::function<void()> access);

  // What is synced, and of what is not, each write by chance. Inside OnAccess, or while idle.
  Image LosePower(std::mt19937& random) const;

  // From now on syncs of the file of this name fail with EIO.
  void FailSyncsOf(std::string name);

  // Names of files synced so far; the directory itself is ".".
  std::vector<std::string> Synced() const;

  // For the functions that stand in for the C library's.
  void Write(int descriptor, const void* bytes, std::size_t size, std::int64_t offset);
  bool Sync(int descriptor);

 private:
  struct Pending {
    std::int64_t offset;
    std::string bytes;
  };
  struct File {
    std::string synced;
    std::vector<Pending> pending;
  };

  // Empty: not under the watched directory.
  std::string NameOf(int descriptor) const;

  const std::filesystem::path dir_;
  mutable std::mutex mutex_;
  std::map<std::string, File> files_;
  std::vector<std::string> syncs_;
  std::string failing_;
  std::function<void()> access_;
};

void WriteImage(const SimulatedDisk::Image& image, const std::filesystem::path& dir);

}  // namespace tingfen::ledger
