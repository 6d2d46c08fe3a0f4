// How blank sheets lie on paper: which criteria stand on which page of a sheet, whether two sheets
// go on one page, and how many pages that makes. Pure. Lengths are millimetres.
import type { BlankSheet } from "./blank_sheets";

// A4 less its margins, less what a browser may measure otherwise than it prints.
export const page_mm = 266;
export const half_mm = 126;

// What was measured of one sheet: head and foot stand on every page of it.
export interface SheetHeights {
  head: number;
  rows: readonly number[]; // Of each criterion.
  foot: number; // The total, or that it goes on; what to heed; the signature.
}

export type Density = "roomy" | "dense";
export type Measured = Readonly<Record<Density, SheetHeights>>;

// From the first criterion on a page to before the first on the next.
export type Rows = readonly [from: number, to: number];

export interface SheetLook {
  density: Density;
  pages: readonly Rows[];
}

export function rowsByPage({ head, rows, foot }: SheetHeights, height: number): Rows[] {
  const room = height - head - foot;
  const pages: [number, number][] = [];
  let left = 0;
  rows.forEach((row, at) => {
    const page = pages[pages.length - 1];
    if (page === undefined || row > left) {
      pages.push([at, at + 1]);
      left = room - row;
    } else {
      page[1] = at + 1;
      left -= row;
    }
  });
  return pages;
}

// Closer where that takes fewer pages.
export function lookOf({ roomy, dense }: Measured): SheetLook {
  const pages = rowsByPage(roomy, page_mm);
  const denser = rowsByPage(dense, page_mm);
  return denser.length < pages.length
    ? { density: "dense", pages: denser }
    : { density: "roomy", pages };
}

// Sheets of one kind differ in nothing that changes how they lie on paper.
export function kindOf({ card, seat }: BlankSheet): string {
  return `${card.stage} ${seat.panel}`;
}

// One of each kind: the last has the longest number and seat.
export function samplesOf(sheets: readonly BlankSheet[]): Map<string, BlankSheet> {
  return new Map(sheets.map((sheet) => [kindOf(sheet), sheet]));
}

export type Looks = ReadonlyMap<string, Measured>; // By kind.

export function fitTwo(looks: Looks): boolean {
  return [...looks.values()].every(({ dense }) => {
    const rows = dense.rows.reduce((sum, row) => sum + row, 0);
    return dense.head + rows + dense.foot <= half_mm;
  });
}

export function pagesOf(sheets: readonly BlankSheet[], looks: Looks, twoUp: boolean): number {
  if (twoUp) return Math.ceil(sheets.length / 2);
  const pages = new Map([...looks].map(([kind, one]) => [kind, lookOf(one).pages.length]));
  return sheets.reduce((sum, sheet) => sum + (pages.get(kindOf(sheet)) ?? 1), 0);
}
