#include <algorithm>

#include "server/competition/decide_parts.h"
#include "server/competition/draw.h"
#include "server/crypto/crypto.h"

namespace tingfen::competition {
namespace {

// Why the room cannot open this draw now. What it would draw is in `open`, with the list.
std::optional<pb::Refusal> WhyNotOpen(const Competition& head, const RoomRecord& room,
                                      const pb::Draw& asked, pb::Draw& open) {
  if (const DrawRecord* other = OpenDrawIn(head, room.id)) {
    return Refuse(pb::Refusal::DRAW_OPEN, other->draw.id());
  }
  if (CompletedDraw(head, asked) != nullptr) return Refuse(pb::Refusal::ALREADY, "draw");
  const auto draws = DrawsToOpen(head, room);
  const auto found = std::find_if(draws.begin(), draws.end(), [&](const pb::Draw& draw) {
    return draw.of() == asked.of() && draw.candidate() == asked.candidate() &&
           draw.stage() == asked.stage() && draw.panel() == asked.panel();
  });
  if (found == draws.end()) return Refuse(pb::Refusal::NOT_NOW, "draw");
  open = *found;
  return std::nullopt;
}

// The open draw, in the asking seat's room; else a refusal.
const DrawRecord* OpenDrawOrRefuse(const Competition& head, const Request& request,
                                   const std::string& id, std::optional<pb::Refusal>& refusal) {
  const DrawRecord* draw = FindDraw(head, id);
  if (draw == nullptr || draw->draw.room() != FindSeat(head, request.seat)->seat.room()) {
    refusal = Refuse(pb::Refusal::NOT_FOUND, "draw", id);
  } else if (draw->state != pb::DrawView::OPEN) {
    refusal = Refuse(pb::Refusal::ALREADY, "draw");
  }
  return draw;
}

}  // namespace

Decision DecideOpenDraw(const Competition& head, const Request& request) {
  const pb::Draw& asked = request.command->open_draw().draw();
  const RoomRecord* room = FindRoom(head, asked.room());
  if (room == nullptr || room->id != FindSeat(head, request.seat)->seat.room()) {
    return Refuse(pb::Refusal::NOT_FOUND, "room", asked.room());
  }
  pb::Draw draw;
  if (const auto refusal = WhyNotOpen(head, *room, asked, draw)) return *refusal;
  if (request.random.size() != kDrawSecretBytes) std::abort();
  draw.set_id("draw" + std::to_string(head.draws.size() + 1));
  for (std::string& id : ToDrawFrom(head, *room, draw)) *draw.add_from() = std::move(id);
  pb::Event event = NewEvent(request);
  pb::DrawOpened& fact = *event.mutable_draw_opened();
  *fact.mutable_draw() = std::move(draw);
  fact.set_secret(request.random);
  fact.set_commitment(crypto::Sha256(request.random));
  return Events{event};
}

Decision DecideContributeToDraw(const Competition& head, const Request& request) {
  const pb::ContributeToDraw& command = request.command->contribute_to_draw();
  std::optional<pb::Refusal> refusal;
  const DrawRecord* draw = OpenDrawOrRefuse(head, request, command.draw(), refusal);
  if (refusal) return *refusal;
  if ((refusal = WhyNotText("words", command.words(), kWordsCharactersMax))) return *refusal;
  // The witness has the last word, so that nobody who could read the secret bends the outcome; and
  // the last place is the witness's.
  const bool witness = FindSeat(head, request.seat)->seat.role() == pb::Role::SUPERVISOR;
  const std::size_t places = kWordsInDrawMax - (witness ? 0 : 1);
  if (draw->witnessed || draw->words.size() >= places) {
    return Refuse(pb::Refusal::NOT_NOW, "words");
  }
  pb::Event event = NewEvent(request);
  event.mutable_draw_contributed()->set_draw(command.draw());
  event.mutable_draw_contributed()->set_words(command.words());
  return Events{event};
}

Decision DecideCompleteDraw(const Competition& head, const Request& request) {
  std::optional<pb::Refusal> refusal;
  const DrawRecord* draw =
      OpenDrawOrRefuse(head, request, request.command->complete_draw().draw(), refusal);
  if (refusal) return *refusal;
  if (!draw->witnessed) return Refuse(pb::Refusal::NOT_NOW, "words");
  Events events{NewEvent(request)};
  pb::DrawCompleted& fact = *events.back().mutable_draw_completed();
  fact.set_draw(draw->draw.id());
  const auto outcome = OutcomeOf(*draw);
  *fact.mutable_outcome() = {outcome.begin(), outcome.end()};
  if (draw->draw.of() != pb::Draw::ORDER) return events;
  pb::LotsRecorded& lots = *events.emplace_back(NewEvent(request)).mutable_lots_recorded();
  lots.set_room(draw->draw.room());
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    pb::Lot& lot = *lots.add_lots();
    lot.set_candidate(outcome[i]);
    lot.set_number(static_cast<std::uint32_t>(i + 1));
  }
  return events;
}

Decision DecideAbandonDraw(const Competition& head, const Request& request) {
  const pb::AbandonDraw& command = request.command->abandon_draw();
  std::optional<pb::Refusal> refusal;
  OpenDrawOrRefuse(head, request, command.draw(), refusal);
  if (refusal) return *refusal;
  if ((refusal = WhyNotText("reason", command.reason(), kReasonCharactersMax))) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_draw_abandoned()->set_draw(command.draw());
  event.mutable_draw_abandoned()->set_reason(command.reason());
  return Events{event};
}

}  // namespace tingfen::competition
