// What the hub is made of, and its limits. Plain values; one thread, the engine's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "proto/frames.pb.h"
#include "server/access/tokens.h"
#include "server/engine/engine.h"
#include "server/engine/environment.h"

namespace tingfen::engine {

struct HubLimits {
  std::size_t connections_max = 2500;
  std::size_t connections_per_seat = 4;  // Of one device: its zombies too. Halls: kScreensMax.
  double commands_at_once = 40;
  double commands_per_second = 20;
  double frames_at_once = 200;  // Of every kind, pings too.
  double frames_per_second = 60;
  double wrong_codes_at_once = 20;  // From one address.
  double wrong_codes_per_second = 0.2;
  double all_wrong_codes_at_once = 400;
  double all_wrong_codes_per_second = 4;  // 8 years until one of 500 codes is likely met.
  double own_wrong_codes = 3;             // From one address, whatever the others try.
  std::size_t guessers_max = 4096;        // Addresses whose wrong codes are counted.
  double entries_at_once = 20;            // By the right code, from one address.
  double entries_per_second = 0.1;
  double code_entries_at_once = 100;  // By one code, from everywhere.
  double code_entries_per_second = 0.5;
  double renewals_at_once = 30;  // Returns of one seat by token that are told another.
  double renewals_per_second = 0.2;
  double returns_at_once = 300;  // Returns of one seat by token; a hall has several screens.
  double returns_per_second = 10;
  std::size_t allowances_max = 4096;  // Addresses, codes or seats whose entries are counted.
  // To be told what they show; beyond it the oldest of the address that has most goes.
  std::size_t screens_waiting_max = 40;
  double devices_at_once = 30;  // That ask for a seat which has one.
  double devices_per_second = 0.05;
  std::uint64_t presence_ms = 5'000;  // Between pictures of how well devices are connected.
};

struct HubParts {
  Engine& engine;
  Clock& clock;
  RandomSource& randomness;
  access::ServerKey key;
  std::string ledger;   // Its id.
  std::string version;  // Of the program and its pages.
  pb::Listening listening = {};
  Rehearser* rehearser = nullptr;  // Null: none is played here.
};

}  // namespace tingfen::engine
