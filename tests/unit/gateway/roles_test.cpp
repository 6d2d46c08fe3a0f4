// Every role asks for every command in every phase, through a socket: what the table of
// server/access allows gets as far as the competition, and everything else is refused for the
// table's reason.
#include <gtest/gtest.h>

#include <functional>

#include "server/competition/evolve.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/request.h"
#include "server/vocabulary/allowed.h"
#include "tests/kit/two_rooms.h"
#include "tests/unit/gateway/served_room.h"

namespace tingfen::gateway {
namespace {

using competition::EqualisedRooms;
using competition::EqualisingPlan;
using competition::RollOf;
using competition::Room;
using competition::TwoRoomsRoll;
using competition::TwoStagePlan;
using pb::Phase;

// A room in each phase. The events are those of a day that got so far.
using Events = std::vector<pb::Event>;

Room Drawn(pb::Plan plan = TwoStagePlan(3)) {
  Room room(std::move(plan));
  room.CheckEverybodyIn();
  room.DrawLots();
  return room;
}

Room Called(pb::Plan plan = TwoStagePlan(3)) {
  Room room = Drawn(std::move(plan));
  room.Call("c1");
  return room;
}

void Score(Room& room, const std::string& stage, const std::vector<std::string>& marks) {
  room.Start("c1", stage);
  room.End("c1", stage);
  for (const char* seat : {"panel_1", "panel_2", "panel_3"}) {
    EXPECT_FALSE(room.Submit(seat, "c1", stage, marks));
  }
}

Room Heard() {
  Room room = Drawn();
  room.RunTurn("c1", {"50", "30"}, "90");
  return room;
}

Events InPhase(Phase::Id phase) {
  switch (phase) {
    case Phase::PLANNING:
      return Room::Open(TwoStagePlan(3), RollOf(2)).events();
    case Phase::CHECK_IN: {
      Room room(TwoStagePlan(3));
      room.CheckJudgesIn();
      return room.events();
    }
    case Phase::LOTS: {
      Room room(TwoStagePlan(3));
      room.CheckEverybodyIn();
      EXPECT_FALSE(room.Send("operator", [](auto& command) {
        command.mutable_record_lots()->set_room("room1");
        for (const std::uint32_t number : {1U, 2U}) {
          pb::Lot& lot = *command.mutable_record_lots()->add_lots();
          lot.set_candidate("c" + std::to_string(number));
          lot.set_number(number);
        }
      }));
      return room.events();
    }
    case Phase::READY:
      return Drawn().events();
    case Phase::CALLED:
      return Called().events();
    case Phase::PREPARING: {
      pb::Plan plan = TwoStagePlan(3);
      plan.mutable_stages(0)->set_prepare_seconds(300);
      Room room = Called(plan);
      EXPECT_FALSE(room.Send("operator", [](auto& command) {
        command.mutable_start_preparing()->set_candidate("c1");
        command.mutable_start_preparing()->set_stage("speech");
      }));
      return room.events();
    }
    case Phase::PRESENTING: {
      Room room = Called();
      room.Start("c1", "speech");
      return room.events();
    }
    case Phase::SCORING: {
      Room room = Called();
      Score(room, "speech", {"50", "30"});
      return room.events();
    }
    case Phase::STAGE_CLOSED: {
      Room room = Called();
      Score(room, "speech", {"50", "30"});
      EXPECT_FALSE(room.Close("c1", "speech"));
      return room.events();
    }
    case Phase::RELEASING:
      return Heard().events();
    case Phase::RELEASED: {
      Room room = Heard();
      room.Release("c1");
      return room.events();
    }
    case Phase::ANNOUNCED: {
      Room room = Heard();
      room.Release("c1");
      EXPECT_FALSE(room.Announce("c1"));
      return room.events();
    }
    case Phase::EQUALISING: {
      EqualisedRooms rooms;
      rooms.Prepare();
      rooms.HearAll();
      return rooms.events();
    }
    case Phase::FINISHED:
    case Phase::RESULTS: {
      Room room(TwoStagePlan(3));
      room.RunDay({"90", "80"});
      Events events = room.events();
      if (phase == Phase::FINISHED) events.pop_back();
      return events;
    }
    default:
      return {};
  }
}

// Nothing in it: it never changes anything but where there is nothing to be said at all.
pb::Command Empty(const google::protobuf::FieldDescriptor& action, int number) {
  pb::Command command = engine::NewCommand(number);
  command.GetReflection()->MutableMessage(&command, &action);
  return command;
}

// Of the first room; whoever could change the phase with a command without content comes last.
struct Asking {
  const char* seat;
  pb::Role::Id role;
  bool chief = false;
};
constexpr Asking kAsking[] = {
    {"hall", pb::Role::HALL},
    {"clock", pb::Role::CLOCK},
    {"waiting", pb::Role::WAITING},
    {"kiosk", pb::Role::KIOSK},
    {"panel_1", pb::Role::JUDGE, true},
    {"panel_2", pb::Role::JUDGE},
    {"verifier", pb::Role::VERIFIER},
    {"supervisor", pb::Role::SUPERVISOR},
    {"timekeeper", pb::Role::TIMEKEEPER},
    {"administrator", pb::Role::ADMINISTRATOR},
    {"operator", pb::Role::OPERATOR},
};

std::string TokenOf(const std::string& seat) {
  return std::string(32 - seat.size(), '0') + seat;
}

// Everybody's device is in before anything else: a seat that has promised takes no other by itself.
Events WithDevices(Events events) {
  const auto locked = std::ranges::find_if(
      events, [](const pb::Event& event) { return event.has_competition_locked(); });
  std::vector<pb::Event> enrolled;
  for (const Asking& asking : kAsking) {
    pb::Event& event = enrolled.emplace_back();
    *event.mutable_at() = locked->at();
    event.mutable_device_enrolled()->set_seat(asking.seat);
    event.mutable_device_enrolled()->set_token_mac(
        engine::TestKey().MacOfToken(TokenOf(asking.seat)));
  }
  events.insert(std::next(locked), enrolled.begin(), enrolled.end());
  return events;
}

class Roles : public ServedRoom, public testing::WithParamInterface<Phase::Id> {
 protected:
  std::unique_ptr<RawClient> Return(const Asking& asking) const {
    auto client = Connect();
    pb::ClientFrame frame;
    frame.mutable_hello()->set_protocol(1);
    frame.mutable_hello()->set_page(asking.role);
    frame.mutable_hello()->set_token(TokenOf(asking.seat));
    client->SendFrame(frame);
    const auto welcome = client->Receive();
    EXPECT_TRUE(welcome && welcome->has_welcome()) << asking.seat;
    return client;
  }

