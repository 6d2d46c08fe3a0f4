// An operator's whole day of twelve candidates by keyboard alone: no mouse, no touch. Everybody else
// is played. One clock is paused, one call is taken back, one candidate gives up.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { settle_ms } from "../../../console/steps/acting";
import { launch, picture, sizes, type Device } from "../kit/browser";
import { readEvents } from "../kit/ledger";
import { announcingAtOnce, Room, until } from "../kit/room";
import { pass } from "../kit/time";

let browser: Browser;
let room: Room;
let desk: Device;

beforeAll(async () => {
  browser = await launch();
  const roll = "tests/rolls/benxi_twelve.json";
  room = await Room.openMovable("plans/benxi.json", roll, announcingAtOnce);
  desk = await room.seat(browser, "operator", sizes.tablet, { movable: true });
  // What would tell on us: a press that came from a pointer.
  await desk.page.evaluate(() => {
    for (const kind of ["pointerdown", "mousedown", "touchstart"]) {
      window.addEventListener(kind, () => (document.title = "a pointer was used"), true);
    }
  });
  room.rehearse(["operator"], 12);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await picture(desk.page, "failed-keyboard");
});

function nextWords(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.querySelector<HTMLElement>("[data-next]")?.innerText);
}

function asks(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector("[role=dialog]") !== null);
}

// A question takes the focus a moment after it has come.
function focusInQuestion(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.closest("[role=dialog]") != null);
}

// Moves the focus with Tab until it stands on what `label` names.
async function tabTo(page: Page, label: RegExp): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    const words = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null;
      if (at === document.body) return "";
      return `${at?.getAttribute("aria-label") ?? ""} ${at?.innerText ?? ""}`;
    });
    if (label.test(words)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${label}`);
}

async function enterLots(page: Page, count: number): Promise<void> {
  await until("the lots' form opens", async () => {
    const open = await page.evaluate(() => document.querySelector(".number_field_input") !== null);
    if (open) return true;
    await page.keyboard.press("Control+Enter");
    return undefined;
  });
  for (let number = 1; number <= count; number += 1) {
    await page.keyboard.type(String(number));
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Control+Enter");
  await page.locator(".number_field_input").first().waitFor({ state: "detached" });
}

// Takes the one next step, whatever it is, and says yes where it asks, until it says `last`.
async function follow(page: Page, last: RegExp): Promise<void> {
  await until(`the next step is ${last}`, async () => {
    const words = await nextWords(page);
    if (words !== undefined && last.test(words) && !(await asks(page))) return true;
    if (words === undefined) return undefined;
    await pass(settle_ms, [page], room); // Until what is new takes a press.
    await page.keyboard.press("Control+Enter");
    return undefined;
  });
}

function nextIs(page: Page, words: RegExp): Promise<boolean> {
  return until(`the next step is ${words}`, async () =>
    words.test((await nextWords(page)) ?? "") ? true : undefined,
  );
}

test("twelve arrive and draw", async () => {
  await follow(desk.page, /录入抽签结果/);
  await enterLots(desk.page, 12);
  await follow(desk.page, /请第1号入场/);
});

test("a clock is paused and goes on", async () => {
  const { page } = desk;
  await follow(page, /结束竞聘演讲/);
  await tabTo(page, /暂停计时/);
  await page.keyboard.press("Enter");
  await nextIs(page, /继续计时/);
  await follow(page, /结束竞聘演讲/);
});

test("a call too early is taken back", async () => {
  const { page } = desk;
  await follow(page, /请第2号入场/);
  await follow(page, /开始竞聘演讲/);
  await tabTo(page, /撤销/);
  await until("the call is taken back", async () => {
    await page.keyboard.press("Enter");
    return /请第2号入场/.test((await nextWords(page)) ?? "") ? true : undefined;
  });
});

test("one gives up before being called", async () => {
  const { page } = desk;
  await follow(page, /请第3号入场/);
  await tabTo(page, /第5号/);
  await page.keyboard.press("Enter");
  await until("the outcome is asked for", async () =>
    (await focusInQuestion(page)) ? true : undefined,
  );
  await page.keyboard.press("Tab"); // To the first outcome; the arrows go on and choose.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.type("本人书面说明");
  await page.keyboard.press("Control+Enter");
  await until("the outcome is entered", async () => ((await asks(page)) ? undefined : true));
});

test("all the others are heard, announced and ranked", { timeout: 600_000 }, async () => {
  const { page } = desk;
  for (const number of [4, 6, 7, 8, 9, 10, 11, 12]) {
    await follow(page, new RegExp(`请第${number}号入场`));
  }
  await picture(page, "keyboard-last");
  await follow(page, /公布“/);
  await follow(page, /开始公示|录入/);
  expect(await page.title()).not.toContain("pointer");
});

test("the ledger holds eleven signed results and verifies", async () => {
  await room.stop("SIGTERM");
  const events = readEvents(room.data);
  const count = (name: string) => events.filter(({ fact }) => fact.case === name).length;
  expect(count("resultSigned")).toBe(11);
  expect(count("clockPaused")).toBe(1);
  expect(count("stepUndone")).toBe(1);
  expect(count("outcomeSet")).toBe(1);
  expect(room.verify().status).toBe(0);
});
