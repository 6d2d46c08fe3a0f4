// A judge leaves with marks on the tablet, one sheet confirmed while the line was cut; a substitute
// takes the seat on that very tablet. Nothing of the first is shown or counts. Then a candidate
// withdraws under a half-written sheet, and the tablet goes on by itself.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, overflowsSideways, picture, sizes, type Device } from "../kit/browser";
import type { Cable } from "../kit/cable";
import { readEvents } from "../kit/ledger";
import {
  checkCandidatesIn,
  checkIn,
  enterLots,
  promise,
  shows,
  takeStep,
  writeMarks,
} from "../kit/people";
import { announcingAtOnce, Room } from "../kit/room";
import { twoPeopleLetIn } from "../kit/two_people";

const speech = ["28", "18", "17", "26"];

let browser: Browser;
let room: Room;
let cable: Cable; // Of the tablet.
const devices = new Map<string, Device>();

function at(name: string): Page {
  const device = devices.get(name);
  if (device === undefined) throw new Error(`nobody at ${name}`);
  return device.page;
}

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/benxi.json", "tests/rolls/benxi.json", announcingAtOnce);
  cable = await room.cable();
  for (const seat of ["operator", "supervisor"]) {
    devices.set(seat, await room.seat(browser, seat, sizes.tablet, { movable: true }));
  }
  devices.set("panel_3", await room.seat(browser, "panel_3", sizes.tablet, { cable }));
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

// From the seat's own card on the desk.
async function askOfSeat(words: RegExp, reason: string, who?: string): Promise<void> {
  const desk = at("operator");
  const dialog = desk.locator("[role=dialog]");
  await desk.locator(".seats_panel_who", { hasText: "3号评委" }).click();
  await dialog.getByRole("button", { name: words }).click();
  if (who !== undefined) await dialog.getByText(who, { exact: true }).click();
  await dialog.locator("textarea").fill(reason);
  await dialog.locator(".button_primary").click();
  await dialog.waitFor({ state: "detached" });
}

test("the first judge confirms a sheet while the line is cut, and leaves", async () => {
  const desk = at("operator");
  room.rehearse(["operator", "supervisor", "panel_3"], 21);
  await checkIn(at("panel_3"));
  await checkCandidatesIn(desk, 3);
  await enterLots(desk, [1, 2, 3]);
  await takeStep(at("supervisor"), "见证抽签结果");
  await takeStep(desk, "请第1号入场");
  await takeStep(desk, "开始竞聘演讲 — 第1号");
  await takeStep(desk, "结束竞聘演讲 — 第1号");
  await writeMarks(at("panel_3"), speech);
  cable.pull();
  await shows(at("panel_3"), "您写的都存在本机");
  await at("panel_3").locator("[data-settled=true]").waitFor();
  await at("panel_3").getByRole("button", { name: "确认提交" }).click();
  await shows(at("panel_3"), "恢复后自动提交");
  await askOfSeat(/离席/, "突发疾病");
  cable.plugIn();
  await shows(at("panel_3"), "本席评委已离席");
  expect(await at("panel_3").getByText("28").count()).toBe(0);
  await picture(at("panel_3"), "substitute-left");
});

test("a substitute is led to the seat by a new code and two people", async () => {
  const desk = at("operator");
  await askOfSeat(/补位/, "由候补评委接替", "纸面指定的人，不记姓名");
  await shows(desk, "3号评委已补位，还没有设备");
  await picture(desk, "substitute-desk");
  await desk.getByRole("button", { name: /发放代码/ }).click();
  const code = (await desk.locator(".code_dialog_text").innerText()).trim();
  await at("panel_3").locator("#kit-join-code").fill(code);
  await at("panel_3").getByRole("button", { name: "进入" }).click();
  await shows(at("panel_3"), "请稍候，正在确认更换设备");
  await picture(at("panel_3"), "substitute-waits");
  await twoPeopleLetIn(desk, at("supervisor"), "替补评委入座");
  await desk.getByRole("button", { name: "收起代码", exact: true }).click();
});

test("on the same tablet the substitute finds an empty sheet, and what was not taken", async () => {
  const tablet = at("panel_3");
  await shows(tablet, "签到并承诺");
  await picture(tablet, "substitute-promise");
  await promise(tablet);
  await tablet.getByRole("spinbutton").first().waitFor();
  expect(await tablet.getByRole("spinbutton").allInnerTexts()).not.toContain("28");
  await shows(tablet, "原评委对第 1 号的评分没有送达，没有收下");
  await picture(tablet, "substitute-empty");
  expect(await overflowsSideways(tablet)).toBe(false);
  const kept = await tablet.evaluate(() => JSON.stringify({ ...window.localStorage }));
  expect(kept).not.toContain("tingfen.letter");
  expect(kept).not.toContain("tingfen.draft");
});

test("a withdrawal under a half-written sheet is told as such, and the next sheet comes", async () => {
  const tablet = at("panel_3");
  const desk = at("operator");
  await writeMarks(tablet, speech.slice(0, 2));
  await desk.locator(".frame_left .frame_more").first().click();
  const asked = desk.locator("[role=dialog]");
  await asked.getByText("放弃", { exact: true }).click();
  await asked.locator(".field_input").fill("本人书面放弃");
  await asked.getByRole("button", { name: "登记放弃 — 第1号" }).click();
  await shows(tablet, "第 1 号已不再参加");
  expect(await tablet.getByText(/已经封分|留存备查/).count()).toBe(0);
  await picture(tablet, "substitute-withdrawn");
  await takeStep(desk, "请第2号入场");
  await takeStep(desk, "开始竞聘演讲 — 第2号");
  await takeStep(desk, "结束竞聘演讲 — 第2号");
  await tablet.getByRole("spinbutton").first().waitFor();
  await shows(tablet, "第 2 号");
  await picture(tablet, "substitute-next");
});

test("no sheet of the first judge is in the ledger", async () => {
  await room.stop("SIGTERM");
  const sheets = readEvents(room.data).flatMap(({ fact }) =>
    fact.case === "sheetSubmitted" && fact.value.seat === "panel_3" ? [fact.value] : [],
  );
  expect(sheets).toEqual([]);
  expect(room.verify().status).toBe(0);
});
