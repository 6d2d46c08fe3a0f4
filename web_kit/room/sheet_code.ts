// The code printed on a paper sheet, "7-1-A3-K8": candidate's number, stage, panel and seat, and two
// check characters that depend on the plan's check code, so that a sheet of another day or a slip of
// the pen is found out before a mark is keyed. The server decides; the page only prints codes and
// tells which awaited sheet a typed one is. Pure.
import type { Seat } from "../generated/proto/seats_pb";
import type { Legend } from "../generated/proto/views_pb";

// Crockford's digits: no letter that could be read as a figure.
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const prime = 1021;

function checkOf(text: string): string {
  const v = [...text].reduce((h, one) => (h * 31 + one.charCodeAt(0)) % prime, 7);
  return `${digits[Math.floor(v / 32)]}${digits[v % 32]}`;
}

export interface SheetOf {
  number: number; // The candidate's.
  stage: number; // In the plan, from 1.
  seat: string; // "A3"
}

// "A3": the third seat of the plan's first panel.
export function seatCode(seat: Pick<Seat, "panel" | "number">, legend: Legend | undefined): string {
  const at = legend?.panels.findIndex(({ id }) => id === seat.panel) ?? -1;
  return at < 0 ? "" : `${String.fromCharCode(65 + at)}${seat.number}`;
}

export function sheetCode(planCode: string, { number, stage, seat }: SheetOf): string {
  const body = `${number}-${stage}-${seat}`;
  return `${body}-${checkOf(`${planCode}:${body}`)}`;
}

// The one form of a code as typed: full width, small letters and spaces do not matter, and in the
// check O is 0, I and L are 1.
export function asSheetCode(typed: string): string {
  const text = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/\s/g, "")
    .replace(/[‐-―−]/g, "-");
  const { body, check } = partsOf(text);
  if (check === "") return text;
  return `${body}-${check.replace(/O/g, "0").replace(/[IL]/g, "1")}`;
}

// A code as a key to compare by: with or without its dashes, whatever they were typed as. Without
// them "1-21-A3" and "12-1-A3" are alike but for the check.
export function sheetKey(typed: string): string {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  const check = plain.slice(-2).replace(/O/g, "0").replace(/[IL]/g, "1");
  return plain.slice(0, -2) + check;
}

// "7-1-A3-K8" → "7-1-A3" and "K8"; without its last part: what there is, and "".
export function partsOf(code: string): { body: string; check: string } {
  const match = /^([^-]*-[^-]*-[^-]*)-(.*)$/.exec(code);
  return { body: match?.[1] ?? code, check: match?.[2] ?? "" };
}
