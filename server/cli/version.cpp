#include "server/cli/commands.h"

namespace tingfen::cli {

std::string ProgramVersion() {
  return TINGFEN_VERSION;
}

}  // namespace tingfen::cli
