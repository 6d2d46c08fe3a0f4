// A minute without network, twice over, while a judge fills in a sheet and hands it in, the operator
// takes a step and a candidate signs: once the cable is pulled and nobody says so, once the router
// is off. Each page says what is safe; nothing is lost, nothing comes twice, and all are back within
// 5 s of the network's return. So is a tablet that slept. The minutes pass at once (time.ts).
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launch, launchOwn, picture, sizes, sleep, type Device } from "../kit/browser";
import type { Cable } from "../kit/cable";
import { readEvents, sheetCounts } from "../kit/ledger";
import {
  checkCandidatesIn,
  checkIn,
  enterLots,
  handInSheet,
  handInSignature,
  score,
  shows,
  takeStep,
  writeMarks,
} from "../kit/people";
import { announcingAtOnce, Room, until } from "../kit/room";
import { goOn, pass, stand, timesUntil } from "../kit/time";

const minute_ms = 60_000;
const noticed_ms = 10_000; // By then a page has noticed that nothing comes any more.
const back_ms = 5000;
const own = ["operator", "hall", "kiosk", "panel_3", "panel_4"];
const speech = ["28", "18", "17.5", "26"];
const defense = ["13", "22", "18", "23.5", "12"];

let browser: Browser;
let asleep: Browser; // One tablet's own, which can sleep.
let room: Room;
let cable: Cable; // Of all these devices.
const devices = new Map<string, Device>();

function at(name: string): Page {
  const device = devices.get(name);
  if (device === undefined) throw new Error(`nobody at ${name}`);
  return device.page;
}

const pages = (names: readonly string[]) => names.map(at);

beforeAll(async () => {
  [browser, asleep] = [await launch(), await launchOwn()];
  room = await Room.openMovable("plans/benxi.json", "tests/rolls/benxi.json", announcingAtOnce);
  cable = await room.cable();
  for (const seat of own) {
    const size = seat === "hall" ? sizes.screen : sizes.tablet;
    const at = seat === "panel_4" ? asleep : browser;
    devices.set(seat, await room.seat(at, seat, size, { cable, movable: true }));
  }
});

afterAll(async () => {
  await browser?.close();
  await asleep?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const [name, { page }] of devices) await picture(page, `failed-network-${name}`);
});

const minutePasses = (ms = minute_ms) => pass(ms, pages(own), room);

async function connected(name: string): Promise<void> {
  await until(`${name} is connected`, async () => ((await isConnected(name)) ? true : undefined));
}

async function isConnected(name: string): Promise<boolean> {
  if (name === "hall") return (await at(name).locator(".screen_topStale:empty").count()) > 0;
  return at(name).locator(".line_strip_line[data-tone=success]").first().isVisible();
}

const sees = (name: string, words: string) => () => at(name).getByText(words).first().isVisible();
const isNext = (words: string) => () =>
  at("operator").locator("[data-next]", { hasText: words }).first().isVisible();

// All whose time was told to stand are connected and see what they should within 5 s of their time
// from the network's return, which is now.
async function allBack(all: Readonly<Record<string, () => Promise<boolean>>>): Promise<void> {
  const seen = Object.fromEntries(
    Object.entries(all).map(([name, holds]) => [
      name,
      async () => (await isConnected(name)) && holds(),
    ]),
  );
  const heard = () => answers(`${cable.url}/here.json`);
  const [here, most_ms] = [pages(own), back_ms];
  const { took, missing } = await timesUntil(seen, { pages: here, heard, most_ms });
  await goOn(here);
  console.info(`back after ${JSON.stringify(took)} ms`);
  expect(missing, "not back in time").toEqual([]);
}

// By a connection of its own.
function answers(url: string): Promise<void> {
  return new Promise((done, fail) => {
    get(url, { agent: false }, (answer) => answer.resume().once("end", done)).once("error", fail);
  });
}

