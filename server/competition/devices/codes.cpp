#include "server/competition/devices/codes.h"

#include <set>

#include "server/competition/devices/screens.h"
#include "server/competition/record/notes.h"
#include "server/competition/record/record.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

constexpr int kCodesMax = 2000;

constexpr std::uint32_t kCardMinutes = 30 * 24 * 60;  // Cards are printed some days ahead.

constexpr std::uint32_t kDeskCodeMinutes = 30;  // For somebody who stands there.

// Nobody shuts out themselves.
bool MayFreeze(const SeatRecord& who, const SeatRecord& seat) {
  if (seat.seat.id() == who.seat.id()) return false;
  if (who.seat.role() != pb::Role::SUPERVISOR) return MayIssueCode(who, seat);
  const pb::Role::Id role = seat.seat.role();
  return who.seat.room() == seat.seat.room() &&
         (role == pb::Role::JUDGE || role == pb::Role::MASS_JUDGE);
}

}  // namespace

// Whoever decides or witnesses what the operator proposes is not theirs to replace.
bool MayIssueCode(const SeatRecord& who, const SeatRecord& seat) {
  if (who.seat.role() == pb::Role::ADMINISTRATOR) return true;
  if (who.seat.room() != seat.seat.room() || seat.chief) return false;
  const pb::Role::Id role = seat.seat.role();
  return role == pb::Role::JUDGE || role == pb::Role::MASS_JUDGE || role == pb::Role::TIMEKEEPER ||
         Shows(role);
}

std::uint32_t CodeMinutes(pb::Role::Id asker) {
  return asker == pb::Role::ADMINISTRATOR ? kCardMinutes : kDeskCodeMinutes;
}

// Each seat is looked at on its own.
std::optional<pb::Refusal> WhyNot(const Competition&, const SeatRecord&, const pb::IssueCodes&) {
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::FreezeDevice& command) {
  const SeatRecord* seat = FindSeat(head, command.seat());
  if (seat == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  if (!MayFreeze(who, *seat)) return Refuse(pb::Refusal::NOT_YOUR_ROLE, "seat", command.seat());
  if (seat->frozen != pb::SeatState::NOT_FROZEN) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

Decision Decide(const Competition& head, const Request& request, const pb::IssueCodes& command) {
  if (command.seats().empty() || command.seats_size() > kCodesMax) {
    return Refuse(pb::Refusal::INVALID, "seats", std::to_string(command.seats_size()),
                  "1–" + std::to_string(kCodesMax));
  }
  std::set<std::string> named;
  Events events;
  for (const std::string& id : command.seats()) {
    const SeatRecord* seat = FindSeat(head, id);
    if (seat == nullptr || !named.insert(id).second) {
      return Refuse(pb::Refusal::NOT_FOUND, "seat", id);
    }
    if (!MayIssueCode(*FindSeat(head, request.seat), *seat)) {
      return Refuse(pb::Refusal::NOT_YOUR_ROLE, "seat", id);
    }
    pb::SeatCodeIssued& fact = *events.emplace_back(NewEvent(request)).mutable_seat_code_issued();
    fact.set_seat(id);
    fact.set_code_mac(request.code_macs.at(id));
    fact.set_valid_minutes(CodeMinutes(FindSeat(head, request.seat)->seat.role()));
  }
  return events;
}

Decision Decide(const Competition&, const Request& request, const pb::FreezeDevice& command) {
  pb::Event event = NewEvent(request);
  event.mutable_device_frozen()->set_seat(command.seat());
  event.mutable_device_frozen()->set_reason(command.reason());
  return Events{event};
}

void Fold(Competition& state, const pb::DeviceFrozen& fact, const Context& context) {
  SeatRecord& seat = state.seats.at(fact.seat());
  seat.frozen = fact.reason().empty() ? pb::SeatState::COPIED : pb::SeatState::BY_DESK;
  NoteLine note;
  note.kind = pb::DeskView::Note::DEVICE_FROZEN;
  note.seat = fact.seat();
  note.text = fact.reason();
  AddNote(state, context.event, note);
}

// One note for a whole sheet of cards, which counts them; those printed before the ledger began
// need none.
void Fold(Competition& state, const pb::SeatCodeIssued& fact, const Context& context) {
  if (context.event.cause().seat().empty()) return;
  NoteLine note;
  note.kind = pb::DeskView::Note::CODES_ISSUED;
  note.seat = fact.seat();
  note.text.assign(1, '1');
  const bool counting = !state.notes.empty() && state.notes.back().kind == note.kind &&
                        state.notes.back().wall_ms == context.event.at().wall_ms() &&
                        state.notes.back().room == RoomOfEvent(state, context.event);
  if (!counting) return AddNote(state, context.event, note);
  state.notes.back().seat = note.seat;
  state.notes.back().text = std::to_string(std::stoul(state.notes.back().text) + 1);
}

}  // namespace tingfen::competition
