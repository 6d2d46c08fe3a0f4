// A whole interview after the Benxi plan, on real devices and the real server: check-in, lots, three
// candidates each with speech and defense, release, announcement, signature, ranking. In the second
// turn the server is killed in the middle of scoring.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { publishedTotal, type Part } from "../kit/arithmetic";
import { launch, picture, sizes, type Device } from "../kit/browser";
import { readEvents, sheetCounts } from "../kit/ledger";
import {
  checkCandidatesIn,
  checkIn,
  clockWentOn,
  enterLots,
  readClock,
  score,
  shows,
  sign,
  takeStep,
  writeMarks,
} from "../kit/people";
import { announcingAtOnce, Room, until, type SheetLine } from "../kit/room";

const parts: Part[] = [
  { stage: "speech", panel: "panel", percent: 50n, drop: 0 },
  { stage: "defense", panel: "panel", percent: 50n, drop: 0 },
];
const criteria = {
  speech: ["delivery", "understanding", "expertise", "value"],
  defense: ["language", "analysis", "logic", "adaptability", "knowledge"],
} as const;
type Stage = keyof typeof criteria;
const playedSheets = 3 * 2; // For each candidate: three judges, two stages.
const away_ms = 30_000; // As long as it seems, the server is gone.
const titles: Record<Stage, string> = { speech: "竞聘演讲", defense: "命题答辩" };

let browser: Browser;
let room: Room;
let desk: Device;
let chief: Device;
let judge: Device;
let hall: Device;
let kiosk: Device;
let supervisor: Device;
const typed: SheetLine[] = []; // What the two judges on real tablets wrote.
const receipts: string[] = [];

beforeAll(async () => {
  browser = await launch();
  room = await Room.openMovable("plans/benxi.json", "tests/rolls/benxi.json", announcingAtOnce);
  desk = await room.seat(browser, "operator", sizes.tablet);
  chief = await room.seat(browser, "panel_1", sizes.tablet);
  judge = await room.seat(browser, "panel_3", sizes.tabletUpright);
  hall = await room.seat(browser, "hall", sizes.screen);
  kiosk = await room.seat(browser, "kiosk", sizes.tablet);
  supervisor = await room.seat(browser, "supervisor", sizes.tablet);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  const devices = { desk, chief, judge, hall, kiosk, supervisor };
  for (const [name, { page }] of Object.entries(devices)) await picture(page, `failed-${name}`);
});

// Marks a little different each time, so that no figure can be right by accident.
function marksFor(stage: Stage, turn: number, seat: number): string[] {
  const full = stage === "speech" ? [30, 20, 20, 30] : [15, 25, 20, 25, 15];
  return full.map((max, at) => String(max - 2 - ((turn + seat + at) % 5) / 2));
}

function note(stage: Stage, candidate: string, seat: string, marks: readonly string[]): void {
  const named = criteria[stage].map((id, at) => [id, marks[at] ?? ""] as const);
  typed.push({ candidate, stage, panel: "panel", seat, marks: Object.fromEntries(named) });
}

async function runStage(stage: Stage, number: number, candidate: string): Promise<void> {
  const who = `第${number}号`;
  await takeStep(desk.page, `开始${titles[stage]} — ${who}`);
  await takeStep(desk.page, `结束${titles[stage]} — ${who}`);
  for (const [seat, device] of [
    [1, chief],
    [3, judge],
  ] as const) {
    const marks = marksFor(stage, number, seat);
    receipts.push(await score(device.page, marks));
    note(stage, candidate, `panel_${seat}`, marks);
  }
  await takeStep(desk.page, `封分：${titles[stage]} — ${who}`);
}

async function release(number: number): Promise<void> {
  await chief.page.getByRole("button", { name: /^确认.*成绩$/ }).click();
  await takeStep(supervisor.page, `见证第${number}号的成绩`);
  await desk.page.locator("[data-next]", { hasText: `宣布第${number}号成绩` }).waitFor();
}

async function announceAndSign(number: number): Promise<void> {
  await takeStep(desk.page, `宣布第${number}号成绩`);
  await hall.page.locator(".hall_reveal_totalFigure").waitFor();
  await sign(kiosk.page);
}

async function totalOf(candidate: string): Promise<string> {
  const sheets = [...(await room.recordedOf(candidate, playedSheets)), ...typed];
  return publishedTotal(sheets, candidate, parts);
}

const order = ["c2", "c3", "c1"]; // By the lots entered below.

