// 听分 after the Wunvshan plan: each of three candidates comes back and hears once the next one's
// interview is over; the last hears after the own. At every step hall, kiosk, waiting room and desk
// show what they should, and nobody outside sees a figure before its time.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { thanks_ms } from "../../../display/kiosk/kiosk_state";
import { launch, picture, sizes, type Device } from "../kit/browser";
import { checkCandidatesIn, enterLots, shows, sign, takeStep } from "../kit/people";
import { Room } from "../kit/room";
import { pass } from "../kit/time";

let browser: Browser;
let room: Room;
let desk: Device;
let hall: Device;
let kiosk: Device;
let waiting: Device;

const figure = /\d\d\.\d\d/g;
const announced: string[] = []; // Totals, as the hall showed them.

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/wunvshan.json", "tests/rolls/wunvshan_three.json");
  desk = await room.seat(browser, "operator", sizes.tablet);
  hall = await room.seat(browser, "hall", sizes.screen);
  kiosk = await room.seat(browser, "kiosk", sizes.tablet, { movable: true }); // It shows no clock.
  waiting = await room.seat(browser, "waiting", sizes.screen);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  const devices = { desk, hall, kiosk, waiting };
  for (const [name, { page }] of Object.entries(devices)) await picture(page, `failed-lag-${name}`);
});

// What the waiting room is told of each number, in the order of the lots.
async function queueSays(...states: readonly string[]): Promise<void> {
  const lines = waiting.page.locator(".waiting_line span");
  await expect
    .poll(async () => (await lines.allInnerTexts()).map((text) => text.replace(/^\S+\s+/, "")))
    .toEqual(states);
}

async function called(number: number, to: string): Promise<void> {
  const call = waiting.page.locator(".waiting_calls li", { hasText: `请第${number}号` });
  await call.getByText(to).waitFor();
}

async function calledNoMore(number: number): Promise<void> {
  const call = waiting.page.locator(".waiting_calls li", { hasText: `请第${number}号` });
  await call.waitFor({ state: "detached" });
}

function nextStep(words: string) {
  return desk.page.locator("[data-next]", { hasText: words }).waitFor();
}

async function figuresOn({ page }: Device): Promise<string[]> {
  return (await page.locator("body").innerText()).match(figure) ?? [];
}

// The hall may still show what was announced before; kiosk and waiting room show nothing at all.
async function noFigureYet(): Promise<void> {
  expect((await figuresOn(hall)).filter((one) => !announced.includes(one))).toEqual([]);
  expect(await figuresOn(kiosk)).toEqual([]);
  expect(await figuresOn(waiting)).toEqual([]);
}

async function kioskRests(): Promise<void> {
  await kiosk.page.getByText("成绩签字确认", { exact: true }).waitFor();
  expect(await figuresOn(kiosk)).toEqual([]);
}

async function comesIn(number: number): Promise<void> {
  await takeStep(desk.page, `请第${number}号入场`);
  await called(number, "面试");
  await hall.page
    .locator(".screen_scene .candidate_number_digits", { hasText: String(number) })
    .waitFor();
}

async function isInterviewed(number: number): Promise<void> {
  await takeStep(desk.page, `开始结构化面试 — 第${number}号`);
  await calledNoMore(number);
  await takeStep(desk.page, `结束结构化面试 — 第${number}号`);
  await takeStep(desk.page, `封分：结构化面试 — 第${number}号`);
}

// Called back, the figures stay at the desk until they are announced; then hall and kiosk show them.
async function hears(number: number): Promise<void> {
  await nextStep(`宣布第${number}号成绩`);
  await called(number, "听分");
  await kioskRests();
  await noFigureYet();
  await takeStep(desk.page, `宣布第${number}号成绩`);
  await hall.page.locator(".hall_reveal_totalFigure").waitFor();
  const shown = hall.page.locator(".screen_scene .candidate_number_digits");
  await expect.poll(() => shown.innerText()).toBe(String(number));
  announced.push(await hall.page.locator(".hall_reveal_totalFigure").innerText());
  await kiosk.page.locator(".kiosk_read_trace", { hasText: announced.at(-1) ?? "" }).waitFor();
  await calledNoMore(number);
  expect(await figuresOn(waiting)).toEqual([]);
  await sign(kiosk.page);
  await pass(thanks_ms + 1000, [kiosk.page]);
}

test("before the lots the waiting room waits for the draw", async () => {
  room.rehearse(["operator", "hall", "kiosk", "waiting"], 3);
  await shows(waiting.page, "等候抽签");
  await checkCandidatesIn(desk.page, 3);
  await enterLots(desk.page, [1, 2, 3]);
  await nextStep("请第1号入场");
  await queueSays("候考", "候考", "候考");
  await shows(waiting.page, "请准备");
  await shows(hall.page, "下一位");
  await kioskRests();
  await picture(waiting.page, "lag-waiting-next");
});

test("the first waits outside: no page for candidates shows a score", async () => {
  await comesIn(1);
  await queueSays("面试中", "候考", "候考");
  await kioskRests();
  await isInterviewed(1);
  await nextStep("请第2号入场");
  await queueSays("候分", "候考", "候考");
  await shows(desk.page, "候分");
  await shows(hall.page, "候分");
  await picture(desk.page, "lag-desk-waiting");
  await picture(hall.page, "lag-hall-waiting");
  await picture(waiting.page, "lag-waiting-outside");
  await kioskRests();
  await noFigureYet();
});

test("the first comes back once the second is through, hears and signs", async () => {
  await comesIn(2);
  await queueSays("候分", "面试中", "候考");
  await noFigureYet();
  await isInterviewed(2);
  await nextStep("宣布第1号成绩");
  await called(1, "听分");
  await queueSays("听分", "候分", "候考");
  await picture(desk.page, "lag-desk-read-out");
  await picture(waiting.page, "lag-waiting-called");
  await hears(1);
  await picture(hall.page, "lag-hall-total");
  await nextStep("请第3号入场");
  await queueSays("已听分", "候分", "候考");
});

test("the second comes back after the third, and the last hears after the own turn", async () => {
  await comesIn(3);
  await queueSays("已听分", "候分", "面试中");
  await isInterviewed(3);
  await hears(2);
  await hears(3);
  await queueSays("已听分", "已听分", "已听分");
});

test("the rankings of both posts come out, and the waiting room has shown no figure", async () => {
  for (const post of ["党政办公室主任", "投资促进一局局长"]) {
    await takeStep(desk.page, `公布“${post}”排名`);
  }
  await shows(hall.page, "投资促进一局局长");
  await shows(waiting.page, "全部结束");
  expect(await figuresOn(waiting)).toEqual([]);
  await picture(desk.page, "lag-desk-results");
});
