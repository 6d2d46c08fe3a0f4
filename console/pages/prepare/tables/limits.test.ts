// A table that claims to be larger than any roll is refused before it is unpacked or walked. Each is
// small itself: it claims much, or holds a little more than it may.
import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import {
  partsOf,
  row,
  text,
  workbookOf,
  zipped,
  type MadeSheet,
} from "../../../prepare/fixture_workbook";
import { limits } from "./limits";
import { readTables } from "./read_tables";

const people = row(1, ["姓名"]) + row(2, ["王小明"]);
const sheet = (changes: Partial<MadeSheet>): ArrayBuffer =>
  workbookOf({ sheets: [{ name: "名单", rows: people, ...changes }] });
const problemOf = (content: ArrayBuffer) => {
  const read = readTables("x", content);
  return "problem" in read ? [read.problem, read.where] : ["none", ""];
};

describe("a sheet", () => {
  test("that says it reaches over all cells there can be", () => {
    const content = sheet({ before: '<dimension ref="A1:XFD1048576"/>' });
    expect(problemOf(content)).toEqual(["spread", "名单"]);
  });

  test("with a merged block over all cells there can be", () => {
    const content = sheet({ after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' });
    expect(problemOf(content)).toEqual(["spread", "名单 A1:XFD1048576"]);
  });

  test("with more merged blocks than may be", () => {
    const blocks = Array.from({ length: limits.merges + 1 }, (_, at) => {
      return `<mergeCell ref="A${at + 3}:B${at + 3}"/>`;
    });
    const after = (count: number) => `<mergeCells>${blocks.slice(0, count).join("")}</mergeCells>`;
    expect(problemOf(sheet({ after: after(limits.merges) }))[0]).toBe("none");
    expect(problemOf(sheet({ after: after(limits.merges + 1) }))[0]).toBe("spread");
  });

  test("with a cell far out is read, and with many is not", () => {
    const far = (count: number) =>
      Array.from(
        { length: count },
        (_, at) => `<row r="${at + 3}">${text(`XFD${at + 3}`, "x")}</row>`,
      );
    expect(problemOf(sheet({ rows: people + far(1).join("") }))[0]).toBe("none");
    const most = Math.floor(limits.cells / 16_384);
    expect(problemOf(sheet({ rows: far(most).join("") }))[0]).toBe("none");
    expect(problemOf(sheet({ rows: far(most + 1).join("") }))).toEqual([
      "spread",
      `名单 XFD${most + 3}`,
    ]);
  });

  test("with more rows than may be", () => {
    const rows = (count: number) =>
      Array.from({ length: count }, () => "<row><c><v>1</v></c></row>").join("");
    expect(problemOf(sheet({ rows: rows(limits.rows) }))[0]).toBe("none");
    const [problem, where] = problemOf(sheet({ rows: rows(limits.rows + 1) }));
    expect([problem, where]).toEqual(["spread", `名单 A${limits.rows + 1}`]);
  });

  test.each(["A0", "A1048577", "XFE1", "AAAA1", "A-1", "1", "A1:B2"])(
    "with a cell at %s, where none can be",
    (reference) => {
      const rows = `<row r="${/\d+/.exec(reference)?.[0] ?? 1}"><c r="${reference}"><v>1</v></c></row>`;
      expect(problemOf(sheet({ rows }))[0]).toBe("unreadable");
    },
  );

  test("with a text longer than a spreadsheet can hold", () => {
    const rows = (length: number) => `<row r="1">${text("A1", "a".repeat(length))}</row>`;
    expect(problemOf(sheet({ rows: rows(limits.textCharacters) }))[0]).toBe("none");
    expect(problemOf(sheet({ rows: rows(limits.textCharacters + 1) }))).toEqual([
      "too_large",
      "名单 A1",
    ]);
  });

  test("with elements deeper in each other than any writer makes", () => {
    const deep = "<a>".repeat(limits.depth) + "</a>".repeat(limits.depth);
    expect(problemOf(sheet({ after: deep }))[0]).toBe("unreadable");
  });
});

describe("a workbook", () => {
  test("with more sheets than may be", () => {
    const sheets = (count: number) =>
      workbookOf({
        sheets: Array.from({ length: count }, (_, at) => ({ name: `表${at}`, rows: people })),
      });
    expect(problemOf(sheets(limits.sheets))[0]).toBe("none");
    expect(problemOf(sheets(limits.sheets + 1))[0]).toBe("too_large");
  });

  test("of more parts than may be", () => {
    const parts = partsOf({ sheets: [{ name: "名单", rows: people }] });
    const others = Array.from({ length: limits.entries }, (_, at) => [
      `media/${at}.png`,
      strToU8(""),
    ]);
    expect(problemOf(zipped({ ...parts, ...Object.fromEntries(others) }))[0]).toBe("too_large");
  });

  // The size of a part as the directory and its own head give it, whatever comes out.
  function claiming(content: ArrayBuffer, name: string, size: number): ArrayBuffer {
    const bytes = new Uint8Array(content);
    const view = new DataView(content);
    for (let at = 0; at + 46 < bytes.length; at += 1) {
      const head = view.getUint32(at, true);
      const [sizeAt, nameAt, lengthAt] = head === 0x04034b50 ? [22, 30, 26] : [24, 46, 28];
      if (head !== 0x04034b50 && head !== 0x02014b50) continue;
      const length = view.getUint16(at + lengthAt, true);
      const own = new TextDecoder().decode(bytes.subarray(at + nameAt, at + nameAt + length));
      if (own === name) view.setUint32(at + sizeAt, size, true);
    }
    return content;
  }
  const part = "xl/worksheets/sheet1.xml";

  test("that claims to unpack to more than may be", () => {
    expect(problemOf(claiming(sheet({}), part, 0x7fffffff))).toEqual(["too_large", ""]);
    const texts = "xl/sharedStrings.xml";
    expect(problemOf(claiming(sheet({}), texts, limits.unpackedBytes))).toEqual(["too_large", ""]);
  });

  test("that unpacks to more than may be, whatever it claims", () => {
    const content = sheet({ after: `<!--${" ".repeat(limits.unpackedBytes)}-->` });
    expect(content.byteLength).toBeLessThan(64 * 1024);
    expect(problemOf(content)).toEqual(["too_large", ""]);
    expect(problemOf(claiming(content, part, 100))).toEqual(["too_large", ""]);
  });

  test("that unpacks to another size than it claims is damaged", () => {
    expect(problemOf(claiming(sheet({}), part, 99))).toEqual(["unreadable", part]);
  });
});

describe("text", () => {
  const csv = (words: string) => strToU8(words).slice().buffer;

  test("of more rows or cells than may be", () => {
    const rows = (count: number) => csv(`姓名\n${"a\n".repeat(count - 1)}`);
    expect(problemOf(rows(limits.rows))[0]).toBe("none");
    expect(problemOf(rows(limits.rows + 1))).toEqual(["spread", String(limits.rows + 1)]);
    expect(problemOf(csv(`姓名,岗位\n${",".repeat(limits.cells)}\n`))).toEqual(["spread", "2"]);
  });

  test("with a cell longer than a spreadsheet can hold", () => {
    const long = "a".repeat(limits.textCharacters + 1);
    expect(problemOf(csv(`姓名,岗位\n王,${long}\n`))).toEqual(["too_large", "2"]);
  });

  test("beyond the limit of a file is not read at all", () => {
    expect(problemOf(new ArrayBuffer(limits.fileBytes + 1))).toEqual(["too_large", ""]);
  });
});
