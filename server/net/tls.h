// What each side of TLS shows and trusts, for streams and sockets. Made on any thread; shared by
// all connections of one loop.
#pragma once

#include <memory>
#include <string>

#include "server/crypto/certificates.h"

namespace boost::asio::ssl {
class context;
}

namespace tingfen::net {

using Tls = std::shared_ptr<boost::asio::ssl::context>;

// TLS 1.2 and 1.3, without what either has since been found weak in. Throws std::exception where
// the identity is no certificate with its key.
Tls TlsOfServer(const crypto::Identity& identity);

// Trusts what `authority`, PEM, has signed and nothing else. Throws std::exception where that is no
// certificate.
Tls TlsOfClient(const std::string& authority);

}  // namespace tingfen::net
