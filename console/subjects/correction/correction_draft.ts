// A correction (更正) as the desk writes it down: for whom, which seat, what. It says what is missing
// as the form asks for it; the server checks all of it again. Pure.
import { create } from "@bufbuild/protobuf";
import { canonical, parseDecimal, type MarkProblem } from "../../../web_kit/figures/decimal";
import {
  CorrectionSchema,
  Correction_Kind as Kind,
  type Correction,
} from "../../../web_kit/generated/proto/correction_pb";
import type {
  Correctable,
  Correctable_Sheet as Sheet,
  DeskView,
  StageCard,
  Step,
} from "../../../web_kit/generated/proto/views_pb";
import type { Change } from "../../../web_kit/figures/correction";
import { stageOf } from "../../../web_kit/figures/figures_words";
import { textMaxOf, textProblem } from "../../steps/asked";
import { markProblems, marksOf, totalOf, typedFrom, type Read } from "../sheets/marks";

export const reasonMax = textMaxOf("proposeCorrection");

export interface CorrectionDraft {
  candidate: string;
  stage: string;
  seat: string | null; // Null: not chosen yet; empty: the stage as a whole.
  kind: Kind;
  typed: Readonly<Record<string, string>>; // Marks by criterion, as typed.
  points: string;
  reason: string;
}

export const emptyCorrection: CorrectionDraft = {
  candidate: "",
  stage: "",
  seat: null,
  kind: Kind.KIND_UNSPECIFIED,
  typed: {},
  points: "",
  reason: "",
};

export function correctableOf(draft: CorrectionDraft, view: DeskView): Correctable | undefined {
  return view.correctable.find(
    ({ person, stage }) => person?.candidate === draft.candidate && stage === draft.stage,
  );
}

export function sheetOf(draft: CorrectionDraft, view: DeskView): Sheet | undefined {
  return correctableOf(draft, view)?.sheets.find(({ seat }) => seat === draft.seat);
}

// Stages about which something may be done now.
export function offered(view: DeskView): Correctable[] {
  return view.correctable.filter((entry) => seatsFor(entry).length > 0);
}

export function stagesOf(candidate: string, view: DeskView): string[] {
  return offered(view)
    .filter(({ person }) => person?.candidate === candidate)
    .map(({ stage }) => stage);
}

export function forStage(draft: CorrectionDraft, stage: string): CorrectionDraft {
  const { candidate, reason } = draft;
  return { ...emptyCorrection, candidate, stage, reason };
}

// One stage alone needs no choice.
export function forCandidate(
  draft: CorrectionDraft,
  candidate: string,
  view: DeskView,
): CorrectionDraft {
  const [only, ...more] = stagesOf(candidate, view);
  return forStage({ ...draft, candidate }, only !== undefined && more.length === 0 ? only : "");
}

// What may be done about a sheet; with none, about the stage as a whole.
export function kindsFor(entry: Correctable | undefined, seat: string | null): Kind[] {
  if (entry === undefined || seat === null) return [];
  if (seat === "") return entry.closed ? [Kind.ADJUST] : [];
  const sheet = entry.sheets.find((one) => one.seat === seat);
  if (sheet?.late === true) return entry.closed ? [Kind.LATE_SHEET] : [];
  if (sheet === undefined || sheet.excluded) return [];
  const written = sheet.marks.length > 0;
  if (entry.closed) return written ? [Kind.MARKS, Kind.EXCLUDE, Kind.RECUSE] : [];
  if (sheet.in) return [Kind.RECUSE];
  return written ? [] : [Kind.EXCLUDE];
}

// The seats of a stage about which something may be done, then the stage itself: "".
export function seatsFor(entry: Correctable | undefined): string[] {
  const seats = entry?.sheets.map(({ seat }) => seat) ?? [];
  return [...seats, ""].filter((seat) => kindsFor(entry, seat).length > 0);
}