const strip = (name: string, words: string) =>
  at(name).locator(".line_strip_warning", { hasText: words }).waitFor();

// The operator enters that the third candidate gives up.
async function withdrawThird(desk: Page): Promise<void> {
  await desk.locator(".frame_left .frame_more").nth(2).click();
  const asked = desk.locator("[role=dialog]");
  await asked.getByText("放弃", { exact: true }).click();
  await asked.locator(".field_input").fill("本人书面放弃");
  await asked.getByRole("button", { name: "登记放弃 — 第3号" }).click();
}

const submit = () => at("panel_3").getByRole("button", { name: "提交评分", exact: true });

test("a turn begins", async () => {
  room.rehearse(own, 33);
  await Promise.all([checkIn(at("panel_3")), checkIn(at("panel_4"))]);
  const desk = at("operator");
  await checkCandidatesIn(desk, 3);
  await enterLots(desk, [1, 2, 3]);
  await takeStep(desk, "请第1号入场");
  await takeStep(desk, "开始竞聘演讲 — 第1号");
  await takeStep(desk, "结束竞聘演讲 — 第1号");
  await at("panel_3").getByRole("spinbutton").first().waitFor();
  await score(at("panel_4"), speech);
  await Promise.all(own.map(connected));
});

test("a minute behind a pulled cable", async () => {
  const [judge, desk, hall] = ["panel_3", "operator", "hall"].map(at) as [Page, Page, Page];
  await writeMarks(judge, speech.slice(0, 2));
  const place = await submit().boundingBox();
  cable.pull();
  await minutePasses(noticed_ms);
  await strip("panel_3", "您写的都存在本机，请继续。正在自动重试。");
  await strip("operator", "已记录的都在服务器上。正在自动重试。");
  await strip("kiosk", "正在签的留在本页。");
  await hall.locator(".screen_topStale", { hasText: /▲ 连接中断，停在 \d\d:\d\d/ }).waitFor();
  expect(await submit().boundingBox()).toEqual(place);
  await writeMarks(judge, speech.slice(2));
  await handInSheet(judge);
  await shows(judge, "评分已存本机");
  await strip("panel_3", "1 项待送达");
  await withdrawThird(desk);
  await strip("operator", "1 项待送达");
  for (const name of own) await picture(at(name), `network-pulled-${name}`);
  await minutePasses();
  expect(await judge.getByText("已锁定").count()).toBe(0);
  await stand(pages(own));
  cable.plugIn();
  await allBack({
    panel_3: sees("panel_3", "已锁定"),
    operator: async () =>
      (await isNext("封分：竞聘演讲")()) && (await desk.locator("[role=dialog]").count()) === 0,
    hall: () => isConnected("hall"),
  });
});

test("a minute behind a router that is off", async () => {
  const [judge, desk] = ["panel_3", "operator"].map(at) as [Page, Page];
  await takeStep(desk, "封分：竞聘演讲 — 第1号");
  await takeStep(desk, "开始命题答辩 — 第1号");
  await takeStep(desk, "结束命题答辩 — 第1号");
  await score(at("panel_4"), defense);
  await writeMarks(judge, defense.slice(0, 3));
  await cable.switchOff();
  await strip("panel_3", "您写的都存在本机");
  await strip("operator", "已记录的都在服务器上");
  await strip("kiosk", "已签的不受影响");
  await writeMarks(judge, defense.slice(3));
  await handInSheet(judge);
  await shows(judge, "评分已存本机");
  await minutePasses();
  await stand(pages(own));
  await cable.switchOn();
  await allBack({
    panel_3: sees("panel_3", "已锁定"),
    operator: isNext("封分：命题答辩"),
    kiosk: () => isConnected("kiosk"),
    hall: () => isConnected("hall"),
  });
});

