// Paper beside the tablets, on real devices and the real server. First turn: one seat goes to paper
// in the middle of scoring, its sheet is printed, read by two people who differ, and counts; the
// result is signed by pen. Second turn: the whole room goes to paper, an end of stage is taken back,
// every sheet left is keyed. Third turn: tablets again.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { publishedTotal, type Part } from "../kit/arithmetic";
import { launch, overflowsSideways, picture, sizes, type Device } from "../kit/browser";
import { readEvents, sheetCounts } from "../kit/ledger";
import * as paper from "../kit/paper_people";
import {
  checkCandidatesIn,
  checkIn,
  clockWentOn,
  enterLots,
  readClock,
  score,
  shows,
  sign,
  takeStep,
  writeMarks,
} from "../kit/people";
import { announcingAtOnce, Room, type SheetLine } from "../kit/room";

const parts: Part[] = [
  { stage: "speech", panel: "panel", percent: 50n, drop: 0 },
  { stage: "defense", panel: "panel", percent: 50n, drop: 0 },
];
const criteria = {
  speech: ["delivery", "understanding", "expertise", "value"],
  defense: ["language", "analysis", "logic", "adaptability", "knowledge"],
} as const;
type Stage = keyof typeof criteria;
const titles: Record<Stage, string> = { speech: "竞聘演讲", defense: "命题答辩" };
const people = { 1: "c1", 2: "c2", 3: "c3" } as const; // By the lots entered below.
type Number = keyof typeof people;

let browser: Browser;
let room: Room;
let desk: Device;
let verifier: Device;
let supervisor: Device;
let chief: Device;
let judge: Device;
let hall: Device;
let kiosk: Device;
const written: SheetLine[] = []; // By the two real judges, on tablet and paper, and by all on paper.

const all = () => ({ desk, verifier, supervisor, chief, judge, hall, kiosk });

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/benxi.json", "tests/rolls/benxi.json", announcingAtOnce);
  desk = await room.seat(browser, "operator", sizes.tablet);
  verifier = await room.seat(browser, "verifier", sizes.tablet);
  supervisor = await room.seat(browser, "supervisor", sizes.tablet);
  chief = await room.seat(browser, "panel_1", sizes.tablet);
  judge = await room.seat(browser, "panel_2", sizes.tabletUpright);
  hall = await room.seat(browser, "hall", sizes.screen);
  kiosk = await room.seat(browser, "kiosk", sizes.tablet);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const [name, { page }] of Object.entries(all())) await picture(page, `failed-paper-${name}`);
});

function note(stage: Stage, number: Number, seat: number, marks: readonly string[]): void {
  const named = criteria[stage].map((id, at) => [id, marks[at] ?? ""] as const);
  const sheet = { candidate: people[number], stage, panel: "panel", seat: `panel_${seat}` };
  written.push({ ...sheet, marks: Object.fromEntries(named) });
}

// Marks a little different each time, so that no figure can be right by accident.
function marksFor(stage: Stage, number: number, seat: number): string[] {
  const full = stage === "speech" ? [30, 20, 20, 30] : [15, 25, 20, 25, 15];
  return full.map((max, at) => String(max - 2 - ((number + seat + at) % 5) / 2));
}

async function submitted(count: number): Promise<void> {
  await shows(desk.page, `已提交 ${count} / 5`);
}

async function begin(stage: Stage, number: Number): Promise<void> {
  await takeStep(desk.page, `开始${titles[stage]} — 第${number}号`);
  await takeStep(desk.page, `结束${titles[stage]} — 第${number}号`);
}

async function onTablets(stage: Stage, number: Number): Promise<void> {
  await begin(stage, number);
  for (const [seat, { page }] of [
    [1, chief],
    [2, judge],
  ] as const) {
    const marks = marksFor(stage, number, seat);
    await score(page, marks);
    note(stage, number, seat, marks);
  }
  await takeStep(desk.page, `封分：${titles[stage]} — 第${number}号`);
}

// Every sheet once by each of the two, one reader after the other.
async function keyAll(stage: Stage, number: Number, codes: ReadonlyMap<number, string>) {
  for (const { page } of [desk, verifier]) {
    await shows(page, `还有 ${codes.size} 张等您录入`);
    if (page === verifier.page) await picture(page, `paper-due-${stage}`);
    await paper.openKeying(page);
    for (const [seat, code] of codes) {
      const said = await paper.keySheet(page, code, marksFor(stage, number, seat));
      const words = page === desk.page ? "已录入，等另一席位录入" : "两次录入一致，已计入";
      expect(said).toContain(`${seat}号评委：${words}`);
    }
    await picture(page, `paper-keyed-${stage}-${page === desk.page ? "operator" : "verifier"}`);
    await paper.closeKeying(page);
    if (page === desk.page) await shows(page, "等另一席位录入纸质评分表");
  }
  for (const seat of codes.keys()) note(stage, number, seat, marksFor(stage, number, seat));
}

