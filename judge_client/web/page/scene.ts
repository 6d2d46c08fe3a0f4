// What the judge's page shows, from the newest view, the sheet on the desk and the letters on their
// way. Pure: `reduce` is the only thing that changes the desk, `sceneOf` only reads it.
//
// The rule of the desk: what a judge has written stays before them for as long as it can be sent,
// until they send it or put it away themselves. One that cannot be sent any more, or not now, makes
// way by itself: the desk says why, and what is to come back does so with every mark. A view never
// changes what is written.
import type { PadKey } from "../../../web_kit/figures/decimal";
import { Phase_Id } from "../../../web_kit/generated/proto/seats_pb";
import type { EqualisationState } from "../../../web_kit/generated/proto/figures_pb";
import {
  OwnSeat_SheetState as State,
  type ChiefDesk,
  type CorrectionView,
  type JudgeView,
  type OwnSeat_Sheet,
  type Person,
  type StageCard,
  type Step,
  type Turn,
} from "../../../web_kit/generated/proto/views_pb";
import type { Letter, Letters } from "../../../web_kit/outbox/outbox";
import { hasReached, isBefore } from "../../../web_kit/room/phases";
import {
  focusOn,
  isLast,
  keyText,
  move,
  nudge,
  press,
  toReadback,
  typedFrom,
  type Sheet,
  type SheetKey,
  type Typed,
} from "../sheet/sheet";

export interface Desk {
  readonly sheet: Sheet | null;
  readonly gone: Gone | null;
}

// A written sheet that made way, until the judge has seen so or it is back.
export interface Gone {
  readonly sheet: Sheet;
  readonly fate: Fate;
}

// Everything the page knows from outside.
export interface Known {
  readonly view: JudgeView;
  readonly ledger: string;
  readonly letters: Letters;
}

export type Act =
  | { kind: "known"; known: Known }
  | { kind: "key"; key: PadKey }
  | { kind: "nudge"; row: number; up: boolean }
  | { kind: "focus"; row: number }
  | { kind: "move"; by: 1 | -1 }
  | { kind: "enter" } // To the next criterion; from the last one to the read-back.
  | { kind: "readback" }
  | { kind: "again"; known: Known } // 合议: takes up the sheet that is in.
  | { kind: "back" } // From the read-back to the marks.
  | { kind: "putAway" } // A sheet nobody asks for any more.
  | { kind: "seen" }; // That one made way.

export type DraftOf = (key: SheetKey) => Typed | null;

export const emptyDesk: Desk = { sheet: null, gone: null };

interface Asked {
  key: SheetKey;
  person: Person | undefined;
  card: StageCard;
  earlier: OwnSeat_Sheet | undefined;
  returned: boolean;
  conferring: boolean;
}

// The sheet the turn is at, whatever its state.
function turnSheet({ view, ledger }: Known): Asked | null {
  const { own, turn, writable } = view;
  if (!own?.seat || !own.checkedIn || !turn?.stage || !turn.person || !writable) return null;
  const key = {
    ledger,
    seat: own.seat.id,
    candidate: turn.person.candidate,
    stage: turn.stage.stage,
    version: Math.max(1, own.version),
    occupant: own.occupant,
  };
  const returned = own.state === State.RETURNED;
  const { conferring } = turn;
  return {
    key,
    person: turn.person,
    card: turn.stage,
    earlier: own.current,
    returned,
    conferring,
  };
}

// The sheet the view asks this seat for, if any.
export function askedSheet(known: Known): Asked | null {
  const state = known.view.own?.state;
  return state === State.NONE || state === State.RETURNED ? turnSheet(known) : null;
}

// 合议: the sheet that is in, to be changed if the judge wishes.
export function openAgain(known: Known): Asked | null {
  const { own, turn } = known.view;
  if (turn?.conferring !== true || own?.state !== State.CONFIRMED || !own.current) return null;
  const asked = turnSheet(known);
  if (asked === null) return null;
  const version = Math.max(asked.key.version, own.current.version + 1);
  return { ...asked, key: { ...asked.key, version } };
}

export function letterFor(letters: Letters, key: SheetKey): Letter | null {
  const about = keyText(key);
  const all = letters.filter((letter) => letter.about === about);
  return all[all.length - 1] ?? null;
}

function opened(asked: Asked, draftOf: DraftOf): Sheet {
  const draft = draftOf(asked.key);
  const prefill = asked.returned || asked.conferring ? typedFrom(asked.earlier?.marks ?? []) : {};
  return {
    key: asked.key,
    person: asked.person,
    card: asked.card,
    typed: draft ?? prefill,
    touched: draft !== null,
    focus: 0,
    fresh: true,
    note: null,
    returned: asked.returned && !asked.conferring ? (asked.earlier?.reason ?? "") : null,
    conferring: asked.conferring,
    readback: false,
  };
}

// Whether the view shows this very sheet, or a later version of it, in the ledger.
export function isDelivered({ key }: Sheet, { own }: JudgeView): boolean {
  const sheets = own === undefined ? [] : [...(own.current ? [own.current] : []), ...own.earlier];
  return sheets.some(
    (sheet) =>
      sheet.person?.candidate === key.candidate &&
      sheet.stage === key.stage &&
      (sheet.version >= key.version || sheet.state === State.LATE),
  );
}

