// Two tablets are lost in the middle of scoring, with marks on them that were not sent. One is cut
// off: the operator proposes the new one, the supervisor decides. One is broken and still connected:
// the chief judge decides. Each is a matter of seconds and of a few presses, and nothing is lost.
import type { Browser, Locator, Page } from "playwright-core";
import { encode } from "uqr";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { settle_ms } from "../../../console/steps/acting";
import { darkPath } from "../../../web_kit/components/qr";
import { launch, openDevice, overflowsSideways, picture, sizes, type Device } from "../kit/browser";
import type { Cable } from "../kit/cable";
import { readEvents, sheetCounts } from "../kit/ledger";
import {
  checkCandidatesIn,
  checkIn,
  confirmSheet,
  enterLots,
  promise,
  score,
  shows,
  takeStep,
  writeMarks,
} from "../kit/people";
import { announcingAtOnce, Room } from "../kit/room";
import { pass } from "../kit/time";

let browser: Browser;
let room: Room;
let cable: Cable; // Of the tablet that is lost.
let opening_ms: number; // How long this machine takes to open a page.
const devices = new Map<string, Device>();
const receipts: string[] = [];

const speech = ["28", "18", "17", "26"];
const defense = ["13", "22", "18", "23", "12"];

function at(name: string): Page {
  const device = devices.get(name);
  if (device === undefined) throw new Error(`nobody at ${name}`);
  return device.page;
}

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/benxi.json", "tests/rolls/benxi.json", announcingAtOnce);
  cable = await room.cable();
  const began = performance.now();
  const seats = ["operator", "supervisor", "panel_1", "panel_4"];
  for (const seat of seats) {
    devices.set(seat, await room.seat(browser, seat, sizes.tablet, { movable: true }));
  }
  opening_ms = (performance.now() - began) / seats.length;
  devices.set("panel_3", await room.seat(browser, "panel_3", sizes.tablet, { cable }));
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const [name, { page }] of devices) await picture(page, `failed-devices-${name}`);
});

declare global {
  interface Window {
    presses: number;
  }
}

function countPresses(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.presses = 0;
    const count = (event: Event) => void (event.isTrusted && (window.presses += 1));
    window.addEventListener("pointerdown", count, true);
  });
}

async function presses(...names: readonly string[]): Promise<number> {
  const counts = await Promise.all(names.map((name) => at(name).evaluate(() => window.presses)));
  return counts.reduce((sum, count) => sum + count, 0);
}

// A button that has just come by itself takes no press for a moment, as long as one reads it.
async function pressed(within: Locator, words: string): Promise<void> {
  const button = within.getByRole("button", { name: words, exact: true });
  await button.waitFor();
  await pass(settle_ms, [within.page()]);
  await button.click();
  await button.waitFor({ state: "detached" });
}

// The request, in the dialog that showed the code.
function asked(desk: Page): Locator {
  return desk.locator("[role=dialog] .device_requests_request");
}

// The address a camera reads from the QR code on the desk.
async function scanned(desk: Page): Promise<string> {
  const code = (await desk.locator(".code_dialog_text").innerText()).trim();
  const address = `${room.url}/judge#${code}`;
  const { data } = encode(address, { ecc: "M", border: 4 });
  expect(await desk.locator("svg path").getAttribute("d")).toBe(darkPath(data));
  return address;
}

// The operator opens the seat and asks for a code; the new tablet reads it and waits.
async function newTablet(name: string, seat: string): Promise<void> {
  const desk = at("operator");
  await desk.locator(".seats_panel_who", { hasText: seat }).click();
  await desk.getByRole("button", { name: "换设备…" }).click();
  const address = await scanned(desk);
  const device = await openDevice(browser, { size: sizes.tablet });
  devices.set(name, device);
  await device.page.goto(address);
  await shows(device.page, "请稍候，正在确认更换设备");
}

test("a stage is scored on all tablets", async () => {
  room.rehearse([...devices.keys()], 21);
  const desk = at("operator");
  const judges = ["panel_1", "panel_3", "panel_4"].map(at);
  await Promise.all(judges.map(checkIn));
  await checkCandidatesIn(desk, 3);
  await enterLots(desk, [1, 2, 3]);
  await takeStep(at("supervisor"), "见证抽签结果");
  await takeStep(desk, "请第1号入场");
  await takeStep(desk, "开始竞聘演讲 — 第1号");
  await takeStep(desk, "结束竞聘演讲 — 第1号");
  for (const judge of judges) receipts.push(await score(judge, speech));
  await takeStep(desk, "封分：竞聘演讲 — 第1号");
  await takeStep(desk, "开始命题答辩 — 第1号");
  await takeStep(desk, "结束命题答辩 — 第1号");
});

