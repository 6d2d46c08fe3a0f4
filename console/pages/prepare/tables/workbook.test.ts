// Workbooks as writers of all kinds make them: their parts, what is hidden, where cells stand.
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import {
  partsOf,
  row,
  text,
  workbookOf,
  zipped,
  type MadeBook,
  type Parts,
} from "../../../prepare/fixture_workbook";
import { readTables } from "./read_tables";

function sheetsOf(content: ArrayBuffer) {
  const read = readTables("名单.xlsx", content);
  if ("problem" in read) throw new Error(`${read.problem} ${read.where}`);
  return read.sheets;
}

const rowsOf = (content: ArrayBuffer) =>
  sheetsOf(content).map(({ rows }) => rows.map(({ number, cells }) => [number, ...cells]));

// One sheet of these rows; the first of it.
function read(rows: string, book: Partial<MadeBook> = {}, after = "", before = "") {
  return rowsOf(workbookOf({ sheets: [{ name: "名单", rows, after, before }], ...book }))[0];
}

describe("where cells stand", () => {
  test("rows and cells without references follow one another", () => {
    const cell = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
    const rows = `<row>${cell("姓名")}${cell("岗位")}</row><row/><row>${cell("王小明")}<c/>${cell("主任")}</row>`;
    expect(read(rows)).toEqual([
      [1, "姓名", "岗位"],
      [3, "王小明", "", "主任"],
    ]);
  });

  test("a dimension that says less than there is hides nothing", () => {
    const before = '<dimension ref="A1"/>';
    expect(read(row(1, ["姓名"]) + row(2, ["王小明"]), {}, "", before)).toHaveLength(2);
  });

  test("a cell that is there twice is none that can be seen", () => {
    const twice = `<row r="1">${text("A1", "王")}${text("A1", "李")}</row>`;
    const content = workbookOf({ sheets: [{ name: "甲", rows: twice }] });
    expect(readTables("x", content)).toEqual({ problem: "unreadable", where: "甲 A1" });
  });

  test("a merged block holds for every row it covers, and hides what lies beneath it", () => {
    const rows =
      row(1, ["单位", "备注", "姓名"]) +
      row(2, ["一部", "", "李四"]) +
      row(3, ["旧部", "底下", "赵五"]) +
      row(4, ["", "", "钱六"]) +
      row(5, ["二部", "", "孙七"]);
    expect(read(rows, {}, '<mergeCells><mergeCell ref="A2:B4"/></mergeCells>')).toEqual([
      [1, "单位", "备注", "姓名"],
      [2, "一部", "", "李四"],
      [3, "一部", "", "赵五"],
      [4, "一部", "", "钱六"],
      [5, "二部", "", "孙七"],
    ]);
  });

  test("a merged block makes no rows where there are none", () => {
    const merged = '<mergeCells><mergeCell ref="A2:A1048576"/></mergeCells>';
    expect(read(row(1, ["姓名"]) + row(2, ["王"]), {}, merged)).toHaveLength(2);
  });
});

describe("what is hidden", () => {
  const people = row(1, ["姓名", "单位"]) + row(2, ["王", "一部"]);
  const unseenOf = (book: MadeBook) => sheetsOf(workbookOf(book)).map(({ unseen }) => unseen);

  test("a sheet is told, also where only a macro could show it", () => {
    const sheets = (["hidden", "veryHidden"] as const).map((state) => ({
      name: state,
      rows: people,
      state,
    }));
    const unseen = unseenOf({ sheets: [...sheets, { name: "名单", rows: people }] });
    expect(unseen.map(({ sheet }) => sheet)).toEqual([true, true, false]);
  });

  test("rows are told by their numbers where they hold anything, and columns", () => {
    const rows =
      people +
      row(3, ["李", "二部"], ' hidden="1"') +
      row(4, ["钱", "三部"], ' ht="0" customHeight="1"') +
      '<row r="5" hidden="1"/>' +
      row(6, ["孙", "四部"]);
    const before =
      '<cols><col min="2" max="2" hidden="true"/><col min="3" max="9" width="0"/></cols>';
    expect(unseenOf({ sheets: [{ name: "名单", rows, before }] })).toEqual([
      { sheet: false, rows: [3, 4], columns: [2] },
    ]);
  });
});

