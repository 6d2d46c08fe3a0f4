#include "server/competition/evolve.h"

#include <cstdlib>

#include "server/competition/after/decision.h"
#include "server/competition/after/notice.h"
#include "server/competition/after/stopping.h"
#include "server/competition/correction/correction.h"
#include "server/competition/devices/codes.h"
#include "server/competition/devices/devices.h"
#include "server/competition/devices/screens.h"
#include "server/competition/devices/second_device.h"
#include "server/competition/devices/time.h"
#include "server/competition/draw/draw.h"
#include "server/competition/draw/questions.h"
#include "server/competition/opening/batches.h"
#include "server/competition/opening/kept_recusals.h"
#include "server/competition/opening/plan.h"
#include "server/competition/opening/roll.h"
#include "server/competition/paper/keying.h"
#include "server/competition/paper/paper.h"
#include "server/competition/record/notes.h"
#include "server/competition/record/record.h"
#include "server/competition/release/announcing.h"
#include "server/competition/release/confirming.h"
#include "server/competition/release/equalising.h"
#include "server/competition/release/signing.h"
#include "server/competition/release/to_sign.h"
#include "server/competition/roll_call/check_in.h"
#include "server/competition/roll_call/going.h"
#include "server/competition/roll_call/leaving.h"
#include "server/competition/roll_call/lots.h"
#include "server/competition/roll_call/outcome.h"
#include "server/competition/sheets/closing.h"
#include "server/competition/sheets/recusing.h"
#include "server/competition/sheets/returning.h"
#include "server/competition/sheets/submitting.h"
#include "server/competition/supervision/end_of_day.h"
#include "server/competition/supervision/flags.h"
#include "server/competition/supervision/hold.h"
#include "server/competition/supervision/undo.h"
#include "server/competition/turn/breaks.h"
#include "server/competition/turn/call.h"
#include "server/competition/turn/clock.h"
#include "server/competition/turn/conferring.h"
#include "server/competition/turn/stage.h"

namespace tingfen::competition {
namespace {

// No default: a fact that is folded nowhere does not compile.
void FoldFact(Competition& state, const Context& context) {
  const pb::Event& event = context.event;
  switch (event.fact_case()) {
#define FACT(Type, name)   \
  case pb::Event::k##Type: \
    return Fold(state, event.name(), context);
#include "proto/facts.inc"
#undef FACT
    case pb::Event::FACT_NOT_SET:
      break;
  }
  std::abort();
}

}  // namespace

void Evolve(Competition& state, const pb::Event& event, std::uint64_t seq) {
  if (seq != state.seq + 1) std::abort();
  state.seq = seq;
  NoticeTime(state, event);
  auto before = WhatBefore(state, event);
  FoldFact(state, {event, seq});
  KeepUndoable(state, event, seq, std::move(before));
  AddToRecord(state, event, seq);
  const auto seat = state.seats.find(event.cause().seat());
  if (seat != state.seats.end()) seat->second.last_write_ms = event.at().wall_ms();
  if (!event.cause().last()) return;
  Finished& finished = state.finished[event.cause().command_id()];
  finished.seat = event.cause().seat();
  finished.digest = event.cause().command_digest();
  finished.seq = seq;
  finished.late = event.sheet_submitted().late();
}

}  // namespace tingfen::competition
