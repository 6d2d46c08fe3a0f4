// Reads a folder of vectors: every *.jsonl in it, one JSON object a line.
#pragma once

#include <boost/json/value.hpp>
#include <filesystem>
#include <string>
#include <vector>

namespace tingfen::vectors {

struct VectorCase {
  std::string file;  // Without folder and extension.
  std::string name;
  boost::json::value content;
};

// The folder given at run time in TINGFEN_VECTORS_DIR, or else the project's own copy.
std::filesystem::path VectorsFolder();

// In the order of file names and lines. A folder that is not there holds no case. Throws
// std::runtime_error, naming file and line, where a line is not a JSON object with a name.
std::vector<VectorCase> ReadVectors(const std::filesystem::path& folder);

}  // namespace tingfen::vectors