async function announce(number: Number): Promise<void> {
  await paper.release(verifier.page, chief.page, supervisor.page, `第${number}号`);
  await takeStep(desk.page, `宣布第${number}号成绩`);
  const own = written.filter((sheet) => sheet.candidate === people[number]);
  const sheets = [...own, ...(await room.recordedOf(people[number], 2 * 5 - own.length))];
  const total = hall.page.locator(".hall_reveal_totalFigure");
  const expected = publishedTotal(sheets, people[number], parts);
  await expect.poll(() => total.innerText()).toBe(expected);
}

test("the room is ready", async () => {
  const left = ["operator", "verifier", "supervisor", "hall", "kiosk", "panel_1", "panel_2"];
  room.rehearse(left, 7);
  await paper.keepPrints(desk.page);
  await Promise.all([checkIn(chief.page), checkIn(judge.page)]);
  await checkCandidatesIn(desk.page, 3);
  await enterLots(desk.page, [1, 2, 3]);
  await takeStep(supervisor.page, "见证抽签结果");
  await takeStep(desk.page, "请第1号入场");
  await begin("speech", 1);
});

test("a seat goes to paper in the middle of its sheet, and what was typed can be copied", async () => {
  await writeMarks(judge.page, ["28", "17.5"]);
  await score(chief.page, marksFor("speech", 1, 1));
  note("speech", 1, 1, marksFor("speech", 1, 1));
  await submitted(4);
  await paper.switchSeat(desk.page, "2号评委", "2号评委改用纸质评分", "平板触摸失灵");
  await shows(judge.page, "本席位改用纸质评分");
  const text = await judge.page.locator("body").innerText();
  expect(text).toContain("28.0");
  expect(text).toContain("17.5");
  expect(text).toContain("还有 2 项没有填");
  await picture(judge.page, "paper-tablet-typed");
  await picture(desk.page, "paper-desk-one-seat");
});

let code: string;

test("its blank sheet is printed", async () => {
  const wanted = { stages: ["竞聘演讲"], numbers: [1, 1], seats: [2, 2] } as const;
  const form = await paper.chooseBlank(desk.page, wanted, "面试小组");
  await shows(desk.page, "共 1 张评分表，1 页。");
  await picture(desk.page, "paper-blank-form");
  await form.getByRole("button", { name: "打印", exact: true }).click();
  const { seen, pages } = await paper.printed(desk.page, async (print) => {
    await paper.lookAtPrint(desk.page, "paper-blank-printed");
    expect(await print.innerText()).toMatch(/第1号[\s\S]*竞聘演讲评分表[\s\S]*2号评委/);
    return paper.codesOf(print);
  });
  expect(pages).toBe(1);
  expect(seen).toEqual([expect.stringMatching(/^1-1-A2-[0-9A-HJKMNP-TV-Z]{2}$/)]);
  code = seen[0] ?? "";
  await form.getByRole("button", { name: "返回" }).click();
});

test("the operator keys it by its code, and keying twice does not count", async () => {
  const { page } = desk;
  await paper.openKeying(page);
  const wrong = `${code.slice(0, -2)}${code.endsWith("0") ? "11" : "00"}`;
  await paper.typeSheet(page, wrong, []);
  await shows(page, "编码最后两位对不上");
  await paper.typeSheet(page, code.toLowerCase(), ["28", "17.5", "16", "25"]);
  await picture(page, "paper-keying-operator");
  expect(await paper.sendSheet(page)).toContain("第1号 · 2号评委：已录入，等另一席位录入");
  expect(await paper.keySheet(page, code, ["28", "17.5", "16", "25"])).toContain(
    "同一个人录入两次只算一次",
  );
  await picture(page, "paper-keyed-twice");
  // Another reading by the same person only replaces the first.
  expect(await paper.keySheet(page, code, ["28", "17.5", "16.5", "25"])).toContain(
    "等另一席位录入",
  );
  await paper.closeKeying(page);
  await submitted(4);
  expect(await page.locator("[data-next]", { hasText: "封分" }).count()).toBe(0);
});

test("the server takes no sheet under the code of another", async () => {
  const { page } = verifier;
  await shows(page, "考务员已录入");
  expect(await page.locator("body").innerText()).not.toContain("16.5");
  await picture(page, "paper-verifier-due");
  await paper.openKeying(page);
  await paper.spoilNextCode(page, code, `${code.slice(0, -2)}${code.endsWith("0") ? "11" : "00"}`);
  const refused = await paper.keySheet(page, code, ["28", "17.5", "16", "25"]);
  expect(refused).toContain("表上的编码不是这张评分表的");
  await picture(page, "paper-wrong-sheet");
  await submitted(4);
});

