#include "server/competition/draw/draw.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "server/competition/state/draws.h"
#include "server/competition/state/people.h"
#include "server/competition/state/phase.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/turns.h"
#include "server/crypto/crypto.h"

namespace tingfen::competition {
namespace {

// The draw that is asked for, among those the room can open now.
std::optional<pb::Draw> DrawToOpen(const Competition& head, const pb::Draw& asked) {
  for (pb::Draw& draw : DrawsToOpen(head, RoomById(head, asked.room()))) {
    if (draw.of() == asked.of() && draw.candidate() == asked.candidate() &&
        draw.stage() == asked.stage() && draw.panel() == asked.panel()) {
      return std::move(draw);
    }
  }
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNotOpen(const Competition& head, const std::string& id) {
  const DrawRecord* draw = FindDraw(head, id);
  if (draw == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "draw", id);
  if (draw->state == pb::DrawView::OPEN) return std::nullopt;
  return Refuse(pb::Refusal::ALREADY, pb::Refusal::DRAW);
}

// The numbers a draw is made with (proto/seats.proto, Draw).
class Numbers {
 public:
  Numbers(std::string_view secret, const std::vector<std::string>& words)
      : seed_("tingfen draw 1" + std::string(secret)) {
    for (const std::string& said : words) seed_ += crypto::Sha256(said);
  }

  // Below `count`, each as likely as the other.
  std::uint32_t Below(std::uint32_t count) {
    constexpr std::uint64_t kAll = std::uint64_t{1} << 32;
    const std::uint64_t fair = kAll - kAll % count;
    std::uint64_t number = Next();
    while (number >= fair) number = Next();
    return static_cast<std::uint32_t>(number % count);
  }

 private:
  std::uint32_t Next() {
    if (at_ == block_.size()) {
      std::string counter(4, '\0');
      for (int i = 0; i < 4; ++i) {
        counter[static_cast<std::size_t>(i)] = static_cast<char>(counter_ >> (24 - 8 * i));
      }
      ++counter_;
      block_ = crypto::Sha256(seed_ + counter);
      at_ = 0;
    }
    std::uint32_t number = 0;
    for (int i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(block_[at_++]);
    return number;
  }

  std::string seed_;
  std::string block_;
  std::size_t at_ = 0;
  std::uint32_t counter_ = 0;
};

pb::Draw NewDraw(pb::Draw::Of of, const RoomRecord& room) {
  pb::Draw draw;
  draw.set_of(of);
  draw.set_room(room.id);
  return draw;
}

bool PanelHasPool(const Competition& state, const std::string& panel) {
  const auto& pool = state.roll->judges();
  return std::any_of(pool.begin(), pool.end(),
                     [&](const pb::PoolJudge& judge) { return judge.panel() == panel; });
}

DrawRecord& DrawIn(Competition& state, const std::string& id) {
  return *std::find_if(state.draws.begin(), state.draws.end(),
                       [&](const DrawRecord& record) { return record.draw.id() == id; });
}

}  // namespace

std::vector<std::string> OutcomeOf(std::string_view secret, const std::vector<std::string>& words,
                                   std::vector<std::string> from, std::size_t take) {
  if (take > from.size() || from.size() > std::numeric_limits<std::uint32_t>::max()) std::abort();
  Numbers numbers(secret, words);
  std::vector<std::string> outcome;
  while (outcome.size() < take) {
    const auto picked = from.begin() + numbers.Below(static_cast<std::uint32_t>(from.size()));
    outcome.push_back(std::move(*picked));
    from.erase(picked);
  }
  return outcome;
}

std::vector<std::string> OutcomeOf(const DrawRecord& draw) {
  std::vector<std::string> words;
  for (const pb::DrawView::Words& said : draw.words) words.push_back(said.words());
  return OutcomeOf(draw.secret, words, {draw.draw.from().begin(), draw.draw.from().end()},
                   draw.draw.take());
}

std::vector<pb::Draw> DrawsToOpen(const Competition& state, const RoomRecord& room) {
  std::vector<pb::Draw> draws;
  if (OpenDrawIn(state, room.id) != nullptr || state.draws.size() >= kDrawsMax) return draws;
  const pb::Phase::Id phase = PhaseOf(state, room);
  if (phase == pb::Phase::CHECK_IN) {
    for (const pb::Panel& panel : state.plan->panels()) {
      pb::Draw draw = NewDraw(pb::Draw::JUDGES, room);
      draw.set_panel(panel.id());
      draw.set_take(panel.seats());
      if (!PanelHasPool(state, panel.id()) || CompletedDraw(state, draw) != nullptr) continue;
      if (JudgesToDrawFrom(state, room.id, panel.id()).size() >= panel.seats()) {
        draws.push_back(draw);
      }
    }
    pb::Draw order = NewDraw(pb::Draw::ORDER, room);
    order.set_take(static_cast<std::uint32_t>(TakingPart(state, room).size()));
    if (state.plan->lots().by() == pb::Lots::SERVER && order.take() > 0 &&
        EverybodyArrivedOrOut(state, room)) {
      draws.push_back(order);
    }
  }
  const bool before_stage = phase == pb::Phase::CALLED || phase == pb::Phase::STAGE_CLOSED;
  const bool needed = before_stage && QuestionsNeeded(state, room);
  if (needed && QuestionsDrawn(state, room.turn, StageOfTurn(state, room).id()).empty()) {
    pb::Draw draw = NewDraw(pb::Draw::QUESTIONS, room);
    draw.set_candidate(room.turn);
    draw.set_stage(StageOfTurn(state, room).id());
    draw.set_take(StageOfTurn(state, room).questions().draw());
    if (QuestionsLeft(state, StageOfTurn(state, room)).size() >= draw.take()) draws.push_back(draw);
  }
  return draws;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::OpenDraw& command) {
  const pb::Draw& asked = command.draw();
  if (FindRoom(head, asked.room()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "room", asked.room());
  }
  if (const DrawRecord* other = OpenDrawIn(head, asked.room())) {
    return Refuse(pb::Refusal::DRAW_OPEN, other->draw.id());
  }
  if (CompletedDraw(head, asked) != nullptr) return Refuse(pb::Refusal::ALREADY, pb::Refusal::DRAW);
  if (!DrawToOpen(head, asked)) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::DRAW);
  return std::nullopt;
}

// The witness has the last word, so that nobody who could read the secret bends the outcome; and
// the last place is the witness's.
std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::ContributeToDraw& command) {
  if (auto refusal = WhyNotOpen(head, command.draw())) return refusal;
  const DrawRecord& draw = *FindDraw(head, command.draw());
  const bool witness = who.seat.role() == pb::Role::SUPERVISOR;
  const std::size_t places = kWordsInDrawMax - (witness ? 0 : 1);
  if (draw.witnessed || draw.words.size() >= places) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::WORDS);
  }
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::CompleteDraw& command) {
  if (auto refusal = WhyNotOpen(head, command.draw())) return refusal;
  if (FindDraw(head, command.draw())->witnessed) return std::nullopt;
  return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::WORDS);
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::AbandonDraw& command) {
  return WhyNotOpen(head, command.draw());
}

