// What the hall screen shows, as a pure state machine: views come in when they come, scenes follow
// one another in order. A transition or a reveal that runs is never cut but by a hold, which stands at
// once; what else arrives meanwhile waits. Of what waits only the newest is kept, but a reveal is never skipped over.
//
// A view that is the first of its connection is shown in its end state: whoever opens or reconnects
// a screen sees what is public now, not a play of what others saw before. A candidate's figures are
// revealed once, corrected ones anew; coming back to them (after a hold) shows the total.
//
// Times are milliseconds of any steady clock.
import { Draw_Of as Of } from "../../web_kit/generated/proto/draw_pb";
import { Phase_Id as Phase } from "../../web_kit/generated/proto/seats_pb";
import {
  DrawView_State as Draw,
  HallView_QueueLine_State as Line,
  type HallView,
} from "../../web_kit/generated/proto/views_pb";
import { isBefore } from "../../web_kit/room/phases";
import { revealSteps } from "./hall_reveal";

export type SceneKind =
  | "planning"
  | "welcome"
  | "draw"
  | "lots"
  | "ready"
  | "break"
  | "preparing"
  | "turn"
  | "conferring"
  | "scoring"
  | "waiting"
  | "reveal"
  | "equalising"
  | "finished"
  | "ranking"
  | "held";

export interface Scene {
  kind: SceneKind;
  key: string; // Views of one key are one scene: they change it in place, without a transition.
  view: HallView;
}

interface Waiting {
  scene: Scene;
  ended: boolean; // To be shown in its end state.
}

export interface HallState {
  scene: Scene | null;
  step: number; // Of a reveal.
  page: number; // Of a scene with several pages.
  busyUntil: number | null; // While a transition or a step runs.
  pageAt: number | null; // When the next page is due.
  waiting: readonly Waiting[];
  revealed: readonly string[]; // Whose figures, and which, this screen has shown.
}

export const emptyHall: HallState = {
  scene: null,
  step: 0,
  page: 0,
  busyUntil: null,
  pageAt: null,
  waiting: [],
  revealed: [],
};

export const transition_ms = 600;
export const page_ms = 10_000;
export const rankingLinesPerPage = 8;
export const lotsPerPage = 16;
const waitingMax = 8;
const revealedMax = 600;

// A draw stands on the screen while it is open, and what came of it until that is made use of.
function showsDraw({ draw, header, queue, turn }: HallView): boolean {
  if (draw === undefined) return false;
  if (draw.state === Draw.OPEN) return true;
  switch (header?.phase) {
    case Phase.CHECK_IN:
    case Phase.LOTS:
      return true;
    case Phase.READY:
      return draw.draw?.of === Of.ORDER && nobodyBegan({ queue });
    case Phase.CALLED:
    case Phase.STAGE_CLOSED:
      return draw.draw?.of === Of.QUESTIONS && draw.draw.candidate === turn?.person?.candidate;
    default:
      return false;
  }
}

function kindOf(view: HallView): SceneKind {
  if (view.header?.onBreak === true) return "break";
  if (showsDraw(view)) return "draw";
  if (view.turn?.conferring === true && isBefore(view.header?.phase, Phase.RELEASING)) {
    return "conferring";
  }
  return kindOfPhase(view);
}

function kindOfPhase(view: HallView): SceneKind {
  switch (view.header?.phase) {
    case Phase.PLANNING:
      return "planning";
    case Phase.PREPARING:
      return "preparing";
    case Phase.EQUALISING:
      return "equalising";
    case Phase.LOTS:
      return "lots";
    case Phase.READY:
      return "ready";
    case Phase.CALLED:
    case Phase.PRESENTING:
    case Phase.STAGE_CLOSED:
      return "turn";
    case Phase.SCORING:
      return "scoring";
    case Phase.RELEASING:
    case Phase.RELEASED:
      return "waiting";
    case Phase.ANNOUNCED:
      return view.announced?.figures === undefined ? "waiting" : "reveal";
    case Phase.FINISHED:
    case Phase.RESULTS:
      return view.rankings.length > 0 ? "ranking" : "finished";
    default:
      return "welcome";
  }
}

