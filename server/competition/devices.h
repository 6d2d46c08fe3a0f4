// Devices around the seats: screens that are told what they show, a second device that asks for a
// judge's seat, and the codes of seats. Internal to server/competition, but for what the hub asks.
// Pure.
//
// A screen is paired once by the code on it and may show something else later; it keeps its token.
// While a turn is under way a judge's seat that has a device goes to another only if two people
// want it: the operator proposes, the supervisor or the chief decides, never the same person.
#pragma once

#include <vector>

#include "server/competition/competition.h"

namespace tingfen::competition {

inline constexpr std::uint64_t kDeviceRequestMs = 10ULL * 60 * 1000;
inline constexpr std::size_t kScreenNameCharactersMax = 30;

// A judge's seat of this room does not go to another device now unless two people want it.
bool SecondDeviceIsAsked(const Competition& state, const pb::Seat& seat);

// Asked too long ago to be proposed or decided.
bool Lapsed(const DeviceRecord& record, const pb::Stamp& now);

// Asked or proposed, of the room, newest first.
std::vector<const DeviceRecord*> OpenDevicesIn(const Competition& state, const std::string& room);

// Whether this role may issue codes for the seat; an operator's seats are those of the own room.
bool MayIssueCode(const SeatRecord& who, const SeatRecord& seat);

// How long codes issued by this role open their seats.
std::uint32_t CodeMinutes(pb::Role::Id asker);

pb::DeviceRequest DeviceRequestOf(const Competition& state, const DeviceRecord& record);

// The screens of one room; of all where `room` is empty.
std::vector<pb::ScreenView> ScreensIn(const Competition& state, const std::string& room);

Decision DecideAssignScreen(const Competition& head, const Request& request);
Decision DecideReloadScreen(const Competition& head, const Request& request);
Decision DecideRemoveScreen(const Competition& head, const Request& request);
Decision DecideProposeDevice(const Competition& head, const Request& request);
Decision DecideDecideDevice(const Competition& head, const Request& request);
Decision DecideIssueCodes(const Competition& head, const Request& request);
Decision DecideFreezeDevice(const Competition& head, const Request& request);

void FoldDevices(Competition& state, const pb::Event& event);

}  // namespace tingfen::competition
