// A day that is played step by step: whoever acts does so by a command, which must be accepted.
// Candidates are "c1", "c2", … with the lots 1, 2, … unless said otherwise.
#pragma once

#include <string>
#include <vector>

#include "tests/kit/room.h"
#include "tests/scenes/book.h"

namespace tingfen::scenes {

std::string CandidateOf(int number);

class Day : public competition::Room {
 public:
  enum class Plan { kLocked, kOpen };

  // Its moments go to `folder` of the book.
  Day(Book& book, std::string folder, const pb::Plan& plan, const pb::Roll& roll,
      const std::vector<std::string>& questions = {}, Plan locked = Plan::kLocked);

  // What these seats are shown now; "desks": operator, verifier and supervisor. What all desks of a
  // room are shown stands once, as "desk", beside what is theirs alone. "desk/results": in
  // a folder other than the day's.
  void Keep(const std::string& moment, const std::vector<std::string>& seats);

  // `command` in Protobuf's text form: "start_break { room: 'room1' until: '14:00' }".
  void Do(const std::string& seat, const std::string& command);
  void Must(const std::optional<pb::Refusal>& refusal, const std::string& what) const;

  // Every seat has its device.
  void Enrol();
  // And every judge has promised.
  void Sit();
  // Candidates `from` to `to`; every seventh from the third on is late.
  void Arrive(int from, int to);
  void RecordLots();
  void WitnessLots();
  // All of that: the first may be called.
  void OpenDay();

  // The turn of a candidate, a part at a time. The stage is the one the turn is at.
  void CallUp(int number);
  void Begin(int number, std::uint32_t seconds = 48);  // So long ago.
  void EndStage(int number, std::uint32_t after_seconds = 350);
  // A judge's sheet, and those of all who are awaited; the usual marks are always the same ones.
  void Give(const std::string& seat, const std::vector<std::string>& marks,
            std::uint32_t version = 1);
  std::vector<std::string> UsualMarks(int number, int judge) const;
  void GiveUsual(const std::string& seat);
  void GiveUsual();
  void CloseStage(int number);
  // To the last close.
  void Present(int number);
  void Announce(int number);
  void Sign(int number);
  // Whole turns of those who have no outcome, up to the signature.
  void Through(int from, int to);

  void Absent(int number);
  void Object(int number, const std::string& reason);
  void Hold(const std::string& reason);

 private:
  const competition::RoomRecord& room() const { return state().rooms.at("room1"); }
  std::string StageNow() const;
  pb::View ViewOf(const std::string& seat) const;

  Book& book_;
  std::string folder_;
};

}  // namespace tingfen::scenes
