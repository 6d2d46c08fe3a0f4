import { describe, expect, test } from "vitest";
import { Standing_Id as Standing } from "../../../../web_kit/generated/proto/roll_pb";
import { language } from "../../../../web_kit/i18n/i18n";
import { chosen, courses } from "../../../prepare/fixture_courses";
import { rolls } from "../../../prepare/fixture_views";
import { postCounts, takePart } from "./roll_counts";
import { decodeText, readRollFile } from "./roll_file";
import {
  cellText,
  enterRoll,
  guessUses,
  rowsOf,
  sortFaults,
  tidyNumber,
  withUse,
  type Sheet,
} from "./roll_sheets";
import { csvFile, peopleTemplate, postsTemplate, workbook } from "./roll_template";

const sheet = (name: string, ...rows: string[][]): Sheet => ({ name, rows: rowsOf(rows) });
const bytesOf = (text: string) => new TextEncoder().encode(text).slice().buffer;
const usesOf = (sheets: Sheet[]) => guessUses(sheets).map(({ use }) => use);

const people = sheet("Sheet1", ["姓名", "岗位"], ["张伟民", "主任"]);
const posts = sheet("Sheet2", ["岗位", "职数"], ["主任", "1"]);

describe("a number of a spreadsheet", () => {
  test.each([
    ["85.299999999999997", "85.3"],
    ["85.300000000000011", "85.3"],
    ["85.125", "85.125"],
    ["100", "100"],
    ["0.5", "0.5"],
    ["-0.5", "-0.5"],
    ["8.5E1", "85"],
    ["1E+30", "1E+30"],
  ])("stored as %s is read as %s", (stored, shown) => {
    expect(tidyNumber(stored)).toBe(shown);
  });
});

test("dates and ticks are read as text", () => {
  expect(cellText(new Date(Date.UTC(2026, 10, 3)))).toBe("2026-11-03");
  expect(cellText(true)).toBe("TRUE");
  expect(cellText("　张伟民 ")).toBe("张伟民");
});

test("empty rows are left out, and the others keep their numbers in the file", () => {
  expect(rowsOf([["", null], ["姓名", ""], [], ["李静"]])).toEqual([
    { number: 2, cells: ["姓名"] },
    { number: 4, cells: ["李静"] },
  ]);
});

describe("which sheet is which", () => {
  test("follows from the columns, whatever the sheets are called", () => {
    expect(usesOf([posts, people])).toEqual(["posts", "people"]);
    expect(usesOf([{ ...people, name: "岗位报名" }])).toEqual(["people"]);
  });

  test("follows from the sheets' names where the columns do not tell", () => {
    const odd = [
      sheet("竞聘者名单", ["名字", "报考"], ["张伟民", "主任"]),
      sheet("岗位", ["名称", "人"], ["主任", "1"]),
    ];
    expect(usesOf(odd)).toEqual(["people", "posts"]);
  });

  test("a sheet alone holds the people, and one without rows is not brought in", () => {
    const alone = sheet("Sheet1", ["名字"], ["张伟民"]);
    expect(usesOf([alone, sheet("岗位", ["岗位", "职数"])])).toEqual(["people", "none"]);
  });

  test("only the first of several is taken, and a person may say otherwise", () => {
    const sheets = guessUses([people, { ...people, name: "去年" }, posts]);
    expect(sheets.map(({ use }) => use)).toEqual(["people", "none", "posts"]);
    expect(withUse(sheets, 1, "people").map(({ use }) => use)).toEqual(["none", "people", "posts"]);
  });
});

test("a roll is sent with its rows as numbered in the file", () => {
  const { action } = enterRoll(guessUses([posts, people]));
  if (action.case !== "enterRoll") throw new Error("another action");
  expect(action.value.posts?.name).toBe("Sheet2");
  expect(action.value.people?.rows.map(({ number, cells }) => [number, cells])).toEqual([
    [1, ["姓名", "岗位"]],
    [2, ["张伟民", "主任"]],
  ]);
});

test("without a sheet of posts none are sent, so that the present ones stay", () => {
  const { action } = enterRoll(guessUses([people]));
  if (action.case !== "enterRoll") throw new Error("another action");
  expect(action.value.posts).toBeUndefined();
});

test("faults stand as in the file: posts first, rows downward, columns from the left", () => {
  const course = courses["faults"]!;
  if (course.at !== "refused") throw new Error("another course");
  const sorted = sortFaults(course.refusal?.rollFaults ?? [], chosen.sheets);
  expect(sorted.map(({ table, row, column }) => [table, row, column])).toEqual([
    ["岗位", 0, ""],
    ["岗位", 3, "职数"],
    ["名单", 1, "手机"],
    ["名单", 4, "姓名"],
    ["名单", 4, "笔试成绩"],
    ["名单", 9, "岗位"],
  ]);
});

