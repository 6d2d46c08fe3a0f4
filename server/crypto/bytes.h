// Text as OpenSSL takes it. Internal to server/crypto.
#pragma once

#include <string>
#include <string_view>

namespace tingfen::crypto {

inline unsigned char* Writable(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

inline const unsigned char* Readable(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace tingfen::crypto
