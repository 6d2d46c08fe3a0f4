// Which code opens which seat and which device holds it: a fold of the ledger's enrolment facts,
// beside the competition's.
//
// One device holds a seat; the code may be used again, and the new device takes the earlier one's
// place. Halls, clocks and waiting rooms may have several screens: the newest kScreensMax.
// Threads: a plain value; the caller keeps it on one thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "proto/events.pb.h"

namespace tingfen::access {

inline constexpr std::size_t kScreensMax = 16;

// Whether a seat of this role is a screen that only shows, of which there may be several.
bool IsScreen(pb::Role::Id role);

class Enrolments {
 public:
  void Evolve(const pb::Event& event);

  // The seat a code or token opens, by its MAC; null: none.
  const std::string* SeatOfCode(const std::string& mac) const;
  const std::string* SeatOfToken(const std::string& mac) const;

 private:
  void Enrol(const pb::DeviceEnrolled& fact);

  std::map<std::string, pb::Role::Id> roles_;                // by seat
  std::map<std::string, std::string> codes_;                 // MAC → seat
  std::map<std::string, std::string> tokens_;                // MAC → seat
  std::map<std::string, std::vector<std::string>> devices_;  // seat → MACs, oldest first
};

}  // namespace tingfen::access
