// What each reader may know, made from the durable state.
//
// Secrecy is by construction: `Hall`, `Kiosk` and `SharedByJudges` read figures only of candidates
// whose `announced` is set. Before that, two competitions that differ in marks alone give the same
// bytes here (shown by the simulation).
//
// `now` and `started_boot_ms` place the clock: views carry milliseconds since the server process
// began, which pages compare with Pong.
#pragma once

#include "proto/views.pb.h"
#include "server/competition/competition.h"

namespace tingfen::competition {

struct Moment {
  pb::Stamp now;
  std::uint64_t started_boot_ms = 0;  // When the server process began, on the boot clock.
};

pb::HallView Hall(const Competition& state, const std::string& room, const Moment& moment);
pb::KioskView Kiosk(const Competition& state, const std::string& room, const Moment& moment);
pb::ClockView Clock(const Competition& state, const std::string& room, const Moment& moment);
pb::WaitingView Waiting(const Competition& state, const std::string& room, const Moment& moment);

// For the administrator; `room` is that of the seat.
pb::PrepareView Prepare(const Competition& state, const std::string& room, const Moment& moment);

// The part all judges of the room share, and the part of one seat: `JudgeView` is both merged
// (Protobuf merges concatenated messages), so the shared part is serialised once a version.
pb::JudgeView SharedByJudges(const Competition& state, const std::string& room,
                             const Moment& moment);
pb::OwnSeat OwnPart(const Competition& state, const std::string& seat);

// For operator, verifier and supervisor; `presence` is added by the caller.
pb::DeskView Desk(const Competition& state, const std::string& room, const Moment& moment);

// What operator and verifier alone are shown besides, each the own reading (paper.h); `seat` is the
// reader's. And the supervisor alone, who may see deviations before closing where the plan asks.
pb::Keying KeyingFor(const Competition& state, const std::string& seat);
pb::Watch WatchFor(const Competition& state, const std::string& room);

// What the timekeeper can do now, beside the clock.
std::vector<pb::Step> TimekeeperSteps(const Competition& state, const std::string& room);

}  // namespace tingfen::competition
