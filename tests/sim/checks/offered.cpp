// Accepted ⇒ offered: in states along the day every command that a desk could send is put to
// `WhyNot`; what it would accept must stand on that desk's run sheet.
#include <algorithm>
#include <map>

#include "server/competition/decide.h"
#include "server/competition/evolve.h"
#include "server/competition/run_sheet.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/seats.h"
#include "server/vocabulary/allowed.h"
#include "server/vocabulary/commands.h"
#include "server/vocabulary/fields.h"
#include "tests/sim/checks/checks.h"

namespace tingfen::sim {
namespace {

// So that a day is looked at in about a dozen states.
constexpr std::uint64_t kEventsBetween = 37;

// Every id of a kind that a command could name.
class Ids {
 public:
  explicit Ids(const competition::Competition& state) {
    for (const auto& [id, room] : state.rooms) Add(pb::Named::ROOM, id);
    for (const auto& [id, candidate] : state.candidates) {
      Add(pb::Named::CANDIDATE, id);
      Add(pb::Named::DIGEST, candidate.digest);
      for (const auto& [post, figures] : candidate.run_offs) {
        Add(pb::Named::DIGEST, figures.digest);
      }
    }
    Add(pb::Named::DIGEST, state.equalisation_digest);
    for (const auto& [id, seat] : state.seats) Add(pb::Named::SEAT, id);
    for (const pb::Stage& stage : state.plan->stages()) Add(pb::Named::STAGE, stage.id());
    for (const pb::Stage& stage : *state.run_off_stages) Add(pb::Named::STAGE, stage.id());
    for (const pb::Post& post : state.roll->posts()) Add(pb::Named::POST, post.id());
    for (const auto& batch : state.plan->batches().batches()) Add(pb::Named::BATCH, batch.id());
    for (const auto& draw : state.draws) Add(pb::Named::DRAW, draw.draw.id());
    for (const auto& correction : state.corrections) Add(pb::Named::CORRECTION, correction.id);
    for (const auto& device : state.devices) Add(pb::Named::DEVICE, device.id);
    for (const auto& screen : state.screens) Add(pb::Named::SCREEN, screen.id);
    for (const pb::Panel& panel : state.plan->panels()) panels_.push_back(panel.id());
  }

  const std::vector<std::string>& Of(const google::protobuf::FieldDescriptor& field) const {
    if (field.full_name() == "tingfen.pb.Draw.panel") return panels_;
    return ids_.at(field.options().GetExtension(pb::names));
  }

 private:
  void Add(pb::Named::Id kind, const std::string& id) {
    if (!id.empty()) ids_[kind].push_back(id);
  }

  // With none at all: a step may leave it to its form, or to the own seat.
  std::map<int, std::vector<std::string>> ids_ = [] {
    std::map<int, std::vector<std::string>> ids;
    for (int kind = 0; kind <= pb::Named::Id_MAX; ++kind) ids[kind] = {""};
    return ids;
  }();
  std::vector<std::string> panels_ = {""};
};

// Every command of one kind with every id and every choice in its fields, without what is written.
class Variants {
 public:
  Variants(const competition::Competition& state, const Ids& ids, pb::Command::ActionCase action)
      : state_(state), ids_(ids) {
    pb::Command command;
    const auto* field = pb::Command::descriptor()->FindFieldByNumber(action);
    google::protobuf::Message& message = *command.GetReflection()->MutableMessage(&command, field);
    AddFields(message);
    Vary(command, 0);
  }

  std::vector<pb::Command> Take() { return std::move(commands_); }

 private:
  void AddFields(google::protobuf::Message& message) {
    for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
      const google::protobuf::FieldDescriptor* field = message.GetDescriptor()->field(i);
      if (field->is_repeated()) continue;
      if (field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE) {
        AddFields(*message.GetReflection()->MutableMessage(&message, field));
      } else {
        fields_.push_back({&message, field});
      }
    }
  }

