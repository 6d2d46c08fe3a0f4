// The steps of one role in a room: what it may ask for now, in the order it is offered. A step is
// offered where the command's option `allowed` and its `WhyNot` let it, and nowhere else; a subject
// says what there is to ask for and what is recommended. Internal to server/competition. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/competition/state/competition.h"

namespace tingfen::competition {

class Steps {
 public:
  using Needs = pb::Step::Needs;
  // Why a seat cannot have a command now (decide.h).
  using WhyNotFunction = std::optional<pb::Refusal> (*)(const Competition& state,
                                                        const SeatRecord& who,
                                                        const pb::Command& command);

  // `who` holds the role in the room.
  Steps(const Competition& state, const RoomRecord& room, pb::Role::Id role, const SeatRecord& who,
        WhyNotFunction why_not);

  // Adds the step unless something is against it; then null. What the command names is named in the
  // step. At most one step is recommended: the first that is.
  pb::Step* Offer(const pb::Command& command, Needs needs = pb::Step::NOTHING,
                  bool recommended = false);
  pb::Step* Recommend(const pb::Command& command, Needs needs = pb::Step::NOTHING) {
    return Offer(command, needs, true);
  }

  // The same for a command whose target is chosen in its form: somebody found one.
  pb::Step* OfferForm(const pb::Command& command, Needs needs, bool recommended = false);

  // The role may ask for it in this phase, whatever the target: worth looking for one.
  bool MayAsk(pb::Command::ActionCase action) const;

  // Nothing is against it.
  bool Accepts(const pb::Command& command) const;

  // Where nothing else is to be done, the first step that `fits` is the next one.
  template <typename Fits>
  void RecommendForWantOfOthers(Fits fits) {
    for (const pb::Step& step : steps_) {
      if (step.recommended()) return;
    }
    for (pb::Step& step : steps_) {
      if (!fits(step)) continue;
      step.set_recommended(true);
      return;
    }
  }

  // Names the candidate as this role may know them.
  void About(pb::Step& step, const std::string& candidate) const;

  const Competition& state() const { return state_; }
  const RoomRecord& room() const { return room_; }
  const SeatRecord& who() const { return who_; }
  pb::Role::Id role() const { return role_; }
  pb::Phase::Id phase() const { return phase_; }
  // Everybody of the room has been heard.
  bool IsOver() const { return phase_ == pb::Phase::FINISHED || phase_ == pb::Phase::RESULTS; }
  // The id of the turn's stage; empty: nobody's turn.
  std::string StageNow() const;

  std::vector<pb::Step> Take() { return std::move(steps_); }

 private:
  pb::Step& Add(const pb::Command& command, Needs needs, bool recommended);

  const Competition& state_;
  const RoomRecord& room_;
  pb::Role::Id role_;
  const SeatRecord& who_;
  WhyNotFunction why_not_;
  pb::Phase::Id phase_;
  std::vector<pb::Step> steps_;
};

}  // namespace tingfen::competition
