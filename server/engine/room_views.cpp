#include "server/engine/room_views.h"

#include <cstdlib>

#include "server/competition/paper/keying.h"
#include "server/competition/run_sheet.h"
#include "server/competition/views/desk.h"
#include "server/competition/views/display.h"
#include "server/competition/views/prepare.h"
#include "server/competition/views/public.h"
#include "server/competition/views/watch.h"
#include "server/plan/wire.h"

namespace tingfen::engine {
namespace {

std::uint32_t FieldOf(Audience audience) {
  switch (audience) {
    case Audience::kHall:
      return pb::View::kHallFieldNumber;
    case Audience::kKiosk:
      return pb::View::kKioskFieldNumber;
    case Audience::kJudge:
      return pb::View::kJudgeFieldNumber;
    case Audience::kDesk:
      return pb::View::kDeskFieldNumber;
    case Audience::kClock:
      return pb::View::kClockFieldNumber;
    case Audience::kWaiting:
      return pb::View::kWaitingFieldNumber;
    case Audience::kPrepare:
      return pb::View::kPrepareFieldNumber;
  }
  std::abort();
}

pb::PrepareView WithRules(pb::PrepareView view) {
  for (pb::Rule& rule : plan::RulesInWords(view.plan())) *view.add_rules() = std::move(rule);
  return view;
}

}  // namespace

Audience AudienceOf(pb::Role::Id role) {
  switch (role) {
    case pb::Role::HALL:
      return Audience::kHall;
    case pb::Role::KIOSK:
      return Audience::kKiosk;
    case pb::Role::JUDGE:
    case pb::Role::MASS_JUDGE:
      return Audience::kJudge;
    case pb::Role::OPERATOR:
    case pb::Role::VERIFIER:
    case pb::Role::SUPERVISOR:
      return Audience::kDesk;
    case pb::Role::CLOCK:
    case pb::Role::TIMEKEEPER:
      return Audience::kClock;
    case pb::Role::WAITING:
      return Audience::kWaiting;
    case pb::Role::ADMINISTRATOR:
      return Audience::kPrepare;
    default:
      std::abort();  // No seat has another role.
  }
}

bool SeesPresence(pb::Role::Id role) {
  const Audience audience = AudienceOf(role);
  return audience == Audience::kDesk || audience == Audience::kPrepare;
}

bool SeesWaiting(pb::Role::Id role) {
  return role == pb::Role::OPERATOR || role == pb::Role::ADMINISTRATOR;
}

void RoomViews::Invalidate() {
  parts_.clear();
  own_.clear();
  frames_.clear();
}

const std::string& RoomViews::Part(Audience audience, const competition::Competition& state,
                                   const competition::Moment& moment) {
  const auto [part, made] = parts_.try_emplace(audience);
  if (!made) return part->second;
  switch (audience) {
    case Audience::kHall:
      part->second = competition::Hall(state, room_, moment).SerializeAsString();
      break;
    case Audience::kKiosk:
      part->second = competition::Kiosk(state, room_, moment).SerializeAsString();
      break;
    case Audience::kJudge:
      part->second = competition::SharedByJudges(state, room_, moment).SerializeAsString();
      break;
    case Audience::kDesk:
      part->second = competition::Desk(state, room_, moment).SerializeAsString();
      break;
    case Audience::kClock:
      part->second = competition::Clock(state, room_, moment).SerializeAsString();
      break;
    case Audience::kWaiting:
      part->second = competition::Waiting(state, room_, moment).SerializeAsString();
      break;
    case Audience::kPrepare:
      part->second = WithRules(competition::Prepare(state, room_, moment)).SerializeAsString();
      break;
  }
  return part->second;
}

const std::string& RoomViews::OwnPart(const pb::Seat& seat, const competition::Competition& state) {
  const auto [part, made] = own_.try_emplace(seat.id());
  if (!made) return part->second;
  pb::DeskView desk;
  pb::ClockView clock;
  pb::JudgeView judge;
  switch (seat.role()) {
    case pb::Role::JUDGE:
    case pb::Role::MASS_JUDGE:
      *judge.mutable_own() = competition::OwnPart(state, seat.id());
      part->second = judge.SerializeAsString();
      break;
    case pb::Role::OPERATOR:
    case pb::Role::VERIFIER:
      *desk.mutable_keying() = competition::KeyingFor(state, seat.id());
      part->second = desk.SerializeAsString();
      break;
    case pb::Role::SUPERVISOR:
      *desk.mutable_watch() = competition::WatchFor(state, seat.room());
      part->second = desk.SerializeAsString();
      break;
    case pb::Role::TIMEKEEPER:
      for (pb::Step& step : competition::TimekeeperSteps(state, seat.room())) {
        *clock.add_steps() = std::move(step);
      }
      part->second = clock.SerializeAsString();
      break;
    default:
      break;
  }
  return part->second;
}

Frame RoomViews::ViewFor(const pb::Seat& seat, const competition::Competition& state,
                         const pb::View& envelope, const competition::Moment& moment,
                         const std::string& added) {
  const Audience audience = AudienceOf(seat.role());
  const std::string& part = Part(audience, state, moment);
  const std::string& own = OwnPart(seat, state);
  if (!own.empty() || !added.empty()) {
    return ViewFrame(envelope, FieldOf(audience), part, own + added);
  }
  Frame& frame = frames_[audience];
  if (!frame) frame = ViewFrame(envelope, FieldOf(audience), part, {});
  return frame;
}

}  // namespace tingfen::engine