  std::optional<pb::Refusal> Ask(RawClient& client, const pb::Command& command) {
    pb::ClientFrame frame;
    *frame.mutable_command() = command;
    EXPECT_TRUE(client.SendFrame(frame));
    while (const auto answer = client.Receive()) {
      if (answer->has_receipt() && answer->receipt().command_id() == command.id()) {
        return std::nullopt;
      }
      if (answer->has_refusal() && answer->refusal().command_id() == command.id()) {
        return answer->refusal();
      }
    }
    ADD_FAILURE() << "the server closed";
    return std::nullopt;
  }

  void Try(const Asking& asking, RawClient& client,
           const google::protobuf::FieldDescriptor& action) {
    const auto refusal = Ask(client, Empty(action, ++commands_));
    const auto why_not = vocabulary::WhyNotAllowed(
        asking.role, asking.chief, static_cast<pb::Command::ActionCase>(action.number()),
        GetParam());
    const std::string what = std::string(asking.seat) + " " + action.name();
    if (why_not) {
      ASSERT_TRUE(refusal) << what << " was accepted";
      EXPECT_EQ(refusal->code(), *why_not) << what << ": " << refusal->ShortDebugString();
      EXPECT_EQ(refusal->what(), "") << what;
    } else if (refusal) {
      // The competition itself says what it lacks, which the table never does.
      const bool by_table =
          refusal->code() == pb::Refusal::NOT_YOUR_ROLE || refusal->code() == pb::Refusal::NOT_NOW;
      EXPECT_FALSE(by_table && refusal->what().empty()) << what;
    }
  }

 private:
  int commands_ = 0;
};

TEST_P(Roles, MayAskForWhatTheTableAllowsAndForNothingElse) {
  limits.commands_at_once = 1e6;
  limits.frames_at_once = 1e6;
  Serve(WithDevices(InPhase(GetParam())));
  const auto* actions = pb::Command::descriptor()->FindOneofByName("action");
  for (const Asking& asking : kAsking) {
    const auto client = Return(asking);
    for (int i = 0; i < actions->field_count(); ++i) {
      const auto& action = *actions->field(i);
      if (action.number() != pb::Command::kEqualiseRooms) Try(asking, *client, action);
    }
    Try(asking, *client,
        *pb::Command::descriptor()->FindFieldByNumber(pb::Command::kEqualiseRooms));
  }
}

std::vector<Phase::Id> AllPhases() {
  std::vector<Phase::Id> phases;
  for (int phase = Phase::CHECK_IN; phase <= Phase::Id_MAX; ++phase) {
    phases.push_back(static_cast<Phase::Id>(phase));
  }
  return phases;
}

INSTANTIATE_TEST_SUITE_P(Phases, Roles, testing::ValuesIn(AllPhases()),
                         [](const auto& phase) { return Phase::Id_Name(phase.param); });

TEST(RolesPhases, AreThoseTheDaysAreIn) {
  for (const Phase::Id phase : AllPhases()) {
    competition::Competition state;
    for (const pb::Event& event : InPhase(phase)) {
      competition::Evolve(state, event, state.seq + 1);
    }
    EXPECT_EQ(competition::PhaseOf(state, state.rooms.at("room1")), phase) << Phase::Id_Name(phase);
  }
}

}  // namespace
}  // namespace tingfen::gateway