test("a tablet is cut off with marks on it, and a new one has the seat in seconds", async () => {
  const desk = at("operator");
  await writeMarks(at("panel_3"), defense.slice(0, 3));
  cable.pull();
  await shows(at("panel_3"), "您写的都存在本机");
  await picture(at("panel_3"), "devices-cut-off");
  await countPresses(desk);
  await countPresses(at("supervisor"));

  const began = performance.now();
  await newTablet("new 3", "3号评委");
  const said = performance.now();
  await pressed(asked(desk), "平板没电");
  await shows(desk, "等监督员或主考官同意");
  expect(await desk.getByRole("button", { name: /同意/ }).count()).toBe(0);
  await pressed(at("supervisor").locator(".device_requests_request"), "同意更换");
  await shows(at("new 3"), "请重新核对名单并承诺");
  expect(
    await at("new 3")
      .getByRole("button", { name: /我的评分/ })
      .count(),
  ).toBe(0);
  await picture(at("new 3"), "devices-promise-anew");
  await promise(at("new 3"));
  await at("new 3").getByRole("spinbutton").first().waitFor();
  const took_ms = performance.now() - began;
  const pressedAll = await presses("operator", "supervisor");
  console.info(
    `new tablet: ${Math.round(took_ms)} ms, of these ${Math.round(said - began)} to its asking; ` +
      `${pressedAll} presses`,
  );
  expect(took_ms).toBeLessThan(Math.max(20_000, 20 * opening_ms));
  expect(pressedAll).toBeLessThanOrEqual(6);
});

test("the new tablet has the earlier sheet, and scores", async () => {
  const tablet = at("new 3");
  await tablet.getByRole("button", { name: /我的评分/ }).click();
  const earlier = tablet.locator(".earlier_line");
  await earlier.first().waitFor();
  expect(await earlier.allInnerTexts()).toEqual([expect.stringContaining(receipts[1] ?? "none")]);
  await picture(tablet, "devices-earlier");
  await tablet.keyboard.press("Escape");
  receipts.push(await score(tablet, defense));
  expect(await overflowsSideways(tablet)).toBe(false);
});

test("the tablet that was cut off comes back and is told that the seat has moved", async () => {
  const old = at("panel_3");
  cable.plugIn();
  await shows(old, "这个座位已在另一台设备上进入");
  await picture(old, "devices-old");
  expect(await old.getByRole("spinbutton").count()).toBe(0);
});

test("a broken tablet is told at once; here the chief judge decides", async () => {
  const desk = at("operator");
  await desk.getByRole("button", { name: "收起代码", exact: true }).click();
  await writeMarks(at("panel_4"), defense.slice(0, 2));
  await newTablet("new 4", "4号评委");
  await picture(at("new 4"), "devices-waits");
  await picture(desk, "devices-proposing");
  await pressed(asked(desk), "平板故障");
  await shows(desk, "等监督员或主考官同意");
  await picture(desk, "devices-proposed");
  await picture(at("supervisor"), "devices-supervisor");
  await at("panel_1").getByRole("button", { name: "换设备待定" }).click();
  await shows(at("panel_1"), "4号评委的新设备申请接替");
  await picture(at("panel_1"), "devices-chief");
  await pressed(at("panel_1").locator("[role=dialog]"), "同意更换");
  await promise(at("new 4"));
  await at("new 4").getByRole("spinbutton").first().waitFor();
  await shows(at("panel_4"), "这个座位已在另一台设备上进入");
  await shows(desk, "新平板已自动进入");
  await picture(desk, "devices-accepted");
  await desk.getByRole("button", { name: "收起代码", exact: true }).click();
  await writeMarks(at("new 4"), defense);
  receipts.push(await confirmSheet(at("new 4")));
});

test("every sheet is in the ledger once, each under its own receipt", async () => {
  await at("panel_1").keyboard.press("Escape"); // The chief's desk goes, the own sheet stays.
  receipts.push(await score(at("panel_1"), defense));
  await takeStep(at("operator"), "封分：命题答辩 — 第1号");
  await room.stop("SIGTERM");
  const events = readEvents(room.data);
  const counts = sheetCounts(events);
  expect(counts.size).toBe(2 * 5);
  expect([...counts.values()].every((count) => count === 1)).toBe(true);
  expect(new Set(receipts).size).toBe(6);
  const decided = events.flatMap(({ fact, cause }) =>
    fact.case === "deviceProposed" || fact.case === "deviceDecided" ? [cause?.seat] : [],
  );
  expect(decided).toEqual(["operator", "supervisor", "operator", "panel_1"]);
  expect(room.verify().status).toBe(0);
});