export function sceneOf(view: HallView): Scene {
  if (view.header?.held === true) return { kind: "held", key: "held", view };
  const kind = kindOf(view);
  const turn = view.turn;
  const whose = turn === undefined ? "" : `/${turn.person?.candidate}/${turn.stage?.stage}`;
  switch (kind) {
    case "draw":
      return { kind, key: `draw/${view.draw?.draw?.id}/${view.draw?.state}`, view };
    case "preparing":
    case "turn":
    case "conferring":
    case "scoring":
    case "waiting":
      return { kind, key: kind + whose, view };
    case "reveal":
      return { kind, key: `reveal/${view.announced?.person?.candidate}`, view };
    default:
      return { kind, key: kind, view };
  }
}

// One page of a scene that has several: the lots drawn, a post's ranking, or the scene itself.
export type Page =
  | { show: "scene" }
  | { show: "lots"; from: number; at: number; of: number }
  | { show: "drawn"; from: number; at: number; of: number }
  | { show: "ranking"; ranking: number; from: number; at: number; of: number };

function parts(count: number, size: number): number {
  return Math.max(1, Math.ceil(count / size));
}

function listPages(show: "lots" | "drawn", count: number): Page[] {
  const of = parts(count, lotsPerPage);
  return Array.from({ length: of }, (_, at) => ({
    show,
    from: at * lotsPerPage,
    at: at + 1,
    of,
  }));
}

function rankingPages(view: HallView): Page[] {
  return view.rankings.flatMap((one, ranking) => {
    const of = parts(one.lines.length, rankingLinesPerPage);
    return Array.from({ length: of }, (_, at) => ({
      show: "ranking" as const,
      ranking,
      from: at * rankingLinesPerPage,
      at: at + 1,
      of,
    }));
  });
}

function nobodyBegan({ queue }: Pick<HallView, "queue">): boolean {
  return queue.every(({ state }) => state === Line.WAITING || state === Line.OUT);
}

// Never empty. Between turns a screen also goes through what is public already.
export function pagesOf({ kind, view }: Scene): Page[] {
  if (kind === "lots") return listPages("lots", view.queue.length);
  if (kind === "draw" && view.draw?.state === Draw.COMPLETED && view.draw.people.length > 0) {
    return listPages("drawn", view.draw.people.length);
  }
  if (kind === "ranking") return rankingPages(view);
  if (kind !== "ready") return [{ show: "scene" }];
  const also = nobodyBegan(view) ? listPages("lots", view.queue.length) : rankingPages(view);
  return [{ show: "scene" }, ...also];
}

// A ranking announced while others are shown is turned to at once.
function pageAfter(before: Scene, page: number, scene: Scene): number {
  const pages = pagesOf(scene);
  const added = scene.view.rankings.length > before.view.rankings.length;
  if (added) {
    const newest = scene.view.rankings.length - 1;
    const first = pages.findIndex((one) => one.show === "ranking" && one.ranking === newest);
    if (first >= 0) return first;
  }
  return Math.min(page, pages.length - 1);
}

function stepsOf(scene: Scene): { ms: number }[] {
  return scene.kind === "reveal" ? revealSteps(scene.view) : [{ ms: transition_ms }];
}

// Figures that were corrected are not those revealed before, whether or not the plan shows which
// they are.
function revealOf(scene: Scene): string {
  const { person, digest, correctedFrom = "", figures } = scene.view.announced ?? {};
  const after = correctedFrom === "" ? "" : `/${correctedFrom}/${figures?.total ?? ""}`;
  return `${person?.candidate ?? ""}/${digest ?? ""}${after}`;
}

function pageDue(scene: Scene, now: number): number | null {
  return pagesOf(scene).length > 1 ? now + page_ms : null;
}

