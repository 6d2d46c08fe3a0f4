// The views of one room as frames, each made at most once a version and shared by its readers.
// One thread, the engine's.
#pragma once

#include <map>
#include <string>

#include "proto/views.pb.h"
#include "server/competition/views.h"
#include "server/engine/wire.h"

namespace tingfen::engine {

// Which view a seat is shown.
enum class Audience { kHall, kKiosk, kJudge, kDesk, kClock, kWaiting, kPrepare };
Audience AudienceOf(pb::Role::Id role);

class RoomViews {
 public:
  explicit RoomViews(std::string room) : room_(std::move(room)) {}

  // Everything is to be made anew: the durable state has changed.
  void Outdate();

  // The newest view for `seat`. `outer` has version and witness of `state`; `presence` is a
  // serialised DeskView with nothing but its presence.
  Frame ViewFor(const pb::Seat& seat, const competition::Competition& state, const pb::View& outer,
                const competition::Moment& moment, const std::string& presence);

 private:
  const std::string& Part(Audience audience, const competition::Competition& state,
                          const competition::Moment& moment);

  std::string room_;
  std::map<Audience, std::string> parts_;  // Serialised; without own parts and presence.
  std::map<Audience, Frame> frames_;       // Of those who have nothing of their own.
};

}  // namespace tingfen::engine
