// The views of one room as frames, each made at most once a version and shared by its readers.
// One thread, the engine's.
#pragma once

#include <map>
#include <string>

#include "proto/views.pb.h"
#include "server/competition/state/competition.h"
#include "server/competition/views/judge.h"
#include "server/competition/views/moment.h"
#include "server/engine/wire.h"

namespace tingfen::engine {

// Which view a seat is shown.
enum class Audience { kHall, kKiosk, kJudge, kDesk, kClock, kWaiting, kPrepare };
Audience AudienceOf(pb::Role::Id role);

// Whether its view says who is connected, and which screens wait to be told what they show.
bool SeesPresence(pb::Role::Id role);
bool SeesWaiting(pb::Role::Id role);

class RoomViews {
 public:
  explicit RoomViews(std::string room) : room_(std::move(room)) {}

  // Everything is to be made anew: the durable state has changed.
  void Invalidate();

  // The newest view for `seat`. `envelope` has version and witness of `state`; `added` are
  // serialised fields of the view that are no part of the competition: who is connected.
  Frame ViewFor(const pb::Seat& seat, const competition::Competition& state,
                const pb::View& envelope, const competition::Moment& moment,
                const std::string& added);

 private:
  const std::string& Part(Audience audience, const competition::Competition& state,
                          const competition::Moment& moment);
  const std::string& OwnPart(const pb::Seat& seat, const competition::Competition& state);

  std::string room_;
  std::map<Audience, std::string> parts_;   // Serialised; without own parts and what is added.
  std::map<std::string, std::string> own_;  // Serialised, by seat: what is its alone.
  std::map<Audience, Frame> frames_;        // Of those who have nothing of their own.
};

}  // namespace tingfen::engine