function begin(state: HallState, scene: Scene, ended: boolean, now: number): HallState {
  const steps = stepsOf(scene);
  const reveals = scene.kind === "reveal";
  const again = reveals && state.revealed.includes(revealOf(scene));
  const still = ended || again;
  const length = still ? transition_ms : (steps[0]?.ms ?? 0);
  const revealed = reveals && !again ? [...state.revealed, revealOf(scene)] : state.revealed;
  return {
    ...state,
    scene,
    step: still ? steps.length - 1 : 0,
    page: 0,
    busyUntil: ended && state.waiting.length === 0 ? null : now + length,
    pageAt: pageDue(scene, now),
    revealed: revealed.slice(-revealedMax),
  };
}

function inPlace(state: HallState, before: Scene, scene: Scene, now: number): HallState {
  const step = Math.min(state.step, stepsOf(scene).length - 1);
  const page = pageAfter(before, state.page, scene);
  const turned = page !== state.page || state.pageAt === null;
  return { ...state, scene, step, page, pageAt: turned ? pageDue(scene, now) : state.pageAt };
}

function queued(waiting: readonly Waiting[], next: Waiting): readonly Waiting[] {
  const last = waiting[waiting.length - 1];
  if (last === undefined) return [next];
  if (last.scene.key === next.scene.key) {
    return [...waiting.slice(0, -1), { scene: next.scene, ended: last.ended && next.ended }];
  }
  const kept = last.scene.kind === "reveal" ? waiting : waiting.slice(0, -1);
  return [...kept, next].slice(-waitingMax);
}

export interface Arrival {
  first: boolean; // The first view of a connection.
  still: boolean; // The person who set up the screen asked for no movement.
}

export function receive(
  state: HallState,
  view: HallView,
  now: number,
  { first, still }: Arrival,
): HallState {
  const scene = sceneOf(view);
  const shown = state.scene;
  const ended = first || still;
  if (shown === null || (still && state.waiting.length === 0 && shown.key !== scene.key)) {
    return begin(state, scene, true, now);
  }
  if (shown.key === scene.key && state.waiting.length === 0) {
    return inPlace(state, shown, scene, now);
  }
  if (state.busyUntil === null) return begin(state, scene, ended, now);
  if (scene.kind === "held") return begin({ ...state, waiting: [] }, scene, ended, now);
  return { ...state, waiting: queued(state.waiting, { scene, ended }) };
}

function afterTransition(state: HallState, now: number): HallState {
  const [next, ...rest] = state.waiting;
  const free = { ...state, busyUntil: null };
  if (next === undefined) return free;
  const shown = state.scene;
  const left = { ...free, waiting: rest };
  if (shown !== null && shown.key === next.scene.key) {
    const changed = inPlace(left, shown, next.scene, now);
    return rest.length === 0 ? changed : afterTransition(changed, now);
  }
  return begin(left, next.scene, next.ended, now);
}

function turnPage(state: HallState, scene: Scene, due: number, now: number): HallState {
  const count = pagesOf(scene).length;
  const turned = 1 + Math.floor((now - due) / page_ms);
  return { ...state, page: (state.page + turned) % count, pageAt: due + turned * page_ms };
}

// Whatever is due at `now`. A screen that slept through several steps ends where it would be.
export function advance(state: HallState, now: number): HallState {
  let next = state;
  while (next.busyUntil !== null && next.busyUntil <= now) {
    const scene = next.scene;
    const steps = scene === null ? [] : stepsOf(scene);
    const step = steps[next.step + 1];
    next =
      step === undefined
        ? afterTransition(next, next.busyUntil)
        : { ...next, step: next.step + 1, busyUntil: next.busyUntil + step.ms };
  }
  if (next.scene !== null && next.pageAt !== null && next.pageAt <= now) {
    next = turnPage(next, next.scene, next.pageAt, now);
  }
  return next;
}

// When `advance` has something to do next; null: never, unless a view arrives.
export function nextWake({ busyUntil, pageAt }: HallState): number | null {
  if (busyUntil === null) return pageAt;
  return pageAt === null ? busyUntil : Math.min(busyUntil, pageAt);
}
