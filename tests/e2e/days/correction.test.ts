// A correction after closing, on three devices: the operator proposes, the chief judge decides, the
// supervisor witnesses. The signature on the old figures is void; the new ones are released,
// announced and signed, and the old total stands beside the new one.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launch, picture, sizes, type Device } from "../kit/browser";
import { readEvents } from "../kit/ledger";
import { checkCandidatesIn, checkIn, enterLots, score, shows, sign, takeStep } from "../kit/people";
import { announcingAtOnce, Room } from "../kit/room";

let browser: Browser;
let room: Room;
let desk: Device;
let chief: Device;
let supervisor: Device;
let hall: Device;
let kiosk: Device;

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/benxi.json", "tests/rolls/benxi.json", announcingAtOnce);
  desk = await room.seat(browser, "operator", sizes.tablet);
  chief = await room.seat(browser, "panel_1", sizes.tablet);
  supervisor = await room.seat(browser, "supervisor", sizes.tablet);
  hall = await room.seat(browser, "hall", sizes.screen);
  kiosk = await room.seat(browser, "kiosk", sizes.tablet);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  const devices = { desk, chief, supervisor, hall, kiosk };
  for (const [name, { page }] of Object.entries(devices)) {
    await picture(page, `failed-correction-${name}`);
  }
});

async function isReleased(): Promise<void> {
  await chief.page.getByRole("button", { name: /^确认.*成绩$/ }).click();
  await takeStep(supervisor.page, "见证第1号的成绩");
}

async function announced(): Promise<string> {
  await takeStep(desk.page, "宣布第1号成绩");
  const total = hall.page.locator(".hall_reveal_totalFigure");
  await total.waitFor();
  await sign(kiosk.page);
  return total.innerText();
}

let before: string;

test("the first hears the score and signs", async () => {
  room.rehearse(["operator", "supervisor", "hall", "kiosk", "panel_1"], 7);
  await checkIn(chief.page);
  await checkCandidatesIn(desk.page, 3);
  await enterLots(desk.page, [1, 2, 3]);
  await takeStep(supervisor.page, "见证抽签结果");
  await takeStep(desk.page, "请第1号入场");
  for (const [title, marks] of [
    ["竞聘演讲", ["28", "18", "18", "28"]],
    ["命题答辩", ["13", "23", "18", "23", "13"]],
  ] as const) {
    await takeStep(desk.page, `开始${title} — 第1号`);
    await takeStep(desk.page, `结束${title} — 第1号`);
    await score(chief.page, marks);
    await takeStep(desk.page, `封分：${title} — 第1号`);
  }
  await isReleased();
  before = await announced();
});

test("the operator proposes, and cannot decide", async () => {
  const { page } = desk;
  await page.getByRole("button", { name: /提出更正/ }).click();
  const form = page.locator("[role=dialog]");
  await form.getByText("第1号").first().click();
  await form.getByText("竞聘演讲").first().click();
  await form.getByText("2号评委").first().click();
  await form.getByText("改分", { exact: true }).click();
  await form.locator(".mark_field_mark input").first().fill("30");
  await form.locator("textarea").fill("纸面草表为 30 分，录入时误写");
  await picture(page, "correction-form");
  await form.getByRole("button", { name: "核对更正内容" }).click();
  await picture(page, "correction-read-back");
  await form.getByRole("button", { name: "确认提出更正" }).click();
  await shows(page, "待主考官决定");
  expect(await page.getByRole("button", { name: /^决定/ }).count()).toBe(0);
  await picture(page, "correction-proposed");
});

test("the chief judge decides, the supervisor witnesses, and the signature is void", async () => {
  await shows(chief.page, "更正，请您决定");
  await picture(chief.page, "correction-chief");
  await chief.page.getByRole("button", { name: "同意更正" }).click();
  await takeStep(supervisor.page, "见证第1号的更正");
  await chief.page.getByRole("button", { name: /^确认.*成绩$/ }).waitFor();
  await expect.poll(() => hall.page.locator(".hall_reveal_totalFigure").count()).toBe(0);
  await isReleased();
  const after = await announced();
  expect(Number(after)).toBeGreaterThan(Number(before));
  await hall.page.getByText(`更正：${before} → ${after}`, { exact: true }).waitFor();
  await shows(desk.page, `原宣布的成绩 ${before} 分，更正为 ${after} 分`);
  await picture(desk.page, "correction-effective");
});

test("the row opens with the corrected score, the receipts and the signature itself", async () => {
  const { page } = desk;
  await page.getByTitle("看第1号的成绩、回执和签字").click();
  const card = page.locator("[role=dialog]");
  await card.getByText(/^更正：/).waitFor();
  await card.getByText("在签字台签字").waitFor();
  await card.getByAltText("签名").waitFor();
  await card.getByText(/^各评分表回执/).click();
  expect(await card.locator("code").count()).toBeGreaterThan(0);
  await picture(page, "correction-row-open");
  await page.keyboard.press("Escape");
});

test("the ledger holds both, and every figure verifies", async () => {
  await room.stop("SIGTERM");
  const facts = readEvents(room.data).map(({ fact, cause }) => ({ fact, seat: cause?.seat }));
  const seats = facts.flatMap(({ fact, seat }) =>
    fact.case?.startsWith("correction") === true ? [seat] : [],
  );
  expect(seats).toEqual(["operator", "panel_1", "supervisor"]);
  expect(facts.filter(({ fact }) => fact.case === "resultSigned")).toHaveLength(2);
  expect(room.verify().status).toBe(0);
});
