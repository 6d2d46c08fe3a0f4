// What the clock page shows of a view. Pure.
import { Phase_Id as Phase } from "../generated/proto/seats_pb";
import type { Clock, ClockView, Turn } from "../generated/proto/views_pb";

export type ClockScene =
  | { kind: "clock"; turn: Turn; clock: Clock; preparing: boolean; held: boolean }
  | { kind: "ended"; turn: Turn; clock: Clock } // The stage is over; the sheets are awaited.
  | { kind: "soon"; turn: Turn } // In the room; no clock runs yet.
  | { kind: "planning" } // The plan is not locked yet.
  | { kind: "break" }
  | { kind: "held" }
  | { kind: "finished" }
  | { kind: "between" }; // Nobody's turn.

const live: readonly Phase[] = [Phase.PREPARING, Phase.PRESENTING];
const coming: readonly Phase[] = [Phase.CALLED, Phase.STAGE_CLOSED, ...live];
const finished: readonly Phase[] = [Phase.FINISHED, Phase.RESULTS, Phase.EQUALISING];

// A clock that runs is never covered: a hold or a break is told beside it.
export function clockSceneOf({ header, turn, preparing }: ClockView): ClockScene {
  const phase = header?.phase ?? Phase.PHASE_UNSPECIFIED;
  const held = header?.held ?? false;
  const clock = turn?.clock;
  if (turn !== undefined && clock !== undefined && live.includes(phase)) {
    return { kind: "clock", turn, clock, preparing, held };
  }
  if (phase === Phase.PLANNING) return { kind: "planning" };
  if (held) return { kind: "held" };
  if (header?.onBreak === true) return { kind: "break" };
  if (finished.includes(phase)) return { kind: "finished" };
  if (turn !== undefined && clock !== undefined && phase === Phase.SCORING) {
    return { kind: "ended", turn, clock };
  }
  if (turn !== undefined && coming.includes(phase)) return { kind: "soon", turn };
  return { kind: "between" };
}
