// A blank screen at the real server: it shows a number, a desk says what it shows and what it is
// called, then something else and again, has it loaded anew, and lets it go. Cut off, it says itself
// that it is stale; so does the desk, and both come back by themselves.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launch, openDevice, overflowsSideways, picture, sizes, type Device } from "../kit/browser";
import type { Cable } from "../kit/cable";
import { readEvents } from "../kit/ledger";
import { shows } from "../kit/people";
import { Room } from "../kit/room";
import { pass } from "../kit/time";

let browser: Browser;
let room: Room;
let cable: Cable;
let desk: Device;
let screen: Device;

const name = "东侧大屏";
const away_ms = 15_000; // Until the desk counts the seconds.

beforeAll(async () => {
  browser = await launch();
  room = await Room.openMovable("plans/benxi.json", "tests/rolls/benxi.json");
  cable = await room.cable();
  desk = await room.seat(browser, "operator", sizes.tablet, { movable: true });
  screen = await openDevice(browser, { size: sizes.screen, movable: true });
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  await picture(desk.page, "failed-screens-desk");
  await picture(screen.page, "failed-screens-screen");
});

async function numberShown(): Promise<string> {
  const code = screen.page.locator(".pairing_code:not(.pairing_none)");
  await code.waitFor();
  return code.innerText();
}

function line(): ReturnType<Page["locator"]> {
  return desk.page.locator("li:has(.screens_panel_state)", { hasText: name });
}

async function deskSays(words: string): Promise<void> {
  await line().locator(".screens_panel_state", { hasText: words }).waitFor();
}

async function choose(words: string): Promise<void> {
  const form = desk.page.locator("[role=dialog]");
  await form.getByText(words, { exact: true }).click();
}

async function press(words: string): Promise<void> {
  await desk.page.getByRole("button", { name: words, exact: true }).click();
}

async function dialogGone(): Promise<void> {
  await desk.page.locator("[role=dialog]").waitFor({ state: "detached" });
}

async function showInstead(words: string): Promise<void> {
  await line().locator("button").click();
  await press("改为显示别的内容…");
  await choose(words);
  await press(`这块屏显示：${words}`);
  await dialogGone();
}

async function shown(path: string, scene: string): Promise<void> {
  await screen.page.waitForURL(`${cable.url}${path}`);
  await screen.page.locator(scene).first().waitFor();
  expect(await overflowsSideways(screen.page)).toBe(false);
}

test("a blank screen shows a number, and the desk is told of it", async () => {
  await screen.page.goto(`${cable.url}/screen`);
  const number = await numberShown();
  expect(number).toMatch(/^\d{4}$/);
  await desk.page.getByRole("button", { name: "屏幕 ● 1" }).click();
  await desk.page.locator(".screens_panel_code", { hasText: number }).waitFor();
  await picture(screen.page, "screens-number");
  await picture(desk.page, "screens-desk-waiting");
});

test("named and told what to show, it shows it", async () => {
  await press("设置…");
  await choose("大屏");
  await desk.page.locator("[role=dialog] .field_input").fill(name);
  await picture(desk.page, "screens-desk-form");
  await press("这块屏显示：大屏");
  await dialogGone();
  await shown("/hall", ".screen_scene");
  await deskSays("正常");
  await picture(desk.page, "screens-desk-assigned");
});

test("told otherwise, it goes there by itself", async () => {
  for (const [words, path, scene] of [
    ["计时屏", "/clock", ".clock_scene"],
    ["候考室屏", "/waiting", ".waiting_scene"],
    ["签字台", "/kiosk", ".kiosk_kiosk"],
    ["大屏", "/hall", ".screen_scene"],
  ] as const) {
    await showInstead(words);
    await shown(path, scene);
    await deskSays("正常");
    await picture(screen.page, `screens-as${path.replace("/", "-")}`);
  }
});

test("the desk loads it anew, and it shows the same", async () => {
  await screen.page.evaluate(() => document.body.classList.add("before"));
  const loaded = screen.page.waitForEvent("load");
  await line().locator("button").click();
  await picture(desk.page, "screens-desk-card");
  await press("重新载入画面");
  await loaded;
  await dialogGone();
  expect(await screen.page.locator("body.before").count()).toBe(0);
  await shown("/hall", ".screen_scene");
  await deskSays("正常");
});

test("cut off, it says so itself, the desk says so, and both come back", async () => {
  cable.pull();
  await pass(away_ms, [screen.page, desk.page], room);
  await shows(screen.page, "连接中断，停在");
  await picture(screen.page, "screens-cut-off");
  await deskSays("秒前");
  await picture(desk.page, "screens-desk-cut-off");
  cable.plugIn();
  await screen.page.getByText("连接中断，停在").waitFor({ state: "detached" });
  await deskSays("正常");
});

test("let go, it shows a new number", async () => {
  await line().locator("button").click();
  await press("移除这块屏幕…");
  await picture(desk.page, "screens-desk-remove");
  await press("移除这块屏幕");
  await dialogGone();
  await screen.page.waitForURL(`${cable.url}/screen`);
  const number = await numberShown();
  await desk.page.locator(".screens_panel_code", { hasText: number }).waitFor();
  expect(await line().count()).toBe(0);
});

test("the ledger says what it showed and when it went", async () => {
  await room.stop("SIGTERM");
  const facts = readEvents(room.data).map(({ fact }) => fact);
  const seats = facts.flatMap((fact) => (fact.case === "screenAssigned" ? [fact.value.seat] : []));
  expect(seats).toEqual(["hall", "clock", "waiting", "kiosk", "hall"]);
  expect(facts.filter((fact) => fact.case === "screenReloaded")).toHaveLength(1);
  expect(facts.filter((fact) => fact.case === "screenRemoved")).toHaveLength(1);
  expect(room.verify().status).toBe(0);
});
