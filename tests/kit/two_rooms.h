// A competition of two rooms that are brought to a common level, for tests: "c1" and "c2" are heard
// in "room1", "c3" and "c4" in "room2".
#pragma once

#include <string>

#include "server/competition/state/phase.h"
#include "server/competition/views/prepare.h"
#include "tests/kit/room.h"

namespace tingfen::competition {

// Two judges a room; pooled base, means to two places, coefficients to four, announced at the end.
pb::Plan EqualisingPlan();
pb::Roll TwoRoomsRoll();

class EqualisedRooms : public Room {
 public:
  EqualisedRooms() : Room(EqualisingPlan(), TwoRoomsRoll()) {}

  // Everybody is in and the lots of both rooms are witnessed, in roll order.
  void Prepare();
  // The whole turn up to its release; speech is `content` + 30, defense is one mark.
  void Hear(const std::string& candidate, const std::string& content, const std::string& defense);
  void HearAll();  // The interviews come to 85, 75, 90 and 85.
  std::optional<pb::Refusal> Equalise(const std::string& seat = "operator");
  std::optional<pb::Refusal> ConfirmEqualisation(const std::string& seat);
  void ConfirmEqualisation();  // Everybody of both rooms.
  // By the operator and at the kiosk of the candidate's own room.
  std::optional<pb::Refusal> AnnounceInOwnRoom(const std::string& candidate);
  std::optional<pb::Refusal> SignInOwnRoom(const std::string& candidate);
  std::optional<pb::Refusal> Disqualify(const std::string& candidate);

  pb::Phase::Id PhaseIn(const std::string& room) const {
    return PhaseOf(state(), state().rooms.at(room));
  }
  std::string TotalOf(const std::string& candidate) const {
    return state().candidates.at(candidate).figures->total();
  }

 private:
  // Of the room the candidate is heard in: "room2.panel_1".
  static std::string Seat(const std::string& candidate, const std::string& seat);
};

}  // namespace tingfen::competition