Decision Decide(const Competition& head, const Request& request, const pb::OpenDraw& command) {
  pb::Draw draw = *DrawToOpen(head, command.draw());
  if (request.random.size() != kDrawSecretBytes) std::abort();
  draw.set_id("draw" + std::to_string(head.draws.size() + 1));
  for (std::string& id : ToDrawFrom(head, RoomById(head, draw.room()), draw))
    *draw.add_from() = std::move(id);
  pb::Event event = NewEvent(request);
  pb::DrawOpened& fact = *event.mutable_draw_opened();
  *fact.mutable_draw() = std::move(draw);
  fact.set_secret(request.random);
  fact.set_commitment(crypto::Sha256(request.random));
  return Events{event};
}

Decision Decide(const Competition&, const Request& request, const pb::ContributeToDraw& command) {
  pb::Event event = NewEvent(request);
  event.mutable_draw_contributed()->set_draw(command.draw());
  event.mutable_draw_contributed()->set_words(command.words());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request, const pb::CompleteDraw& command) {
  const DrawRecord* draw = FindDraw(head, command.draw());
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

Decision Decide(const Competition&, const Request& request, const pb::AbandonDraw& command) {
  pb::Event event = NewEvent(request);
  event.mutable_draw_abandoned()->set_draw(command.draw());
  event.mutable_draw_abandoned()->set_reason(command.reason());
  return Events{event};
}

void OfferDraws(Steps& steps) {
  const DrawRecord* open = OpenDrawIn(steps.state(), steps.room().id);
  if (open == nullptr) {
    for (const pb::Draw& draw : DrawsToOpen(steps.state(), steps.room())) {
      pb::Command command;
      *command.mutable_open_draw()->mutable_draw() = draw;
      steps.Recommend(command);
    }
    return;
  }
  pb::Command words;
  words.mutable_contribute_to_draw()->set_draw(open->draw.id());
  steps.Offer(words, pb::Step::WORDS, steps.role() == pb::Role::SUPERVISOR);
  pb::Command complete;
  complete.mutable_complete_draw()->set_draw(open->draw.id());
  steps.Recommend(complete);
  pb::Command abandon;
  abandon.mutable_abandon_draw()->set_draw(open->draw.id());
  steps.Offer(abandon, pb::Step::REASON);
}

void Fold(Competition& state, const pb::DrawOpened& fact, const Context&) {
  DrawRecord& record = state.draws.emplace_back();
  record.draw = fact.draw();
  record.secret = fact.secret();
  record.commitment = fact.commitment();
}

void Fold(Competition& state, const pb::DrawContributed& fact, const Context& context) {
  DrawRecord& record = DrawIn(state, fact.draw());
  pb::DrawView::Words& words = record.words.emplace_back();
  words.set_seat(context.event.cause().seat());
  words.set_words(fact.words());
  const auto role = state.seats.at(context.event.cause().seat()).seat.role();
  if (role == pb::Role::SUPERVISOR) record.witnessed = true;
}

void Fold(Competition& state, const pb::DrawCompleted& fact, const Context&) {
  DrawRecord& record = DrawIn(state, fact.draw());
  record.state = pb::DrawView::COMPLETED;
  record.outcome.assign(fact.outcome().begin(), fact.outcome().end());
  if (record.draw.of() != pb::Draw::JUDGES) return;
  const auto seats = SeatsOfPanel(state, record.draw.room(), record.draw.panel());
  for (std::size_t i = 0; i < record.outcome.size(); ++i) {
    state.seats.at(seats.at(i)->seat.id()).judge = record.outcome[i];
  }
}

void Fold(Competition& state, const pb::DrawAbandoned& fact, const Context&) {
  DrawRecord& record = DrawIn(state, fact.draw());
  record.state = pb::DrawView::ABANDONED;
  record.reason = fact.reason();
}

}  // namespace tingfen::competition
