#include "server/engine/hub/code_guesses.h"

namespace tingfen::engine {

bool CodeGuesses::MayGuess(const std::string& address, std::uint64_t now_ms) {
  RateLimiter& from_here = From(address);
  if (!from_here.Left(now_ms)) return false;
  return all_.Left(now_ms) || from_here.Used() < limits_.own_wrong_codes;
}

void CodeGuesses::CountWrong(const std::string& address, std::uint64_t now_ms) {
  From(address).Take(now_ms);
  all_.Take(now_ms);
}

// The table never grows over its limit: with so many guessers the count of all is what holds.
RateLimiter& CodeGuesses::From(const std::string& address) {
  if (by_address_.size() >= limits_.guessers_max && !by_address_.contains(address)) {
    by_address_.clear();
  }
  return by_address_
      .try_emplace(address, limits_.wrong_codes_at_once, limits_.wrong_codes_per_second)
      .first->second;
}

}  // namespace tingfen::engine
