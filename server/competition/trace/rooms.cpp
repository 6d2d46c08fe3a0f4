#include "server/competition/trace/rooms.h"

#include <cstdlib>
#include <functional>

#include "server/competition/state/entries.h"

namespace tingfen::competition {
namespace {

using Kind = TraceLine::Kind;

constexpr unsigned kRoomLevel = 1;

constexpr unsigned kInterviewLevel = 2;

std::string Called(const std::function<std::string(const std::string&)>& name,
                   const std::string& id) {
  return name ? name(id) : id;
}

std::optional<unsigned> MeanPlaces(const pb::Plan& plan) {
  if (!plan.equalise().has_mean_places()) return std::nullopt;
  return plan.equalise().mean_places();
}

const std::string& ShownOf(const pb::Equalisation::Room& room, const std::string& candidate) {
  for (const auto& interview : room.interviews()) {
    if (interview.candidate() == candidate) return interview.shown();
  }
  std::abort();
}

void LeftOut(const TraceRequest& request, const pb::Equalisation::Room& room, TraceLines& lines) {
  for (const std::string& id : room.best_out()) {
    const std::string who = Called(request.person, id);
    lines.Given(Kind::kStruckOut, kInterviewLevel,
                Words("去掉最高 " + who, "Best left out: " + who), ShownOf(room, id));
  }
  for (const std::string& id : room.worst_out()) {
    const std::string who = Called(request.person, id);
    lines.Given(Kind::kStruckOut, kInterviewLevel,
                Words("去掉最低 " + who, "Worst left out: " + who), ShownOf(room, id));
  }
}

void Room(const TraceRequest& request, const pb::Equalisation::Room& room, TraceLines& lines) {
  const std::string name = Called(request.room, room.room());
  lines.Heading(kRoomLevel, Words("考场 " + name, "Room " + name));
  LeftSide kept;
  for (const auto& interview : room.interviews()) {
    const std::string who = Called(request.person, interview.candidate());
    lines.Given(Kind::kMark, kInterviewLevel, Words(who, who), interview.shown());
    if (Contains(room.best_out(), interview.candidate())) continue;
    if (Contains(room.worst_out(), interview.candidate())) continue;
    kept.Add(interview.shown());
  }
  LeftOut(request, room, lines);
  const std::string count = std::to_string(room.count());
  lines.Sum(Kind::kSum, kInterviewLevel,
            Words("计入 " + count + " 人之和", "Sum of the " + count + " kept"), kept,
            room.sum_shown());
  LeftSide mean;
  mean.Add(room.sum_shown());
  mean.DivideBy({count});
  lines.Sum(Kind::kMean, kInterviewLevel, Words("考场平均分", "Mean of the room"), mean,
            room.mean_shown(), MeanPlaces(request.plan));
}

void Base(const TraceRequest& request, TraceLines& lines) {
  const bool of_means = request.plan.equalise().base() == pb::Equalise::MEAN_OF_MEANS;
  LeftSide base;
  std::vector<std::string> counts;
  for (const auto& room : request.equalisation->rooms()) {
    base.Add(of_means ? room.mean_shown() : room.sum_shown());
    counts.push_back(std::to_string(room.count()));
  }
  if (of_means) counts = {std::to_string(counts.size())};
  base.DivideBy(counts);
  lines.Sum(Kind::kEqualised, kRoomLevel,
            of_means ? Words("基准分（各考场平均分的平均）", "Base: mean of the rooms' means")
                     : Words("基准分（全体平均分）", "Base: mean of all who are kept"),
            base, request.equalisation->base_shown(), MeanPlaces(request.plan));
}

}  // namespace

void TraceEqualisation(const TraceRequest& request, TraceLines& lines) {
  if (request.equalisation == nullptr) std::abort();
  const pb::Equalisation::Room* own = nullptr;
  for (const auto& room : request.equalisation->rooms()) {
    Room(request, room, lines);
    for (const auto& interview : room.interviews()) {
      if (interview.candidate() == request.figures.candidate()) own = &room;
    }
  }
  if (own == nullptr) std::abort();
  Base(request, lines);
  LeftSide coefficient;
  coefficient.Add(request.equalisation->base_shown());
  coefficient.DivideBy({own->mean_shown()});
  const pb::Equalise& rule = request.plan.equalise();
  std::optional<unsigned> places;
  if (rule.has_coefficient_places()) places = rule.coefficient_places();
  const std::string name = Called(request.room, own->room());
  lines.Sum(Kind::kEqualised, kRoomLevel,
            Words("考场 " + name + " 系数", "Coefficient of room " + name), coefficient,
            own->coefficient_shown(), places);
}

}  // namespace tingfen::competition
