#include "server/cli/version.h"

namespace tingfen::cli {

std::string ProgramVersion() {
  return TINGFEN_VERSION;
}

}  // namespace tingfen::cli
