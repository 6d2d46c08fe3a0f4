// The administrator's view as a server would send it, and courses of an import, for the tests and
// the preview page. Never shipped.
import { create } from "@bufbuild/protobuf";
import { longestName } from "../../tests/scenes/extremes";
import { hall } from "../../tests/scenes/scenes";
import { refusalOf } from "../../web_kit/fixtures/fixture_refusals";
import { Refusal_Code as Code, RefusalSchema } from "../../web_kit/generated/proto/frames_pb";
import {
  Applications_Count as Count,
  ApplicationsSchema,
} from "../../web_kit/generated/proto/plan_pb";
import { Standing_Id as Standing } from "../../web_kit/generated/proto/roll_pb";
import { PrepareViewSchema, type PrepareView } from "../../web_kit/generated/proto/views_pb";
import type { Chosen, Course } from "../pages/prepare/roll/roll_import";
import { guessUses, rowsOf } from "../pages/prepare/roll/roll_sheets";

export interface PrepareOf {
  people?: number;
  posts?: number;
  locked?: boolean;
  rich?: boolean; // Batches, rooms, marks brought in, every standing, judges, a bank.
  long?: boolean;
}

const names = ["张伟民", "李静", "欧阳晓峰", "王芳", "陈建国", "赵丽娟", "周强", "吴敏"];
const units = ["农业局", "教育局", "水利局", "城管局"];
const titles = ["党政办公室主任", "投资促进一局局长", "综合科副科长"];

function postsOf({ posts = 0, rich = false }: PrepareOf) {
  return Array.from({ length: posts }, (_, at) => ({
    id: `p${at + 1}`,
    title: titles[at % titles.length] ?? "",
    vacancies: 1 + (at % 2),
    unit: "开发区",
    batch: rich ? (at === 0 ? "chiefs" : "deputies") : "",
    fellAway: rich && at === 2 ? "报名不足 2 人" : "",
  }));
}

function standingOf(at: number, { rich = false }: PrepareOf) {
  if (!rich || at % 5 !== 4) return { standing: Standing.TAKES_PART, reason: "" };
  if (at % 2 === 0) return { standing: Standing.UNQUALIFIED, reason: "任职年限不足" };
  return { standing: Standing.NOT_PRESELECTED, reason: "单位比选未入围" };
}

function candidatesOf(of: PrepareOf) {
  const posts = Math.max(1, (of.posts ?? 0) - (of.rich === true ? 1 : 0));
  return Array.from({ length: of.people ?? 0 }, (_, at) => ({
    id: `c${at + 1}`,
    name: of.long === true && at % 4 === 1 ? longestName : (names[at % names.length] ?? ""),
    unit: units[at % units.length] ?? "",
    posts: [`p${(at % posts) + 1}`],
    firstPosts: of.rich === true && at === 3 ? ["p3"] : [],
    room: `room${(at % 2) + 1}`,
    imported:
      of.rich === true
        ? [{ component: "written", mark: (92.5 - (at % 30) * 1.25).toFixed(2) }]
        : [],
    ...standingOf(at, of),
  }));
}

export function prepareView(of: PrepareOf): PrepareView {
  const rich = of.rich === true;
  return create(PrepareViewSchema, {
    header: hall(of.locked === true ? "seven/lots" : "seven/empty").header!,
    rollOpen: of.locked !== true,
    posts: postsOf(of),
    candidates: candidatesOf(of),
    rooms: [
      { id: "room1", title: rich ? "第一考场" : "" },
      ...(rich ? [{ id: "room2", title: "第二考场" }] : []),
    ],
    components: rich ? [{ id: "written", title: { zh: "笔试成绩", en: "Written mark" } }] : [],
    batches: rich
      ? [
          { id: "chiefs", title: { zh: "正职", en: "Chiefs" } },
          { id: "deputies", title: { zh: "副职", en: "Deputies" } },
        ]
      : [],
    applications: create(ApplicationsSchema, {
      postsPerPerson: rich ? 3 : 1,
      ...(rich ? { atLeast: 2, count: Count.QUALIFIED, mayChooseAgain: true, atMost: 10 } : {}),
    }),
    bank: rich ? 12 : 0,
    judges: rich
      ? Array.from({ length: 9 }, (_, at) => ({
          id: `j${at + 1}`,
          name: names[at % names.length] ?? "",
          unit: units[at % units.length] ?? "",
          panel: "panel",
        }))
      : [],
  });
}

const people = [
  ["姓名", "单位", "岗位", "笔试成绩"],
  ...names.map((name, at) => [name, units[at % units.length], titles[at % 2], `${80 + at}.5`]),
];
const posts = [["岗位", "职数", "单位"], ...titles.map((title) => [title, "1", "开发区"])];

export const chosen: Chosen = {
  files: ["2026年竞聘名单.xlsx"],
  sheets: guessUses([
    { name: "填写说明", rows: rowsOf([["每个竞聘者一行"], ["职数填整数"]]) },
    { name: "名单", rows: rowsOf(people) },
    { name: "岗位", rows: rowsOf(posts) },
  ]),
};

function fault(table: string, row: number, column: string, have: string, zh: string, en: string) {
  return { table, row, column, have, says: { zh, en } };
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
  problem: { at: "problem", file: "名单.xls", problem: "old_excel" },
  read: { at: "read", chosen, sending: false },
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

export const rolls: Readonly<Record<string, PrepareOf>> = {
  empty: {},
  small: { posts: 2, people: 4 },
  rich: { posts: 3, people: 40, rich: true, long: true },
  full: { posts: 30, people: 500, rich: true },
  locked: { posts: 3, people: 12, locked: true, rich: true },
};
