// One worksheet: the texts its cells show, and what of it is hidden. A merged block shows the text of
// its first cell; it is taken for every row that the block covers, in the block's first column.
import { limits, TableProblem } from "./limits";
import { cellName, readBlock, readPlace, spanOf, type Block, type Place } from "./places";
import { shownDate, shownNumber, shownText, unseen } from "./shown";
import type { Workbook } from "./workbook";
import { isOn, unescaped, visit, type Attributes } from "./xml";

// Texts by column, by row; both from 1. Cells that show nothing are left out.
export type Cells = Map<number, Map<number, string>>;

export interface Worksheet {
  cells: Cells;
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: readonly (readonly [first: number, last: number])[];
}

// How many more rows and cells may be read, over all sheets.
export interface Left {
  rows: number;
  cells: number;
}

interface StoredCell {
  place: Place;
  type: string;
  format: string;
  value: string | null; // Null: none is kept.
  formula: string | null;
}

function numberOf(text: string | undefined, else_: number): number {
  return text === undefined ? else_ : Number(text);
}

class SheetReader {
  readonly cells: Cells = new Map();
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns: (readonly [number, number])[] = [];
  readonly merged: Block[] = [];
  private place: Place = { row: 0, column: 0 };
  private reach = 0; // The last column of this row that holds anything.
  private cell: StoredCell | null = null;
  private reading = false; // Of characters: not text.
  private zerosShown = true;
  private sheet = false;

  constructor(
    private readonly name: string,
    private readonly book: Workbook,
    private readonly left: Left,
  ) {}

  read(bytes: Uint8Array): void {
    visit(bytes, {
      open: (name, attributes, parent) => this.open(name, attributes, parent),
      text: (piece, name, parent) => this.text(piece, name, parent),
      close: (name) => this.close(name),
    });
    if (!this.sheet) throw new TableProblem("unreadable", this.name);
  }

  private broken(): never {
    throw new TableProblem("unreadable", this.where());
  }

  private where(): string {
    const { row, column } = this.place;
    return row === 0 || column === 0 ? this.name : `${this.name} ${cellName(this.place)}`;
  }

  private open(name: string, attributes: Attributes, parent: string): void {
    switch (name) {
      case "worksheet":
        this.sheet = true;
        break;
      case "dimension":
        this.readDimension(attributes["ref"] ?? "");
        break;
      case "sheetView":
        this.zerosShown = attributes["showZeros"] === undefined || isOn(attributes["showZeros"]);
        break;
      case "col":
        if (parent === "cols") this.readColumns(attributes);
        break;
      case "row":
        if (parent === "sheetData") this.openRow(attributes);
        break;
      case "c":
        if (parent === "row") this.openCell(attributes);
        break;
      case "v":
      case "is":
        if (this.cell !== null && parent === "c") this.cell.value ??= "";
        break;
      case "f":
        if (this.cell !== null) this.cell.formula = "";
        break;
      case "rPh":
        this.reading = true;
        break;
      case "mergeCell":
        this.readMerged(attributes["ref"] ?? "");
        break;
    }
  }

  // Writers put "A1" here whatever the sheet holds: that it claims much is all it tells.
  private readDimension(reference: string): void {
    const block = readBlock(reference);
    if (block !== null && spanOf(block) > limits.span) throw new TableProblem("spread", this.name);
  }

  private readColumns({ min, max, hidden, width }: Attributes): void {
    if (!isOn(hidden) && (width === undefined || Number(width) > 0)) return;
    this.hiddenColumns.push([Number(min), Number(max)]);
  }

  private openRow({ r, hidden, ht }: Attributes): void {
    const row = numberOf(r, this.place.row + 1);
    if (!Number.isInteger(row) || row <= 0 || row > 1_048_576) this.broken();
    this.place = { row, column: 0 };
    this.reach = 0;
    if (isOn(hidden) || (ht !== undefined && Number(ht) === 0)) this.hiddenRows.add(row);
  }

