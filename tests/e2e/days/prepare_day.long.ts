// A competition prepared by the administrator alone, from an open plan to the first arrival: a ready
// scheme is adjusted and checked, the roll brought in, cards printed, screens told what they show,
// and the plan locked by its check code. Every other page says until then that it is not locked.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launch, openDevice, overflowsSideways, picture, sizes, type Device } from "../kit/browser";
import { readEvents } from "../kit/ledger";
import { checkIn, shows, takeStep } from "../kit/people";
import { rollBook, type Cell } from "../kit/roll_book";
import { Room, until } from "../kit/room";

let browser: Browser;
let room: Room;
let administrator: Device;
let page: Page;
const devices = new Map<string, Device>();

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/tongxiang.json", null, undefined, ["--open"]);
  administrator = await room.seat(browser, "administrator", sizes.tablet);
  page = administrator.page;
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  await picture(page, "failed-prepare-administrator");
  for (const [name, device] of devices) await picture(device.page, `failed-prepare-${name}`);
});

function deviceOf(name: string): Device {
  const device = devices.get(name);
  if (device === undefined) throw new Error(`no device ${name}`);
  return device;
}

async function goTo(step: string): Promise<void> {
  await page.locator(".guide_go", { hasText: step }).click();
  await page.locator(".guide_now", { hasText: step }).waitFor();
}

const dialog = (): Locator => page.locator("[role=dialog]");

test("until the plan is locked, every page says so", async () => {
  const seats = [
    ["hall", sizes.screen],
    ["clock", sizes.screen],
    ["waiting", sizes.screen],
    ["kiosk", sizes.tablet],
    ["leaders_1", sizes.tablet],
    ["mass_1", sizes.phone],
    ["operator", sizes.tablet],
    ["verifier", sizes.tablet],
    ["supervisor", sizes.tablet],
    ["timekeeper", sizes.tablet],
  ] as const;
  for (const [seat, size] of seats) {
    const device = await room.seat(browser, seat, size);
    devices.set(seat, device);
    await shows(device.page, "方案尚未锁定");
    await picture(device.page, `planning-${seat}-zh`);
    expect([seat, await overflowsSideways(device.page)]).toEqual([seat, false]);
    await device.page.getByRole("button", { name: /^(English|EN)$/ }).click();
    await shows(device.page, "The plan is not locked yet");
    await picture(device.page, `planning-${seat}-en`);
    expect([seat, await overflowsSideways(device.page)]).toEqual([seat, false]);
    await device.page.getByRole("button", { name: /^中文?$/ }).click();
    expect(device.problems).toEqual([]);
  }
});

test("a ready scheme is taken, adjusted and saved once its one fault is mended", async () => {
  await page.getByRole("button", { name: "选用方案…" }).click();
  await dialog()
    .getByRole("button", { name: /吴中区中层干部竞争上岗/ })
    .click();
  await page.getByLabel("方案名称").fill("城东区机关中层干部竞争上岗");
  await page.getByLabel("席位数").fill("6");
  await page.getByLabel("主考官席号").fill("7");
  await page.getByText("1 处问题").waitFor();
  await picture(page, "prepare-day-fault");
  expect(await page.getByRole("button", { name: "保存方案" }).isDisabled()).toBe(true);
  await page.getByLabel("主考官席号").fill("1");
  // The scheme's worked example has seven sheets; the form has no field for it.
  await page.locator(".plan_faults", { hasText: "在“全部内容（JSON）”里" }).waitFor();
  await page.getByRole("button", { name: "删去不再适用的算例" }).click();
  await page.getByText("方案完整，没有问题").waitFor();
  await page.getByRole("button", { name: "保存方案" }).click();
  await page.getByText("方案已保存，校验码已更新").waitFor();
  await picture(page, "prepare-day-saved");
  await deviceOf("hall").page.getByText("城东区机关中层干部竞争上岗").first().waitFor();
});

test("a device whose seat the new plan does not have is told so", async () => {
  const { page: judge } = deviceOf("leaders_1");
  await judge.locator(".join_join, form").first().waitFor();
  await picture(judge, "prepare-day-seat-gone");
});

const posts = ["办公室主任", "财务科科长"];
const people: Cell[][] = ["赵明远", "钱静", "孙立新", "李红梅", "周建国", "吴晓峰"].map(
  (name, at) => [name, `第${1 + at}分局`, posts[at % 2] ?? "", 71.5 + at],
);

test("the roll comes from a spreadsheet, and a known recusal is entered", async () => {
  await goTo("名单");
  await page.locator("input[type=file]").setInputFiles(await rollBook(people, posts));
  await page.getByText("6 行，4 列").waitFor();
  await page.getByRole("button", { name: "导入名单" }).click();
  await page.getByText("已导入：2 个岗位，6 名").waitFor();
  await picture(page, "prepare-day-roll");
  await goTo("席位与回避");
  const select = page.locator(".prepare_select select");
  await select.nth(0).selectOption({ label: "钱静　第2分局" });
  await select.nth(1).selectOption({ label: "3号评委" });
  await select.nth(2).selectOption({ label: "夫妻关系" });
  await page.getByRole("button", { name: "登记回避", exact: true }).click();
  await page.getByText("回避已登记").waitFor();
  await picture(page, "prepare-day-recusal");
});

interface Card {
  seat: string;
  link: string;
}

// As somebody reads them who holds the sheet in their hands.
function readCards(): Promise<Card[]> {
  return page.locator(".card_sheets_card").evaluateAll((cards) =>
    cards.map((card) => {
      const text = (of: string) => card.querySelector(of)?.textContent ?? "";
      const link = `${text(".card_sheets_page")}#${text(".card_sheets_code")}`;
      return { seat: text("h3"), link };
    }),
  );
}

