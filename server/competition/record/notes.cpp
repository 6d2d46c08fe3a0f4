#include "server/competition/record/notes.h"

#include <algorithm>

#include "server/competition/record/record.h"
#include "server/competition/state/people.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kTextInNotesMax = 500;

}  // namespace

bool WallJumped(Competition& state, const pb::Stamp& at, std::int64_t& jumped_seconds) {
  const pb::Stamp before = std::exchange(state.last_stamp, at);
  if (before.boot_id().empty() || before.boot_id() != at.boot_id()) return false;
  const auto wall = static_cast<std::int64_t>(at.wall_ms() - before.wall_ms());
  const auto boot = static_cast<std::int64_t>(at.boot_ms() - before.boot_ms());
  const std::int64_t jumped = wall - boot;
  jumped_seconds = jumped / 1000;
  return jumped > kWallDriftMs || jumped < -kWallDriftMs;
}

void NoticeWallJump(Competition& state, const pb::Event& event) {
  std::int64_t jumped_seconds = 0;
  if (!WallJumped(state, event.at(), jumped_seconds)) return;
  NoteLine note;
  note.kind = pb::DeskView::Note::WALL_JUMP;
  note.seconds = static_cast<std::uint32_t>(std::abs(jumped_seconds));
  note.text = jumped_seconds < 0 ? "-" : "";
  AddNote(state, event, note);
}

void AddNote(Competition& state, const pb::Event& event, NoteLine note) {
  note.wall_ms = event.at().wall_ms();
  note.text.resize(std::min(note.text.size(), kTextInNotesMax * 4));
  if (note.kind != pb::DeskView::Note::WALL_JUMP) {  // Which is everybody's, whoever noticed it.
    note.room = note.candidate.empty() ? RoomOfEvent(state, event) : RoomOf(state, note.candidate);
  }
  KeepNewest(state.notes, std::move(note), kNotesMax);
}

}  // namespace tingfen::competition
