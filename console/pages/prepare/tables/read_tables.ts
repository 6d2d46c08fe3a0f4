// The tables of a file an administrator chose: XLSX, or text as spreadsheets write it. Pure but for
// the readers' own code, so that it runs off the page's main thread (tables_worker.ts).
import { Archive } from "./archive";
import { readCsv } from "./csv";
import { limits, TableProblem, type FileProblem } from "./limits";
import { nothingUnseen, sheetOf, type Sheet } from "./sheet";
import { readPart, readWorkbook } from "./workbook";
import { readWorksheet } from "./worksheet";

export type FileRead = { sheets: Sheet[] } | { problem: FileProblem; where: string };

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

const zip = [0x50, 0x4b];
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

function readXlsx(bytes: Uint8Array): Sheet[] {
  const archive = new Archive(bytes);
  const book = readWorkbook(archive);
  const left = { rows: limits.rows, cells: limits.cells };
  return book.sheets.map((one) => {
    const read = readWorksheet(one.name, readPart(archive, one), book, left);
    return sheetOf(one, read);
  });
}

// The table of a text file has the file's name; a worksheet that shows nothing is none.
export function readTables(name: string, content: ArrayBuffer): FileRead {
  const bytes = new Uint8Array(content);
  try {
    if (bytes.length > limits.fileBytes) throw new TableProblem("too_large");
    if (startsWith(bytes, compoundFile)) throw new TableProblem("old_excel");
    const read = startsWith(bytes, zip)
      ? readXlsx(bytes)
      : [{ name, rows: readCsv(bytes), unseen: nothingUnseen }];
    const sheets = read.filter(({ rows }) => rows.length > 0);
    if (sheets.length === 0) throw new TableProblem("empty");
    return { sheets };
  } catch (error) {
    if (error instanceof TableProblem) return { problem: error.problem, where: error.where };
    return { problem: "unreadable", where: "" }; // What fflate throws at a damaged archive.
  }
}
