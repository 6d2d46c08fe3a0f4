// What figures are bound to: a confirmation, an announcement and a signature name the digest of the
// very bytes that were shown.
#pragma once

#include <string>

namespace tingfen::competition {

// SHA-256 of `bytes`, lower-case hex.
std::string DigestOf(const std::string& bytes);

}  // namespace tingfen::competition