test("everybody checks in, and the lots stand once they are witnessed", async () => {
  room.rehearse(["operator", "supervisor", "hall", "kiosk", "panel_1", "panel_3"], 7);
  await Promise.all([checkIn(chief.page), checkIn(judge.page)]);
  await picture(hall.page, "hall-check-in");
  await checkCandidatesIn(desk.page, 3);
  await enterLots(desk.page, [3, 1, 2]);
  await takeStep(supervisor.page, "见证抽签结果");
  await desk.page.locator("[data-next]", { hasText: "请第1号入场" }).waitFor();
  await picture(desk.page, "desk-ready");
});

test("the first candidate speaks, defends, hears the score and signs", async () => {
  await takeStep(desk.page, "请第1号入场");
  await takeStep(desk.page, "开始竞聘演讲 — 第1号");
  await shows(hall.page, "剩余时间");
  await picture(hall.page, "hall-presenting");
  await takeStep(desk.page, "结束竞聘演讲 — 第1号");
  for (const [seat, device] of [
    [1, chief],
    [3, judge],
  ] as const) {
    const marks = marksFor("speech", 1, seat);
    await writeMarks(device.page, marks.slice(0, 3));
    if (seat === 1) await picture(device.page, "judge-writing");
    receipts.push(await score(device.page, marks.slice(3)));
    note("speech", "c2", `panel_${seat}`, marks);
  }
  await picture(judge.page, "judge-confirmed");
  await picture(desk.page, "desk-scoring");
  await takeStep(desk.page, "封分：竞聘演讲 — 第1号");
  await runStage("defense", 1, "c2");
  await chief.page.getByRole("button", { name: /^确认.*成绩$/ }).waitFor();
  await picture(chief.page, "chief-closed");
  await picture(supervisor.page, "supervise-closed");
  expect(await hall.page.locator("body").innerText()).not.toMatch(/\d\d\.\d\d/);
  await release(1);
  await picture(desk.page, "desk-read-out");
  await announceAndSign(1);
  await picture(hall.page, "hall-total");
  await picture(kiosk.page, "kiosk-signed");
  const total = hall.page.locator(".hall_reveal_totalFigure");
  await expect.poll(() => total.innerText()).toBe(await totalOf("c2"));
});

test("killed in the middle of scoring, the server comes back and nothing is entered again", async () => {
  await takeStep(desk.page, "请第2号入场");
  await takeStep(desk.page, "开始竞聘演讲 — 第2号");
  await shows(hall.page, "剩余时间");
  const before = await readClock(hall.page);
  await room.stop("SIGKILL");
  await shows(judge.page, "连接中断");
  room.moveAhead(away_ms); // The pages learn the server's clock anew.
  await room.start();
  await until("the devices are back", async () => {
    const gone = await Promise.all(
      [judge, chief, desk, hall].map(({ page }) => page.getByText("连接中断").count()),
    );
    return gone.every((count) => count === 0) ? true : undefined;
  });
  await clockWentOn(hall.page, before, away_ms);

  await takeStep(desk.page, "结束竞聘演讲 — 第2号");
  const chiefs = marksFor("speech", 2, 1);
  receipts.push(await score(chief.page, chiefs));
  note("speech", "c3", "panel_1", chiefs);
  const marks = marksFor("speech", 2, 3);
  await writeMarks(judge.page, marks.slice(0, 2));
  await room.stop("SIGKILL");
  await shows(judge.page, "连接中断");
  await picture(judge.page, "judge-offline");
  await writeMarks(judge.page, marks.slice(2));
  await judge.page.locator("[data-settled=true]").waitFor();
  await judge.page.keyboard.press("Control+Enter");
  await shows(judge.page, "恢复后自动提交");
  await room.start();
  await shows(judge.page, "已锁定");
  await judge.page.reload();
  await shows(judge.page, "已锁定");
  note("speech", "c3", "panel_3", marks);
  await takeStep(desk.page, "封分：竞聘演讲 — 第2号");
  await runStage("defense", 2, "c3");
  await release(2);
  await announceAndSign(2);
});

test("the third turn ends the day, and the ranking is published", async () => {
  await takeStep(desk.page, "请第3号入场");
  await runStage("speech", 3, "c1");
  await runStage("defense", 3, "c1");
  await release(3);
  await announceAndSign(3);
  await takeStep(desk.page, "公布");
  await shows(hall.page, "成绩排名");
  await picture(hall.page, "hall-ranking");
  await picture(desk.page, "desk-results");
  for (const candidate of order) await shows(hall.page, await totalOf(candidate));
});

test("every receipt is in the ledger once, and every figure verifies", async () => {
  await room.stop("SIGTERM");
  const counts = sheetCounts(readEvents(room.data));
  expect(counts.size).toBe(3 * 2 * 5);
  expect([...counts.values()].every((count) => count === 1)).toBe(true);
  expect(new Set(receipts).size).toBe(receipts.length);
  expect(room.verify()).toMatchObject({ status: 0 });
});
