#include "tests/scenes/day.h"

#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>

#include <array>
#include <set>
#include <sstream>
#include <stdexcept>

#include "server/competition/state/people.h"
#include "server/competition/state/turns.h"
#include "server/competition/views/parts.h"
#include "server/engine/room_views.h"

namespace tingfen::scenes {
namespace {

constexpr std::uint32_t kFromNightToMorning = 36'400;  // 22:13 to 08:20 by UTC.

// However long it has run: pages that show a moment stand still at it.
constexpr std::uint64_t kServerRuns_ms = 48'000;

// In halves of a point of a hundred: the level of each candidate, and how each judge differs.
constexpr std::array kLevels = {172, 169, 175, 165, 172, 166, 177, 175, 164, 168, 170, 162};
constexpr std::array kJudges = {2, -3, 1, 4, -5, 0, 2};

std::string Halves(int halves) {
  return std::to_string(halves / 2) + (halves % 2 == 0 ? "" : ".5");
}

constexpr int kRecord = 30;  // The newest; more are a longer list.

// The three desks of the first room.
const std::vector<std::string> kDesks = {"operator", "verifier", "supervisor"};

std::vector<std::string> WithDesks(const std::vector<std::string>& seats) {
  std::vector<std::string> all;
  for (const std::string& id : seats) {
    if (id != "desks") all.push_back(id);
    if (id == "desks") all.insert(all.end(), kDesks.begin(), kDesks.end());
  }
  return all;
}

std::string JsonOf(const pb::View& view) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(view, &json, options).ok()) {
    throw std::runtime_error("a view has no JSON");
  }
  return json;
}

// What all desks of a room are shown.
pb::View SharedByDesks(pb::View view) {
  pb::DeskView& desk = *view.mutable_desk();
  desk.clear_keying();
  desk.clear_watch();
  if (desk.record_size() > kRecord) {
    desk.mutable_record()->DeleteSubrange(kRecord, desk.record_size() - kRecord);
  }
  return view;
}

pb::View OwnOfDesk(const pb::View& view) {
  pb::View own;
  pb::DeskView& desk = *own.mutable_desk();
  if (view.desk().has_keying()) *desk.mutable_keying() = view.desk().keying();
  if (view.desk().has_watch()) *desk.mutable_watch() = view.desk().watch();
  return own;
}

// "room2.operator" has it from "room2.desk".
std::string SharedName(const std::string& seat) {
  return seat.substr(0, seat.rfind('.') + 1) + "desk";
}

// What is one of many on a line of its own: desks are shown a lot.
std::string Folded(const std::string& json) {
  constexpr std::size_t kDeep = 4;
  std::istringstream lines(json);
  std::string text;
  std::size_t before = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string::npos) continue;
    const bool closes = line[indent] == '}' || line[indent] == ']';
    const bool joined = indent >= kDeep || (closes && before >= kDeep && indent == kDeep - 1);
    if (!joined) text += (text.empty() ? "" : "\n") + line;
    if (joined) text += (text.back() == ',' ? " " : "") + line.substr(indent);
    before = indent;
  }
  return text + "\n";
}

// As the other fields of the file stand.
std::string Indented(const std::string& json) {
  std::istringstream lines(json);
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) text += (text.empty() ? "" : "\n ") + line;
  }
  return text;
}

}  // namespace

std::string CandidateOf(int number) {
  return "c" + std::to_string(number);
}

Day::Day(Book& book, std::string folder, const pb::Plan& plan, const pb::Roll& roll,
         const std::vector<std::string>& questions, Plan locked)
    : Room(plan, roll, questions, locked == Plan::kOpen), book_(book), folder_(std::move(folder)) {
  PassSeconds(kFromNightToMorning);
}

pb::View Day::ViewOf(const std::string& id) const {
  const pb::Stamp now = this->moment().now;
  pb::View envelope;
  envelope.set_version(static_cast<std::uint32_t>(state().seq));
  const pb::Seat& seat = state().seats.at(id).seat;
  engine::RoomViews views(seat.room());
  pb::ServerFrame frame;
  frame.ParseFromString(
      *views.ViewFor(seat, state(), envelope, {now, now.boot_ms() - kServerRuns_ms}, {}));
  return frame.view();
}

void Day::Keep(const std::string& moment, const std::vector<std::string>& seats) {
  std::vector<std::pair<std::string, std::string>> told;
  std::set<std::string> shared;
  for (const std::string& id : WithDesks(seats)) {
    const pb::View view = ViewOf(id);
    if (!view.has_desk()) {
      told.emplace_back(id, JsonOf(view));
      continue;
    }
    if (shared.insert(SharedName(id)).second) {
      told.emplace_back(SharedName(id), Folded(JsonOf(SharedByDesks(view))));
    }
    told.emplace_back(id, Folded(JsonOf(OwnOfDesk(view))));
  }
  std::string text;
  for (const auto& [name, json] : told) {
    text += (text.empty() ? "{\n \"" : ",\n \"") + name + "\": " + Indented(json);
  }
  const bool elsewhere = moment.find('/') != std::string::npos;
  book_.Add(elsewhere ? moment : folder_ + "/" + moment, text + "\n}\n");
}

