import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { Standing_Id as Standing } from "../../../../web_kit/generated/proto/roll_pb";
import { language } from "../../../../web_kit/i18n/i18n";
import { chosen, courses } from "../../../prepare/fixture_courses";
import { rolls } from "../../../prepare/fixture_views";
import { postCounts, takePart } from "./roll_counts";
import { readTables } from "../tables/read_tables";
import { nothingUnseen, rowsOf, type Sheet, type Unseen } from "../tables/sheet";
import {
  askedOf,
  enterRoll,
  guessUses,
  isAnswered,
  sheetFor,
  sortFaults,
  toldApart,
  withAnswer,
  withUse,
} from "./roll_sheets";
import { csvFile, peopleTemplate, postsTemplate, workbook } from "./roll_template";

const sheet = (name: string, ...rows: string[][]): Sheet => ({
  name,
  rows: rowsOf(rows),
  unseen: nothingUnseen,
});
const hiding = (unseen: Partial<Unseen>, of: Sheet): Sheet => ({
  ...of,
  unseen: { ...nothingUnseen, ...unseen },
});
const usesOf = (sheets: Sheet[]) => guessUses(sheets).map(({ use }) => use);

const people = sheet("Sheet1", ["姓名", "岗位"], ["张伟民", "主任"]);
const posts = sheet("Sheet2", ["岗位", "职数"], ["主任", "1"]);

test("empty rows are left out, and the others keep their numbers in the file", () => {
  expect(rowsOf([["", " "], ["姓名", ""], [], ["　李静 "]])).toEqual([
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

test("sheets of one name in two files are told apart by the files", () => {
  const [one, other] = [
    sheet("Sheet1", ["姓名"], ["王"]),
    sheet("Sheet1", ["岗位", "职数"], ["甲", "1"]),
  ];
  const read = [
    { file: "名单.xlsx", sheets: [one] },
    { file: "岗位.xlsx", sheets: [other, sheet("说明", ["请填"])] },
  ];
  expect(toldApart(read).map(({ name }) => name)).toEqual([
    "名单.xlsx Sheet1",
    "岗位.xlsx Sheet1",
    "说明",
  ]);
});

describe("what is hidden in a file", () => {
  const filtered = hiding(
    { rows: [3], columns: [2] },
    sheet("名单", ["姓名", "资格审查", "岗位"], ["王", "合格", "主任"], ["李", "不合格", "主任"]),
  );

  test("a hidden sheet is for nothing, first or alone, until a person says otherwise", () => {
    const old = hiding({ sheet: true }, { ...people, name: "2025年名单" });
    expect(usesOf([old, posts, people])).toEqual(["none", "posts", "people"]);
    expect(usesOf([old])).toEqual(["none"]);
    expect(withUse(guessUses([old, people]), 0, "people").map(({ use }) => use)).toEqual([
      "people",
      "none",
    ]);
  });

  test("hidden rows and columns are asked about where the sheet is brought in", () => {
    const [one] = guessUses([filtered]);
    expect(askedOf(one!)).toEqual(["hiddenRows", "hiddenColumns"]);
    expect(isAnswered(one!)).toBe(false);
    expect(askedOf({ ...one!, use: "none" })).toEqual([]);
    expect(askedOf(guessUses([people])[0]!)).toEqual([]);
    const answered = withAnswer(
      withAnswer([one!], 0, "hiddenRows", true),
      0,
      "hiddenColumns",
      false,
    );
    expect(isAnswered(answered[0]!)).toBe(true);
  });

  test("what is left out is not sent, and the rest keeps its places", () => {
    const chosen = guessUses([filtered]);
    const left = withAnswer(withAnswer(chosen, 0, "hiddenRows", false), 0, "hiddenColumns", false);
    expect(sheetFor(left, "people")?.rows).toEqual([
      { number: 1, cells: ["姓名", "", "岗位"] },
      { number: 2, cells: ["王", "", "主任"] },
    ]);
    const taken = withAnswer(withAnswer(chosen, 0, "hiddenRows", true), 0, "hiddenColumns", true);
    expect(sheetFor(taken, "people")?.rows).toEqual(filtered.rows);
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
    ["名单", 5, "笔试成绩"],
    ["名单", 9, "岗位"],
  ]);
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
    const read = readTables("x.xlsx", await (await workbook(templates)).arrayBuffer());
    if ("problem" in read) throw new Error(read.problem);
    expect(read.sheets.map(({ name, rows }) => ({ name, titles: rows[0]?.cells }))).toEqual(
      templates,
    );
    expect(usesOf(read.sheets)).toEqual(["none", "none"]);
  });

  test("in Excel keeps what is typed below its titles as text", async () => {
    const made = await (await workbook([peopleTemplate(rolls["rich"]!())])).arrayBuffer();
    const parts = unzipSync(new Uint8Array(made));
    const part = (name: string) => new TextDecoder().decode(parts[name]);
    const columns = [...part("xl/worksheets/sheet1.xml").matchAll(/<col [^>]*style="(\d+)"/g)];
    expect(columns).toHaveLength(peopleTemplate(rolls["rich"]!()).titles.length);
    const formats =
      part("xl/styles.xml")
        .split("<cellXfs")[1]!
        .match(/<xf\b[^>]*>/g) ?? [];
    for (const [, style] of columns) expect(formats[Number(style)]).toMatch(/ numFmtId="49"/);
  });

  test("in CSV is read back as it was made", async () => {
    const template = peopleTemplate(rolls["rich"]!());
    const read = readTables("x.csv", await (await csvFile(template)).arrayBuffer());
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
