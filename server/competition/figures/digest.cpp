#include "server/competition/figures/digest.h"

#include "server/crypto/crypto.h"

namespace tingfen::competition {

std::string DigestOf(const std::string& bytes) {
  return crypto::Hex(crypto::Sha256(bytes));
}

}  // namespace tingfen::competition