describe("a file", () => {
  const csv = '姓名,单位\r\n张伟民,"农业局\n一科"\r\n,\r\n李静,教育局\r\n';
  const rows = [
    { number: 1, cells: ["姓名", "单位"] },
    { number: 2, cells: ["张伟民", "农业局\n一科"] },
    { number: 4, cells: ["李静", "教育局"] },
  ];

  test("of CSV is read with or without the mark of UTF-8", async () => {
    for (const text of [csv, `\ufeff${csv}`]) {
      expect(await readRollFile("名单.csv", bytesOf(text))).toEqual({
        sheets: [{ name: "名单.csv", rows }],
      });
    }
  });

  test("of CSV is read as Chinese spreadsheets write it", () => {
    // 姓名,单位 in GB 18030.
    const bytes = [0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xa5, 0xce, 0xbb];
    expect(decodeText(new Uint8Array(bytes))).toBe("姓名,单位");
  });

  test("of text in UTF-16 with tabs is read", async () => {
    const bytes = new Uint8Array(Buffer.from("\ufeff姓名\t单位\r\n李静\t教育局", "utf16le"));
    const read = await readRollFile("名单.txt", bytes.slice().buffer);
    expect(read).toMatchObject({ sheets: [{ rows: [rows[0], { number: 2 }] }] });
  });

  test.each([
    ["old_excel", [0xd0, 0xcf, 0x11, 0xe0, 0, 0]],
    ["unreadable", [0x50, 0x4b, 3, 4, 1, 2, 3]],
    ["unreadable", [0x25, 0x50, 0x44, 0x46, 0, 1, 2]],
    ["empty", [0x2c, 0x0a]],
  ])("that cannot be read is called %s", async (problem, bytes) => {
    const content = new Uint8Array(bytes).buffer;
    expect(await readRollFile("x", content)).toEqual({ problem });
  });

  test("beyond the limit is not read at all", async () => {
    const content = new ArrayBuffer(5 * 1024 * 1024);
    expect(await readRollFile("x.csv", content)).toEqual({ problem: "too_large" });
  });
});

describe("a template", () => {
  test("has only the columns this plan needs", () => {
    language.value = "zh";
    const plain = rolls["small"]!();
    expect(peopleTemplate(plain).titles).toEqual(["姓名", "单位", "岗位"]);
    expect(postsTemplate(plain).titles).toEqual(["岗位", "职数", "单位"]);
    const rich = rolls["rich"]!();
    expect(peopleTemplate(rich).titles).toEqual([
      ...["姓名", "单位", "岗位1", "岗位2", "岗位3", "考场", "笔试成绩"],
      ...["资格审查", "比选", "理由", "改报前岗位"],
    ]);
    expect(postsTemplate(rich).titles).toEqual(["岗位", "职数", "单位", "批次", "取消原因"]);
  });

  test("in Excel is read back as it was made, its empty sheets not brought in", async () => {
    const rich = rolls["rich"]!();
    const templates = [peopleTemplate(rich), postsTemplate(rich)];
    const read = await readRollFile("x.xlsx", await (await workbook(templates)).arrayBuffer());
    if ("problem" in read) throw new Error(read.problem);
    expect(read.sheets.map(({ name, rows }) => ({ name, titles: rows[0]?.cells }))).toEqual(
      templates,
    );
    expect(usesOf(read.sheets)).toEqual(["none", "none"]);
  });

  test("in CSV is read back as it was made", async () => {
    const template = peopleTemplate(rolls["rich"]!());
    const read = await readRollFile("x.csv", await (await csvFile(template)).arrayBuffer());
    if ("problem" in read) throw new Error(read.problem);
    expect(read.sheets[0]?.rows[0]?.cells).toEqual(template.titles);
  });
});

test("whoever gave up a post that fell away has applied for it and takes part in another", () => {
  const view = rolls["rich"]!();
  expect(postCounts(view).get("p3")).toMatchObject({ applied: 1, takePart: 0 });
  const counted = postCounts(view).get("p1")!;
  expect(counted.takePart + counted.unqualified + counted.notPreselected).toBe(counted.applied);
  const taking = view.candidates.filter(({ standing }) => standing === Standing.TAKES_PART);
  expect(takePart(view)).toBe(taking.length);
});
