// What the signing kiosk shows, as a pure state machine over the newest view and what the candidate
// does. While something is on its way to the server, or thanks are shown, a newer view waits: the
// person in front of the screen is not pushed aside: nor while they write, as long as their figures
// are still to be signed.
//
// Times are milliseconds of any steady clock.
import {
  Refusal_Code as Code,
  Refusal_Reason as Reason,
  type Refusal,
} from "../../web_kit/generated/proto/frames_pb";
import {
  KioskView_State as State,
  type KioskView,
  type Person,
  type ToSign,
} from "../../web_kit/generated/proto/views_pb";

export type Work = "read" | "sign" | "object" | "choose";
export type Outgoing = "sign" | "object" | "choose";

export interface KioskState {
  view: KioskView | null; // The newest.
  shown: KioskView | null; // The one on the screen.
  work: Work;
  seenAll: boolean; // The trace was scrolled to its end.
  reason: string; // Of an objection being written.
  outgoing: Outgoing | null; // Sent, and not answered yet.
  problem: Problem | null; // Why the server did not take it.
  thanks: { until: number; receipt: string } | null;
  finished: string | null; // The subject last signed here.
}

export type Problem = "changed" | "objected" | "signed" | "held" | "other";

export const emptyKiosk: KioskState = {
  view: null,
  shown: null,
  work: "read",
  seenAll: false,
  reason: "",
  outgoing: null,
  problem: null,
  thanks: null,
  finished: null,
};

export const thanks_ms = 8000;
export const reasonMax = 500;

// Whose figures, and exactly which: a signature belongs to one subject and to no other.
export function subjectOf(view: KioskView | null): string | null {
  const result = view?.result;
  if (result?.figures === undefined) return null;
  return `${result.person?.candidate}/${result.digest}`;
}

// The same of one who waits.
function waitingSubject({ person, digest }: ToSign): string {
  return `${person?.candidate}/${digest}`;
}

// Somebody writes, and what they write about is still to be signed.
function keepsPlace({ shown, work }: KioskState, view: KioskView): boolean {
  if (work !== "sign" && work !== "object") return false;
  const subject = subjectOf(shown);
  return view.toSign.some((one) => waitingSubject(one) === subject);
}

// Who is called while somebody else still writes.
export function calledMeanwhile({ view, shown, outgoing, thanks }: KioskState): Person | null {
  if (outgoing !== null || thanks !== null || subjectOf(view) === subjectOf(shown)) return null;
  return view?.result?.person ?? null;
}

// The one who writes gives way to who is called.
export function giveWay(state: KioskState): KioskState {
  return state.outgoing === null ? follow(state) : state;
}

// Everybody who may be at the kiosk, by their numbers.
export function choices(view: KioskView | null): ToSign[] {
  const number = ({ person }: ToSign) => person?.number ?? 0;
  return [...(view?.toSign ?? [])].sort((a, b) => number(a) - number(b));
}

export function isShown(state: KioskState, one: ToSign): boolean {
  return subjectOf(state.shown) === waitingSubject(one);
}

// The screen follows the newest view; another subject begins from the start.
function follow(state: KioskState): KioskState {
  const subject = subjectOf(state.view);
  if (subject === subjectOf(state.shown)) return { ...state, shown: state.view };
  return {
    ...state,
    shown: state.view,
    work: "read",
    seenAll: false,
    reason: "",
    problem: null,
  };
}

export function receiveView(state: KioskState, view: KioskView, now: number): KioskState {
  const next = { ...state, view };
  if (state.outgoing !== null || state.thanks !== null) return next;
  if (keepsPlace(state, view)) return next;
  // Signed elsewhere, or the receipt was lost with a page: thanks are due all the same.
  const signedNow = view.state === State.THANKS && state.shown?.state === State.SIGN;
  if (!signedNow) return follow(next);
  const finished = subjectOf(state.shown);
  return { ...next, finished, thanks: { until: now + thanks_ms, receipt: "" } };
}

export function turnTo(state: KioskState, work: Work): KioskState {
  if (state.outgoing !== null) return state;
  if (work === "sign" && !state.seenAll) return state;
  return { ...state, work, problem: null };
}

export function sawAll(state: KioskState): KioskState {
  return state.seenAll ? state : { ...state, seenAll: true };
}

export function writeReason(state: KioskState, reason: string): KioskState {
  return { ...state, reason: reason.slice(0, reasonMax) };
}

export function sent(state: KioskState, outgoing: Outgoing): KioskState {
  return { ...state, outgoing, problem: null };
}

export function confirmed(state: KioskState, receipt: string, now: number): KioskState {
  const done = { ...state, outgoing: null };
  if (state.outgoing === "choose") return follow({ ...done, work: "read" });
  if (state.outgoing === "object") {
    const objected = { ...done, work: "read" as const, reason: "" };
    if (state.shown === null || objected.view !== state.shown) return follow(objected);
    // The view that says so is on its way.
    const shown = { ...state.shown, state: State.OBJECTED, objection: state.reason, answer: "" };
    return { ...objected, shown };
  }
  const finished = subjectOf(state.shown);
  return { ...done, finished, thanks: { until: now + thanks_ms, receipt } };
}

function problemOf({ code, reason }: Pick<Refusal, "code" | "reason">): Problem {
  switch (code) {
    case Code.FIGURES_CHANGED:
      return "changed";
    case Code.ALREADY:
      return "signed";
    case Code.HELD:
      return "held";
    case Code.NOT_NOW:
      return reason === Reason.OBJECTION ? "objected" : "other";
    default:
      return "other";
  }
}

// `refusal` null: it could not even be put on its way.
export function refused(state: KioskState, refusal: Pick<Refusal, "code" | "reason"> | null) {
  const problem = refusal === null ? ("other" as const) : problemOf(refusal);
  return { ...follow({ ...state, outgoing: null }), problem };
}

export function tick(state: KioskState, now: number): KioskState {
  if (state.thanks === null || now < state.thanks.until) return state;
  return follow({ ...state, thanks: null });
}

export type Screen =
  "rest" | "questions" | "read" | "sign" | "object" | "choose" | "objected" | "thanks";

export function screenOf(state: KioskState): Screen {
  if (state.thanks !== null) return "thanks";
  const { shown } = state;
  if (shown?.state === State.QUESTIONS && (shown.turn?.questions.length ?? 0) > 0) {
    return "questions";
  }
  const subject = subjectOf(shown);
  if (shown === null || subject === null || subject === state.finished) return "rest";
  if (state.work === "choose") return "choose";
  if (shown.state === State.OBJECTED && shown.answer === "") return "objected";
  if (shown.state === State.SIGN || shown.state === State.OBJECTED) return state.work;
  return "rest";
}