test("two readings that differ stand side by side, and count once the second was read again", async () => {
  const { page } = verifier;
  expect(await paper.sendSheet(page)).toContain("与另一席位录入的不一致");
  await submitted(4);
  await paper.typeSheet(page, code, []);
  await shows(page, "两次录入不一致");
  expect(await page.locator(".keying_form_other").allInnerTexts()).toEqual([
    "= 考务员录入 28.0",
    "= 考务员录入 17.5",
    "≠ 不一致 考务员录入 16.5",
    "= 考务员录入 25.0",
  ]);
  await picture(page, "paper-differs-verifier");
  await shows(desk.page, "≠ 不一致");
  await picture(desk.page, "paper-differs-desk");
  await paper.openKeying(desk.page);
  await paper.typeSheet(desk.page, code, []);
  await desk.page.locator(".keying_form_other", { hasText: "≠ 不一致 核分员录入 16.0" }).waitFor();
  await picture(desk.page, "paper-differs-operator");
  await paper.closeKeying(desk.page);
  expect(await paper.keySheet(page, code, ["28", "17.5", "16.5", "25"])).toContain(
    "两次录入一致，已计入",
  );
  await paper.closeKeying(page);
  note("speech", 1, 2, ["28", "17.5", "16.5", "25"]);
  await submitted(5);
  await picture(judge.page, "paper-tablet-counted");
  await takeStep(desk.page, "封分：竞聘演讲 — 第1号");
});

test("the seat is back on its tablet for the next stage", async () => {
  await paper.switchSeat(desk.page, "2号评委", "2号评委改回平板评分", "平板已更换");
  await judge.page.getByText("本席位改用纸质评分").waitFor({ state: "detached" });
  await onTablets("defense", 1);
  await announce(1);
});

let scanned: Buffer;
let printedCode: string;

test("the result is printed to be signed by pen, with every step of its figures", async () => {
  const { page } = desk;
  await kiosk.page.locator(".kiosk_read_trace").waitFor();
  const trace = await kiosk.page.locator(".kiosk_read_trace .figures_trace").innerText();
  const lines = trace.split("\n").filter((line) => line.trim() !== "");
  expect(lines.length).toBeGreaterThan(10);
  await picture(page, "paper-announced");
  await page.getByRole("button", { name: "打印第1号签字页" }).click();
  const { seen, pages } = await paper.printed(page, async (print) => {
    await paper.lookAtPrint(page, "paper-result-printed");
    scanned = await page.screenshot({ fullPage: true });
    return print.innerText();
  });
  expect(pages).toBe(1);
  expect(seen).toContain("第1号");
  expect(seen).toContain("本人已听取并核对以上成绩，确认无误。");
  for (const line of lines) expect(seen).toContain(line);
  printedCode = /核对码 ((?:[0-9a-f]{4} ?){4})/.exec(seen)?.[1] ?? "";
  expect(printedCode).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
});

test("the signed page is attached, and the kiosk rests", async () => {
  const { page } = desk;
  const file = join(room.home, "signed.png");
  writeFileSync(file, scanned);
  await page.getByRole("button", { name: "附上第1号签字页…" }).click();
  const form = page.locator("[role=dialog]");
  expect(await form.innerText()).toContain(printedCode);
  await form.locator(".scan_form_file").last().setInputFiles(file);
  await form.locator("img.scan_form_preview").waitFor();
  await picture(page, "paper-scan");
  await form.getByRole("button", { name: "附上第1号的签字页" }).click();
  await form.waitFor({ state: "detached" });
  await kiosk.page.locator("[data-at=rest]").waitFor();
  await picture(kiosk.page, "paper-kiosk-rests");
  await page.getByRole("button", { name: "过程记录" }).click();
  await shows(page, "附上纸质签字页");
  await picture(page, "paper-signed-desk");
});

const codes = new Map<string, string>(); // Of number 2's printed sheets, by stage and seat.

test("the whole room goes to paper in one step, and the sheets that are in stay", async () => {
  await takeStep(desk.page, "请第2号入场");
  await begin("speech", 2);
  await writeMarks(chief.page, ["27"]);
  await submitted(3);
  await paper.switchRoom(desk.page, "全场改用纸质评分", "无线网络中断");
  await Promise.all([
    shows(chief.page, "本席位改用纸质评分"),
    shows(judge.page, "本席位改用纸质评分"),
  ]);
  await submitted(3);
  expect(await desk.page.locator(".keying_card_line").count()).toBe(2);
  await picture(desk.page, "paper-desk-room");
  await picture(judge.page, "paper-tablet-untouched");
  await (await paper.openPaper(desk.page)).waitFor();
  await shows(desk.page, "现在：全场用纸质评分。");
  await picture(desk.page, "paper-menu-room");
  await desk.page.getByRole("button", { name: "返回" }).first().click();
});

