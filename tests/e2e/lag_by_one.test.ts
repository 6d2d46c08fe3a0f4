// 听分 after the Wunvshan plan: each candidate comes back and hears once the next one's interview is
// over; the last hears after the own. People stand for several posts.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launch, picture, sizes, type Device } from "./browser";
import { checkCandidatesIn, enterLots, shows, sign, takeStep } from "./people";
import { Room } from "./room";

let browser: Browser;
let room: Room;
let desk: Device;
let hall: Device;
let kiosk: Device;

const figure = /\d\d\.\d\d/;

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/wunvshan.json", "tests/rolls/wunvshan.json");
  desk = await room.seat(browser, "operator", sizes.tablet);
  hall = await room.seat(browser, "hall", sizes.screen);
  kiosk = await room.seat(browser, "kiosk", sizes.tablet);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  const devices = { desk, hall, kiosk };
  for (const [name, { page }] of Object.entries(devices)) await picture(page, `failed-lag-${name}`);
});

async function interview(number: number): Promise<void> {
  await takeStep(desk.page, `请第${number}号入场`);
  await takeStep(desk.page, `开始结构化面试 — 第${number}号`);
  await takeStep(desk.page, `结束结构化面试 — 第${number}号`);
  await takeStep(desk.page, `封分：结构化面试 — 第${number}号`);
}

function nextStep(words: string) {
  return desk.page.locator(".desk-next", { hasText: words }).waitFor();
}

async function hears(number: number): Promise<void> {
  await takeStep(desk.page, `宣布第${number}号成绩`);
  await hall.page.locator(".hall-total-figure").waitFor();
  const shown = hall.page.locator(".hall-scene .kit-number-digits");
  await expect.poll(() => shown.innerText()).toBe(String(number));
  await sign(kiosk.page);
}

test("the first waits outside: no page for candidates shows a score", async () => {
  room.rehearse(["operator", "hall", "kiosk"], 3);
  await checkCandidatesIn(desk.page, 4);
  await enterLots(desk.page, [1, 2, 3, 4]);
  await nextStep("请第1号入场");
  await interview(1);
  await nextStep("请第2号入场");
  await shows(desk.page, "候分");
  await shows(hall.page, "候分");
  await picture(desk.page, "lag-desk-waiting");
  await picture(hall.page, "lag-hall-waiting");
  for (const { page } of [hall, kiosk]) {
    expect(await page.locator("body").innerText()).not.toMatch(figure);
  }
});

test("the first comes back once the second is through, hears and signs", async () => {
  await interview(2);
  await nextStep("宣布第1号成绩");
  expect(await hall.page.locator("body").innerText()).not.toMatch(figure);
  await picture(desk.page, "lag-desk-read-out");
  await hears(1);
  await picture(hall.page, "lag-hall-total");
  await nextStep("请第3号入场");
});

test("the last two hear one after the other, and the rankings of both posts come out", async () => {
  await interview(3);
  await hears(2);
  await interview(4);
  await hears(3);
  await hears(4);
  for (const post of ["党政办公室主任", "投资促进一局局长"]) {
    await takeStep(desk.page, `公布“${post}”排名`);
  }
  await shows(hall.page, "投资促进一局局长");
  await picture(desk.page, "lag-desk-results");
});
