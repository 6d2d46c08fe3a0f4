// Which code opens which seat and which device holds it: a fold of the ledger's enrolment facts,
// beside the competition's.
//
// One device holds a seat; the code may be used again, and the new device takes the earlier one's
// place. Halls, clocks and waiting rooms may have several screens: the newest kScreensMax. A seat
// has one code, the newest. A screen that was paired keeps its token wherever it is sent.
// Threads: a plain value; the caller keeps it on one thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "proto/events.pb.h"

namespace tingfen::access {

inline constexpr std::size_t kScreensMax = 16;

class Enrolments {
 public:
  void Evolve(const pb::Event& event);

  // The seat a code or token opens, by its MAC; null: none.
  const std::string* SeatOfCode(const std::string& mac) const;
  const std::string* SeatOfToken(const std::string& mac) const;

  // The paired screen with this token, by its MAC; null: none.
  const std::string* ScreenOfToken(const std::string& mac) const;

  // Whether the token, by its MAC, opened a seat that another device holds now.
  bool IsReplaced(const std::string& mac) const;

  // Whether any device holds the seat.
  bool HasDevice(const std::string& seat) const;

 private:
  using Seats = google::protobuf::RepeatedPtrField<pb::Seat>;

  void Take(const Seats& seats);
  void Issue(const pb::SeatCodeIssued& fact);
  void Assign(const pb::ScreenAssigned& fact);
  void Remove(const std::string& screen);
  void Hold(const std::string& seat, const std::string& token_mac);
  void LetGo(const std::string& token_mac);

  std::map<std::string, pb::Role::Id> roles_;                // by seat
  std::map<std::string, std::string> codes_;                 // MAC → seat
  std::map<std::string, std::string> tokens_;                // MAC → seat
  std::map<std::string, std::vector<std::string>> devices_;  // seat → MACs, oldest first
  std::map<std::string, std::string> replaced_;              // MAC → seat it was put out of
  std::map<std::string, std::string> screens_;               // screen → MAC of its token
};

}  // namespace tingfen::access