export function forSeat(draft: CorrectionDraft, seat: string, view: DeskView): CorrectionDraft {
  const [only, ...more] = kindsFor(correctableOf(draft, view), seat);
  const kind = only !== undefined && more.length === 0 ? only : Kind.KIND_UNSPECIFIED;
  const marks = sheetOf({ ...draft, seat }, view)?.marks ?? [];
  return { ...draft, seat, kind, typed: typedFrom(marks), points: "" };
}

// As a step begins it: about nothing yet, or about the seat that it names.
export function startingCorrection(step: Step, view: DeskView): CorrectionDraft {
  if (step.seat === "") return emptyCorrection;
  const { candidate = "" } = step.person ?? {};
  return forSeat(forStage({ ...emptyCorrection, candidate }, step.stage), step.seat, view);
}

export interface Problems {
  who: boolean;
  stage: boolean;
  seat: boolean;
  kind: boolean;
  marks: ReadonlyMap<string, MarkProblem>; // By criterion.
  same: boolean; // Every mark is as it was.
  points: boolean;
  reason: "empty" | "long" | null;
}

function cardFor(draft: CorrectionDraft, view: DeskView): StageCard | undefined {
  return stageOf(view.legend, draft.stage);
}

function marksFor(draft: CorrectionDraft, view: DeskView): Read[] {
  return marksOf(draft.typed, cardFor(draft, view));
}

function asBefore(draft: CorrectionDraft, view: DeskView): boolean {
  const before = sheetOf(draft, view)?.marks ?? [];
  return marksFor(draft, view).every(({ criterion, mark }) =>
    before.some((one) => one.criterion === criterion && one.mark === mark),
  );
}

export function problemsOf(draft: CorrectionDraft, view: DeskView): Problems {
  const marks =
    draft.kind === Kind.MARKS
      ? markProblems(draft.typed, cardFor(draft, view))
      : new Map<string, MarkProblem>();
  const points = parseDecimal(draft.points);
  return {
    who: draft.candidate === "",
    stage: draft.candidate !== "" && correctableOf(draft, view) === undefined,
    seat: draft.seat === null,
    kind:
      draft.seat !== null && !kindsFor(correctableOf(draft, view), draft.seat).includes(draft.kind),
    marks,
    same: draft.kind === Kind.MARKS && marks.size === 0 && asBefore(draft, view),
    points: draft.kind === Kind.ADJUST && (points === null || points.units === 0),
    reason: textProblem(draft.reason, reasonMax),
  };
}

export function isComplete(draft: CorrectionDraft, view: DeskView): boolean {
  const { marks, reason, ...others } = problemsOf(draft, view);
  return marks.size === 0 && reason === null && !Object.values(others).some(Boolean);
}

// What a complete draft proposes.
export function correctionOf(draft: CorrectionDraft, view: DeskView): Correction {
  const { kind, candidate, stage, seat } = draft;
  const points = parseDecimal(draft.points);
  return create(CorrectionSchema, {
    kind,
    candidate,
    reason: draft.reason.trim(),
    ...(kind === Kind.RECUSE ? {} : { stage }), // It is about all of them.
    ...(kind === Kind.ADJUST ? {} : { seat: seat ?? "" }),
    ...(kind === Kind.MARKS ? { marks: marksFor(draft, view) } : {}),
    ...(kind === Kind.ADJUST && points !== null ? { points: canonical(points) } : {}),
  });
}

// What it changes, to be read back before it is sent.
export function changeOf(draft: CorrectionDraft, view: DeskView): Change {
  const correction = correctionOf(draft, view);
  const sheet = sheetOf(draft, view);
  const total = draft.kind === Kind.RECUSE ? "" : (sheet?.total ?? "");
  const marks = draft.kind === Kind.MARKS;
  return {
    correction,
    before: sheet?.marks ?? [],
    totalBefore: total,
    totalAfter: marks ? totalOf(correction.marks, cardFor(draft, view)) : total,
  };
}