function belongsHere({ key }: Sheet, { view, ledger }: Known): boolean {
  const { own } = view;
  return key.ledger === ledger && key.seat === own?.seat?.id && key.occupant === own.occupant;
}

// Settled, one way or the other, or another's.
function isOver(sheet: Sheet, known: Known): boolean {
  if (!belongsHere(sheet, known) || isDelivered(sheet, known.view)) return true;
  return letterFor(known.letters, sheet.key)?.delivery.state === "confirmed";
}

function staysOnDesk(sheet: Sheet, known: Known): boolean {
  const state = letterFor(known.letters, sheet.key)?.delivery.state;
  const fate = fateOf(sheet, known);
  if (fate === null && belongsHere(sheet, known) && !isDelivered(sheet, known.view)) return true;
  if (isOver(sheet, known)) return false;
  if (state === "kept" || state === "sent") return true;
  if (!sheet.touched && state === undefined) return false;
  return fate === null || fate === "closed" || known.view.own?.onPaper === true;
}

function goneNow({ sheet, gone }: Desk, known: Known): Gone | null {
  if (sheet === null || !sheet.touched || isOver(sheet, known)) {
    return gone !== null && belongsHere(gone.sheet, known) ? gone : null;
  }
  const fate = fateOf(sheet, known);
  return fate === null ? null : { sheet, fate };
}

function follow(desk: Desk, known: Known, draftOf: DraftOf): Desk {
  if (desk.sheet !== null && staysOnDesk(desk.sheet, known)) return desk;
  const gone = goneNow(desk, known);
  const asked = askedSheet(known);
  if (asked === null) {
    return desk.sheet === null && gone === desk.gone ? desk : { sheet: null, gone };
  }
  const back = gone !== null && keyText(gone.sheet.key) === keyText(asked.key);
  return { sheet: opened(asked, draftOf), gone: back ? null : gone };
}

function changed(
  sheet: Sheet,
  act: Exclude<Act, { kind: "known" | "again" | "seen" }>,
): Sheet | null {
  switch (act.kind) {
    case "key":
      return press(sheet, act.key);
    case "nudge":
      return nudge(sheet, act.row, act.up);
    case "focus":
      return focusOn(sheet, act.row);
    case "move":
      return move(sheet, act.by);
    case "enter":
      return isLast(sheet) ? toReadback(sheet) : move(sheet, 1);
    case "readback":
      return toReadback(sheet);
    case "back":
      return { ...sheet, readback: false };
    case "putAway":
      return null;
  }
}

// It counts as written on from the start: no view takes it away.
function takenUp(desk: Desk, known: Known, draftOf: DraftOf): Desk {
  const asked = openAgain(known);
  if (desk.sheet !== null || asked === null) return desk;
  return { ...desk, sheet: { ...opened(asked, draftOf), touched: true } };
}

export function reduce(desk: Desk, act: Act, draftOf: DraftOf): Desk {
  if (act.kind === "known") return follow(desk, act.known, draftOf);
  if (act.kind === "again") return takenUp(desk, act.known, draftOf);
  if (act.kind === "seen") return { ...desk, gone: null };
  if (desk.sheet === null) return desk;
  const sheet = changed(desk.sheet, act);
  if (sheet === desk.sheet) return desk;
  // Whoever goes on writing has read why the one before made way.
  const writes = sheet !== null && sheet.typed !== desk.sheet.typed;
  return { sheet, gone: writes ? null : desk.gone };
}

// Why nobody asks for a sheet any more.
export type Fate =
  | "closed" // The stage; it may still be sent, and would be kept as a late one.
  | "settled" // The stage is closed, and a sheet of this seat handed in before stands.
  | "out" // The candidate takes no part any more.
  | "recused"
  | "waiting"; // Not now: the turn or its end was taken back, or it is set aside.

export function fateOf({ key }: Sheet, known: Known): Fate | null {
  const asked = askedSheet(known) ?? openAgain(known);
  if (asked !== null && keyText(asked.key) === keyText(key)) return null;
  const { own, out } = known.view;
  const isIts = (sheet: { candidate: string; stage: string }) =>
    sheet.candidate === key.candidate && sheet.stage === key.stage;
  if (out.includes(key.candidate)) return "out";
  if (own?.recused.includes(key.candidate)) return "recused";
  if (own?.lateOpen.some(isIts)) return "closed";
  const handedIn = own?.earlier.some(
    ({ person, stage, state }) =>
      state === State.CONFIRMED && isIts({ candidate: person?.candidate ?? "", stage }),
  );
  return handedIn === true ? "settled" : "waiting";
}

