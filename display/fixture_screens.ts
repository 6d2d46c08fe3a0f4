// Views of the clock page and the waiting room's as a server would send them, for the tests and the
// preview page. Never shipped.
import { create } from "@bufbuild/protobuf";
import { HallLook_Theme as Theme } from "../web_kit/generated/proto/plan_pb";
import { Outcome_Id as Outcome, Phase_Id as Phase } from "../web_kit/generated/proto/seats_pb";
import {
  ClockSchema,
  ClockViewSchema,
  HallView_QueueLine_State as Line,
  TurnSchema,
  WaitingViewSchema,
  type ClockView,
  type Header,
  type Person,
  type WaitingView,
  type WaitingView_Line,
} from "../web_kit/generated/proto/views_pb";
import { hallView, longName, person } from "./fixtures";
import { sevenJudges } from "./fixtures_cases";

interface Shared {
  phase: Phase;
  red?: boolean;
  held?: boolean;
  onBreak?: string; // Until when; empty: nobody said.
}

function headerOf({ phase, red, held, onBreak }: Shared): Header {
  const header = hallView({ phase }).header!;
  header.theme = red === true ? Theme.RED : Theme.BLUE;
  header.held = held ?? false;
  header.onBreak = onBreak !== undefined;
  header.breakUntil = onBreak ?? "";
  return header;
}

export interface ClockOf extends Shared {
  number?: number; // Whose turn it is.
  name?: string;
  elapsed_s?: number;
  limit_s?: number;
  running?: boolean;
}

export function clockView(of: ClockOf): ClockView {
  const view = create(ClockViewSchema, {
    header: headerOf(of),
    preparing: of.phase === Phase.PREPARING,
  });
  if (of.number === undefined) return view;
  view.turn = create(TurnSchema, { person: person(of.number, of.name ?? "") });
  const [stage] = sevenJudges.legend.stages;
  if (stage !== undefined) view.turn.stage = stage;
  if (of.phase === Phase.CALLED) return view;
  view.turn.clock = create(ClockSchema, {
    running: of.running ?? (of.phase === Phase.PRESENTING || of.phase === Phase.PREPARING),
    elapsedMs: (of.elapsed_s ?? 48) * 1000,
    atMs: 48_000,
    limitSeconds: of.limit_s ?? 420,
    warnSecondsLeft: [60, 30],
  });
  return view;
}

const turn = { number: 7, phase: Phase.PRESENTING };

export const clockStates: Readonly<Record<string, ClockOf>> = {
  presenting: turn,
  "named-red": { ...turn, name: "欧阳晓峰", red: true },
  "long-name": { ...turn, number: 12, name: longName },
  preparing: { ...turn, phase: Phase.PREPARING, limit_s: 600 },
  warning: { ...turn, elapsed_s: 375 },
  overtime: { ...turn, elapsed_s: 485, red: true },
  paused: { ...turn, running: false },
  held: { ...turn, running: false, held: true },
  "no-limit": { ...turn, limit_s: 0, elapsed_s: 754 },
  "two-hours": { ...turn, limit_s: 7200 },
  ended: { ...turn, phase: Phase.SCORING, elapsed_s: 408 },
  called: { ...turn, phase: Phase.CALLED },
  between: { phase: Phase.READY },
  break: { phase: Phase.READY, onBreak: "14:00" },
  "break-open": { phase: Phase.READY, onBreak: "" },
  "held-between": { phase: Phase.READY, held: true },
  finished: { phase: Phase.FINISHED },
};

export interface WaitingOf extends Shared {
  people?: number;
  now?: number; // Numbers.
  next?: number;
  hears?: number;
  lagging?: boolean; // 听分: whoever is through waits for the own score.
  named?: boolean;
}

const names = ["张伟民", "李静", longName, "王芳", "陈建国"];

function nameOf(number: number, of: WaitingOf): string {
  return of.named === true ? (names[number % names.length] ?? "") : "";
}

function lineOf(number: number, of: WaitingOf, who: Person): Omit<WaitingView_Line, "$typeName"> {
  const over = of.phase >= Phase.FINISHED;
  const begun = of.phase > Phase.LOTS;
  const now = over ? Infinity : (of.now ?? of.next ?? (begun ? Infinity : 0));
  const absent = number === 3 && now > 3;
  const line = { person: who, outcome: Outcome.OUTCOME_UNSPECIFIED, heard: false };
  if (absent) return { ...line, state: Line.OUT, outcome: Outcome.ABSENT };
  if (number === of.now || number === of.hears) return { ...line, state: Line.NOW };
  if (number >= now) return { ...line, state: Line.WAITING };
  const waits = of.lagging === true && !over && number === now - 1;
  return { ...line, state: waits ? Line.TO_HEAR : Line.DONE, heard: !waits && of.lagging === true };
}

export function waitingView(of: WaitingOf): WaitingView {
  const drawn = of.phase >= Phase.LOTS;
  const who = (number: number) => person(drawn ? number : 0, nameOf(number, of));
  const numbers = Array.from({ length: of.people ?? 12 }, (_, at) => at + 1);
  return create(WaitingViewSchema, {
    header: headerOf(of),
    ...(of.now === undefined ? {} : { now: who(of.now) }),
    ...(of.next === undefined ? {} : { next: who(of.next) }),
    ...(of.hears === undefined ? {} : { hears: who(of.hears) }),
    lines: numbers.map((number) => ({
      ...lineOf(number, of, { ...who(number), candidate: `c${number}` }),
    })),
  });
}

const day = { lagging: true };

export const waitingStates: Readonly<Record<string, WaitingOf>> = {
  "before-lots": { phase: Phase.CHECK_IN, named: true, people: 8 },
  "before-lots-nameless": { phase: Phase.CHECK_IN, people: 40 },
  "lots-unwitnessed": { phase: Phase.LOTS },
  next: { ...day, phase: Phase.READY, next: 1 },
  "next-named-red": { ...day, phase: Phase.READY, next: 2, named: true, red: true },
  come: { ...day, phase: Phase.CALLED, now: 7, next: 8 },
  presenting: { ...day, phase: Phase.PRESENTING, now: 7, next: 8 },
  hear: { ...day, phase: Phase.RELEASED, next: 9, hears: 7 },
  "hear-named": { ...day, phase: Phase.RELEASED, next: 9, hears: 7, named: true },
  "hear-and-come": { ...day, phase: Phase.CALLED, now: 8, hears: 7, next: 9 },
  forty: { ...day, phase: Phase.PRESENTING, now: 17, next: 18, people: 40 },
  one: { ...day, phase: Phase.PRESENTING, now: 1, people: 1 },
  "last-in": { ...day, phase: Phase.PRESENTING, now: 12 },
  break: { ...day, phase: Phase.READY, next: 5, onBreak: "14:00" },
  held: { ...day, phase: Phase.READY, next: 5, held: true },
  finished: { ...day, phase: Phase.FINISHED },
};
