// Courses of an import, for the tests and the preview page. Never shipped.
import { create } from "@bufbuild/protobuf";
import { refusalOf } from "../../web_kit/fixtures/fixture_refusals";
import { Refusal_Code as Code, RefusalSchema } from "../../web_kit/generated/proto/frames_pb";
import type { Chosen, Course } from "../pages/prepare/roll/roll_import";
import { guessUses } from "../pages/prepare/roll/roll_sheets";
import { nothingUnseen, rowsOf, type Unseen } from "../pages/prepare/tables/sheet";

const names = ["张伟民", "李静", "欧阳晓峰", "王芳", "陈建国", "赵丽娟", "周强", "吴敏"];
const units = ["农业局", "教育局", "水利局", "城管局"];
const titles = ["党政办公室主任", "投资促进一局局长", "综合科副科长"];

const people = [
  ["姓名", "单位", "岗位", "笔试成绩"],
  ...names.map((name, at) => [name, units[at % 4] ?? "", titles[at % 2] ?? "", `${80 + at}.5`]),
];
const posts = [["岗位", "职数", "单位"], ...titles.map((title) => [title, "1", "开发区"])];

function sheet(name: string, rows: readonly string[][], unseen: Unseen = nothingUnseen) {
  return { name, rows: rowsOf(rows), unseen };
}

export const chosen: Chosen = {
  files: ["2026年竞聘名单.xlsx"],
  sheets: guessUses([
    sheet("填写说明", [["每个竞聘者一行"], ["职数填整数"]]),
    sheet("名单", people),
    sheet("岗位", posts),
  ]),
};

const withHidden: Chosen = {
  files: chosen.files,
  sheets: guessUses([
    sheet("2025年名单", people, { sheet: true, rows: [], columns: [] }),
    sheet("名单", people, { sheet: false, rows: [4, 9], columns: [4] }),
    sheet("岗位", posts),
  ]),
};

function fault(table: string, row: number, column: string, have: string, zh: string, en: string) {
  const titles = table === "岗位" ? posts[0] : people[0];
  const cell = (titles ?? []).indexOf(column) + 1;
  return { table, row, column, cell, have, says: { zh, en } };
}

const faults = [
  fault(
    "名单",
    9,
    "岗位",
    "投资促进二局局长",
    "没有“投资促进二局局长”这个岗位，是否要写“投资促进一局局长”？",
    'there is no post "投资促进二局局长"; did you mean "投资促进一局局长"?',
  ),
  fault(
    "名单",
    4,
    "笔试成绩",
    "85.30000000000001",
    "成绩最多 4 位小数。",
    "marks have at most 4 decimal places.",
  ),
  fault(
    "名单",
    5,
    "笔试成绩",
    "#N/A",
    "表格里这一格的公式出错了，没有结果：请在表格里改好，或直接写上内容。",
    "the formula of this cell has an error and no result: mend it in the table, or write what is meant.",
  ),
  fault("名单", 4, "姓名", "", "这一项是空的，必须填写。", "this is empty; it must be given."),
  fault(
    "岗位",
    3,
    "职数",
    "一",
    "职数是整数，1 到 100。",
    "vacancies are a whole number; 1 to 100.",
  ),
  fault(
    "名单",
    1,
    "手机",
    "",
    "不认得“手机”这一列。不需要的请删去。",
    'the column "手机" is not known; remove it if it is not needed.',
  ),
  fault(
    "岗位",
    0,
    "",
    "",
    "缺少“单位”这一列，请加上。",
    'the column "Unit" is missing; please add it.',
  ),
];

export const courses: Readonly<Record<string, Course>> = {
  none: { at: "none" },
  reading: { at: "reading", files: chosen.files },
  problem: { at: "problem", file: "名单.xls", problem: "old_excel", where: "" },
  spread: { at: "problem", file: "名单.xlsx", problem: "spread", where: "名单 XFD1048576" },
  read: { at: "read", chosen, sending: false },
  hidden: { at: "read", chosen: withHidden, sending: false },
  sending: { at: "read", chosen, sending: true },
  done: { at: "done", receipt: "7K3-M9" },
  faults: {
    at: "refused",
    chosen,
    refusal: create(RefusalSchema, {
      code: Code.ROLL_FAULTS,
      rollFaults: faults,
      rollFaultsMore: 3,
    }),
  },
  late: {
    at: "refused",
    chosen,
    refusal: refusalOf(Code.NOT_NOW, "roll"),
  },
};