  private openCell({ r, s, t = "n" }: Attributes): void {
    const { row, column } = this.place;
    const place = r === undefined ? { row, column: column + 1 } : readPlace(r);
    if (place === null || place.row !== row || place.column > 16_384) this.broken();
    this.place = place;
    const format = this.book.formats[numberOf(s, 0)] ?? "General";
    this.cell = { place, type: t, format, value: null, formula: null };
  }

  private text(piece: string, name: string, parent: string): void {
    const { cell } = this;
    if (cell === null || this.reading) return;
    if (name === "f") cell.formula = (cell.formula ?? "") + piece;
    const inline = name === "t" && (parent === "is" || parent === "r");
    if (!inline && name !== "v") return;
    cell.value = (cell.value ?? "") + piece;
    if (cell.value.length > limits.textCharacters)
      throw new TableProblem("too_large", this.where());
  }

  private close(name: string): void {
    if (name === "rPh") this.reading = false;
    if (name !== "c" || this.cell === null) return;
    const text = this.shown(this.cell).trim();
    if (text !== "") this.put(this.cell.place, text);
    this.cell = null;
  }

  private put({ row, column }: Place, text: string): void {
    let cells = this.cells.get(row);
    if (cells === undefined) {
      cells = new Map();
      this.cells.set(row, cells);
      this.left.rows -= 1;
    }
    if (cells.has(column)) this.broken(); // Which of the two is seen?
    this.left.cells -= Math.max(0, column - this.reach);
    this.reach = Math.max(this.reach, column);
    if (this.left.rows < 0 || this.left.cells < 0) throw new TableProblem("spread", this.where());
    cells.set(column, text);
  }

  // A formula without a result is told as it stands; the server asks for the result.
  private shown({ type, format, value, formula }: StoredCell): string {
    if (formula !== null && type !== "e") {
      if (this.book.computedAnew || value === null) return `=${formula}`;
      if (value === "" && type !== "str") return `=${formula}`;
    }
    if (value === null) return "";
    switch (type) {
      case "s":
        return shownText(this.book.texts[Number(value)] ?? this.broken(), format);
      case "inlineStr":
      case "str":
        return shownText(unescaped(value), format);
      case "b":
        return isOn(value.trim()) ? "TRUE" : "FALSE";
      case "e":
        return value.trim() === "" ? unseen : value;
      case "d":
        return shownDate(value.trim(), format);
      case "n":
        return this.shownNumber(value.trim(), format);
      default:
        return this.broken();
    }
  }

  private shownNumber(stored: string, format: string): string {
    if (stored === "") return "";
    const value = Number(stored);
    if (!Number.isFinite(value)) this.broken();
    if (value === 0 && !this.zerosShown) return "";
    return shownNumber(value, format, this.book.date1904);
  }

  private readMerged(reference: string): void {
    const block = readBlock(reference);
    if (block === null) throw new TableProblem("unreadable", `${this.name} ${reference}`);
    if (spanOf(block) > limits.span || this.merged.length === limits.merges) {
      throw new TableProblem("spread", `${this.name} ${reference}`);
    }
    this.merged.push(block);
  }
}

// What covered cells still hold is not seen. A row that has nothing of its own stays empty.
function spread(cells: Cells, merged: readonly Block[]): void {
  const filled = [...cells.keys()].sort((a, b) => a - b);
  for (const { first, last } of merged) {
    const text = cells.get(first.row)?.get(first.column);
    const from = filled.findIndex((row) => row >= first.row);
    for (let at = from; at >= 0 && at < filled.length; at += 1) {
      const row = filled[at] ?? 0;
      if (row > last.row) break;
      const of = cells.get(row);
      for (const column of [...(of?.keys() ?? [])]) {
        if (column >= first.column && column <= last.column) of?.delete(column);
      }
      if (text !== undefined) of?.set(first.column, text);
    }
  }
}

export function readWorksheet(
  name: string,
  bytes: Uint8Array,
  book: Workbook,
  left: Left,
): Worksheet {
  const reader = new SheetReader(name, book, left);
  reader.read(bytes);
  spread(reader.cells, reader.merged);
  const { cells, hiddenRows, hiddenColumns } = reader;
  return { cells, hiddenRows, hiddenColumns };
}
