// The seats' codes as `tingfen init --codes` writes them, and the tokens a rehearsal got for them.
// Both files let anybody act in the competition: readable by their owner alone.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
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

// Tokens by seat, kept in a file so that a rehearsal can be started again.
class Tokens {
 public:
  // An empty path: only in memory. A file that is not there yet is made at the first Keep; one that
  // cannot be read counts as empty, since codes give new tokens.
  explicit Tokens(std::string path);

  std::string Of(const std::string& seat) const;  // Empty: none.
  // False: the file could not be written.
  bool Keep(const std::string& seat, const std::string& token);

 private:
  bool Write() const;
  std::string path_;
  std::map<std::string, std::string> by_seat_;
};

}  // namespace tingfen::headless
