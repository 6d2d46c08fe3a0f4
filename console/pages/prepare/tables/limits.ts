// What a table may claim and hold: far more than any roll, and little enough that a small file which
// claims much is refused before anything is made of it.

export const limits = {
  fileBytes: 4 * 1024 * 1024,
  entries: 1_000, // Of the archive.
  unpackedBytes: 32 * 1024 * 1024, // Of the parts that are read, counted while they come out.
  sheets: 64,
  span: 20_000_000, // Cells of a sheet, of a merged block: as claimed, rows × columns.
  rows: 20_000, // That hold anything; of all sheets.
  cells: 1_000_000, // From the first to the last of each such row; of all sheets.
  merges: 5_000, // Of a sheet.
  textCharacters: 32_767, // In one cell; what Excel allows.
  depth: 64, // Of elements in each other.
} as const;

// Why a file gives no table.
export type FileProblem =
  | "old_excel" // .xls, or locked with a password: both look the same from outside.
  | "too_large"
  | "spread" // Reaches further than any roll.
  | "quotes" // A quote that is never closed, or stands where none may.
  | "too_slow"
  | "not_loaded" // What reads tables could not be fetched from the server.
  | "unreadable"
  | "empty";

// Thrown while a file is read; `where` is the sheet, part or line for people to look at.
export class TableProblem extends Error {
  readonly problem: FileProblem;
  readonly where: string;

  constructor(problem: FileProblem, where = "") {
    super(`${problem} ${where}`);
    this.problem = problem;
    this.where = where;
  }
}
