// The sheet a judge is writing: what a key does to it, what is missing, what it comes to. Pure.
// A field only ever holds the beginning of a mark that may be given: from 0 to the criterion's
// maximum, in multiples of the plan's step. A key that would lead out of that is refused in words.
import {
  add,
  canonical,
  compare,
  isMultipleOf,
  markProblem,
  parseDecimal,
  parseTyped,
  placesOf,
  pressKey,
  weightedSum,
  type Decimal,
  type PadKey,
} from "../../../web_kit/figures/decimal";
import type { Mark } from "../../../web_kit/generated/proto/figures_pb";
import type { Criterion } from "../../../web_kit/generated/proto/plan_pb";
import type { Person, StageCard } from "../../../web_kit/generated/proto/views_pb";

export interface SheetKey {
  readonly ledger: string;
  readonly seat: string;
  readonly candidate: string;
  readonly stage: string;
  readonly version: number;
  readonly occupant: number; // Of the seat: whose sheet it is.
}

// By criterion id, as typed: "27." and "" included.
export type Typed = Readonly<Record<string, string>>;

// Why the last key changed nothing, or what is still missing.
export type Note =
  | { kind: "above-max"; max: string }
  | { kind: "off-step"; step: string }
  | { kind: "missing"; left: number };

export interface Sheet {
  readonly key: SheetKey;
  readonly person: Person | undefined;
  readonly card: StageCard;
  readonly typed: Typed;
  readonly touched: boolean; // The judge has written on it.
  readonly focus: number; // Index of the criterion being filled in.
  readonly fresh: boolean; // The next digit replaces what the field holds.
  readonly note: Note | null;
  readonly returned: string | null; // The reason, on a sheet to be written again.
  readonly conferring?: boolean; // 合议: handed in before, and open again.
  readonly readback: boolean; // All marks are being read back before submitting.
}

// The first occupant's as it always was: what lies on a device from before is theirs.
export function keyText({ ledger, seat, candidate, stage, version, occupant }: SheetKey): string {
  const parts = [ledger, seat, candidate, stage, version];
  return (occupant === 0 ? parts : [...parts, occupant]).join("|");
}

// Of an entry by its key text.
export function isOfSeat(text: string, ledger: string, seat: string): boolean {
  return text.startsWith(`${ledger}|${seat}|`);
}

export function occupantOf(text: string): number {
  return Number(text.split("|")[5] ?? "0");
}

export function markOf(sheet: Sheet, criterion: Criterion): string {
  return sheet.typed[criterion.id] ?? "";
}

function problemOf(sheet: Sheet, criterion: Criterion) {
  return markProblem(markOf(sheet, criterion), criterion.max, sheet.card.step);
}

export function missing(sheet: Sheet): number {
  return sheet.card.criteria.filter((criterion) => problemOf(sheet, criterion) !== null).length;
}

function canonicalMark(typed: string): string {
  const value = parseTyped(typed);
  return value === null ? "0" : canonical(value);
}

// The live total, for the eye; the receipt's sheet holds the server's.
export function totalOf(sheet: Sheet): string {
  const filled = sheet.card.criteria.filter((criterion) => problemOf(sheet, criterion) === null);
  const marks = filled.map((criterion) => ({
    mark: canonicalMark(markOf(sheet, criterion)),
    weight: criterion.weight,
  }));
  return weightedSum(marks) ?? "—";
}

// Every criterion once, in the plan's order and in canonical form; null while one is missing.
export function marksToSend(sheet: Sheet): { criterion: string; mark: string }[] | null {
  if (missing(sheet) > 0) return null;
  return sheet.card.criteria.map((criterion) => ({
    criterion: criterion.id,
    mark: canonicalMark(markOf(sheet, criterion)),
  }));
}

export function typedFrom(marks: readonly Pick<Mark, "criterion" | "mark">[]): Typed {
  return Object.fromEntries(marks.map(({ criterion, mark }) => [criterion, mark]));
}

// What keeps `typed` from being the beginning of a mark that may be given.
export function whyNot(typed: string, max: string, step: string): Note | null {
  const value = parseTyped(typed);
  const limit = parseDecimal(max);
  const unit = parseDecimal(step);
  if (value === null || limit === null || unit === null) return null;
  if (compare(value, limit) > 0) return { kind: "above-max", max };
  const point = typed.indexOf(".");
  const full = point >= 0 && typed.length - point - 1 >= placesOf(step);
  return full && !isMultipleOf(value, unit) ? { kind: "off-step", step } : null;
}

function withMark(sheet: Sheet, criterion: Criterion, mark: string): Sheet {
  const typed = { ...sheet.typed, [criterion.id]: mark };
  return { ...sheet, typed, touched: true, fresh: false, note: null };
}

export function press(sheet: Sheet, key: PadKey): Sheet {
  const criterion = sheet.card.criteria[sheet.focus];
  if (criterion === undefined) return sheet;
  const held = sheet.fresh && key !== "delete" ? "" : markOf(sheet, criterion);
  const typed = pressKey(held, key, placesOf(sheet.card.step));
  if (typed === held) return { ...sheet, note: refusedPress(sheet, criterion, held, key) };
  const note = whyNot(typed, criterion.max, sheet.card.step);
  return note === null ? withMark(sheet, criterion, typed) : { ...sheet, note };
}

// A key that found no room: a decimal where the step allows none, or a digit too many.
function refusedPress(sheet: Sheet, criterion: Criterion, held: string, key: PadKey): Note | null {
  if (key === "delete") return null;
  const whole = !held.includes(".") && key !== ".";
  return whole
    ? { kind: "above-max", max: criterion.max }
    : { kind: "off-step", step: sheet.card.step };
}

// One step up or down, staying within 0 and the maximum. An empty field starts at 0 or the maximum.
export function nudge(sheet: Sheet, row: number, up: boolean): Sheet {
  const criterion = sheet.card.criteria[row];
  const step = parseDecimal(sheet.card.step);
  const max = criterion && parseDecimal(criterion.max);
  if (!criterion || !step || !max) return sheet;
  const moved = { ...sheet, focus: row };
  const value = parseTyped(markOf(sheet, criterion));
  const next = value === null ? (up ? zero : max) : add(value, up ? step : negative(step));
  if (next === null || next.units < 0) return { ...moved, note: null };
  if (compare(next, max) > 0) return { ...moved, note: { kind: "above-max", max: criterion.max } };
  return { ...withMark(moved, criterion, canonical(next)), fresh: true };
}

const zero: Decimal = { units: 0, places: 0 };

function negative({ units, places }: Decimal): Decimal {
  return { units: -units, places };
}

export function focusOn(sheet: Sheet, row: number): Sheet {
  if (row === sheet.focus || sheet.card.criteria[row] === undefined) return sheet;
  return { ...sheet, focus: row, fresh: true, note: null };
}

export function isLast(sheet: Sheet): boolean {
  return sheet.focus === sheet.card.criteria.length - 1;
}

export const isSingle = ({ card }: Sheet): boolean => card.criteria.length === 1;

// Taken up again: it was returned, or the panel confers.
export const isAgain = ({ returned, conferring }: Sheet): boolean =>
  returned !== null || conferring === true;

// To the whole page that reads everything back; with a mark missing, to that mark instead.
export function toReadback(sheet: Sheet): Sheet {
  const left = missing(sheet);
  if (left === 0) return { ...sheet, readback: true, note: null };
  const row = sheet.card.criteria.findIndex((criterion) => problemOf(sheet, criterion) !== null);
  return { ...focusOn(sheet, row), note: { kind: "missing", left } };
}
