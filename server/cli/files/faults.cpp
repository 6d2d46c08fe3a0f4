#include "server/cli/files/faults.h"

namespace tingfen::cli {

void PrintFaults(std::ostream& out, const std::string& file, const plan::Faults& faults) {
  for (const plan::Fault& fault : faults) {
    out << file << ": " << fault.path << (fault.path.empty() ? "" : ": ") << fault.message_zh
        << " / " << fault.message_en << "\n";
  }
}

}  // namespace tingfen::cli
