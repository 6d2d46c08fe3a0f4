// How the gateway's coroutines end. Only files that know Asio include this.
#pragma once

#include <exception>

namespace tingfen::gateway {

// The completion handler of a coroutine that nobody waits for. What clients do is no exception; one
// that gets this far is a broken invariant and ends the process, where Asio's own `detached` would
// drop it and leave the engine half way.
struct OrAbort {
  void operator()(const std::exception_ptr& failure) const noexcept {
    if (failure) std::rethrow_exception(failure);
  }
};

}  // namespace tingfen::gateway
