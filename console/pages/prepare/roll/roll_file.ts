// Reads the files an administrator chooses: XLSX, or CSV as spreadsheets write it. What reads them
// is loaded only when a file is there, so that the other pages stay small.
import { rowsOf, tidyNumber, type Sheet } from "./roll_sheets";

// Why a file gives no table.
export type FileProblem =
  | "old_excel" // .xls, or locked with a password: both look the same from outside.
  | "too_large"
  | "unreadable"
  | "empty";

export type FileRead = { sheets: Sheet[] } | { problem: FileProblem };

const fileBytesMax = 4 * 1024 * 1024;
const unpackedBytesMax = 64 * 1024 * 1024;

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

const zip = [0x50, 0x4b];
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

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

async function readCsv(name: string, bytes: Uint8Array): Promise<Sheet[] | null> {
  const text = decodeText(bytes);
  if (text === null) return null;
  const { parse } = await import("papaparse");
  const { data } = parse<string[]>(text, { delimitersToGuess: [",", "\t", ";"] });
  return [{ name, rows: rowsOf(data) }];
}

class TooLarge extends Error {}

// The reader unpacks large parts in a worker made of a blob, which the pages' content policy does
// not allow; parts that are only stored it reads in place.
async function unpacked(bytes: Uint8Array): Promise<ArrayBuffer> {
  const { unzipSync, zipSync } = await import("fflate");
  let total = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.(xml|rels)$/.test(name)) return false;
      total += originalSize;
      if (total > unpackedBytesMax) throw new TooLarge();
      return true;
    },
  });
  return zipSync(parts, { level: 0 }).slice().buffer;
}

async function readXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  const { default: readWorkbook } = await import("read-excel-file/universal");
  const workbook = await readWorkbook(await unpacked(bytes), { parseNumber: tidyNumber });
  return workbook.map(({ sheet, data }) => ({ name: sheet, rows: rowsOf(data) }));
}

// The table of a CSV file has the file's name; an empty worksheet is none.
export async function readRollFile(name: string, content: ArrayBuffer): Promise<FileRead> {
  const bytes = new Uint8Array(content);
  if (bytes.length > fileBytesMax) return { problem: "too_large" };
  if (startsWith(bytes, compoundFile)) return { problem: "old_excel" };
  try {
    const read = startsWith(bytes, zip) ? await readXlsx(bytes) : await readCsv(name, bytes);
    if (read === null) return { problem: "unreadable" };
    const sheets = read.filter(({ rows }) => rows.length > 0);
    return sheets.length === 0 ? { problem: "empty" } : { sheets };
  } catch (error) {
    return { problem: error instanceof TooLarge ? "too_large" : "unreadable" };
  }
}
