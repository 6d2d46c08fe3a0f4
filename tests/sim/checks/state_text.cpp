#include "tests/sim/checks/state_text.h"

#include "server/competition/views/desk.h"
#include "server/competition/views/display.h"
#include "server/competition/views/judge.h"
#include "server/competition/views/prepare.h"
#include "server/competition/views/public.h"
#include "server/competition/views/watch.h"

namespace tingfen::sim {
namespace {

using competition::CandidateRecord;
using competition::Sheet;

// Fields one after the other, each with its length, so that none runs into the next.
class Text {
 public:
  Text& operator<<(const std::string& field) {
    text_.append(std::to_string(field.size())).append(":").append(field).append(";");
    return *this;
  }
  Text& operator<<(std::uint64_t number) { return *this << std::to_string(number); }
  Text& operator<<(const google::protobuf::MessageLite& message) {
    return *this << message.SerializeAsString();
  }
  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
};

void Add(Text& text, const Sheet& sheet) {
  text << sheet.version << sheet.total << sheet.receipt << sheet.returned << sheet.return_reason;
  text << sheet.wall_ms << sheet.corrected << sheet.keyed_by.size() << sheet.marks.size()
       << sheet.occupant;
  for (const std::string& seat : sheet.keyed_by) text << seat;
  for (const pb::Mark& mark : sheet.marks) text << mark;
}

void Add(Text& text, const competition::StageRecord& stage) {
  text << stage.started << stage.ended << stage.elapsed_ms << stage.closed.has_value();
  text << stage.preparing << stage.questions.size() << stage.adjustments.size();
  for (const pb::Question& question : stage.questions) text << question;
  if (stage.closed) text << *stage.closed;
  text << stage.keyed.size();
  for (const auto& [seat, readings] : stage.keyed) {
    text << seat << readings.size();
    for (const competition::Reading& reading : readings) {
      text << reading.by << reading.marks.size();
      for (const pb::Mark& mark : reading.marks) text << mark;
    }
  }
  text << stage.sheets.size();
  for (const auto& [seat, history] : stage.sheets) {
    text << seat << history.versions.size() << history.late.has_value() << history.excluded
         << history.corrected_from;
    for (const Sheet& sheet : history.versions) Add(text, sheet);
    if (history.late) Add(text, *history.late);
  }
}

void Add(Text& text, const competition::FiguresRecord& figures) {
  text << figures.digest << figures.announced << figures.signed_;
  text << figures.objection << figures.answer << figures.confirmed.size();
  for (std::size_t i = 0; i < figures.confirmed.size(); ++i) {
    text << figures.confirmed[i] << figures.confirmed_by[i];
  }
  text << figures.figures.has_value();
  if (figures.figures) text << *figures.figures;
}

void Add(Text& text, const CandidateRecord& candidate) {
  text << candidate.arrival << candidate.outcome << candidate.outcome_reason << candidate.number;
  text << candidate.called << candidate.set_aside;
  Add(text, static_cast<const competition::FiguresRecord&>(candidate));
  text << candidate.recused.size() << candidate.stages.size() << candidate.run_offs.size();
  for (const auto& [seat, reason] : candidate.recused) text << seat << reason;
  for (const auto& [post, figures] : candidate.run_offs) {
    text << post;
    Add(text, figures);
  }
  for (const auto& [id, stage] : candidate.stages) {
    text << id;
    Add(text, stage);
  }
}

void Add(Text& text, const competition::RoomRecord& room) {
  text << room.id << room.title << room.lots_recorded << room.lots_witnessed << room.turn;
  text << room.stage << room.run_off << room.last_announced << room.last_announced_digest
       << room.hold << room.hold_from << room.hold_reason << room.on_break << room.break_until
       << room.conferring << room.hearing << room.equalisation_confirmed.size();
  text << room.clock.running << room.clock.elapsed_ms << room.clock.boot_id;
  text << room.clock.since_boot_ms << room.clock.unsure << room.order.size();
  for (const std::string& candidate : room.order) text << candidate;
  text << room.paper << room.opinion << room.day_ended << room.holds << room.flags;
  text << (room.undoable != nullptr);
  if (!room.undoable) return;
  text << room.undoable->seq << room.undoable->fact << room.undoable->candidate;
  Add(text, room.undoable->candidate_before);
  Add(text, room.undoable->room_before);
}

void AddDevices(Text& text, const competition::Competition& state) {
  text << state.plan_open << state.screens_ever << state.screens.size() << state.devices.size();
  for (const competition::ScreenRecord& screen : state.screens) {
    text << screen.id << screen.name << screen.seat << screen.reloads;
  }
  for (const competition::DeviceRecord& device : state.devices) {
    text << device.id << device.seat << device.token_mac << device.state << device.asked_at
         << device.proposed_by << device.decided_by << device.reason;
  }
}

void Add(Text& text, const competition::PostRecord& post) {
  text << post.before_run_off.has_value() << post.proposal << post.stopped;
  if (post.before_run_off) text << *post.before_run_off;
  text << post.dropped_out.size() << post.decisions.size();
  for (const auto& gone : post.dropped_out) text << gone.candidate << gone.reason << gone.from_list;
  for (const auto& decision : post.decisions) text << decision.fact << decision.wall_ms;
}

void AddSeats(Text& text, const competition::Competition& state) {
  text << state.seats.size() << state.seat_order.size();
  for (const auto& [id, seat] : state.seats) {
    text << id << seat.seat << seat.chief << seat.checked_in << seat.checked_out << seat.enrolled;
    text << seat.vacated << seat.judge << seat.occupant << seat.promise_due << seat.held_once;
    text << seat.paper << seat.last_write_ms;
  }
  for (const std::string& id : state.seat_order) text << id;
}

void AddRecord(Text& text, const competition::Competition& state) {
  text << state.record.size() << state.notes.size();
  for (const auto& line : state.record) {
    text << line.seq << line.wall_ms << line.seat << line.fact << line.candidate << line.stage;
    text << line.text << line.target_seat;
  }
  for (const auto& note : state.notes) {
    text << note.kind << note.seat << note.candidate << note.stage << note.text << note.seconds;
    text << note.wall_ms;
  }
}

void AddDraws(Text& text, const competition::Competition& state) {
  text << state.draws.size();
  for (const competition::DrawRecord& draw : state.draws) {
    text << draw.draw << draw.secret << draw.commitment << draw.witnessed << draw.state
         << draw.reason << draw.words.size() << draw.outcome.size();
    for (const pb::DrawView::Words& words : draw.words) text << words;
    for (const std::string& id : draw.outcome) text << id;
  }
}

}  // namespace

std::string StateText(const competition::Competition& state) {
  Text text;
  text << *state.plan << *state.roll << state.check_code << state.seq << state.tail_loss
       << state.unchecked.size();
  text << state.time_gap_ms << state.zone;
  text << state.batch << state.equalisation_digest << state.last_stamp;
  AddSeats(text, state);
  AddDraws(text, state);
  AddDevices(text, state);
  text << state.candidates.size() << state.rooms.size() << state.results.size();
  for (const auto& [id, candidate] : state.candidates) {
    text << id;
    Add(text, candidate);
  }
  for (const auto& [id, room] : state.rooms) Add(text, room);
  for (const auto& [post, result] : state.results) text << post << result;
  for (const auto& [id, post] : state.posts) {
    text << id;
    Add(text, post);
  }
  text << state.notices.size();
  for (const pb::NoticeOpened& notice : state.notices) text << notice;
  text << state.finished.size();
  for (const auto& [id, finished] : state.finished) {
    text << id << finished.digest << finished.seq << finished.late;
  }
  AddRecord(text, state);
  return text.Take();
}

std::string ViewsText(const competition::Competition& state, const competition::Moment& moment) {
  Text text;
  for (const auto& [room, record] : state.rooms) {
    text << competition::Hall(state, room, moment) << competition::Kiosk(state, room, moment)
         << competition::SharedByJudges(state, room, moment)
         << competition::Desk(state, room, moment) << competition::Clock(state, room, moment)
         << competition::Waiting(state, room, moment) << competition::Prepare(state, room, moment)
         << competition::WatchFor(state, room);
  }
  for (const auto& [id, seat] : state.seats) {
    if (!seat.seat.panel().empty()) text << competition::OwnPart(state, id);
  }
  return text.Take();
}

}  // namespace tingfen::sim
