// Every state of the judge's page by name, for the tests and the preview page. Never shipped.
import { Phase_Id as Phase } from "../../web_kit/generated/proto/seats_pb";
import { OwnSeat_SheetState as State } from "../../web_kit/generated/proto/views_pb";
import * as fix from "./fixtures";
import { emptyDesk, reduce, type Act, type Desk, type Known } from "./page/scene";
import type { Sheet, Typed } from "./sheet/sheet";

const full: Typed = { show: "27.5", grasp: "18", skill: "16", value: "25" };
const five: Typed = { speak: "12", judge: "21", logic: "17", react: "20", know: "13" };
const half: Typed = { show: "27.5", grasp: "18" };

export interface Shown {
  of: fix.ViewOf;
  draft?: Typed;
  acts?: Act[];
  letter?: "kept" | "received" | "confirmed" | "late" | "refused";
  again?: boolean; // The sheet that is in is taken up again.
  then?: fix.ViewOf; // A view that comes while the sheet is open.
}

const chief = { chief: true, desk: fix.chiefDesk(7, false) };
const done = { state: State.CONFIRMED, current: fix.ownSheet() };
const some = [
  fix.ownSheet(),
  fix.ownSheet({
    number: 6,
    card: fix.defense,
    marks: ["12", "20", "18", "21", "13"],
    total: "84",
  }),
  fix.ownSheet({ number: 6, state: State.LATE, receipt: "2QX-4R" }),
  fix.ownSheet({ number: 5 }),
];

export const scenes: Readonly<Record<string, Shown>> = {
  checkin: { of: { phase: Phase.CHECK_IN, card: null, checkedIn: false, lots: false } },
  checkin_named: {
    of: { phase: Phase.LOTS, card: null, checkedIn: false, named: true, people: 40, chief: true },
  },
  waiting: { of: { phase: Phase.CHECK_IN, card: null } },
  between: { of: { phase: Phase.READY, card: null, earlier: some } },
  called: { of: { phase: Phase.CALLED, earlier: some } },
  listen: { of: { phase: Phase.PRESENTING, writable: false } },
  questions_called: { of: { phase: Phase.CALLED, card: fix.defense, questions: 3 } },
  preparing: {
    of: { phase: Phase.PREPARING, card: fix.defense, questions: 3, writable: false },
  },
  questions: { of: { card: fix.defense, questions: 3 } },
  questions_five: {
    of: { card: fix.defense, questions: 5, chief: true, desk: fix.chiefDesk(7, false) },
  },
  break: { of: { phase: Phase.READY, card: null, rests: "14:00" } },
  conferring: { of: { ...done, phase: Phase.SCORING, conferring: true } },
  conferring_again: {
    of: { ...done, phase: Phase.SCORING, conferring: true },
    again: true,
  },
  level: {
    of: { phase: Phase.EQUALISING, card: null, chief: true, desk: fix.levelDesk() },
  },
  equalising: { of: { phase: Phase.EQUALISING, card: null } },
  writing: { of: { earlier: some }, draft: half, acts: [{ kind: "focus", row: 2 }] },
  fresh: { of: { elapsed: 395_000 } },
  five: { of: { card: fix.defense, phase: Phase.SCORING, running: false, elapsed: 425_000 } },
  note: {
    of: {},
    draft: half,
    acts: [
      { kind: "focus", row: 2 },
      { kind: "key", key: "2" },
      { kind: "key", key: "5" },
    ],
  },
  missing: { of: {}, draft: half, acts: [{ kind: "readback" }] },
  complete: { of: {}, draft: full },
  named: { of: { name: fix.longest }, draft: half },
  returned: {
    of: {
      state: State.RETURNED,
      version: 2,
      current: fix.ownSheet({ state: State.RETURNED, reason: "请核对第二项，与草表不一致。" }),
    },
  },
  held: { of: { held: true }, draft: half },
  closed: {
    of: {},
    draft: half,
    then: { phase: Phase.STAGE_CLOSED, state: State.MISSED, writable: false },
  },
  moved: { of: {}, draft: half, then: { number: 8 } },
  recused_writing: { of: {}, draft: half, then: { state: State.RECUSED } },
  single: { of: { mass: true, card: fix.whole }, draft: { mark: "86.5" } },
  readback: { of: {}, draft: full, acts: [{ kind: "readback" }] },
  readback_late: {
    of: {},
    draft: full,
    acts: [{ kind: "readback" }],
    then: { phase: Phase.STAGE_CLOSED, state: State.MISSED, writable: false },
  },
  kept: { of: {}, draft: full, letter: "kept" },
  received: { of: {}, draft: full, letter: "received" },
  confirmed: { of: {}, draft: full, letter: "confirmed" },
  late: { of: {}, draft: full, letter: "late" },
  refused: { of: {}, draft: full, letter: "refused" },
  own: { of: { ...done, earlier: some } },
  own_late: { of: { state: State.LATE, current: fix.ownSheet({ state: State.LATE }) } },
  recused: { of: { state: State.RECUSED } },
  vacated: { of: { vacated: true, checkedIn: false, card: null, phase: Phase.READY } },
  paper: { of: { onPaper: true } },
  paper_typed: { of: {}, draft: half, then: { onPaper: true } },
  paper_full: {
    of: { card: fix.defense },
    draft: five,
    then: { card: fix.defense, onPaper: true },
  },
  paper_called: { of: { phase: Phase.CALLED, onPaper: true } },
  paper_between: { of: { phase: Phase.READY, card: null, earlier: some, onPaper: true } },
  paper_checkin: {
    of: { phase: Phase.CHECK_IN, card: null, checkedIn: false, lots: false, onPaper: true },
  },
  paper_moved: { of: {}, draft: half, then: { number: 8, onPaper: true } },
  notmine: { of: { state: State.NOT_MINE, mass: true, card: fix.whole } },
  missed: { of: { state: State.MISSED, phase: Phase.STAGE_CLOSED } },
  over: { of: { phase: Phase.RESULTS, earlier: some } },
  chief_writing: { of: chief, draft: half },
  chief_device: { of: { chief: true, desk: fix.deviceDesk(), ...done } },
  chief_device_writing: { of: { chief: true, desk: fix.deviceDesk() }, draft: half },
  chief_done: { of: { ...chief, ...done } },
  correction: {
    of: { ...done, phase: Phase.ANNOUNCED, chief: true, desk: fix.correctionDesk() },
  },
  correction_writing: {
    of: { chief: true, desk: fix.correctionDesk(fix.chiefDesk(7, false)) },
    draft: half,
  },
  correction_over: {
    of: { phase: Phase.FINISHED, card: null, chief: true, desk: fix.correctionDesk() },
  },
  chief_closed: {
    of: { ...done, phase: Phase.RELEASING, chief: true, desk: fix.chiefDesk(7, true) },
  },
};

