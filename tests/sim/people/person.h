// Somebody at a page: follows what it recommends, takes the time people take, and now and then does
// something else that is offered. No choice depends on a mark or a figure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/sim/people/marks.h"
#include "tests/sim/people/offers.h"
#include "tests/sim/random.h"
#include "tests/sim/scheduler.h"

namespace tingfen::sim {

struct Intent {
  Offer offer;
  Micros takes = 0;  // Until the person taps.
};

class Person {
 public:
  Person(pb::Seat seat, const Marks& marks, std::uint64_t seed)
      : seat_(std::move(seat)), marks_(marks), random_(seed, "person/" + seat_.id()) {}

  // What to do about `view`, if anything.
  std::optional<Intent> Choose(const pb::View& view);

  // The command as it is sent, but for its id.
  pb::Command Fill(const Offer& offer, const pb::View& view);

  // Somebody in a hurry acts on the view they made up their mind about.
  bool Hurries() { return random_.Chance(150); }
  // Whether `offer` still stands in `view`.
  bool StillWants(const Offer& offer, const pb::View& view) const;

 private:
  std::vector<Offer> Offers(const pb::View& view) const;
  Micros TimeFor(const Offer& offer);
  bool TakesUp(const Offer& offer, const pb::View& view);
  void SayYesOrNo(pb::Command& command);
  void DrawLots(const pb::DeskView& desk, pb::RecordLots& command);
  void Decide(const pb::DeskView& desk, pb::EnterDecision& decision);

  pb::Seat seat_;
  const Marks& marks_;
  Random random_;
  std::map<pb::Command::ActionCase, int> taken_up_;
};

}  // namespace tingfen::sim