void Day::Must(const std::optional<pb::Refusal>& refusal, const std::string& what) const {
  if (refusal) throw std::runtime_error(folder_ + ": " + what + ": " + refusal->DebugString());
}

void Day::Do(const std::string& seat, const std::string& words) {
  pb::Command command;
  if (!google::protobuf::TextFormat::ParseFromString(words, &command)) {
    throw std::runtime_error(folder_ + ": no command: " + words);
  }
  Must(Send(seat, std::move(command)), seat + ": " + words);
}

void Day::Enrol() {
  for (const std::string& id : state().seat_order) {
    pb::Event event;
    event.mutable_device_enrolled()->set_seat(id);
    event.mutable_device_enrolled()->set_token_mac("token of " + id);
    Happen(event);
  }
}

void Day::Sit() {
  Enrol();
  CheckJudgesIn();
}

void Day::Arrive(int from, int to) {
  for (int number = from; number <= to; ++number) {
    Do("operator", "check_in_candidate { candidate: '" + CandidateOf(number) +
                       "' arrival: " + (number % 7 == 3 ? "LATE" : "PRESENT") +
                       " identity_checked: true phone_sealed: true }");
  }
}

void Day::RecordLots() {
  std::string lots;
  int number = 0;
  for (const std::string& id : competition::TakingPart(state(), room())) {
    lots += " lots { candidate: '" + id + "' number: " + std::to_string(++number) + " }";
  }
  Do("operator", "record_lots { room: 'room1'" + lots + " }");
}

void Day::WitnessLots() {
  Do("supervisor", "witness_lots { room: 'room1' }");
}

void Day::OpenDay() {
  Sit();
  Arrive(1, state().roll->candidates_size());
  RecordLots();
  WitnessLots();
}

std::string Day::StageNow() const {
  return competition::StageOfTurn(state(), room()).id();
}

void Day::CallUp(int number) {
  PassSeconds(60);
  Do("operator", "call_candidate { candidate: '" + CandidateOf(number) + "' }");
}

void Day::Begin(int number, std::uint32_t seconds) {
  Start(CandidateOf(number), StageNow());
  PassSeconds(seconds);
}

void Day::EndStage(int number, std::uint32_t after_seconds) {
  PassSeconds(after_seconds);
  End(CandidateOf(number), StageNow());
}

void Day::Give(const std::string& seat, const std::vector<std::string>& marks,
               std::uint32_t version) {
  PassSeconds(3);
  Must(Submit(seat, room().turn, StageNow(), marks, version), seat + " gives marks");
}

std::vector<std::string> Day::UsualMarks(int number, int judge) const {
  const auto at = static_cast<std::size_t>(number - 1) % kLevels.size();
  const bool known = static_cast<std::size_t>(judge) <= kJudges.size();
  const int differs =
      known ? kJudges.at(static_cast<std::size_t>(judge - 1)) : (judge * 7919 + 13) % 21 - 10;
  std::vector<std::string> marks;
  for (const pb::Criterion& criterion : competition::StageOfTurn(state(), room()).criteria()) {
    marks.push_back(Halves((kLevels.at(at) + differs) * std::stoi(criterion.max()) / 100));
  }
  return marks;
}

void Day::GiveUsual(const std::string& seat) {
  const int judge = static_cast<int>(state().seats.at(seat).seat.number());
  Give(seat, UsualMarks(std::stoi(room().turn.substr(1)), judge));
}

void Day::GiveUsual() {
  for (const std::string& id : state().seat_order) {
    const competition::SeatRecord& seat = state().seats.at(id);
    if (seat.seat.room() != "room1" || seat.seat.panel().empty()) continue;
    const pb::SeatState now = competition::SeatStateOf(state(), room(), seat);
    if (now.work() == pb::SeatState::AWAITED && !now.paper()) GiveUsual(id);
  }
}

void Day::CloseStage(int number) {
  Must(Close(CandidateOf(number), StageNow()), "the stage is closed");
}

void Day::Present(int number) {
  CallUp(number);
  for (int stage = 0; stage < state().plan->stages_size(); ++stage) {
    Begin(number);
    EndStage(number);
    GiveUsual();
    CloseStage(number);
  }
}

void Day::Announce(int number) {
  Release(CandidateOf(number));
  Must(Room::Announce(CandidateOf(number)), "the figures are announced");
}

void Day::Sign(int number) {
  Must(Room::Sign(CandidateOf(number)), "the figures are signed");
}

void Day::Through(int from, int to) {
  for (int number = from; number <= to; ++number) {
    if (state().candidates.at(CandidateOf(number)).outcome != pb::Outcome::OUTCOME_UNSPECIFIED) {
      continue;
    }
    Present(number);
    Announce(number);
    Sign(number);
  }
}

void Day::Absent(int number) {
  Do("operator", "set_outcome { candidate: '" + CandidateOf(number) +
                     "' outcome: ABSENT reason: '截止时间未到' }");
}

void Day::Object(int number, const std::string& reason) {
  const std::string id = CandidateOf(number);
  Do("kiosk", "object_to_result { candidate: '" + id + "' digest: '" + NewestDigestOf(id) +
                  "' reason: '" + reason + "' }");
}

void Day::Hold(const std::string& reason) {
  Do("supervisor", "place_hold { room: 'room1' from: NOW reason: '" + reason + "' }");
}

}  // namespace tingfen::scenes
