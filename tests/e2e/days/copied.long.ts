// What opens a seat is copied to another browser. Both are held off at once, the desk says so, and a
// new code brings the judge back. Two tabs of one browser are one device.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launch, openDevice, picture, sizes, type Device } from "../kit/browser";
import { readEvents } from "../kit/ledger";
import { checkIn, shows } from "../kit/people";
import { announcingAtOnce, Room } from "../kit/room";
import { twoPeopleLetIn } from "../kit/two_people";

let browser: Browser;
let room: Room;
const devices = new Map<string, Device>();

function at(name: string): Page {
  const device = devices.get(name);
  if (device === undefined) throw new Error(`nobody at ${name}`);
  return device.page;
}

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/benxi.json", "tests/rolls/benxi.json", announcingAtOnce);
  for (const seat of ["operator", "panel_3", "supervisor"]) {
    const size = seat === "supervisor" ? sizes.screen : sizes.tablet;
    devices.set(seat, await room.seat(browser, seat, size, { movable: true }));
  }
  await checkIn(at("panel_3"));
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const [name, { page }] of devices) await picture(page, `failed-copied-${name}`);
});

function stored(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => ({ ...window.localStorage }));
}

// Puts what one browser keeps into another, before its page is loaded.
async function plant(context: BrowserContext, kept: Record<string, string>): Promise<void> {
  await context.addInitScript((all) => {
    if (window.localStorage.length > 0) return;
    for (const [key, value] of Object.entries(all)) window.localStorage.setItem(key, value);
  }, kept);
}

test("a second tab of the same browser is the same device", async () => {
  const second = await devices.get("panel_3")!.context.newPage();
  await second.goto(`${room.url}/judge`);
  await shows(second, "3号评委");
  await at("panel_3").reload();
  await shows(at("panel_3"), "3号评委");
  await second.reload();
  await shows(second, "3号评委");
  await second.close();
  await at("panel_3").reload();
  await shows(at("panel_3"), "3号评委");
});

test("the card's link, opened again on its own tablet, leads back to the seat", async () => {
  const { page, code } = room.card("panel_3");
  await at("panel_3").goto("about:blank");
  await at("panel_3").goto(`${room.url}${page}#${code}`);
  await shows(at("panel_3"), "3号评委");
});

test("the card opens nothing for anybody else", async () => {
  const { page, code } = room.card("panel_3");
  const finder = await openDevice(browser, { size: sizes.phone });
  await finder.page.goto(`${room.url}${page}#${code}`);
  await shows(finder.page, "这个代码已经用过");
  await picture(finder.page, "copied-card-used");
  await finder.close();
});

test("a copy of what the tablet keeps holds off both, and the desk says so", async () => {
  const thief = await openDevice(browser, { size: sizes.phone });
  devices.set("thief", thief);
  await plant(thief.context, await stored(at("panel_3")));
  await thief.page.goto(`${room.url}/judge`);
  await shows(at("panel_3"), "本席位的设备已停用");
  await shows(thief.page, "本席位的设备已停用");
  await shows(at("operator"), "凭证在两台设备上出现");
  await picture(at("panel_3"), "copied-frozen");
  await picture(at("operator"), "copied-desk");
});

test("a new code and two people bring the judge back, and the copy opens nothing any more", async () => {
  const desk = at("operator");
  await desk.locator(".seats_panel_who", { hasText: "3号评委" }).click();
  await picture(desk, "copied-seat");
  await desk.getByRole("button", { name: "换设备…" }).click();
  await shows(desk, "只能用一次，30 分钟内有效");
  const code = (await desk.locator(".code_dialog_text").innerText()).trim();
  await at("panel_3").goto("about:blank");
  await at("panel_3").goto(`${room.url}/judge#${code}`);
  await shows(at("panel_3"), "请稍候，正在确认更换设备");
  await twoPeopleLetIn(at("operator"), at("supervisor"), "平板故障");
  await checkIn(at("panel_3"));
  await shows(at("panel_3"), "3号评委");
  await at("thief").reload();
  await shows(at("thief"), "请输入座位卡上的代码");
  await shows(at("panel_3"), "3号评委");
});

test("a lost tablet is stopped from the seat's card, and is out at once", async () => {
  const desk = at("operator");
  await desk.getByRole("button", { name: "收起代码" }).click();
  await desk.locator(".seats_panel_who", { hasText: "3号评委" }).click();
  await desk.getByRole("button", { name: "停用设备…" }).click();
  await shows(desk, "这台设备立即退出");
  await desk.locator("[role=dialog] textarea").fill("平板遗失");
  await picture(desk, "copied-stopping");
  await desk
    .locator("[role=dialog]")
    .getByRole("button", { name: /停用设备/ })
    .click();
  await shows(at("panel_3"), "本席位的设备已停用");
  await shows(desk, "3号评委的设备已停用");
});

test("the supervisor stops a judge's device too", async () => {
  devices.set("panel_2", await room.seat(browser, "panel_2", sizes.tablet));
  await shows(at("panel_2"), "2号评委");
  const watch = at("supervisor");
  await watch.getByRole("button", { name: "停用设备：2号评委" }).click();
  await watch.locator("[role=dialog] textarea").fill("交给了别人");
  await watch
    .locator("[role=dialog]")
    .getByRole("button", { name: /停用设备/ })
    .click();
  await shows(at("panel_2"), "本席位的设备已停用");
  await shows(watch, "停用设备");
  await shows(watch, "交给了别人");
  await picture(watch, "copied-supervisor");
});

test("the record tells of each once, and is sound", async () => {
  await room.stop("SIGTERM");
  const frozen = readEvents(room.data).filter(({ fact }) => fact.case === "deviceFrozen");
  expect(frozen).toHaveLength(3);
  expect(room.verify().status).toBe(0);
});