describe("the parts of a workbook", () => {
  const people = row(1, ["姓名"]) + row(2, ["王小明"]);
  const book: MadeBook = { sheets: [{ name: "名单", rows: people }] };
  const asRead = [
    [
      [1, "姓名"],
      [2, "王小明"],
    ],
  ];
  const changed = (change: (parts: Parts) => Parts) => zipped(change(partsOf(book)));
  const renamed = (parts: Parts, from: string, to: string, target: string): Parts => {
    const { [from]: moved, ...rest } = parts;
    const key = "xl/_rels/workbook.xml.rels";
    const relations = new TextDecoder().decode(rest[key]);
    rest[key] = strToU8(relations.replace(/Target="worksheets\/sheet1.xml"/, `Target="${target}"`));
    return { ...rest, [to]: moved! };
  };
  const sheet = "xl/worksheets/sheet1.xml";

  test.each([
    ["xl/名单.dat", "名单.dat"],
    ["sheets/one.xml", "/sheets/one.xml"],
    ["sheets/one.xml", "../sheets/one.xml"],
    ["xl/worksheets/%E5%90%8D.xml", "worksheets/名.xml"],
    ["xl\\worksheets\\sheet1.xml", "worksheets/sheet1.xml"],
    ["XL/Worksheets/Sheet1.XML", "worksheets/sheet1.xml"],
  ])("one called %s and meant by %s is read", (name, target) => {
    expect(rowsOf(changed((parts) => renamed(parts, sheet, name, target)))).toEqual(asRead);
  });

  test("sheets of charts and macros are none of cells", () => {
    const charts: MadeBook = {
      sheets: [
        { name: "统计图", type: "chartsheet" },
        { name: "宏", rows: people, type: "xlMacrosheet" },
        ...book.sheets,
      ],
    };
    expect(sheetsOf(workbookOf(charts)).map(({ name }) => name)).toEqual(["名单"]);
  });

  test("the strict form is read", () => {
    const strict = {
      spreadsheet: "http://purl.oclc.org/ooxml/spreadsheetml/main",
      office: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    };
    expect(rowsOf(workbookOf({ ...book, ...strict }))).toEqual(asRead);
  });

  test("names with a prefix are read", () => {
    const prefixed = changed((parts) => {
      const plain = new TextDecoder().decode(parts[sheet]);
      const x = plain.replace(/<(\/?)([a-zA-Z])/g, "<$1x:$2").replace("xmlns=", "xmlns:x=");
      return { ...parts, [sheet]: strToU8(x) };
    });
    expect(rowsOf(prefixed)).toEqual(asRead);
  });

  test.each(["utf-16le", "utf-16be"])("%s is read", (encoding) => {
    const content = changed((parts) => {
      const plain = new TextDecoder().decode(parts[sheet]).replace("UTF-8", "UTF-16");
      const bytes = new Uint8Array(Buffer.from(`\ufeff${plain}`, "utf16le"));
      if (encoding === "utf-16be") Buffer.from(bytes.buffer).swap16();
      return { ...parts, [sheet]: bytes };
    });
    expect(rowsOf(content)).toEqual(asRead);
  });

  test("one that says UTF-16 and is UTF-8, as some writers' are, is read", () => {
    const content = changed((parts) => {
      const plain = new TextDecoder().decode(parts[sheet]);
      return { ...parts, [sheet]: strToU8(plain.replace("UTF-8", "utf-16")) };
    });
    expect(rowsOf(content)).toEqual(asRead);
  });

  test("one in the encoding of Chinese systems that says so is read", () => {
    const content = changed((parts) => {
      const head =
        '<?xml version="1.0" encoding="GB18030"?><worksheet><sheetData><row><c t="str"><v>';
      const bytes = [...strToU8(head), 0xd0, 0xd5, 0xc3, 0xfb]; // 姓名
      const tail = strToU8("</v></c></row></sheetData></worksheet>");
      return { ...parts, [sheet]: new Uint8Array([...bytes, ...tail]) };
    });
    expect(rowsOf(content)).toEqual([[[1, "姓名"]]]);
  });

  test("an archive whose sizes come behind the parts is read", () => {
    const content = new Uint8Array(workbookOf(book));
    expect(rowsOf(withSizesBehind(content))).toEqual(asRead);
  });

  test("without texts and formats of its own is read", () => {
    const bare = changed((parts) => {
      const { "xl/styles.xml": _, "xl/sharedStrings.xml": __, ...rest } = parts;
      const key = "xl/_rels/workbook.xml.rels";
      const relations = new TextDecoder().decode(rest[key]);
      return { ...rest, [key]: strToU8(relations.replace(/<Relationship Id="rId9.*?\/>/g, "")) };
    });
    expect(rowsOf(bare)).toEqual(asRead);
  });

  test.each([
    ["a part that is missing", (parts: Parts) => renamed(parts, sheet, "xl/other.xml", "gone.xml")],
    ["text that is no XML", (parts: Parts) => ({ ...parts, [sheet]: strToU8("<worksheet><row>") })],
    [
      "a document of another kind",
      (parts: Parts) => ({ ...parts, "xl/workbook.xml": strToU8("<w/>") }),
    ],
    ["no document at all", () => ({ "a.txt": strToU8("a") })],
    [
      "definitions of its own",
      (parts: Parts) => ({
        ...parts,
        [sheet]: strToU8('<!DOCTYPE w [<!ENTITY a "b">]><worksheet/>'),
      }),
    ],
  ])("%s is told as damage", (_, change) => {
    expect(readTables("x", changed(change))).toMatchObject({ problem: "unreadable" });
  });
});

// As writers do that do not know the sizes when they begin (Java's among them): bit 3 of each local
// head is set and its sizes are 0; they stand behind the data.
function withSizesBehind(bytes: Uint8Array): ArrayBuffer {
  const old = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  const count = old.getUint16(end + 10, true);
  let directory = old.getUint32(end + 16, true);
  const made: number[] = [];
  const entries: number[][] = [];
  for (let at = 0; at < count; at += 1) {
    const nameLength = old.getUint16(directory + 28, true);
    const extra = old.getUint16(directory + 30, true) + old.getUint16(directory + 32, true);
    const entry = [...bytes.subarray(directory, directory + 46 + nameLength + extra)];
    const local = old.getUint32(directory + 42, true);
    const size = old.getUint32(directory + 20, true);
    const body = local + 30 + old.getUint16(local + 26, true) + old.getUint16(local + 28, true);
    const head = [...bytes.subarray(local, body)];
    const behind = [0x50, 0x4b, 7, 8, ...entry.slice(16, 28)];
    head[6] = (head[6] ?? 0) | 8;
    head.fill(0, 14, 26);
    entry[8] = (entry[8] ?? 0) | 8;
    const offset = new Uint8Array(new Uint32Array([made.length]).buffer);
    entry.splice(42, 4, ...offset);
    entries.push(entry);
    made.push(...head, ...bytes.subarray(body, body + size), ...behind);
    directory += 46 + nameLength + extra;
  }
  const start = made.length;
  made.push(...entries.flat());
  const tail = new Uint8Array(bytes.subarray(end));
  new DataView(tail.buffer).setUint32(12, made.length - start, true);
  new DataView(tail.buffer).setUint32(16, start, true);
  return new Uint8Array([...made, ...tail]).buffer;
}

test("an archive that names a part twice is damaged", () => {
  const bytes = zipSync({ "xl/a.xml": strToU8("<a/>"), "XL/A.xml": strToU8("<b/>") });
  expect(readTables("x", bytes.slice().buffer)).toMatchObject({ problem: "unreadable" });
});
