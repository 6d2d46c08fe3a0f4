#include "server/engine/hub/allowances/code_guesses.h"

namespace tingfen::engine {

bool CodeGuesses::MayGuess(const std::string& address, std::uint64_t now_ms) {
  RateLimiter& from_here = by_address_.Of(address, now_ms);
  if (!from_here.Left(now_ms)) return false;
  return all_.Left(now_ms) || from_here.Used() < limits_.own_wrong_codes;
}

void CodeGuesses::CountWrong(const std::string& address, std::uint64_t now_ms) {
  by_address_.Of(address, now_ms).Take(now_ms);
  all_.Take(now_ms);
}

}  // namespace tingfen::engine
