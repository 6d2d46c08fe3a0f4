#include "tests/kit/two_rooms.h"

#include <gtest/gtest.h>

#include "server/competition/views/prepare.h"
#include "tests/kit/pictures.h"

namespace tingfen::competition {

pb::Plan EqualisingPlan() {
  pb::Plan plan = TwoStagePlan(2);
  plan.mutable_announcement()->set_when(pb::Announcement::AT_END);
  plan.mutable_equalise()->set_base(pb::Equalise::POOLED);
  plan.mutable_equalise()->set_mean_places(2);
  plan.mutable_equalise()->set_coefficient_places(4);
  return plan;
}

pb::Roll TwoRoomsRoll() {
  pb::Roll roll = RollOf(4);
  for (const char* id : {"room1", "room2"}) {
    roll.add_rooms()->set_id(id);
    roll.mutable_rooms()->rbegin()->set_title(id == std::string("room1") ? "第一考场" : "第二考场");
  }
  for (int i = 0; i < 4; ++i) roll.mutable_candidates(i)->set_room(i < 2 ? "room1" : "room2");
  return roll;
}

std::string EqualisedRooms::Seat(const std::string& candidate, const std::string& seat) {
  return candidate < "c3" ? seat : "room2." + seat;
}

void EqualisedRooms::Prepare() {
  CheckEverybodyIn();
  for (const std::string room : {"room1", "room2"}) {
    const std::string first = room == "room1" ? "c1" : "c3";
    ASSERT_FALSE(Send(Seat(first, "operator"), [&](auto& command) {
      command.mutable_record_lots()->set_room(room);
      for (const std::uint32_t number : {1U, 2U}) {
        pb::Lot& lot = *command.mutable_record_lots()->add_lots();
        lot.set_candidate("c" + std::to_string((room == "room1" ? 0 : 2) + number));
        lot.set_number(number);
      }
    }));
    ASSERT_FALSE(Send(Seat(first, "supervisor"),
                      [&](auto& command) { command.mutable_witness_lots()->set_room(room); }));
  }
}

void EqualisedRooms::Hear(const std::string& candidate, const std::string& content,
                          const std::string& defense) {
  Call(candidate);
  for (const std::string stage : {"speech", "defense"}) {
    Start(candidate, stage);
    End(candidate, stage);
    for (const char* judge : {"panel_1", "panel_2"}) {
      using Marks = std::vector<std::string>;
      const Marks marks = stage == "speech" ? Marks{content, "30"} : Marks{defense};
      ASSERT_FALSE(Submit(Seat(candidate, judge), candidate, stage, marks));
    }
    ASSERT_FALSE(Close(candidate, stage));
  }
  for (const char* seat : {"verifier", "panel_1", "supervisor"}) {
    ASSERT_FALSE(Confirm(Seat(candidate, seat), candidate));
  }
}

void EqualisedRooms::HearAll() {
  Hear("c1", "50", "90");
  Hear("c3", "60", "90");
  Hear("c2", "40", "80");
  Hear("c4", "60", "80");
}

std::optional<pb::Refusal> EqualisedRooms::Equalise(const std::string& seat) {
  return Send(seat, [](auto& command) { command.mutable_equalise_rooms(); });
}

std::optional<pb::Refusal> EqualisedRooms::ConfirmEqualisation(const std::string& seat) {
  return Send(seat, [&](auto& command) {
    command.mutable_confirm_equalisation()->set_digest(state().equalisation_digest);
  });
}

void EqualisedRooms::ConfirmEqualisation() {
  for (const char* candidate : {"c1", "c3"}) {
    for (const char* seat : {"verifier", "panel_1", "supervisor"}) {
      ASSERT_FALSE(ConfirmEqualisation(Seat(candidate, seat)));
    }
  }
}

std::optional<pb::Refusal> EqualisedRooms::AnnounceInOwnRoom(const std::string& candidate) {
  return Send(Seat(candidate, "operator"), [&](auto& command) {
    command.mutable_announce_figures()->set_candidate(candidate);
    command.mutable_announce_figures()->set_digest(NewestDigestOf(candidate));
  });
}

std::optional<pb::Refusal> EqualisedRooms::SignInOwnRoom(const std::string& candidate) {
  return Send(Seat(candidate, "kiosk"), [&](auto& command) {
    command.mutable_sign_result()->set_candidate(candidate);
    command.mutable_sign_result()->set_digest(NewestDigestOf(candidate));
    command.mutable_sign_result()->set_signature_png(DrawnSignature());
  });
}

std::optional<pb::Refusal> EqualisedRooms::Disqualify(const std::string& candidate) {
  return Send(Seat(candidate, "operator"), [&](auto& command) {
    command.mutable_set_outcome()->set_candidate(candidate);
    command.mutable_set_outcome()->set_outcome(pb::Outcome::DISQUALIFIED);
    command.mutable_set_outcome()->set_reason("资格审查不合格");
  });
}

}  // namespace tingfen::competition
