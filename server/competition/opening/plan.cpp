#include "server/competition/opening/plan.h"

#include <cstdlib>
#include <memory>

#include "server/bank/bank.h"
#include "server/competition/opening/roll.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/rules_version.h"
#include "server/competition/state/seats.h"
#include "server/plan/model/full_marks.h"

namespace tingfen::competition {
namespace {

pb::Refusal PlanRefused(const std::vector<pb::PlanFault>& faults) {
  pb::Refusal refusal = Refuse(pb::Refusal::PLAN_FAULTS, "plan", std::to_string(faults.size()));
  for (const pb::PlanFault& fault : faults) *refusal.add_plan_faults() = fault;
  return refusal;
}

// An open plan of an older ledger may leave unsaid what one that is entered today has to say.
std::optional<pb::Refusal> WhyNotScales(const pb::Plan& plan) {
  if (!plan::LeavesScaleUnsaid(plan)) return std::nullopt;
  pb::PlanFault fault;
  fault.set_path("components");
  fault.mutable_says()->set_zh(
      "有一项成绩的满分与总成绩的满分不同，方案没有写怎样计入。请先在方案中写明，再锁定。");
  fault.mutable_says()->set_en(
      "a component is not marked to the total's full mark, and the plan does not say how it "
      "counts. Say so in the plan, then lock it.");
  return PlanRefused({fault});
}

}  // namespace

pb::CompetitionLocked LockedUnder(const pb::Plan& plan, const pb::Roll& roll) {
  pb::CompetitionLocked fact;
  fact.set_plan(plan.SerializeAsString());
  fact.set_roll(roll.SerializeAsString());
  fact.set_check_code(CheckCode(fact.plan(), fact.roll()));
  fact.set_rules(kRulesVersion);
  for (pb::Seat& seat : SeatsOf(plan, roll)) *fact.add_seats() = std::move(seat);
  return fact;
}

std::optional<pb::Refusal> WhyNotBank(const Competition& state) {
  const std::uint32_t have =
      state.bank ? static_cast<std::uint32_t>(state.bank->questions_size()) : 0;
  for (const pb::Stage& stage : state.plan->stages()) {
    const std::uint32_t need = stage.questions().bank_at_least();
    if (have >= need) continue;
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::BANK, std::to_string(have),
                  std::to_string(need));
  }
  return std::nullopt;
}

void TakeSeats(Competition& state, const google::protobuf::RepeatedPtrField<pb::Seat>& seats) {
  const auto before = std::exchange(state.seats, {});
  state.seat_order.clear();
  for (const pb::Seat& seat : seats) {
    SeatRecord record;
    record.seat = seat;
    record.chief = !seat.panel().empty() && seat.number() > 0 &&
                   PanelById(*state.plan, seat.panel()).chief_seat() == seat.number();
    const auto was = before.find(seat.id());
    record.enrolled = was != before.end() && was->second.enrolled;
    state.seat_order.push_back(seat.id());
    state.seats.emplace(seat.id(), std::move(record));
  }
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::EnterPlan&) {
  if (!head.plan_open) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::PLAN);
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::EnterBank&) {
  if (!head.plan_open) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::PLAN);
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&, const pb::LockPlan&) {
  if (!head.plan_open) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

// People who do not fit the new plan have to be brought in again: the rooms stay.
Decision Decide(const Competition& head, const Request& request, const pb::EnterPlan& command) {
  if (command.json().size() > kPlanBytesMax) return Refuse(pb::Refusal::INVALID, "json");
  if (!request.entered_plan) std::abort();
  const EnteredPlan& entered = *request.entered_plan;
  if (!entered.faults.empty()) return PlanRefused(entered.faults);
  const std::string bytes = entered.plan.SerializeAsString();
  if (bytes == head.plan->SerializeAsString()) return Refuse(pb::Refusal::ALREADY);
  if (!entered.roll_faults.empty()) return PlanRefused(entered.roll_faults);
  Events events;
  const std::string roll_bytes = entered.roll.SerializeAsString();
  if (!entered.roll_fits) {
    pb::RollEntered& emptied = *events.emplace_back(NewEvent(request)).mutable_roll_entered();
    emptied.set_roll(roll_bytes);
    emptied.set_check_code(CheckCode(head.plan->SerializeAsString(), roll_bytes));
  }
  pb::PlanEntered& fact = *events.emplace_back(NewEvent(request)).mutable_plan_entered();
  fact.set_plan(bytes);
  fact.set_check_code(CheckCode(bytes, roll_bytes));
  for (pb::Seat& seat : SeatsOf(entered.plan, entered.roll)) *fact.add_seats() = std::move(seat);
  return events;
}

Decision Decide(const Competition& head, const Request& request, const pb::EnterBank& command) {
  const std::string& bytes = command.bank();
  pb::QuestionBank bank;
  if (!bank.ParseFromString(bytes) || !bank::IsBank(bank)) {
    return Refuse(pb::Refusal::INVALID, "bank");
  }
  if (head.bank && bytes == head.bank->SerializeAsString()) return Refuse(pb::Refusal::ALREADY);
  pb::Event event = NewEvent(request);
  event.mutable_bank_entered()->set_bank(bytes);
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request, const pb::LockPlan& command) {
  const std::string& code = command.check_code();
  if (code != head.check_code) {
    return Refuse(pb::Refusal::INVALID, "check_code", code.substr(0, 16), head.check_code);
  }
  if (auto refusal = WhyNotScales(*head.plan)) return *refusal;
  if (auto refusal = WhyNotBank(head)) return *refusal;
  if (!command.zone().empty() && !request.zone) {
    return Refuse(pb::Refusal::INVALID, "zone", command.zone().substr(0, 64));
  }
  pb::Event event = NewEvent(request);
  event.mutable_plan_locked()->set_check_code(code);
  if (request.zone) *event.mutable_plan_locked()->mutable_zone() = *request.zone;
  return Events{event};
}

void Fold(Competition& state, const pb::CompetitionLocked& fact, const Context&) {
  state.rules = RulesNamed(fact.rules());
  state.plan = std::make_shared<const pb::Plan>(Parsed<pb::Plan>(fact.plan()));
  TakeRoll(state, fact.roll());
  state.check_code = fact.check_code();
  if (!fact.bank().empty()) {
    state.bank = std::make_shared<const pb::QuestionBank>(Parsed<pb::QuestionBank>(fact.bank()));
  }
  state.plan_open = fact.open();
  state.zone = fact.zone();
  TakeSeats(state, fact.seats());
  if (state.roll->rooms().empty()) state.rooms["room1"].id = "room1";
  for (const pb::RoomEntry& entry : state.roll->rooms()) {
    RoomRecord& room = state.rooms[entry.id()];
    room.id = entry.id();
    room.title = entry.title();
  }
}

void Fold(Competition& state, const pb::PlanEntered& fact, const Context&) {
  state.plan = std::make_shared<const pb::Plan>(Parsed<pb::Plan>(fact.plan()));
  TakeSeats(state, fact.seats());
  TakeRoll(state, state.roll->SerializeAsString());
  state.check_code = fact.check_code();
}

void Fold(Competition& state, const pb::BankEntered& fact, const Context&) {
  state.bank = std::make_shared<const pb::QuestionBank>(Parsed<pb::QuestionBank>(fact.bank()));
}

void Fold(Competition& state, const pb::PlanLocked& fact, const Context&) {
  state.plan_open = false;
  if (fact.has_zone()) state.zone = fact.zone();
}

}  // namespace tingfen::competition
