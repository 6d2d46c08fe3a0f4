// A table as it was read from a file. Pure.
import type { WorkbookSheet } from "./workbook";
import type { Worksheet } from "./worksheet";

export interface SheetRow {
  number: number; // In the file, from 1.
  cells: readonly string[]; // From the first column on, those without any text too.
}

// What of a sheet its author does not see, though it holds something.
export interface Unseen {
  sheet: boolean;
  rows: readonly number[];
  columns: readonly number[]; // From 1.
}

// A worksheet, or a file of one table. Rows without any content are left out.
export interface Sheet {
  name: string;
  rows: readonly SheetRow[];
  unseen: Unseen;
}

export const nothingUnseen: Unseen = { sheet: false, rows: [], columns: [] };

// Null: it holds nothing.
export function rowOf(number: number, texts: readonly string[]): SheetRow | null {
  const cells = texts.map((cell) => cell.trim());
  while (cells.length > 0 && cells[cells.length - 1] === "") cells.pop();
  return cells.length === 0 ? null : { number, cells };
}

export function rowsOf(table: readonly (readonly string[])[]): SheetRow[] {
  return table.flatMap((row, at) => rowOf(at + 1, row) ?? []);
}

function cellsOf(cells: ReadonlyMap<number, string>): string[] {
  const last = [...cells.keys()].reduce((most, column) => Math.max(most, column), 0);
  return Array.from({ length: last }, (_, at) => cells.get(at + 1) ?? "");
}

export function sheetOf({ name, hidden }: WorkbookSheet, read: Worksheet): Sheet {
  const rows = [...read.cells]
    .filter(([, cells]) => cells.size > 0)
    .sort(([a], [b]) => a - b)
    .map(([number, cells]) => ({ number, cells: cellsOf(cells) }));
  const columns = new Set([...read.cells.values()].flatMap((cells) => [...cells.keys()]));
  const isHidden = (column: number) =>
    read.hiddenColumns.some(([first, last]) => column >= first && column <= last);
  return {
    name,
    rows,
    unseen: {
      sheet: hidden,
      rows: rows.map(({ number }) => number).filter((number) => read.hiddenRows.has(number)),
      columns: [...columns].filter(isHidden).sort((a, b) => a - b),
    },
  };
}
