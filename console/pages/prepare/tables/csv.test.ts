import { describe, expect, test } from "vitest";
import { decodeText } from "./csv";
import { readTables } from "./read_tables";

const bytesOf = (text: string) => new TextEncoder().encode(text).slice().buffer;

function cellsOf(text: string): (readonly string[])[] {
  const read = readTables("名单.csv", bytesOf(text));
  if ("problem" in read) throw new Error(`${read.problem} ${read.where}`);
  return read.sheets[0]!.rows.map(({ cells }) => cells);
}

describe("cells are parted where the titles fit", () => {
  test.each([
    [
      "commas, though posts are parted by semicolons",
      "姓名,岗位\n李四,甲;乙;丙\n王,甲;乙;丙\n",
      ["王", "甲;乙;丙"],
    ],
    [
      "tabs, though there are commas in the cells",
      "姓名\t岗位\n王小明\t甲,乙\n",
      ["王小明", "甲,乙"],
    ],
    [
      "semicolons, though there are commas in the cells",
      "姓名;岗位\n王小明;甲,乙\n",
      ["王小明", "甲,乙"],
    ],
    [
      "commas, though a title has a semicolon",
      "姓名,岗位;职务,单位\n王,甲,乙\n",
      ["王", "甲", "乙"],
    ],
    ["commas in quotes are none", '"姓名";"岗位"\n"王,小明";"甲"\n', ["王,小明", "甲"]],
    ["one column, whatever stands in it", "姓名\n王小明;李四\n", ["王小明;李四"]],
    ["English titles with numbers", "Name\tPost 1\tPost 2\nWu\ta,b\tc\n", ["Wu", "a,b", "c"]],
    ["titles nobody knows", "甲;乙;丙\n1,5;2,5;3\n", ["1,5", "2,5", "3"]],
    ["as the first line tells", "sep=;\n甲,乙;丙\n1,5;2\n", ["1,5", "2"]],
    ["below empty lines", "\n,,\n姓名,岗位\n王,甲;乙\n", ["王", "甲;乙"]],
  ])("%s", (_, text, cells) => {
    expect(cellsOf(text).slice(-1)[0]).toEqual(cells);
  });
});

test('a code behind ="…" is the code', () => {
  expect(cellsOf('姓名,考场\n王,="001"\n李,"=""00""""2"""\n')).toEqual([
    ["姓名", "考场"],
    ["王", "001"],
    ["李", '00"2'],
  ]);
});

test("a quote that is never closed is told by its row", () => {
  expect(readTables("x.csv", bytesOf('姓名,岗位\n王,"甲\n李,乙\n'))).toEqual({
    problem: "quotes",
    where: "2",
  });
});

describe("text", () => {
  const csv = '姓名,单位\r\n张伟民,"农业局\n一科"\r\n,\r\n李静,教育局\r\n';
  const rows = [
    { number: 1, cells: ["姓名", "单位"] },
    { number: 2, cells: ["张伟民", "农业局\n一科"] },
    { number: 4, cells: ["李静", "教育局"] },
  ];

  test("is read with or without the mark of UTF-8", () => {
    for (const text of [csv, `\ufeff${csv}`]) {
      expect(readTables("名单.csv", bytesOf(text))).toMatchObject({
        sheets: [{ name: "名单.csv", rows }],
      });
    }
  });

  test("is read as Chinese spreadsheets write it", () => {
    // 姓名,单位 in GB 18030.
    const bytes = [0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xa5, 0xce, 0xbb];
    expect(decodeText(new Uint8Array(bytes))).toBe("姓名,单位");
  });

  test("in UTF-16 with tabs is read", () => {
    const bytes = new Uint8Array(Buffer.from("\ufeff姓名\t单位\r\n李静\t教育局", "utf16le"));
    const read = readTables("名单.txt", bytes.slice().buffer);
    expect(read).toMatchObject({ sheets: [{ rows: [rows[0], { number: 2 }] }] });
  });

  test.each([
    ["old_excel", [0xd0, 0xcf, 0x11, 0xe0, 0, 0]],
    ["unreadable", [0x50, 0x4b, 3, 4, 1, 2, 3]],
    ["unreadable", [0x25, 0x50, 0x44, 0x46, 0, 1, 2]],
    ["empty", [0x2c, 0x0a]],
  ])("that cannot be read is called %s", (problem, bytes) => {
    expect(readTables("x", new Uint8Array(bytes).buffer)).toEqual({ problem, where: "" });
  });
});
