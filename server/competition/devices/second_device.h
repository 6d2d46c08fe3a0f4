// A second device for a judge's seat or the kiosk: two people want it. Internal to
// server/competition but for what the hub asks. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/competition/record/steps.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

inline constexpr std::uint64_t kDeviceRequestMs = 10ULL * 60 * 1000;

// No device takes this seat now unless two people want it: a judge's from its first promise on and
// while a turn is under way, the kiosk's once a device has held it. One alone could else score as a
// judge who is there, or sign as a candidate.
bool TwoPeopleAsked(const Competition& state, const SeatRecord& seat);

// Neither decided nor followed by another.
bool IsOpen(const DeviceRecord& record);

// Asked too long ago to be proposed or decided.
bool Lapsed(const DeviceRecord& record, const pb::Stamp& now);

// Asked or proposed, of the room, newest first.
std::vector<const DeviceRecord*> OpenDevicesIn(const Competition& state, const std::string& room);
pb::DeviceRequest DeviceRequestOf(const Competition& state, const DeviceRecord& record);
// Null: nobody asked under this id.
const DeviceRecord* FindDevice(const Competition& state, const std::string& id);

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ProposeDevice& command);
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::DecideDevice& command);

Decision Decide(const Competition& head, const Request& request, const pb::ProposeDevice& command);
Decision Decide(const Competition& head, const Request& request, const pb::DecideDevice& command);

void OfferDevices(Steps& steps);

void Fold(Competition& state, const pb::DeviceAsked& fact, const Context& context);
void Fold(Competition& state, const pb::DeviceProposed& fact, const Context& context);
void Fold(Competition& state, const pb::DeviceDecided& fact, const Context& context);

}  // namespace tingfen::competition
