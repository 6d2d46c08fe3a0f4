#include "server/net/tls.h"

#include <boost/asio/ssl/context.hpp>
#include <cstdlib>

namespace tingfen::net {

using boost::asio::ssl::context;

Tls TlsOfServer(const crypto::Identity& identity) {
  auto tls = std::make_shared<context>(context::tls_server);
  tls->set_options(context::default_workarounds | context::no_sslv2 | context::no_sslv3 |
                   context::no_tlsv1 | context::no_tlsv1_1 | context::no_compression);
  SSL_CTX_set_options(tls->native_handle(), SSL_OP_NO_RENEGOTIATION);
  // Of TLS 1.2 what keeps a recorded conversation closed when the key is lost, and is authenticated
  // as a whole; all of TLS 1.3 is.
  if (SSL_CTX_set_cipher_list(tls->native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20") != 1) {
    std::abort();
  }
  tls->use_certificate_chain(boost::asio::buffer(identity.certificate));
  tls->use_private_key(boost::asio::buffer(identity.key), context::pem);
  return tls;
}

Tls TlsOfClient(const std::string& authority) {
  auto tls = std::make_shared<context>(context::tls_client);
  tls->set_verify_mode(boost::asio::ssl::verify_peer);
  tls->add_certificate_authority(boost::asio::buffer(authority));
  return tls;
}

}  // namespace tingfen::net
