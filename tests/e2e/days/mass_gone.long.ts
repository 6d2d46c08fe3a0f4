// Two of five mass judges have gone home: the desk is told who has not handed in, checks them out, and
// the turn is closed. One of them comes back and scores the next. Every device stands in New York, and
// the times are Shanghai's all the same.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launch, overflowsSideways, picture, sizes, type Device } from "../kit/browser";
import {
  checkCandidatesIn,
  checkIn,
  enterLots,
  promise,
  score,
  shows,
  takeStep,
} from "../kit/people";
import { Room } from "../kit/room";

let browser: Browser;
let room: Room;
const devices = new Map<string, Device>();
const seats = ["operator", "supervisor", "leaders_1", ...[1, 2, 3, 4, 5].map((n) => `mass_${n}`)];

// One leader and five mass judges, of whom three make a figure.
function small(plan: string): string {
  const rules = JSON.parse(plan) as {
    panels: { seats: number; composition?: unknown }[];
    stages: { panels: { min_sheets: number; trim?: unknown }[] }[];
    clauses: unknown;
    open_choices: unknown;
    examples: unknown;
  };
  [1, 5].forEach((count, at) => Object.assign(rules.panels[at]!, { seats: count }));
  [1, 3].forEach((least, at) => {
    const panel = rules.stages[0]!.panels[at]!;
    panel.min_sheets = least;
    delete panel.trim;
  });
  return JSON.stringify({ ...rules, clauses: [], open_choices: [], examples: [] });
}

function at(name: string): Page {
  const device = devices.get(name);
  if (device === undefined) throw new Error(`nobody at ${name}`);
  return device.page;
}

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/tongxiang.json", "tests/rolls/tongxiang.json", small);
  for (const seat of seats) {
    const size = seat.startsWith("mass") ? sizes.phone : sizes.tablet;
    devices.set(seat, await room.seat(browser, seat, size, { wallOff_ms: 3 * 60 * 60 * 1000 }));
  }
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const [name, { page }] of devices) await picture(page, `failed-mass-${name}`);
});

// And so many mass judges hand in.
async function firstSpeaks(number: number): Promise<void> {
  const desk = at("operator");
  await takeStep(desk, "入场");
  await takeStep(desk, "开始现场竞岗");
  await takeStep(desk, "结束现场竞岗");
  await score(at("leaders_1"), ["88"]);
  for (let judge = 1; judge <= number; judge += 1) await score(at(`mass_${judge}`), ["86"]);
}

test("is checked in and drawn", async () => {
  const desk = at("operator");
  for (const seat of seats.slice(2)) await checkIn(at(seat));
  await checkCandidatesIn(desk, 4);
  await enterLots(desk, [1, 2, 3, 4]);
  await takeStep(at("supervisor"), "见证抽签结果");
});

test("waits for those who have gone until the desk checks them out", async () => {
  const desk = at("operator");
  await firstSpeaks(3);
  await shows(desk, "还差 2 份");
  await desk.getByRole("button", { name: "登记群众评委离场 — 2 席未交" }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "4号" }).check();
  await dialog.getByRole("checkbox", { name: "5号" }).check();
  await picture(desk, "mass-gone-desk");
  await dialog.getByRole("button", { name: "登记 2 席离场" }).click();
  await shows(at("mass_4"), "您已登记离场");
  await picture(at("mass_4"), "mass-gone-phone");
  expect(await overflowsSideways(at("mass_4"))).toBe(false);
  await takeStep(desk, "封分：现场竞岗");
});

test("tells times by Shanghai's clock on a device that stands elsewhere and is wrong", async () => {
  const desk = at("operator");
  await desk.getByRole("button", { name: "过程记录" }).click();
  const line = desk.locator("li", { hasText: "群众评委离场" });
  await line.waitFor();
  const told = /\d\d:\d\d:\d\d/.exec(await line.innerText())?.[0] ?? "";
  const options = { timeZone: "Asia/Shanghai", hour: "2-digit", hourCycle: "h23" } as const;
  const hours = [Date.now(), Date.now() - 10 * 60_000].map((ms) =>
    new Intl.DateTimeFormat("en-GB", options).format(ms),
  );
  expect(hours).toContain(told.slice(0, 2));
  expect(await line.innerText()).toContain("4, 5");
});

test("lets who comes back check in again", async () => {
  await promise(at("mass_4"));
  await shows(at("mass_4"), "已经封分");
  const desk = at("operator");
  await desk.getByRole("button", { name: "登记群众评委回场" }).click();
  const back = desk.getByRole("dialog").getByRole("checkbox");
  expect(await back.count()).toBe(1);
  expect(await back.first().getAttribute("aria-label")).toContain("5号");
});
