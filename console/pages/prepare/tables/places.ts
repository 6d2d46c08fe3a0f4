// Cells by their references: A1 is column 1, row 1. Pure.

export interface Place {
  row: number;
  column: number;
}

export interface Block {
  first: Place;
  last: Place;
}

const rowsMax = 1_048_576;
const columnsMax = 16_384;

export function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnName(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}

export function cellName({ row, column }: Place): string {
  return `${columnName(column)}${row}`;
}

// Null: none that a spreadsheet can have.
export function readPlace(reference: string): Place | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference);
  if (match === null) return null;
  const [, letters = "", digits = ""] = match;
  const column = [...letters.toUpperCase()].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
  const row = Number(digits);
  return row <= rowsMax && column <= columnsMax ? { row, column } : null;
}

// "B3:C5", or one cell.
export function readBlock(reference: string): Block | null {
  const [from = "", to = from] = reference.split(":");
  const [first, last] = [readPlace(from), readPlace(to)];
  if (first === null || last === null) return null;
  return last.row < first.row || last.column < first.column ? null : { first, last };
}

export function spanOf({ first, last }: Block): number {
  return (last.row - first.row + 1) * (last.column - first.column + 1);
}