  void Vary(pb::Command& command, std::size_t at) {
    if (at == fields_.size()) return commands_.push_back(command);
    const auto [message, field] = fields_[at];
    const auto* reflection = message->GetReflection();
    const auto next = [&] { Vary(command, at + 1); };
    switch (field->cpp_type()) {
      case google::protobuf::FieldDescriptor::CPPTYPE_STRING:
        for (const std::string& id : ids_.Of(*field)) {
          reflection->SetString(message, field, id);
          next();
        }
        return;
      case google::protobuf::FieldDescriptor::CPPTYPE_BOOL:
        for (const bool choice : {false, true}) {
          reflection->SetBool(message, field, choice);
          next();
        }
        return;
      case google::protobuf::FieldDescriptor::CPPTYPE_ENUM:
        for (int i = 0; i < field->enum_type()->value_count(); ++i) {
          reflection->SetEnumValue(message, field, field->enum_type()->value(i)->number());
          next();
        }
        return;
      case google::protobuf::FieldDescriptor::CPPTYPE_UINT32:  // UndoStep.seq
        for (const auto& [id, room] : state_.rooms) {
          if (!room.undoable) continue;
          reflection->SetUInt32(message, field, static_cast<std::uint32_t>(room.undoable->seq));
          next();
        }
        return;
      default:
        return next();
    }
  }

