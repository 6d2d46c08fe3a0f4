#include "server/cli/files/table_file.h"

#include "server/offline/csv.h"
#include "server/text/characters.h"

namespace tingfen::cli {

std::variant<std::string, Problem> ReadTableText(const std::filesystem::path& path) {
  auto read = ReadFile(path, offline::kCsvBytesMax);
  const auto* text = std::get_if<std::string>(&read);
  if (text == nullptr || !text::FindNotUtf8(*text)) return read;
  return Problem{path.string() +
                 ": 不是 UTF-8 编码：请在表格软件里另存为“CSV UTF-8”。 / not UTF-8: save it as "
                 "\"CSV UTF-8\"."};
}

}  // namespace tingfen::cli
