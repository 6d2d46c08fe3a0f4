// Text that spreadsheets write: which encoding, which separator, what the cells hold.
import { parse } from "papaparse";
import { limits, TableProblem } from "./limits";
import { rowOf, type SheetRow } from "./sheet";
import { isKnownTitle } from "./titles";

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

// UTF-8, with or without its mark; UTF-16 where it is marked; else what Chinese spreadsheets write
// by themselves. Null: none of them.
export function decodeText(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder("gb18030").decode(bytes);
    return text.includes("\ufffd") ? null : text;
  }
}

const separators = [",", "\t", ";"] as const;

function titlesBy(text: string, delimiter: string): string[] {
  let titles: string[] = [];
  parse<string[]>(text, {
    delimiter,
    step({ data }, parser) {
      titles = data;
      if (data.some((cell) => cell.trim() !== "")) parser.abort();
    },
  });
  return titles;
}

// What makes known titles of the first row: separators inside the cells below say nothing. Where no
// title is known, what makes most of them.
function separatorOf(text: string): string {
  let best: { separator: string; known: number; titles: number } | null = null;
  for (const separator of separators) {
    const titles = titlesBy(text, separator);
    const known = titles.filter(isKnownTitle).length;
    const better =
      best === null || known > best.known || (known === best.known && titles.length > best.titles);
    if (better) best = { separator, known, titles: titles.length };
  }
  return best?.separator ?? ",";
}

// ="001" is how spreadsheets are told to keep the zeros of a code.
function cellOf(field: string): string {
  const quoted = /^\s*="((?:[^"]|"")*)"\s*$/.exec(field)?.[1];
  return quoted === undefined ? field : quoted.replace(/""/g, '"');
}

// The first line may tell spreadsheets the separator.
const told = /^\ufeff?sep=([^\r\n])\r?\n/i;

// Rows as they are counted in a spreadsheet; those that hold nothing are left out.
export function readCsv(bytes: Uint8Array): SheetRow[] {
  const text = decodeText(bytes);
  if (text === null) throw new TableProblem("unreadable");
  const rest = text.replace(told, "");
  const rows: SheetRow[] = [];
  let number = 0;
  let left: number = limits.cells;
  parse<string[]>(rest, {
    delimiter: told.exec(text)?.[1] ?? separatorOf(rest),
    step({ data, errors }) {
      number += 1;
      const row = String(number);
      if (errors.some(({ type }) => type === "Quotes")) throw new TableProblem("quotes", row);
      left -= data.length;
      if (left < 0) throw new TableProblem("spread", row);
      const long = data.some(({ length }) => length > limits.textCharacters);
      if (long) throw new TableProblem("too_large", row);
      const read = rowOf(number, data.map(cellOf));
      if (read !== null) rows.push(read);
      if (rows.length > limits.rows) throw new TableProblem("spread", row);
    },
  });
  return rows;
}
