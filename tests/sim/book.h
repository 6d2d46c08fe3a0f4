// What the simulated people sent and what they were told, and every fault noticed on the way. Kept
// outside of everything that can crash.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "proto/commands.pb.h"
#include "proto/frames.pb.h"

namespace tingfen::sim {

struct Issued {
  std::string seat;
  std::string person;  // Whoever sat there then: "panel_2#1" is the first substitute.
  pb::Command command;
  std::string bytes;           // As sent, every time.
  std::uint64_t acted_on = 0;  // The version of the view its sender acted on.
  std::vector<pb::Receipt> receipts;
  std::vector<pb::Refusal> refusals;  // Final ones.
  bool abandoned = false;             // Its sender has left; nobody asks for an answer.
};

// How much a run has been through.
struct Coverage {
  std::size_t receipts = 0;
  std::size_t resends = 0;
  std::size_t late_sheets = 0;
  std::size_t second_versions = 0;
  std::size_t refusals = 0;
  std::size_t busy = 0;
  std::size_t crashes = 0;
  std::size_t reboots = 0;
  std::size_t jumps = 0;            // Of the clock on the wall.
  std::size_t gone = 0;             // Mass judges checked out.
  std::size_t back = 0;             // Who came back.
  std::size_t unheard_batches = 0;  // Durable at a crash, and nobody had been told.
  std::size_t breaks = 0;
  std::size_t device_restarts = 0;
  std::size_t enrolled_again = 0;
  std::size_t draws = 0;
  std::size_t corrections = 0;
  std::size_t paper_sheets = 0;
  std::size_t undone = 0;
  std::size_t left = 0;         // Devices that were told that their judge has left.
  std::size_t substitutes = 0;  // Who sat down after somebody, and came in.
  std::size_t former_sent = 0;  // Commands of who had left, sent for who sits there now.
  std::size_t accepted = 0;     // Commands tried that a desk would have been granted.
};

struct Book {
  std::map<std::string, Issued> issued;      // by command id
  std::map<std::string, std::string> cards;  // Printed at a desk and not fetched yet, by seat.
  Coverage coverage;
  std::vector<std::string> faults;

  void Fault(const std::string& what) {
    if (faults.size() < kFaultsMax) faults.push_back(what);
  }
  static constexpr std::size_t kFaultsMax = 20;
};

}  // namespace tingfen::sim