  const competition::Competition& state_;
  const Ids& ids_;
  std::vector<std::pair<google::protobuf::Message*, const google::protobuf::FieldDescriptor*>>
      fields_;
  std::vector<pb::Command> commands_;
};

bool SamePaper(const pb::Command& step, const pb::Command& command) {
  return step.set_paper().paper() == command.set_paper().paper();
}

// The step asks for this command, or its form lets somebody ask for it.
bool Covers(const pb::Command& step, const pb::Command& command) {
  if (step.action_case() != command.action_case()) return false;
  if (step.has_set_paper() && !SamePaper(step, command)) return false;
  const auto offered = vocabulary::NamedFields(vocabulary::ActionOf(step));
  for (const auto& asked : vocabulary::NamedFields(vocabulary::ActionOf(command))) {
    if (asked.anywhere || asked.id.empty()) continue;
    const bool fits = std::any_of(offered.begin(), offered.end(), [&](const auto& field) {
      return field.names == asked.names && (field.id.empty() || field.id == asked.id);
    });
    if (!fits) return false;
  }
  return true;
}

bool SitsOnMassPanel(const competition::Competition& state, const std::string& seat) {
  return state.seats.at(seat).seat.role() == pb::Role::MASS_JUDGE;
}

bool SitsInTurn(const competition::Competition& state, const competition::RoomRecord& room,
                const std::string& seat) {
  const auto seats = competition::ExpertSeatsOfTurn(state, room);
  return std::any_of(seats.begin(), seats.end(),
                     [&](const auto* one) { return one->seat.id() == seat; });
}

bool IsProposed(const competition::Competition& state, const pb::DropOut& command) {
  const auto& shortlist = state.posts.at(command.post()).proposal.shortlist();
  return std::find(shortlist.begin(), shortlist.end(), command.candidate()) != shortlist.end();
}

bool StaysVacant(const competition::Competition& state, const std::string& post) {
  const pb::DecisionEntered* decision = competition::DecisionOf(state, post);
  return decision != nullptr && decision->vacant();
}

// What is accepted and yet not offered, each for a reason of its own.
bool IsLeftOut(const competition::Competition& state, const competition::RoomRecord& room,
               const pb::Command& command) {
  switch (command.action_case()) {
    case pb::Command::kCheckInCandidate: {
      // Once more, late instead of in time: a form nobody needs.
      const auto& candidate = state.candidates.at(command.check_in_candidate().candidate());
      return candidate.arrival != pb::Arrival::ARRIVAL_UNSPECIFIED &&
             candidate.outcome == pb::Outcome::OUTCOME_UNSPECIFIED;
    }
    case pb::Command::kSetOutcome:  // One outcome in place of another; somebody of another batch.
      return state.candidates.at(command.set_outcome().candidate()).outcome !=
                 pb::Outcome::OUTCOME_UNSPECIFIED ||
             !competition::InOpenBatch(state, command.set_outcome().candidate());
    case pb::Command::kRecuseJudge:  // Beforehand by the administrator.
      return command.recuse_judge().candidate() != room.turn ||
             !SitsInTurn(state, room, command.recuse_judge().seat());
    case pb::Command::kReturnSheet:  // Mass seats are too many to list, and close by share.
      return SitsOnMassPanel(state, command.return_sheet().seat());
    case pb::Command::kVacateSeat:
      return SitsOnMassPanel(state, command.vacate_seat().seat());
    case pb::Command::kFillSeat:
      return SitsOnMassPanel(state, command.fill_seat().seat());
    case pb::Command::kPlaceHold:  // In place of one that stands.
      return room.hold;
    case pb::Command::kStopPost:  // Offered in the room of the candidate who is left.
      return competition::RoomOf(
                 state, competition::SoleToStop(state, command.stop_post().post())) != room.id;
    case pb::Command::kDropOut:  // Who is neither proposed nor chosen need not.
      return !IsProposed(state, command.drop_out());
    case pb::Command::kEnterDecision:  // Vacant once more.
      return StaysVacant(state, command.enter_decision().post());
    default:
      return false;
  }
}

// What such a command is about is chosen in a form, which the sheet's code, the list of what can be
// corrected and the posts to be notified fill.
bool HasItsTargetFromAForm(pb::Command::ActionCase action) {
  return action == pb::Command::kKeySheet || action == pb::Command::kProposeCorrection ||
         action == pb::Command::kOpenNotice;
}

constexpr pb::Role::Id kDesks[] = {pb::Role::OPERATOR, pb::Role::VERIFIER, pb::Role::SUPERVISOR,
                                   pb::Role::CHIEF, pb::Role::TIMEKEEPER};

void CheckDesk(const competition::Competition& state, const competition::RoomRecord& room,
               pb::Role::Id role, const std::map<int, std::vector<pb::Command>>& variants,
               Book& book) {
  const auto* who = competition::SeatOfRole(state, room.id, role);
  if (who == nullptr) return;
  const auto steps = competition::StepsOf(state, room, role);
  const pb::Phase::Id phase = competition::PhaseOf(state, room);
  for (const auto& [action, commands] : variants) {
    const auto of = static_cast<pb::Command::ActionCase>(action);
    if (!vocabulary::IsOffered(role, of, phase)) continue;
    for (const pb::Command& command : commands) {
      if (competition::WhyNot(state, *who, command)) continue;
      ++book.coverage.accepted;
      const bool offered = std::any_of(steps.begin(), steps.end(), [&](const pb::Step& step) {
        return Covers(step.command(), command);
      });
      if (offered || IsLeftOut(state, room, command)) continue;
      book.Fault("accepted and not offered to " + pb::Role::Id_Name(role) + " in " +
                 pb::Phase::Id_Name(phase) + ": " + command.ShortDebugString());
      return;
    }
  }
}

}  // namespace

void CheckOffered(Day& day) {
  competition::Competition state;
  for (const pb::Event& event : EventsOf(day)) {
    competition::Evolve(state, event, state.seq + 1);
    if (state.seq % kEventsBetween != 0) continue;
    const Ids ids(state);
    std::map<int, std::vector<pb::Command>> variants;
    for (const auto action : vocabulary::Actions()) {
      if (HasItsTargetFromAForm(action)) continue;
      variants[action] = Variants(state, ids, action).Take();
    }
    for (const auto& [id, room] : state.rooms) {
      for (const pb::Role::Id role : kDesks) CheckDesk(state, room, role, variants, day.book);
    }
  }
}

}  // namespace tingfen::sim
