#include "server/competition/draw.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <set>

#include "server/competition/lookup.h"
#include "server/competition/questions.h"
#include "server/competition/run_off.h"
#include "server/crypto/crypto.h"

namespace tingfen::competition {
namespace {

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

bool SameSubject(const pb::Draw& a, const pb::Draw& b) {
  return a.of() == b.of() && a.room() == b.room() && a.candidate() == b.candidate() &&
         a.stage() == b.stage() && a.panel() == b.panel();
}

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

const DrawRecord* FindDraw(const Competition& state, const std::string& id) {
  const auto found = std::find_if(state.draws.begin(), state.draws.end(),
                                  [&](const DrawRecord& draw) { return draw.draw.id() == id; });
  return found == state.draws.end() ? nullptr : &*found;
}

const DrawRecord* OpenDrawIn(const Competition& state, const std::string& room) {
  for (const DrawRecord& draw : state.draws) {
    if (draw.state == pb::DrawView::OPEN && draw.draw.room() == room) return &draw;
  }
  return nullptr;
}

const DrawRecord* CompletedDraw(const Competition& state, const pb::Draw& draw) {
  // An order belongs to the batch whose candidates it drew.
  const auto of_open_batch = [&](const DrawRecord& record) {
    return draw.of() != pb::Draw::ORDER || InOpenBatch(state, record.draw.from(0));
  };
  for (const DrawRecord& record : state.draws) {
    if (record.state == pb::DrawView::COMPLETED && SameSubject(record.draw, draw) &&
        of_open_batch(record)) {
      return &record;
    }
  }
  return nullptr;
}

std::vector<std::string> QuestionsLeft(const Competition& state, const pb::Stage& stage) {
  std::set<std::string> used;
  for (const DrawRecord& record : state.draws) {
    const bool counts = record.draw.of() == pb::Draw::QUESTIONS && !stage.questions().returned();
    if (counts) used.insert(record.outcome.begin(), record.outcome.end());
  }
  std::vector<std::string> left;
  for (const pb::QuestionBank::Question& question : state.bank->questions()) {
    if (!used.contains(question.id())) left.push_back(question.id());
  }
  return left;
}

std::vector<std::string> JudgesToDrawFrom(const Competition& state, const std::string& room,
                                          const std::string& panel) {
  std::set<std::string> seated;
  for (const auto& [id, seat] : state.seats) seated.insert(seat.judge);
  std::vector<std::string> left;
  for (const pb::PoolJudge& judge : state.roll->judges()) {
    const bool fits = judge.panel() == panel && (judge.room().empty() || judge.room() == room);
    if (fits && !seated.contains(judge.id())) left.push_back(judge.id());
  }
  return left;
}

std::vector<std::string> ToDrawFrom(const Competition& state, const RoomRecord& room,
                                    const pb::Draw& draw) {
  switch (draw.of()) {
    case pb::Draw::QUESTIONS:
      return QuestionsLeft(state, *FindStage(state, draw.stage()));
    case pb::Draw::JUDGES:
      return JudgesToDrawFrom(state, room.id, draw.panel());
    default:
      return TakingPart(state, room);
  }
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

void FoldDraw(Competition& state, const pb::Event& event) {
  const auto draw = [&](const std::string& id) -> DrawRecord& {
    return *std::find_if(state.draws.begin(), state.draws.end(),
                         [&](const DrawRecord& record) { return record.draw.id() == id; });
  };
  switch (event.fact_case()) {
    case pb::Event::kDrawOpened: {
      DrawRecord& record = state.draws.emplace_back();
      record.draw = event.draw_opened().draw();
      record.secret = event.draw_opened().secret();
      record.commitment = event.draw_opened().commitment();
      return;
    }
    case pb::Event::kDrawContributed: {
      DrawRecord& record = draw(event.draw_contributed().draw());
      pb::DrawView::Words& words = record.words.emplace_back();
      words.set_seat(event.cause().seat());
      words.set_words(event.draw_contributed().words());
      const auto role = state.seats.at(event.cause().seat()).seat.role();
      if (role == pb::Role::SUPERVISOR) record.witnessed = true;
      return;
    }
    case pb::Event::kDrawCompleted: {
      DrawRecord& record = draw(event.draw_completed().draw());
      const auto& outcome = event.draw_completed().outcome();
      record.state = pb::DrawView::COMPLETED;
      record.outcome.assign(outcome.begin(), outcome.end());
      if (record.draw.of() != pb::Draw::JUDGES) return;
      const auto seats = SeatsOfPanel(state, record.draw.room(), record.draw.panel());
      for (std::size_t i = 0; i < record.outcome.size(); ++i) {
        state.seats.at(seats.at(i)->seat.id()).judge = record.outcome[i];
      }
      return;
    }
    case pb::Event::kDrawAbandoned: {
      DrawRecord& record = draw(event.draw_abandoned().draw());
      record.state = pb::DrawView::ABANDONED;
      record.reason = event.draw_abandoned().reason();
      return;
    }
    default:
      std::abort();
  }
}

}  // namespace tingfen::competition
