#include "tests/scenes/book.h"

#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace tingfen::scenes {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> TextOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> FilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), folder));
  }
  return files;
}

// The first line in which they differ, as both have it.
std::string Difference(const std::string& before, const std::string& now) {
  std::istringstream old_lines(before);
  std::istringstream new_lines(now);
  for (int line = 1;; ++line) {
    std::string old_line;
    std::string new_line;
    const bool old_ended = !std::getline(old_lines, old_line);
    const bool new_ended = !std::getline(new_lines, new_line);
    if (old_ended && new_ended) return "the ends of lines";
    if (old_line == new_line && old_ended == new_ended) continue;
    return "line " + std::to_string(line) + "\n  has:  " + old_line + "\n  made: " + new_line;
  }
}

}  // namespace

void Book::Add(const std::string& moment, std::string text) {
  if (!files_.emplace(moment + ".json", std::move(text)).second) {
    throw std::runtime_error("the moment " + moment + " is told twice");
  }
}

std::vector<std::string> Book::Faults(const fs::path& folder) const {
  std::vector<std::string> faults;
  for (const auto& [name, text] : files_) {
    const auto has = TextOf(folder / name);
    if (!has) {
      faults.push_back(name + " is missing");
    } else if (*has != text) {
      faults.push_back(name + " is not what the server's code makes: " + Difference(*has, text));
    }
  }
  for (const fs::path& file : FilesIn(folder)) {
    if (!files_.contains(file.generic_string())) {
      faults.push_back(file.generic_string() + " is of no moment");
    }
  }
  return faults;
}

void Book::Write(const fs::path& folder) const {
  for (const fs::path& file : FilesIn(folder)) {
    if (!files_.contains(file.generic_string())) fs::remove(folder / file);
  }
  for (const auto& [name, text] : files_) {
    fs::create_directories((folder / name).parent_path());
    std::ofstream(folder / name, std::ios::binary) << text;
  }
}

}  // namespace tingfen::scenes
