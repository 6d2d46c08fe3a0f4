// The seats' codes as `tingfen init --codes` writes them, and the tokens a rehearsal got for them.
// Both files let anybody action in the competition: readable by their owner alone.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "proto/seats.pb.h"

namespace tingfen::headless {

struct SeatCode {
  std::string seat;
  pb::Role::Id role = pb::Role::ROLE_UNSPECIFIED;
  std::string code;
};

// From the JSON {"seats": [{"seat": …, "role": …, "code": …}, …]}, or what is wrong with it.
std::variant<std::vector<SeatCode>, std::string> ReadCodes(std::string_view json);

// Takes the seats out that a pattern names ("operator", "mass_*") and gives their ids, or the first
// pattern that names none.
std::variant<std::set<std::string>, std::string> TakeOut(const std::vector<std::string>& patterns,
                                                         std::vector<SeatCode>& seats);

// What a device holds of a seat: its token, and the one before it, should the server never have
// heard that the newest was kept.
struct KeptToken {
  std::string token;  // Empty: none.
  std::string before;

  // Told what it holds already: the server did not know of it, and the one before still opens.
  void Take(const std::string& told) {
    if (told != token) before = std::exchange(token, told);
  }
};

// Tokens by seat, kept in a file so that a rehearsal can be started again.
class Tokens {
 public:
  // An empty path: only in memory. A file that is not there yet is made at the first Keep; one that
  // cannot be read counts as empty, since codes give new tokens.
  explicit Tokens(std::string path);

  KeptToken Of(const std::string& seat) const;
  // The next token of the seat. False: the file could not be written.
  bool Keep(const std::string& seat, const std::string& token);

 private:
  bool Write() const;
  std::string path_;
  std::map<std::string, KeptToken> by_seat_;
};

}  // namespace tingfen::headless
