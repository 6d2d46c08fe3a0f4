// The seats: of a plan, in the state, of a panel; who may still take one. Internal to
// server/competition but for SeatsOf and OnlyShows. Pure.
#pragma once

#include <string>
#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

// The seats of a plan and roll: each room's judges, operator, verifier, supervisor, hall, kiosk.
std::vector<pb::Seat> SeatsOf(const pb::Plan& plan, const pb::Roll& roll);

// Hall, clock and waiting room only show, and may have several screens each.
bool OnlyShows(pb::Role::Id role);

// The judges of the pool who may sit there.
std::vector<std::string> Substitutes(const Competition& state, const pb::Seat& seat);

// The release step a seat confirms for; unspecified: none.
pb::ReleaseStep::By ReleaseStepOf(const SeatRecord& seat);
bool IsReleaseStep(const pb::Plan& plan, pb::ReleaseStep::By step);
// The judges of the pool for the panel and room who sit nowhere.
std::vector<std::string> JudgesToDrawFrom(const Competition& state, const std::string& room,
                                          const std::string& panel);
const SeatRecord* FindSeat(const Competition& state, const std::string& id);

// The judges' seats of a panel in a room, in seat order.
std::vector<const SeatRecord*> SeatsOfPanel(const Competition& state, const std::string& room,
                                            const std::string& panel);

// The judges' seats of the room's expert panels; of those that score the turn's stage. Mass seats
// are too many to list and close by share.
std::vector<const SeatRecord*> ExpertSeats(const Competition& state, const std::string& room);
std::vector<const SeatRecord*> ExpertSeatsOfTurn(const Competition& state, const RoomRecord& room);

// The seat of a role that has one in each room; null: none. The chief's is a judge's seat.
const SeatRecord* SeatOfRole(const Competition& state, const std::string& room, pb::Role::Id role);

// The seat scores on paper, alone or with its room.
bool OnPaper(const Competition& state, const SeatRecord& seat);

}  // namespace tingfen::competition
