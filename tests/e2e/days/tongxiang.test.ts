// A whole interview after the Tongxiang plan: seven leaders and forty mass judges, 70 to 30, each
// group without its highest and lowest. Two tablets, desk, hall, kiosk and supervisor are real.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTotal, type Part } from "../kit/arithmetic";
import { launch, picture, sizes, type Device } from "../kit/browser";
import { readEvents, sheetCounts } from "../kit/ledger";
import { checkCandidatesIn, checkIn, enterLots, score, shows, sign, takeStep } from "../kit/people";
import { Room, until, type SheetLine } from "../kit/room";

let browser: Browser;
let room: Room;
let desk: Device;
let leader: Device;
let mass: Device;
let hall: Device;
let kiosk: Device;
let supervisor: Device;
const typed: SheetLine[] = [];
const left = ["operator", "supervisor", "hall", "kiosk", "leaders_2", "mass_17"];

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/tongxiang.json", "tests/rolls/tongxiang.json");
  desk = await room.seat(browser, "operator", sizes.tablet);
  leader = await room.seat(browser, "leaders_2", sizes.tablet);
  mass = await room.seat(browser, "mass_17", sizes.phone);
  hall = await room.seat(browser, "hall", sizes.screen);
  kiosk = await room.seat(browser, "kiosk", sizes.tablet);
  supervisor = await room.seat(browser, "supervisor", sizes.tablet);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

test("all check in and the order is drawn", async () => {
  room.rehearse(left, 11);
  await Promise.all([checkIn(leader.page), checkIn(mass.page)]);
  await checkCandidatesIn(desk.page, 4);
  await enterLots(desk.page, [1, 2, 3, 4]);
  await takeStep(supervisor.page, "见证抽签结果");
});

test("each candidate is scored on the spot, announced and signs", async () => {
  const stage = room.plan().stages[0];
  const parts: Part[] = [
    { stage: stage.id, panel: "leaders", percent: 70n, drop: 1 },
    { stage: stage.id, panel: "mass", percent: 30n, drop: 1 },
  ];
  for (const number of [1, 2, 3, 4]) {
    const candidate = `c${number}`;
    await takeStep(desk.page, `请第${number}号入场`);
    await takeStep(desk.page, `开始${stage.title.zh} — 第${number}号`);
    await takeStep(desk.page, `结束${stage.title.zh} — 第${number}号`);
    for (const [seat, panel, device, mark] of [
      ["leaders_2", "leaders", leader, String(80 + number)],
      ["mass_17", "mass", mass, String(70 + number)],
    ] as const) {
      await score(device.page, [mark]);
      const marks = { [stage.criteria[0].id]: mark };
      typed.push({ candidate, stage: stage.id, panel, seat, marks });
    }
    await until("all forty are in", async () => {
      const text = await desk.page.locator("body").innerText();
      return /40\s*\/\s*40/.test(text) ? true : undefined;
    });
    if (number === 1) await picture(desk.page, "desk-mass");
    await takeStep(desk.page, `封分：${stage.title.zh} — 第${number}号`);
    await takeStep(supervisor.page, `见证第${number}号的成绩`);
    await takeStep(desk.page, `宣布第${number}号成绩`);
    const sheets = [...(await room.recordedOf(candidate, 47 - 2)), ...typed];
    const total = hall.page.locator(".hall_reveal_totalFigure");
    await expect.poll(() => total.innerText()).toBe(publishedTotal(sheets, candidate, parts));
    await sign(kiosk.page);
  }
});

test("the ranking is published and every figure verifies", async () => {
  await takeStep(desk.page, "公布");
  await shows(hall.page, "成绩排名");
  await picture(hall.page, "hall-ranking-mass");
  await room.stop("SIGTERM");
  const counts = sheetCounts(readEvents(room.data));
  expect(counts.size).toBe(4 * 47);
  expect([...counts.values()].every((count) => count === 1)).toBe(true);
  expect(room.verify()).toMatchObject({ status: 0 });
});