async function join(name: string, link: string): Promise<void> {
  const device = await openDevice(browser, { size: sizes.tablet });
  devices.set(name, device);
  await device.page.goto(link);
  await shows(device.page, "方案尚未锁定");
}

test("the cards are printed, and their codes open a judge's page and a desk", async () => {
  await goTo("席位卡");
  for (const group of ["工作席", "面试考官"]) {
    await page.getByRole("checkbox", { name: `${group}（` }).check();
  }
  await page.getByRole("button", { name: /^生成 \d+ 张席位卡$/ }).click();
  await dialog().locator(".button_primary").click();
  await page.locator(".card_sheets_card").first().waitFor();
  const cards = await readCards();
  expect(cards).toHaveLength(11);
  await page.emulateMedia({ media: "print" });
  await picture(page, "prepare-day-cards");
  await page.emulateMedia({ media: "screen" });
  for (const seat of ["1号评委", "考务员"]) {
    const card = cards.find((one) => one.seat === seat);
    if (card === undefined) throw new Error(`no card for ${seat}`);
    await join(seat, card.link);
  }
  await page.getByRole("button", { name: "打印好了，清除代码" }).click();
  await dialog().getByRole("button", { name: "卡片齐全，清除代码" }).click();
});

async function openScreen(name: string): Promise<void> {
  await page.locator(".screens_panel_open", { hasText: name }).click();
  await dialog().waitFor();
}

test("the site check shows who is there, and tells a blank screen what it shows", async () => {
  await goTo("场地检测");
  await page.locator("[data-quality=good]", { hasText: "1号评委" }).waitFor();
  await page.locator("[data-quality=good]", { hasText: "考务员" }).waitFor();
  expect(await page.locator("[data-quality=absent]", { hasText: "2号评委" }).count()).toBe(1);

  const screen = await openDevice(browser, { size: sizes.screen });
  devices.set("screen", screen);
  await screen.page.goto(`${room.url}/screen`);
  await page.getByRole("button", { name: "设置…" }).click();
  const code = /\d{4}/.exec(await dialog().locator("h2").first().innerText())?.[0] ?? "?";
  await shows(screen.page, code);
  await dialog().locator(".choices_choice", { hasText: "大屏" }).click();
  await dialog().locator("input.field_input").fill("礼堂左侧");
  await picture(page, "prepare-day-assign");
  await dialog().getByRole("button", { name: "这块屏显示" }).click();
  await screen.page.waitForURL(`${room.url}/hall`);
  await shows(screen.page, "方案尚未锁定");
  await page.locator(".screens_panel_open", { hasText: "礼堂左侧" }).getByText("正常").waitFor();
  await picture(page, "prepare-day-site");
  await page.getByRole("button", { name: "English" }).click();
  await page.locator("html[lang=en]").waitFor();
  await picture(page, "prepare-day-site-en");
  await page.getByRole("button", { name: "中文" }).click();
});

test("the screen is loaded anew, sent elsewhere and let go from the same place", async () => {
  const { page: screen } = deviceOf("screen");
  await openScreen("礼堂左侧");
  const loaded = screen.waitForEvent("load");
  await dialog().getByRole("button", { name: "重新载入画面" }).click();
  await loaded;
  await shows(screen, "方案尚未锁定");
  await dialog().waitFor({ state: "detached" });
  await openScreen("礼堂左侧");
  await dialog().getByRole("button", { name: "改为显示别的内容" }).click();
  await dialog().locator(".choices_choice", { hasText: "候考室" }).click();
  await dialog().getByRole("button", { name: "这块屏显示" }).click();
  await screen.waitForURL(`${room.url}/waiting`);
  await shows(screen, "方案尚未锁定");
  await dialog().waitFor({ state: "detached" });
  await openScreen("礼堂左侧");
  await dialog().getByRole("button", { name: "移除这块屏幕" }).click();
  await dialog().locator(".button_danger").click();
  await screen.waitForURL(`${room.url}/screen`);
  await page.locator(".screens_panel_open").waitFor({ state: "detached" });
});

test("the plan is locked by its check code, and people can arrive", async () => {
  await goTo("锁定方案");
  const code = await page.locator(".lock_step_code strong").innerText();
  await picture(page, "prepare-day-lock");
  await page.getByLabel("请照着输入校验码").fill(code.toLowerCase());
  await page.getByRole("button", { name: "锁定方案", exact: true }).last().click();
  await shows(page, "规则和题库不能再改");
  await picture(page, "prepare-day-locked");
  await checkIn(deviceOf("1号评委").page);
  const { page: desk } = deviceOf("考务员");
  const next = await desk.locator("[data-next]").innerText();
  await takeStep(desk, next.replace(/\s*Ctrl.*$/s, ""));
  await desk.locator(".check_in_state", { hasText: "✓" }).waitFor();
  await picture(desk, "prepare-day-arrival");
  for (const name of ["hall", "clock", "waiting", "supervisor", "verifier", "timekeeper"]) {
    await until(`${name} follows`, async () => {
      const count = await deviceOf(name).page.getByText("方案尚未锁定").count();
      return count === 0 ? true : undefined;
    });
    await picture(deviceOf(name).page, `prepare-day-after-${name}`);
  }
});

test("the ledger holds every step of it, and verifies", async () => {
  for (const [name, { problems }] of devices) expect([name, problems]).toEqual([name, []]);
  await room.stop("SIGTERM");
  const facts = readEvents(room.data).map(({ fact }) => fact.case);
  for (const fact of ["planEntered", "rollEntered", "planLocked", "candidateCheckedIn"] as const) {
    expect(facts).toContain(fact);
  }
  expect(room.verify().status).toBe(0);
});
