// A supervisor watches two rooms on one page. A hold in one stops its closing and announcing, says
// why, and leaves the other alone; a hold from the end of the turn lets the turn finish. Both rooms'
// lots and figures are witnessed here, and what happens in either is seen at once.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launch, overflowsSideways, picture, sizes, type Device } from "../kit/browser";
import { readEvents } from "../kit/ledger";
import { checkCandidatesIn, enterLots, shows, takeStep } from "../kit/people";
import { announcingAtOnce, Room } from "../kit/room";

let browser: Browser;
let room: Room;
let east: Device; // The operators' desks.
let west: Device;
let watch: Device; // The supervisor's page.

const eastTitle = "第一考场";
const westTitle = "第二考场";

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/benxi.json", "tests/rolls/benxi_two_rooms.json", announcingAtOnce);
  east = await room.seat(browser, "operator", sizes.tablet);
  west = await room.seat(browser, "west.operator", sizes.tablet);
  watch = await room.seat(browser, "supervisor", sizes.screen);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const [name, { page }] of Object.entries({ east, west, watch })) {
    await picture(page, `failed-two-rooms-${name}`);
  }
});

function column(title: string): Locator {
  return watch.page.locator(".watch_room_column", {
    has: watch.page.locator("h2", { hasText: title }),
  });
}

function nextOf(within: Page | Locator, words: string): Promise<void> {
  return within.locator("[data-next]", { hasText: words }).waitFor();
}

async function hold(title: string, from: string, why: string): Promise<void> {
  const here = column(title);
  await here.getByRole("button", { name: "暂停面试…" }).click();
  const form = here.locator("[role=dialog]");
  await form.getByRole("heading", { name: `${title} · 暂停面试` }).waitFor();
  await form.getByText(from).click();
  await form.locator("textarea").fill(why);
  await picture(watch.page, from.startsWith("立即") ? "two-rooms-hold" : "two-rooms-hold-later");
  await form.getByRole("button", { name: "暂停", exact: true }).click();
  await form.waitFor({ state: "detached" });
}

async function release(title: string): Promise<void> {
  const here = column(title);
  await here.getByRole("button", { name: "解除暂停", exact: true }).click();
  await here.getByRole("button", { name: "暂停面试…" }).waitFor();
}

// The desk has no next step, and says who holds and why.
async function stopped({ page }: Device, why: string): Promise<void> {
  await page.locator(".action_wait", { hasText: `监督员已暂停：${why}` }).waitFor();
  expect(await page.locator("[data-next]").count()).toBe(0);
}

async function drawLots(desk: Page, title: string, numbers: readonly number[]): Promise<void> {
  await checkCandidatesIn(desk, numbers.length);
  await enterLots(desk, numbers);
  await takeStep(column(title), "见证抽签结果");
  await takeStep(desk, "请第1号入场");
}

async function held(desk: Page, stage: string): Promise<void> {
  await takeStep(desk, `开始${stage} — 第1号`);
  await takeStep(desk, `结束${stage} — 第1号`);
  await nextOf(desk, `封分：${stage} — 第1号`);
}

test("the other room is added by the code on its supervisor's card", async () => {
  room.rehearse(["operator", "west.operator", "supervisor", "west.supervisor"], 17);
  await watch.page.getByRole("button", { name: "加入另一考场" }).click();
  const form = watch.page.locator("[role=dialog]");
  await form.locator("input").fill(room.card("west.supervisor").code);
  await form.getByRole("button", { name: "加入这个考场", exact: true }).click();
  await column(westTitle).waitFor();
  expect(await watch.page.locator(".watch_room_column h2").allInnerTexts()).toEqual([
    eastTitle,
    westTitle,
  ]);
  expect(await overflowsSideways(watch.page)).toBe(false);
});

test("the lots of both rooms are witnessed on the one page", async () => {
  await drawLots(east.page, eastTitle, [1, 2]);
  await drawLots(west.page, westTitle, [1, 2, 3]);
  for (const title of [eastTitle, westTitle])
    await column(title).getByText("第1号").first().waitFor();
});

test("a hold in one room stops its closing, says why, and leaves the other alone", async () => {
  await held(east.page, "竞聘演讲");
  await held(west.page, "竞聘演讲");
  await hold(eastTitle, "立即暂停", "核对3号评委的评分表");
  await stopped(east, "核对3号评委的评分表");
  await picture(east.page, "two-rooms-desk-held");
  await column(eastTitle).locator(".watch_room_columnHead").getByText("暂停").waitFor();
  await picture(watch.page, "two-rooms-held");
  await takeStep(west.page, "封分：竞聘演讲 — 第1号");
  await held(west.page, "命题答辩");
  expect(await column(westTitle).locator(".watch_room_columnHead").innerText()).not.toContain(
    "暂停",
  );
  await stopped(east, "核对3号评委的评分表");
  await release(eastTitle);
  await takeStep(east.page, "封分：竞聘演讲 — 第1号");
});

test("a hold stops announcing too", async () => {
  await held(east.page, "命题答辩");
  await takeStep(east.page, "封分：命题答辩 — 第1号");
  await takeStep(column(eastTitle), "见证第1号的成绩");
  await nextOf(east.page, "宣布第1号成绩");
  await hold(eastTitle, "立即暂停", "收到实名举报");
  await stopped(east, "收到实名举报");
  await release(eastTitle);
  await takeStep(east.page, "宣布第1号成绩");
  await nextOf(east.page, "请第2号入场");
});

test("a hold from the end of this turn lets it finish, and then nobody is called", async () => {
  await hold(westTitle, "本人结束后暂停", "午间休息，核对材料");
  await shows(west.page, "监督员要求：本人结束后暂停");
  await picture(west.page, "two-rooms-desk-later");
  await takeStep(west.page, "封分：命题答辩 — 第1号");
  await takeStep(column(westTitle), "见证第1号的成绩");
  await takeStep(west.page, "宣布第1号成绩");
  await stopped(west, "午间休息，核对材料");
  await picture(watch.page, "two-rooms-held-later");
  await takeStep(east.page, "请第2号入场");
  await release(westTitle);
  await takeStep(west.page, "请第2号入场");
});

test("what is pointed out in one room is seen there at once, and in the other not at all", async () => {
  const here = column(westTitle);
  await column(eastTitle).getByRole("button", { name: "评分表", exact: true }).click();
  await here.getByRole("button", { name: "提示工作台…" }).click();
  await here.locator("[role=dialog] textarea").fill("请第二考场关好门");
  await here.getByRole("button", { name: "发出提示" }).click();
  await here.locator(".watch_room_newest", { hasText: "请第二考场关好门" }).waitFor();
  await shows(west.page, "请第二考场关好门");
  expect(await column(eastTitle).getByText("请第二考场关好门").count()).toBe(0);
  expect(await east.page.getByText("请第二考场关好门").count()).toBe(0);
  await picture(watch.page, "two-rooms-flag");
  await watch.page.setViewportSize(sizes.tablet);
  await picture(watch.page, "two-rooms-tablet");
});

test("the ledger names the room of each hold", async () => {
  await room.stop("SIGTERM");
  const holds = readEvents(room.data).flatMap(({ fact }) =>
    fact.case === "holdPlaced" || fact.case === "holdReleased"
      ? [`${fact.case} ${fact.value.room}`]
      : [],
  );
  const pairOf = (name: string) => [`holdPlaced ${name}`, `holdReleased ${name}`];
  expect(holds).toEqual(["east", "east", "west"].flatMap(pairOf));
  expect(room.verify().status).toBe(0);
});
