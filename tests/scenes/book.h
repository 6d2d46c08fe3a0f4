// What readers are shown at named moments, as files: one a moment, "seven/announced.json".
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tingfen::scenes {

class Book {
 public:
  // `text` of the moment; a name is told once.
  void Add(const std::string& moment, std::string text);

  // Every file of `folder` that is not what was added, what was added and has no file, and files of
  // moments there are no longer; in sentences.
  std::vector<std::string> Faults(const std::filesystem::path& folder) const;

  // Makes `folder` what was added, and nothing else.
  void Write(const std::filesystem::path& folder) const;

 private:
  std::map<std::string, std::string> files_;  // By path within the folder.
};

}  // namespace tingfen::scenes