function keyOf(of: fix.ViewOf): Sheet["key"] {
  return {
    ledger: fix.ledger,
    seat: of.mass ? "mass_17" : "panel_3",
    candidate: fix.candidateOf(of.number ?? 7),
    stage: (of.card ?? fix.speech).stage,
    version: of.version ?? 1,
  };
}

function knownOf({ of, letter }: Shown): Known {
  const late = { ...fix.receipt, late: true };
  const delivery = {
    kept: { state: "kept" as const },
    received: { state: "received" as const },
    confirmed: { state: "confirmed" as const, receipt: fix.receipt },
    late: { state: "confirmed" as const, receipt: late },
    refused: { state: "refused" as const, refusal: fix.refusal },
  };
  const letters = letter === undefined ? [] : [fix.letterOf(keyOf(of), delivery[letter])];
  return { view: fix.judgeView(of), ledger: fix.ledger, letters };
}

// What page and desk have come to in this state.
export function arrive(shown: Shown): { known: Known; desk: Desk } {
  const draftOf = () => shown.draft ?? null;
  let known = knownOf(shown);
  let desk = reduce(emptyDesk, { kind: "known", known }, draftOf);
  if (shown.again === true) desk = reduce(desk, { kind: "again", known }, draftOf);
  for (const step of shown.acts ?? []) desk = reduce(desk, step, draftOf);
  if (shown.then !== undefined) {
    known = { ...known, view: fix.judgeView(shown.then) };
    desk = reduce(desk, { kind: "known", known }, draftOf);
  }
  return { known, desk };
}
