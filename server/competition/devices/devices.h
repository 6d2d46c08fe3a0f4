// Devices around the seats: screens that are told what they show, a second device that asks for a
// judge's seat, and the codes of seats. Internal to server/competition, but for what the hub asks.
// Pure.
//
// A screen is paired once by the code on it and may show something else later; it keeps its token.
// While a turn is under way a judge's seat that has a device goes to another only if two people
// want it: the operator proposes, the supervisor or the chief decides, never the same person.
#pragma once

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// Screens and the devices that ask for a seat, for desks.
void AddDevices(const Competition& state, const RoomRecord& room, pb::DeskView& view);

void Fold(Competition& state, const pb::DeviceEnrolled& fact, const Context& context);
void Fold(Competition& state, const pb::DeviceSignedOut& fact, const Context& context);
void Fold(Competition& state, const pb::TokenKept& fact, const Context& context);

}  // namespace tingfen::competition
