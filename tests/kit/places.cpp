#include "tests/kit/places.h"

namespace tingfen {

std::string SourceFile(std::string_view path) {
  return std::string(TINGFEN_SOURCE_DIR "/").append(path);
}

std::string BuiltProgram() {
  return TINGFEN_BUILD_DIR "/tingfen";
}

}  // namespace tingfen
