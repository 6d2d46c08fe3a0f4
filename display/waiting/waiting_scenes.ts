// What the waiting room's page says of a view: who is called, what stands in the middle where nobody
// is, and how the queue's lines read. Pure; nothing here knows a figure.
import { Phase_Id as Phase } from "../../web_kit/generated/proto/seats_pb";
import {
  HallView_QueueLine_State as Line,
  type Person,
  type WaitingView,
  type WaitingView_Line,
} from "../../web_kit/generated/proto/views_pb";
import { isBefore } from "../../web_kit/room/phases";

// Somebody who is to leave the waiting room now: to hear the score, or for the own turn.
export interface Call {
  to: "hear" | "come";
  person: Person;
}

export type WaitingScene =
  | { kind: "calls"; calls: readonly Call[] }
  | { kind: "next"; person: Person }
  | { kind: "quiet" } // Nobody is called and nobody is next.
  | { kind: "planning" } // The plan is not locked yet.
  | { kind: "draw" } // Before the lots.
  | { kind: "witness" } // The lots are drawn and wait for their witness.
  | { kind: "break" }
  | { kind: "held" }
  | { kind: "finished" };

const finished: readonly Phase[] = [Phase.FINISHED, Phase.RESULTS, Phase.EQUALISING];

// Whoever has heard the score is called no longer, though still in the room to sign.
export function callsOf({ header, hears, now, lines }: WaitingView): Call[] {
  const calls: Call[] = [];
  const heard = lines.some((line) => line.heard && line.person?.candidate === hears?.candidate);
  if (hears !== undefined && !heard) calls.push({ to: "hear", person: hears });
  if (now !== undefined && header?.phase === Phase.CALLED) calls.push({ to: "come", person: now });
  return calls;
}

export function waitingSceneOf(view: WaitingView): WaitingScene {
  const { header, next } = view;
  const phase = header?.phase ?? Phase.PHASE_UNSPECIFIED;
  if (phase === Phase.PLANNING) return { kind: "planning" };
  if (header?.held === true) return { kind: "held" };
  const calls = callsOf(view);
  if (calls.length > 0) return { kind: "calls", calls };
  if (header?.onBreak === true) return { kind: "break" };
  if (finished.includes(phase)) return { kind: "finished" };
  if (phase === Phase.LOTS) return { kind: "witness" };
  if (!isBefore(Phase.CHECK_IN, phase)) return { kind: "draw" };
  return next === undefined ? { kind: "quiet" } : { kind: "next", person: next };
}

export type LineState =
  "undrawn" | "waiting" | "now" | "to_hear" | "hearing" | "heard" | "done" | "out";

// Of the room's business at this moment, `now` is the one who is interviewed; anybody else is there
// to hear.
export function lineState(
  { person, state, heard }: WaitingView_Line,
  now: Person | undefined,
): LineState {
  switch (state) {
    case Line.OUT:
      return "out";
    case Line.NOW:
      return person?.candidate === now?.candidate ? "now" : "hearing";
    case Line.TO_HEAR:
      return "to_hear";
    case Line.DONE:
      return heard ? "heard" : "done";
    default:
      return (person?.number ?? 0) === 0 ? "undrawn" : "waiting";
  }
}

export const linesPerPage = 24;
export const linesPage_ms = 10_000;

// The lines of the page that is due `turns` page lengths after the first. Never empty but for an
// empty queue.
export function linesPage(lines: readonly WaitingView_Line[], turns: number) {
  const of = Math.max(1, Math.ceil(lines.length / linesPerPage));
  const at = turns % of;
  return { at: at + 1, of, lines: lines.slice(at * linesPerPage, (at + 1) * linesPerPage) };
}
