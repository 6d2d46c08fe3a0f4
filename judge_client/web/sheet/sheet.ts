// The sheet a judge is writing: what a key does to it, what is missing, what it comes to. Pure.
// A field holds what was typed. A mark that may be given is from 0 to the criterion's maximum, in
// multiples of the plan's step; what is none stays in its field, is said to be wrong beside it, and
// the way on waits. A digit is never dropped: what would be left could be another mark.
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

// What is wrong with the mark in a field.
export type Fault = { kind: "above-max"; max: string } | { kind: "off-step"; step: string };

// What keeps the judge where they are: a fault, a mark that is missing, a step from no mark at all.
export type Note = Fault | { kind: "missing"; left: number } | { kind: "no-digit" };

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

// What keeps a criterion's mark from being handed in.
function problemOf(sheet: Sheet, criterion: Criterion): Fault | "empty" | null {
  const { step } = sheet.card;
  const { max } = criterion;
  const problem = markProblem(markOf(sheet, criterion), max, step);
  if (problem === "empty") return problem;
  if (problem === null) return lastingFault(markOf(sheet, criterion), max, step);
  return problem === "above-max" ? { kind: problem, max } : { kind: "off-step", step };
}

export function missing(sheet: Sheet): number {
  return sheet.card.criteria.filter((criterion) => problemOf(sheet, criterion) !== null).length;
}

function finalFault(sheet: Sheet, criterion: Criterion): Fault | null {
  const problem = problemOf(sheet, criterion);
  return problem === "empty" ? null : problem;
}

// What is wrong with a row's mark. On the row being typed in that is what no further digit can
// mend, until the judge wants to go on; on the others whatever is no mark.
export function faultOf(sheet: Sheet, row: number): Fault | null {
  const criterion = sheet.card.criteria[row];
  if (criterion === undefined) return null;
  const typing = row === sheet.focus && sheet.note === null;
  return typing
    ? lastingFault(markOf(sheet, criterion), criterion.max, sheet.card.step)
    : finalFault(sheet, criterion);
}

export function faults(sheet: Sheet): number {
  return sheet.card.criteria.filter((_, row) => faultOf(sheet, row) !== null).length;
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
export function lastingFault(typed: string, max: string, step: string): Fault | null {
  const limit = parseDecimal(max);
  const unit = parseDecimal(step);
  if (typed === "" || limit === null || unit === null) return null;
  const value = parseTyped(typed);
  if (value === null) return { kind: "off-step", step };
  if (compare(value, limit) > 0) return { kind: "above-max", max };
  const point = typed.indexOf(".");
  if (point >= 0 && placesOf(step) === 0) return { kind: "off-step", step };
  const full = point >= 0 && typed.length - point - 1 >= placesOf(step);
  return full && !isMultipleOf(value, unit) ? { kind: "off-step", step } : null;
}

function withMark(sheet: Sheet, criterion: Criterion, mark: string): Sheet {
  const typed = { ...sheet.typed, [criterion.id]: mark };
  return { ...sheet, typed, touched: true, fresh: false, note: null };
}

// As much of a wrong mark as its field shows; no further key can make a right one of it.
const wrongMax = 6;

export function press(sheet: Sheet, key: PadKey): Sheet {
  const criterion = sheet.card.criteria[sheet.focus];
  if (criterion === undefined) return sheet;
  const held = sheet.fresh && key !== "delete" ? "" : markOf(sheet, criterion);
  const fault = lastingFault(held, criterion.max, sheet.card.step);
  const full = fault !== null && held.length >= wrongMax;
  if (full && key !== "delete") return { ...sheet, note: fault };
  const typed = pressKey(held, key);
  const note = lastingFault(typed, criterion.max, sheet.card.step);
  return { ...withMark(sheet, criterion, typed), note };
}

// One step up or down, staying within 0 and the maximum. Only a mark has a next one: a field that
// is empty or wrong stays as it is, and the reason is said.
export function nudge(sheet: Sheet, row: number, up: boolean): Sheet {
  const criterion = sheet.card.criteria[row];
  const step = parseDecimal(sheet.card.step);
  const max = criterion && parseDecimal(criterion.max);
  if (!criterion || !step || !max) return sheet;
  const moved = row === sheet.focus ? sheet : focusOn(sheet, row);
  const value = parseTyped(markOf(sheet, criterion));
  if (value === null) return { ...moved, note: { kind: "no-digit" } };
  const fault = finalFault(sheet, criterion);
  if (fault !== null) return { ...moved, note: fault };
  const next = add(value, up ? step : negative(step));
  if (next === null || next.units < 0) return { ...moved, note: null };
  if (compare(next, max) > 0) return { ...moved, note: { kind: "above-max", max: criterion.max } };
  return { ...withMark(moved, criterion, canonical(next)), fresh: true };
}

function negative({ units, places }: Decimal): Decimal {
  return { units: -units, places };
}

export function focusOn(sheet: Sheet, row: number): Sheet {
  if (row === sheet.focus || sheet.card.criteria[row] === undefined) return sheet;
  return { ...sheet, focus: row, fresh: true, note: null };
}

// To the next row or the one before; a wrong mark keeps the way on waiting.
export function move(sheet: Sheet, by: 1 | -1): Sheet {
  const criterion = sheet.card.criteria[sheet.focus];
  const fault = by > 0 && criterion !== undefined ? finalFault(sheet, criterion) : null;
  return fault === null ? focusOn(sheet, sheet.focus + by) : { ...sheet, note: fault };
}

export function isLast(sheet: Sheet): boolean {
  return sheet.focus === sheet.card.criteria.length - 1;
}

export const isSingle = ({ card }: Sheet): boolean => card.criteria.length === 1;

// Taken up again: it was returned, or the panel confers.
export const isAgain = ({ returned, conferring }: Sheet): boolean =>
  returned !== null || conferring === true;

// To the whole page that reads everything back; with a mark wrong or missing, to that mark instead.
export function toReadback(sheet: Sheet): Sheet {
  const { criteria } = sheet.card;
  const wrong = criteria.findIndex((criterion) => finalFault(sheet, criterion) !== null);
  const criterion = criteria[wrong];
  if (criterion !== undefined) {
    return { ...focusOn(sheet, wrong), note: finalFault(sheet, criterion) };
  }
  const left = missing(sheet);
  if (left === 0) return { ...sheet, readback: true, note: null };
  const row = criteria.findIndex((one) => problemOf(sheet, one) !== null);
  return { ...focusOn(sheet, row), note: { kind: "missing", left } };
}
