#include "server/competition/record/notes.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "server/competition/record/record.h"
#include "server/competition/record/time_gap.h"
#include "server/competition/state/people.h"
#include "server/competition/state/rules_version.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kTextInNotesMax = 500;

}  // namespace

namespace {

// Of the event that a start is told by, its own.
std::uint32_t RulesFor(const Competition& state, const pb::Event& event) {
  return event.has_server_started() ? RulesNamed(event.server_started().rules()) : state.rules;
}

void TellJump(Competition& state, const pb::Event& event, pb::DeskView::Note::Kind kind,
              std::uint64_t ms, bool back) {
  NoteLine note;
  note.kind = kind;
  note.seconds = static_cast<std::uint32_t>(ms / 1000);
  note.text = back ? "-" : "";
  AddNote(state, event, note);
}

}  // namespace

void NoticeTime(Competition& state, const pb::Event& event) {
  const pb::Stamp before = std::exchange(state.last_stamp, event.at());
  const TimeGap gap = GapBetween(before, event.at());
  if (gap.new_boot) {
    if (RulesFor(state, event) < kRulesOfGaps) return;
    if (gap.suspected) state.time_gap_ms += gap.ms;
    if (gap.suspected || gap.back_ms > std::uint64_t{kWallDriftMs}) {
      TellJump(state, event, pb::DeskView::Note::TIME_GAP, gap.ms + gap.back_ms, gap.back_ms > 0);
    }
    return;
  }
  if (before.boot_id().empty()) return;
  const auto wall = static_cast<std::int64_t>(event.at().wall_ms() - before.wall_ms());
  const auto boot = static_cast<std::int64_t>(event.at().boot_ms() - before.boot_ms());
  const std::int64_t jumped = wall - boot;
  if (jumped <= kWallDriftMs && jumped >= -kWallDriftMs) return;
  TellJump(state, event, pb::DeskView::Note::WALL_JUMP,
           static_cast<std::uint64_t>(std::abs(jumped)), jumped < 0);
}

void AddNote(Competition& state, const pb::Event& event, NoteLine note) {
  note.wall_ms = event.at().wall_ms();
  note.text.resize(std::min(note.text.size(), kTextInNotesMax * 4));
  const bool of_time =
      note.kind == pb::DeskView::Note::WALL_JUMP || note.kind == pb::DeskView::Note::TIME_GAP;
  if (!of_time) {  // Which is everybody's, whoever noticed it.
    note.room = note.candidate.empty() ? RoomOfEvent(state, event) : RoomOf(state, note.candidate);
  }
  KeepNewest(state.notes, std::move(note), kNotesMax);
}

}  // namespace tingfen::competition