test("a minute behind a pulled cable while the candidate signs", async () => {
  const [kiosk, desk] = ["kiosk", "operator"].map(at) as [Page, Page];
  await takeStep(desk, "封分：命题答辩 — 第1号");
  await takeStep(desk, "宣布第1号成绩");
  await kiosk.locator(".kiosk_read_trace").waitFor();
  cable.pull();
  await minutePasses(noticed_ms);
  await strip("kiosk", "正在签的留在本页");
  await handInSignature(kiosk);
  await strip("kiosk", "1 项待送达");
  await picture(kiosk, "network-signing");
  await minutePasses();
  await stand(pages(own));
  cable.plugIn();
  await allBack({
    kiosk: sees("kiosk", "签字完成"),
    operator: () => isConnected("operator"),
    panel_3: () => isConnected("panel_3"),
  });
});

test("a tablet that slept, and whose line died meanwhile, is back within 5 s of its waking", async () => {
  const desk = at("operator");
  await takeStep(desk, "请第2号入场");
  await takeStep(desk, "开始竞聘演讲 — 第2号");
  await shows(at("panel_4"), "正在进行");
  const awake = own.filter((name) => name !== "panel_4");
  const wake = await sleep(asleep);
  try {
    cable.pull();
    await pass(noticed_ms, pages(awake), room);
    await strip("operator", "正在自动重试");
    cable.plugIn();
    await Promise.all(awake.map(connected));
    await takeStep(desk, "结束竞聘演讲 — 第2号");
  } finally {
    wake();
  }
  await stand(pages(["panel_4"]), noticed_ms);
  await stand(pages(awake));
  await allBack({
    panel_4: () => at("panel_4").getByRole("spinbutton").first().isVisible(),
  });
  await Promise.all(["panel_3", "panel_4"].map((name) => score(at(name), speech)));
});

test("behind a Wi-Fi that wants a login each page says so, and is back once it is given", async () => {
  let answersBy: "sending elsewhere" | "its own page" = "sending elsewhere";
  const portal = createServer((_, answer) => {
    if (answersBy === "its own page") return void answer.end("<html>请登录</html>");
    answer.writeHead(302, { Location: "http://portal.example/login" }).end();
  });
  await new Promise<void>((ready) => portal.listen(0, "127.0.0.1", ready));
  try {
    cable.divert((portal.address() as AddressInfo).port);
    await strip("panel_3", "请在系统设置里登录 Wi-Fi。");
    await strip("operator", "网络要求登录");
    await at("hall").locator(".screen_topStale", { hasText: "网络要求登录，停在" }).waitFor();
    await picture(at("panel_3"), "network-login-panel_3");
    answersBy = "its own page";
    await strip("operator", "答复的不是评分服务器");
    await stand(pages(own));
  } finally {
    cable.divert(null);
    portal.closeAllConnections();
    portal.close();
  }
  await allBack({
    panel_3: () => isConnected("panel_3"),
    operator: () => isConnected("operator"),
    hall: () => isConnected("hall"),
  });
});

test("nothing was lost, and nothing came twice", async () => {
  await room.stop("SIGTERM");
  const events = readEvents(room.data);
  const counts = sheetCounts(events);
  expect([...counts.values()].every((count) => count === 1)).toBe(true);
  const ownSheets = events.flatMap(({ fact }) =>
    fact.case === "sheetSubmitted" && fact.value.seat === "panel_3"
      ? [[fact.value.stage, fact.value.marks.map(({ mark }) => Number(mark))]]
      : [],
  );
  const numbers = (marks: readonly string[]) => marks.map(Number);
  expect(ownSheets).toEqual([
    ["speech", numbers(speech)],
    ["defense", numbers(defense)],
    ["speech", numbers(speech)],
  ]);
  const facts = events.map(({ fact }) => fact.case);
  expect(facts.filter((fact) => fact === "resultSigned")).toHaveLength(1);
  expect(facts.filter((fact) => fact === "outcomeSet")).toHaveLength(1);
  expect(room.verify()).toMatchObject({ status: 0 });
});
