#include "server/scoring/interview.h"

#include <algorithm>
#include <cstddef>

#include "server/scoring/invariant.h"
#include "server/scoring/shown.h"

namespace tingfen::scoring {

namespace {

struct Room {
  RoomCoefficient figure;
  std::vector<const RoomInterview*> candidates;
};

std::vector<Room> ByRoom(const std::vector<RoomInterview>& interviews) {
  std::vector<Room> rooms;
  for (const RoomInterview& interview : interviews) {
    auto room = std::ranges::find(rooms, interview.room,
                                  [](const Room& known) { return known.figure.room; });
    if (room == rooms.end()) {
      rooms.push_back({});
      room = rooms.end() - 1;
      room->figure.room = interview.room;
    }
    room->candidates.push_back(&interview);
  }
  return rooms;
}

void LeaveOutExtremes(unsigned copies, Room& room) {
  if (copies == 0 || room.candidates.size() <= 2 * std::size_t{copies}) return;
  const auto value = [](const RoomInterview* candidate) { return candidate->interview; };
  const auto leave_out = [&](auto extreme, std::vector<std::string>& out) {
    out.push_back((*extreme)->candidate);
    room.candidates.erase(extreme);
  };
  // Of equals both calls find the first in roll order.
  for (unsigned i = 0; i < copies; ++i) {
    leave_out(std::ranges::max_element(room.candidates, {}, value), room.figure.best_out);
  }
  for (unsigned i = 0; i < copies; ++i) {
    leave_out(std::ranges::min_element(room.candidates, {}, value), room.figure.worst_out);
  }
}

Exact Base(const EqualiseRule& rule, RoundingMode mode, const std::vector<Room>& rooms) {
  Exact sum;
  unsigned count = 0;
  for (const Room& room : rooms) {
    const bool pooled = rule.base == EqualiseBase::kPooled;
    sum += pooled ? room.figure.sum : room.figure.mean;
    count += pooled ? room.figure.count : 1;
  }
  return RoundTo(sum / count, rule.mean_places, mode);
}

}  // namespace

Announced Announce(const Exact& exact, const Rounding& rounding) {
  const Exact value = RoundTo(exact, rounding.published, rounding.mode);
  return {exact, value, FormatFixed(value, rounding.published)};
}

std::variant<Equalisation, RoomMeanIsZero> Equalise(const EqualiseRule& rule, RoundingMode mode,
                                                    const std::vector<RoomInterview>& interviews) {
  Equalisation equalisation;
  std::vector<Room> rooms = ByRoom(interviews);
  if (rooms.empty()) return equalisation;
  for (Room& room : rooms) {
    LeaveOutExtremes(rule.trim_candidates, room);
    for (const RoomInterview* candidate : room.candidates) room.figure.sum += candidate->interview;
    room.figure.count = static_cast<unsigned>(room.candidates.size());
    room.figure.mean = RoundTo(room.figure.sum / room.figure.count, rule.mean_places, mode);
    if (room.figure.mean == 0) return RoomMeanIsZero{room.figure.room};
  }
  equalisation.base = Base(rule, mode, rooms);
  for (Room& room : rooms) {
    room.figure.coefficient =
        RoundTo(equalisation.base / room.figure.mean, rule.coefficient_places, mode);
    equalisation.rooms.push_back(std::move(room.figure));
  }
  return equalisation;
}

const RoomCoefficient* FindRoom(const Equalisation& equalisation, const std::string& room) {
  const auto found = std::ranges::find(equalisation.rooms, room, &RoomCoefficient::room);
  return found == equalisation.rooms.end() ? nullptr : &*found;
}

const StageFigure& FindStage(const std::vector<StageFigure>& stages, const std::string& id) {
  const auto found = std::ranges::find(stages, id, &StageFigure::stage);
  Require(found != stages.end(), "every stage of the plan has a figure");
  return *found;
}

Exact RawInterview(const Rules& rules, const std::vector<StageFigure>& stages) {
  Require(stages.size() == rules.stages.size(), "every stage of the plan has one figure");
  Exact raw;
  for (const StageRule& rule : rules.stages) {
    raw += FindStage(stages, rule.id).figure * rule.weight.share;
  }
  return raw;
}

namespace {

// Fills in what is printed for the stages: enough to redo `next` from.
void ShowStages(const Rules& rules, const std::vector<StageFigure>& stages, const Exact& next,
                std::optional<unsigned> next_places, InterviewFigure& interview) {
  std::vector<Exact> line;
  for (const StageRule& rule : rules.stages) line.push_back(FindStage(stages, rule.id).figure);
  const Redo weigh = [&](const std::vector<Exact>& figures) {
    Exact sum;
    for (std::size_t i = 0; i < figures.size(); ++i)
      sum += figures[i] * rules.stages[i].weight.share;
    return sum;
  };
  const auto shown = ShowLine(line, rules.rounding.published + kPlacesBeyondPublished,
                              rules.rounding.mode, weigh, next, next_places);
  const auto& rounded_to = rules.rounding.stage;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    interview.stages_shown.push_back(rounded_to ? FormatFixed(line[i], *rounded_to)
                                                : shown[i].text);
  }
}

// The stages of an equalised interview lead to the raw one.
void ShowStagesOfRaw(const Rules& rules, const std::vector<StageFigure>& stages,
                     const Exact& raw_shown, InterviewFigure& interview) {
  std::optional<unsigned> places;
  if (raw_shown != interview.raw) places = PlacesOf(interview.raw_shown);
  ShowStages(rules, stages, raw_shown, places, interview);
}

InterviewFigure Unshown(const Rules& rules, const std::vector<StageFigure>& stages,
                        const std::optional<Exact>& coefficient) {
  InterviewFigure interview;
  interview.raw = RawInterview(rules, stages);
  interview.coefficient = coefficient;
  interview.announced =
      Announce(coefficient ? interview.raw * *coefficient : interview.raw, rules.rounding);
  return interview;
}

}  // namespace

