// The roll from a real spreadsheet: two hundred applications with ten faults planted in them. All ten
// are named by row and column and not a row is taken over; mended, all two hundred are.
import { fromBinary } from "@bufbuild/protobuf";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { row, workbookOf } from "../../../console/prepare/fixture_workbook";
import { RollSchema } from "../../../web_kit/generated/proto/roll_pb";
import { launch, picture, sizes, type Device } from "../kit/browser";
import { readEvents } from "../kit/ledger";
import { rollBook, rollColumns as columns, type Cell } from "../kit/roll_book";
import { Room } from "../kit/room";

let browser: Browser;
let room: Room;
let administrator: Device;

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/wuzhong.json", null);
  administrator = await room.seat(browser, "administrator", sizes.tablet);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

const posts = ["办公室主任", "财务科科长", "综合科科长", "信息科科长"];
const [name, unit, post, mark] = [0, 1, 2, 3];
const count = 200;

const family = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许";
const given = "明华建国志强秀英晓峰";

// Marks as a spreadsheet computes them: 85.1 + 0.2 is stored as 85.30000000000001.
function people(): Cell[][] {
  return Array.from({ length: count }, (_, at) => [
    `${family[at % 20]}${given[Math.floor(at / 20)]}`,
    `第${1 + (at % 25)}分局`,
    posts[at % posts.length] ?? "",
    60.1 + (at % 39) + 0.2,
  ]);
}

// By row in the file: the first line holds the titles.
const planted: readonly { row: number; column: number; cell: Cell; table?: string }[] = [
  { row: 5, column: name, cell: "" },
  { row: 17, column: name, cell: "阿卜杜热合曼·买买提·".repeat(6) + "艾力" },
  { row: 33, column: post, cell: "综合科科员" },
  { row: 58, column: post, cell: "" },
  { row: 71, column: mark, cell: "八十五" },
  { row: 90, column: mark, cell: 120 },
  { row: 111, column: mark, cell: "85.12345" },
  { row: 134, column: mark, cell: -5 },
  { row: 166, column: post, cell: "办公室主任、财务科科长" },
  { row: 201, column: name, cell: "赵明" },
];

function spoiled(): Cell[][] {
  const rows = people();
  for (const { row, column, cell } of planted) rows[row - 2]![column] = cell;
  rows[201 - 2]![unit] = rows[0]![unit]!; // With the name: the person of row 2 once more.
  return rows;
}

async function bringIn(rows: readonly Cell[][]): Promise<void> {
  const { page } = administrator;
  await page.locator("input[type=file]").setInputFiles(await rollBook(rows, posts));
  await page.getByText("200 行，4 列").waitFor();
  await page.getByRole("button", { name: "导入名单" }).click();
}

test("ten faults are all named by row and column, and nothing is taken over", async () => {
  const { page } = administrator;
  await page.getByText("还没有名单。").waitFor();
  await bringIn(spoiled());
  await page.getByText("没有导入任何一行").waitFor();
  await picture(page, "import-faults");
  const named = await page
    .locator(".roll_faults tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("td")].slice(0, 3).map((cell) => cell.innerText)),
    );
  expect(named).toEqual(planted.map(({ row, column }) => ["名单", String(row), columns[column]]));
  await page.getByRole("button", { name: "名单 还没有名单" }).waitFor();
});

test("an error and a unit that is merged are what the author sees in them", async () => {
  const { page } = administrator;
  const titles = row(1, ["单位", "职位", "姓名", "笔试成绩", "资格审查"]);
  const error = '<c r="E4" t="e"><f>VLOOKUP(C4,审查!A:B,2,0)</f><v>#N/A</v></c>';
  const rows =
    titles +
    row(2, ["一部", posts[0] ?? "", "王小明", "85", "合格"]) +
    row(3, ["一部", posts[0] ?? "", "李四", "86", "合格"]) +
    `${row(4, ["", posts[0] ?? "", "李四", "87.5"]).replace("</row>", `${error}</row>`)}`;
  const after = '<mergeCells><mergeCell ref="A3:A4"/></mergeCells>';
  const sheets = [
    { name: "岗位", rows: row(1, ["岗位", "职数"]) + row(2, [posts[0] ?? "", "1"]) },
    { name: "报名表", rows, after },
  ];
  const buffer = Buffer.from(workbookOf({ sheets }));
  const { mimeType } = await rollBook([], posts);
  await page.locator("input[type=file]").setInputFiles({ name: "报名.xlsx", mimeType, buffer });
  await page.getByRole("button", { name: "导入名单" }).click();
  await page.getByText("没有导入任何一行").waitFor();
  await picture(page, "import-error-cell");
  const named = await page
    .locator(".roll_faults tbody tr")
    .evaluateAll((all) =>
      all.map((one) => [...one.querySelectorAll("td")].map((td) => td.innerText)),
    );
  const places = named.map(([table, , column, cell, have]) => [table, column, cell, have]);
  expect(places).toContainEqual(["报名表", "姓名", "C4", "李四"]); // Of one unit: the same person.
  expect(places).toContainEqual(["报名表", "资格审查", "E4", "#N/A"]);
});

test("mended, all two hundred are on the roll, and binary noise is on none of their marks", async () => {
  const { page } = administrator;
  await bringIn(people());
  await page.getByText("已导入：4 个岗位，200 名").waitFor();
  const rows = page.locator(".roll_people tbody tr");
  expect(await rows.count()).toBe(count);
  expect(await rows.nth(25).innerText()).toMatch(/\t85\.3\t/);
  await picture(page, "import-done");
  await room.stop("SIGTERM");
  const entered = readEvents(room.data).flatMap(({ fact }) =>
    fact.case === "rollEntered" ? [fromBinary(RollSchema, fact.value.roll).candidates] : [],
  );
  expect(entered.map(({ length }) => length)).toEqual([count]);
  const marks = entered[0]?.map(({ imported }) => imported[0]?.mark ?? "") ?? [];
  expect(marks.filter((one) => !/^\d\d\.3$/.test(one))).toEqual([]);
  expect(room.verify().status).toBe(0);
});
