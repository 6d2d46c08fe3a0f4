// Spreadsheets as writers of all kinds make them, put together by hand for the tests. Never shipped.
import { strToU8, zipSync } from "fflate";

const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export interface MadeSheet {
  name: string;
  rows?: string; // What stands in <sheetData>.
  before?: string; // What stands above it: dimension, views, columns.
  after?: string; // And below: merged blocks.
  state?: "hidden" | "veryHidden";
  type?: string; // Of the relation.
}

export interface MadeBook {
  sheets: readonly MadeSheet[];
  texts?: string; // What stands in <sst>.
  formats?: readonly (number | string)[]; // By the style's index: a built-in id or a code.
  properties?: string; // What stands above <sheets>.
  calculation?: string; // And below.
  spreadsheet?: string; // Namespaces of the strict form.
  office?: string;
}

export type Parts = Record<string, Uint8Array>;

function stylesOf(formats: readonly (number | string)[]): string {
  const own = formats.map((format, at) =>
    typeof format === "number"
      ? ""
      : `<numFmt numFmtId="${164 + at}" formatCode="${format.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;")}"/>`,
  );
  const xfs = formats.map(
    (format, at) => `<xf numFmtId="${typeof format === "number" ? format : 164 + at}" fontId="0"/>`,
  );
  return `<numFmts>${own.join("")}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${xfs.join("")}</cellXfs>`;
}

// The parts by their names, for tests to change.
export function partsOf(book: MadeBook): Parts {
  const main = book.spreadsheet ?? spreadsheet;
  const relations = book.office ?? office;
  const sheets = book.sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${at + 1}"/>`,
  );
  const targets = book.sheets.map(
    ({ type = "worksheet" }, at) =>
      `<Relationship Id="rId${at + 1}" Type="${relations}/${type}" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const parts: Record<string, string> = {
    "_rels/.rels": `${head}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${relations}">${book.properties ?? ""}<sheets>${sheets.join("")}</sheets>${book.calculation ?? ""}</workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packages}">${targets.join("")}<Relationship Id="rId90" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": `${head}<styleSheet xmlns="${main}">${stylesOf(book.formats ?? [0])}</styleSheet>`,
    "xl/sharedStrings.xml": `${head}<sst xmlns="${main}">${book.texts ?? ""}</sst>`,
  };
  book.sheets.forEach(({ rows = "", before = "", after = "", type }, at) => {
    const root = type === "chartsheet" ? "chartsheet" : "worksheet";
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `${head}<${root} xmlns="${main}" xmlns:r="${relations}">${before}<sheetData>${rows}</sheetData>${after}</${root}>`;
  });
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
}

export function zipped(parts: Parts): ArrayBuffer {
  return zipSync(parts).slice().buffer;
}

export function workbookOf(book: MadeBook): ArrayBuffer {
  return zipped(partsOf(book));
}

// A cell of text, and a row of them.
export function text(reference: string, words: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t>${words}</t></is></c>`;
}

export function row(number: number, words: readonly string[], attributes = ""): string {
  const cells = words.map((word, at) =>
    word === "" ? "" : text(`${String.fromCharCode(65 + at)}${number}`, word),
  );
  return `<row r="${number}"${attributes}>${cells.join("")}</row>`;
}
