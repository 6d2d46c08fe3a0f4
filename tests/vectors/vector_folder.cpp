#include "tests/vectors/vector_folder.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "tests/kit/places.h"

namespace tingfen::vectors {

namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

VectorCase ParseLine(const std::string& line, const fs::path& file, unsigned number) {
  boost::system::error_code error;
  json::value content = json::parse(line, error);
  const json::value* name = nullptr;
  if (!error && content.is_object()) name = content.get_object().if_contains("name");
  if (name == nullptr || !name->is_string()) {
    throw std::runtime_error(file.string() + ":" + std::to_string(number) +
                             ": not a JSON object with a name");
  }
  return {file.stem().string(), std::string(name->get_string()), std::move(content)};
}

}  // namespace

fs::path VectorsFolder() {
  const char* given = std::getenv("TINGFEN_VECTORS_DIR");
  return given != nullptr && *given != '\0' ? given : SourceFile("tests/vectors");
}

std::vector<VectorCase> ReadVectors(const fs::path& folder) {
  std::vector<fs::path> files;
  if (fs::is_directory(folder)) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  std::vector<VectorCase> cases;
  for (const fs::path& file : files) {
    std::ifstream lines(file);
    if (!lines) throw std::runtime_error(file.string() + ": cannot be read");
    unsigned number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      if (line.find_first_not_of(" \t\r") != std::string::npos) {
        cases.push_back(ParseLine(line, file, number));
      }
    }
  }
  return cases;
}

}  // namespace tingfen::vectors