test("the sheets of the turn are printed two on a page and keyed twice", async () => {
  const wanted = { numbers: [2, 2], seats: [1, 5], twoUp: true } as const;
  const form = await paper.chooseBlank(desk.page, wanted, "面试小组");
  await form.getByRole("button", { name: "打印", exact: true }).click();
  const { seen, pages } = await paper.printed(desk.page, async (print) => {
    await paper.lookAtPrint(desk.page, "paper-blank-two");
    return paper.codesOf(print);
  });
  expect(pages).toBe(5);
  expect(seen).toHaveLength(10);
  for (const one of seen) codes.set(one.slice(2, 6), one);
  await form.getByRole("button", { name: "返回" }).click();
  await keyAll("speech", 2, new Map([1, 2].map((seat) => [seat, codes.get(`1-A${seat}`) ?? ""])));
  await submitted(5);
  await takeStep(desk.page, "封分：竞聘演讲 — 第2号");
});

test("an end of stage is taken back, and the clock goes on", async () => {
  await takeStep(desk.page, "开始命题答辩 — 第2号");
  await shows(hall.page, "剩余时间");
  const before = await readClock(hall.page);
  await takeStep(desk.page, "结束命题答辩 — 第2号");
  await hall.page.getByText("剩余时间").waitFor({ state: "detached" });
  const undo = desk.page.getByRole("button", { name: "撤销“结束命题答辩 — 第2号”" });
  await undo.waitFor();
  await picture(desk.page, "paper-undo");
  await paper.takeBack(undo);
  await shows(hall.page, "剩余时间");
  await desk.page.getByRole("button", { name: /^需要注意/ }).click();
  await shows(desk.page, "考务员撤销了“环节结束”");
  await clockWentOn(hall.page, before);
  await picture(desk.page, "paper-undone");
  const { left } = await readClock(hall.page);
  await expect.poll(async () => (await readClock(hall.page)).left).toBeLessThan(left);
});

test("a stage that is all on paper is keyed and released", async () => {
  await takeStep(desk.page, "结束命题答辩 — 第2号");
  const seats = [1, 2, 3, 4, 5];
  await keyAll("defense", 2, new Map(seats.map((seat) => [seat, codes.get(`2-A${seat}`) ?? ""])));
  await takeStep(desk.page, "封分：命题答辩 — 第2号");
  await announce(2);
  await sign(kiosk.page);
});

test("the room is back on its tablets in one step, and the third is scored there", async () => {
  await paper.switchRoom(desk.page, "全场改回平板评分", "网络已恢复");
  await takeStep(desk.page, "请第3号入场");
  await onTablets("speech", 3);
  await onTablets("defense", 3);
  await announce(3);
  await sign(kiosk.page);
  await takeStep(desk.page, "公布");
  await shows(hall.page, "成绩排名");
  for (const [name, { page }] of Object.entries(all())) {
    expect(await overflowsSideways(page), name).toBe(false);
  }
});

test("the ledger holds every sheet once, both readers, the scan, and verifies", async () => {
  await room.stop("SIGTERM");
  const events = readEvents(room.data);
  const counts = sheetCounts(events);
  expect(counts.size).toBe(3 * 2 * 5);
  expect([...counts.values()].every((count) => count === 1)).toBe(true);
  const onPaper = events.flatMap(({ fact }) =>
    fact.case === "sheetSubmitted" && fact.value.keyedBy.length > 0 ? [fact.value] : [],
  );
  expect(onPaper).toHaveLength(1 + 2 + 5);
  expect(onPaper.every(({ keyedBy }) => `${[...keyedBy].sort()}` === "operator,verifier")).toBe(
    true,
  );
  const signed = events.flatMap(({ fact }) => (fact.case === "resultSigned" ? [fact.value] : []));
  expect(signed.map(({ signaturePng }) => signaturePng.length > 0)).toEqual([false, true, true]);
  const [first] = signed;
  expect([...(first?.scan ?? [])].slice(0, 3)).toEqual([0xff, 0xd8, 0xff]);
  expect(first?.scan.length).toBeLessThanOrEqual(384 * 1024);
  expect(first?.digest.startsWith(printedCode.replaceAll(" ", ""))).toBe(true);
  expect(room.verify()).toMatchObject({ status: 0 });
});