InterviewFigure ScoreRawInterview(const Rules& rules, const std::vector<StageFigure>& stages) {
  InterviewFigure interview = Unshown(rules, stages, std::nullopt);
  const Shown raw =
      Show(interview.raw, rules.rounding.published + kPlacesBeyondPublished, rules.rounding.mode);
  interview.raw_shown = raw.text;
  ShowStagesOfRaw(rules, stages, raw.value, interview);
  return interview;
}

InterviewFigure ScoreInterview(const Rules& rules, const std::vector<StageFigure>& stages,
                               const std::optional<Exact>& coefficient) {
  InterviewFigure interview = Unshown(rules, stages, coefficient);
  const RoundingMode mode = rules.rounding.mode;
  const unsigned places_min = rules.rounding.published + kPlacesBeyondPublished;
  const Exact& announced = interview.announced.value;
  if (!coefficient) {
    interview.raw_shown = Show(interview.raw, places_min, mode).text;
    ShowStages(rules, stages, announced, rules.rounding.published, interview);
    return interview;
  }
  const Redo times = [](const std::vector<Exact>& line) { return line[0] * line[1]; };
  const auto shown = ShowLine({interview.raw, *coefficient}, places_min, mode, times, announced,
                              rules.rounding.published);
  interview.raw_shown = shown[0].text;
  interview.coefficient_shown = shown[1].text;
  ShowStagesOfRaw(rules, stages, shown[0].value, interview);
  return interview;
}

InterviewFigure ScoreInterview(const Rules& rules, const std::vector<StageFigure>& stages,
                               const RoomCoefficient& room, const std::string& raw_shown) {
  InterviewFigure interview = Unshown(rules, stages, room.coefficient);
  const auto raw = ParseExactText(raw_shown);
  Require(raw.has_value(), "a raw interview is shown as a number");
  interview.raw_shown = raw_shown;
  interview.coefficient_shown = room.coefficient_shown;
  ShowStagesOfRaw(rules, stages, *raw, interview);
  return interview;
}

}  // namespace tingfen::scoring
