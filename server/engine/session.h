// One connection as the hub knows it. Only the hub includes this; one thread, the engine's.
#pragma once

#include <cstdint>
#include <string>

#include "proto/frames.pb.h"
#include "server/engine/allowance.h"
#include "server/engine/link.h"

namespace tingfen::engine {

class Connection;

// How a connection came.
struct Way {
  std::string address = {};  // In any form without the port; IPv6 by its /64.
  bool plain = false;        // Without encryption.
  bool phones = false;       // By the port for the mass judges' own phones.
};

struct Session {
  Connection* connection;
  Way way;
  Allowance frames;
  Allowance commands;
  bool greeted = false;    // Its Hello has come.
  pb::Role::Id page = {};  // From the Hello.
  pb::Witness seen = {};   // From the Hello, until it is welcomed.

  // Before it is welcomed: the token it is to be told once the ledger says that it opens a seat.
  std::string token = {};
  std::string token_mac = {};  // Of the token it came with, or is to be told.
  std::string pairing = {};    // The code on a screen that waits to be told what it shows.
  bool claimed = false;        // A command on its way says what the screen shows.
  std::string request = {};    // DeviceRequest.id, where two people decide.

  // Its token was given up for another: until it shows that one it is told and asked nothing.
  bool doubted = false;
  std::string next = {};      // The token it was told and has not said it keeps.
  std::string code_mac = {};  // Of the code it came in by.

  // Once welcomed; the seat's id is empty before.
  pb::Seat seat = {};
  std::string screen = {};    // Of a paired screen; else empty.
  std::uint32_t reloads = 0;  // Of that screen, when it was welcomed.
  bool writing = false;
  Link link = {};

  bool Welcomed() const { return !seat.id().empty(); }
  // What is there while it is connected: the screen, or else the seat.
  const std::string& Place() const { return screen.empty() ? seat.id() : screen; }
};

}  // namespace tingfen::engine
