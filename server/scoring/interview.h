// The interview of one candidate: the stages by weight, equalised between rooms where the plan says
// so, and announced. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/scoring/rules.h"
#include "server/scoring/stage.h"

namespace tingfen::scoring {

// A figure and the form in which it is announced; what is announced is what counts from there on.
struct Announced {
  Exact exact;
  Exact value;       // After rounding to the published places.
  std::string text;  // "88.50"
};

Announced Announce(const Exact& exact, const Rounding& rounding);

// One candidate's interview before equalising.
struct RoomInterview {
  std::string candidate;
  std::string room;
  Exact interview;
};

struct RoomCoefficient {
  std::string room;
  std::vector<std::string> best_out;   // Candidates left out of the mean, best first.
  std::vector<std::string> worst_out;  // Worst first.
  Exact sum;                           // Of those kept.
  unsigned count = 0;
  Exact mean;         // After EqualiseRule::mean_places.
  Exact coefficient;  // base ÷ mean, after EqualiseRule::coefficient_places.
  // Filled in by equalisation_shown.h.
  std::string sum_shown;
  std::string mean_shown;
  std::string coefficient_shown;
};

struct Equalisation {
  Exact base;                          // After EqualiseRule::mean_places.
  std::vector<RoomCoefficient> rooms;  // By first appearance.
  // Filled in by equalisation_shown.h.
  std::string base_shown;
  std::vector<std::string> raw_shown;  // Of the interviews, in their order.
};

struct RoomMeanIsZero {
  std::string room;

  bool operator==(const RoomMeanIsZero&) const = default;
};

// Of all candidates of a batch who have an interview, in roll order; of equals the earlier one is
// left out. Rooms of at most 2n candidates leave nobody out. Nobody at all gives no rooms.
std::variant<Equalisation, RoomMeanIsZero> Equalise(const EqualiseRule& rule, RoundingMode mode,
                                                    const std::vector<RoomInterview>& interviews);

const RoomCoefficient* FindRoom(const Equalisation& equalisation, const std::string& room);

struct InterviewFigure {
  Exact raw;  // The stages by weight.
  std::optional<Exact> coefficient;
  Announced announced;  // Its `exact` is raw × coefficient.
  // What to print for the stages (in plan order), the raw interview and the coefficient so that the
  // next line can be redone by hand; see shown.h.
  std::vector<std::string> stages_shown;
  std::string raw_shown;
  std::string coefficient_shown;  // Empty where not equalised.
};

// The stages by weight. `stages` holds each of the plan's stages once, in any order; aborts
// otherwise.
Exact RawInterview(const Rules& rules, const std::vector<StageFigure>& stages);

// The interview before the rooms are equalised: nothing of it is announced.
InterviewFigure ScoreRawInterview(const Rules& rules, const std::vector<StageFigure>& stages);

// `coefficient` is the room's, where the plan equalises.
InterviewFigure ScoreInterview(const Rules& rules, const std::vector<StageFigure>& stages,
                               const std::optional<Exact>& coefficient = std::nullopt);

// The same with raw interview and coefficient shown as the whole batch's equalising shows them.
InterviewFigure ScoreInterview(const Rules& rules, const std::vector<StageFigure>& stages,
                               const RoomCoefficient& room, const std::string& raw_shown);

// The stage's figure of this id; aborts where there is none.
const StageFigure& FindStage(const std::vector<StageFigure>& stages, const std::string& id);

}  // namespace tingfen::scoring