export type Scene =
  | { kind: "planning" } // The plan is not locked yet; nobody can check in.
  | { kind: "check-in" }
  | { kind: "write"; sheet: Sheet; closed: boolean; next: Person | null }
  | { kind: "readback"; sheet: Sheet; closed: boolean }
  | { kind: "delivery"; sheet: Sheet; letter: Letter }
  | { kind: "own"; state: State; turn: Turn; sheet: OwnSeat_Sheet | null; again: boolean }
  | { kind: "release"; desk: ChiefDesk } // The chief judge's: closed figures to look at.
  // The chief judge's: a correction to decide.
  | { kind: "correction"; step: Step; correction: CorrectionView }
  // The chief judge's: the rooms' common level to confirm.
  | { kind: "level"; step: Step; state: EqualisationState | undefined }
  | { kind: "vacated" } // The judge of this seat left.
  // The seat scores on paper; what was typed stays to be copied down.
  | { kind: "paper"; sheet: Sheet | null; turn: Turn | null; asked: boolean }
  | { kind: "paper-check-in" } // The promise is signed on paper.
  | { kind: "called"; turn: Turn }
  | { kind: "preparing"; turn: Turn }
  | { kind: "listen"; turn: Turn }
  | { kind: "next-stage"; turn: Turn } // Of the same person; the one before is closed.
  | { kind: "wait"; phase: Phase_Id }
  | { kind: "over" };

function sheetScene(sheet: Sheet, known: Known): Scene {
  const letter = letterFor(known.letters, sheet.key);
  if (letter !== null) return { kind: "delivery", sheet, letter };
  if (known.view.own?.onPaper === true) return paperScene(sheet, known);
  const closed = fateOf(sheet, known) === "closed";
  if (sheet.readback) return { kind: "readback", sheet, closed };
  return { kind: "write", sheet, closed, next: askedSheet(known)?.person ?? null };
}

// A sheet nothing was typed on is none to be copied down.
function paperScene(sheet: Sheet | null, known: Known): Scene {
  const typed = Object.values(sheet?.typed ?? {}).some((mark) => mark !== "");
  const written = typed ? sheet : null;
  const asked = written === null || fateOf(written, known) === null;
  return { kind: "paper", sheet: written, turn: known.view.turn ?? null, asked };
}

// The oldest correction the chief judge is to decide: it lapses first. The view has the newest first.
export function correctionDue(
  desk: ChiefDesk | undefined,
): { step: Step; correction: CorrectionView } | null {
  for (const correction of [...(desk?.corrections ?? [])].reverse()) {
    const step = desk?.steps.find(({ command }) => {
      const action = command?.action;
      return action?.case === "decideCorrection" && action.value.id === correction.id;
    });
    if (step !== undefined) return { step, correction };
  }
  return null;
}

function isLevel(step: Step): boolean {
  return step.command?.action.case === "confirmEqualisation";
}

export function sceneOf(desk: Desk, known: Known): Scene {
  const { own, turn, header } = known.view;
  const phase = header?.phase ?? Phase_Id.PHASE_UNSPECIFIED;
  if (desk.sheet !== null) return sheetScene(desk.sheet, known);
  if (own?.promiseDue) return { kind: "check-in" };
  const due = correctionDue(own?.chiefDesk);
  if (due !== null) return { kind: "correction", ...due };
  if (hasReached(phase, Phase_Id.FINISHED)) return { kind: "over" };
  if (phase === Phase_Id.PLANNING) return { kind: "planning" };
  if (own?.vacated) return { kind: "vacated" };
  if (!own?.checkedIn) return { kind: own?.onPaper === true ? "paper-check-in" : "check-in" };
  const level = own.chiefDesk?.steps.find(isLevel);
  if (level !== undefined) {
    return { kind: "level", step: level, state: own.chiefDesk?.equalisation };
  }
  const released = hasReached(phase, Phase_Id.STAGE_CLOSED);
  const closed = released && own.chiefDesk?.closed?.figures !== undefined;
  if (closed && own.chiefDesk) return { kind: "release", desk: own.chiefDesk };
  const between = !turn || isBefore(phase, Phase_Id.CALLED);
  if (own.onPaper && header?.onBreak !== true && (between || own.state === State.NONE)) {
    return paperScene(null, known);
  }
  if (between) return { kind: "wait", phase };
  if (own.state !== State.NONE) {
    const again = openAgain(known) !== null;
    return { kind: "own", state: own.state, turn, sheet: own.current ?? null, again };
  }
  if (phase === Phase_Id.PREPARING) return { kind: "preparing", turn };
  if (phase === Phase_Id.CALLED) return { kind: "called", turn };
  if (phase === Phase_Id.STAGE_CLOSED) return { kind: "next-stage", turn };
  if (phase === Phase_Id.PRESENTING || phase === Phase_Id.SCORING) return { kind: "listen", turn };
  return { kind: "wait", phase };
}

// Letters the desk does not show: under way, or refused and to be told of.
export function otherLetters(desk: Desk, known: Known): Letters {
  const shown = desk.sheet === null ? "" : keyText(desk.sheet.key);
  const seat = known.view.own?.seat?.id;
  return known.letters.filter(
    ({ about, delivery, owner }) =>
      about !== "" &&
      about !== shown &&
      owner.seat === seat &&
      owner.ledger === known.ledger &&
      delivery.state !== "confirmed",
  );
}
