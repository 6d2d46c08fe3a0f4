// The few primitives of cryptography that the server uses, on OpenSSL. Any thread.
//
// A failure of OpenSSL itself (no entropy, no memory) is not reported but ends the process: nothing
// may go on with a key or a salt that is not random.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tingfen::crypto {

// 32 bytes.
std::string Sha256(std::string_view bytes);

// 32 bytes.
std::string HmacSha256(std::string_view key, std::string_view bytes);

std::string RandomBytes(std::size_t count);

// Takes the same time whatever differs; strings of different lengths are unequal.
bool EqualInConstantTime(std::string_view a, std::string_view b);

// Lower-case, two digits a byte.
std::string Hex(std::string_view bytes);

// Crockford's base 32 of the first `characters` × 5 bits of `bytes`, which must have them.
std::string Base32(std::string_view bytes, std::size_t characters);

}  // namespace tingfen::crypto
