// A directory of the program's own among the temporary files, its owner's alone; gone with this.
// POSIX only. Any thread.
#pragma once

#include <string>

namespace tingfen::headless {

class TemporaryDirectory {
 public:
  TemporaryDirectory();
  // Tries for a few seconds: what a child had started itself may take a moment longer to end.
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  bool Made() const { return made_; }
  const std::string& Path() const { return path_; }
  std::string Path(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
  bool made_;
};

}  // namespace tingfen::headless
