// The built desks against a played server: joining, a turn by the keyboard alone, the network gone
// and back, what stays in place.
import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { Refusal_Code as Code } from "../../../web_kit/generated/proto/frames_pb";
import { serveBuiltPages } from "../kit/built_pages";
import { launch, overflowsSideways, picture, sizes, type Device } from "../kit/browser";
import { deskOf, openDesk, type Desk } from "../kit/played_desks";
import { refusing, type PlayedServer } from "../kit/played_server";

const following: Readonly<Record<string, string>> = {
  callCandidate: "called",
  startStage: "presenting",
  endStage: "scoring_all",
  closeStage: "released_seven",
  announceFigures: "announced",
};

const browser = await launch();
const built = await serveBuiltPages();
let device: Device;
let page: Page;
let server: PlayedServer;

afterAll(() => built.close());

async function open(desk: Desk, scene: string, size: keyof typeof sizes = "tablet") {
  ({ device, page, server } = await openDesk(browser, built.url, desk, scene, size));
  server.following = ({ action }) => {
    const next = following[action.case ?? ""];
    return next === undefined ? undefined : deskOf(next);
  };
}

afterEach(async () => {
  await device?.close();
});

const next = (words: string) => page.locator("[data-next]", { hasText: words }).waitFor();
const actions = () => server.commands.map(({ action }) => action.case);

// The button takes no press just after its words have changed.
async function goOn(words: string): Promise<void> {
  await next(words);
  const sent = server.commands.length;
  await expect
    .poll(async () => {
      await page.keyboard.press("Control+Enter");
      const asked = await page.locator("[role=dialog]").count();
      return asked > 0 || server.commands.length > sent;
    })
    .toBe(true);
}

test("the operator takes a candidate through a turn with the keyboard alone", async () => {
  await open("desk", "between");
  expect(new URL(page.url()).hash).toBe("");
  await goOn("请第7号入场");
  await goOn("开始结构化面试 — 第7号");
  await goOn("结束结构化面试 — 第7号");
  await goOn("封分：结构化面试 — 第7号");
  await page.keyboard.press("Enter");
  await page.getByText("去掉一个最高分 93.00 分").waitFor();
  await goOn("宣布第7号成绩");
  await page.keyboard.press("Enter");
  await page.locator(".action_wait").waitFor();
  expect(actions()).toEqual([
    "callCandidate",
    "startStage",
    "endStage",
    "closeStage",
    "announceFigures",
  ]);
  expect(new Set(server.commands.map(({ id }) => id)).size).toBe(5);
  expect(device.problems).toEqual([]);
});

test("an act while the network is away is sent once it is back, once", async () => {
  await open("desk", "called");
  await next("开始结构化面试 — 第7号");
  server.part();
  await page.getByText("连接中断").first().waitFor();
  await page.locator(".action_bar .button_primary").click();
  await page.getByText("连接恢复后自动发送").waitFor();
  await page.locator(".action_bar .button_primary").click();
  expect(actions()).toEqual([]);
  server.reachable = true;
  await next("结束结构化面试 — 第7号");
  expect(actions()).toEqual(["startStage"]);
});

test("a reason survives a refusal and other people's acts", async () => {
  await open("desk", "presenting");
  await page.getByRole("button", { name: "1号评委 其他操作" }).click();
  await page.getByRole("button", { name: "退回1号评委的评分表" }).click();
  await page.getByRole("textbox").fill("第三项漏评");
  server.answer = refusing({ code: Code.HELD });
  await page.keyboard.press("Control+Enter");
  await page.getByText("监督员已暂停").first().waitFor();
  server.show(deskOf("releasing_seven"));
  await page.getByText("核分确认").first().waitFor();
  expect(await page.getByRole("textbox").inputValue()).toBe("第三项漏评");
});

test("the big button stays where it is, whatever happens around it", async () => {
  await open("desk", "presenting");
  const where = () => page.locator(".action_bar .button_primary").boundingBox();
  const before = await where();
  server.show(deskOf("hold_later"));
  await page.getByText("需要注意 4").waitFor();
  expect(await where()).toEqual(before);
  server.answer = refusing({ code: Code.MISSING_SHEETS, what: "panel", have: "5", need: "7" });
  await page.locator(".action_bar .button_primary").click();
  await page.getByText("现在 5 份，需要 7 份").waitFor();
  expect(await where()).toEqual(before);
});

test("the one whose turn it is stands in sight among forty", async () => {
  await open("desk", "forty");
  const box = await page.locator(".run_sheet_list [aria-current=step]").boundingBox();
  const list = await page.locator(".run_sheet_list").boundingBox();
  if (box === null || list === null) throw new Error("no run sheet");
  expect(box.y).toBeGreaterThanOrEqual(list.y);
  expect(box.y + box.height).toBeLessThanOrEqual(list.y + list.height);
});

test("Tab goes through the whole desk and comes back out", async () => {
  await open("desk", "presenting");
  await page.locator("body").click({ position: { x: 2, y: 2 } });
  const seen = new Set<string>();
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      return one === document.body ? "" : (one?.getAttribute("aria-label") ?? one?.textContent);
    });
    if (at === "" && seen.size > 5) break;
    seen.add(at ?? "");
  }
  const words = [...seen].join("|");
  for (const part of [
    "English",
    "流程表",
    "暂停计时",
    "结束结构化面试",
    "1号评委 其他操作",
    "过程记录",
  ]) {
    expect(words).toContain(part);
  }
});

test("the supervisor witnesses the lots, and the verifier confirms the figures", async () => {
  await open("supervise", "lots");
  await page.locator(".draw_drawn > li").nth(11).waitFor();
  await page.locator(".action_bar .button_primary").click();
  await expect.poll(actions).toEqual(["witnessLots"]);
  await device.close();
  await open("verify", "releasing_seven");
  await page.locator(".figures_trace").waitFor();
  await page.locator(".action_bar .button_primary").click();
  await expect.poll(actions).toEqual(["confirmFigures"]);
});

test("a decision that differs names people in their order and says why", async () => {
  await open("desk", "results");
  await page.getByRole("button", { name: "另行决定…" }).click();
  const dialog = page.locator("[role=dialog]");
  await dialog.locator(".choices_choice", { hasText: "第1号" }).click();
  await dialog.locator(".choices_choice", { hasText: "第3号" }).first().click();
  await dialog.locator(".button_primary").click();
  expect(server.commands).toEqual([]);
  await dialog.locator("textarea").fill("会议研究");
  await dialog.locator(".button_primary").click();
  await expect.poll(actions).toEqual(["enterDecision"]);
  const { action } = server.commands[0]!;
  if (action.case !== "enterDecision") throw new Error("another action");
  expect(action.value.chosen).toEqual(["c1", "c3"]);
  expect(action.value.reason).toBe("会议研究");
});

test("a notice is given with its first day and the days off", async () => {
  await open("desk", "decided");
  await page.locator("[data-next]", { hasText: "开始公示" }).click();
  const fields = page.locator("[role=dialog] .field_input");
  await fields.nth(0).fill("2026-11-25");
  await fields.nth(1).fill("2026-11-26 2026-11-27");
  await page.locator("[role=dialog] .button_primary").click();
  await expect.poll(actions).toEqual(["openNotice"]);
  const { action } = server.commands[0]!;
  if (action.case !== "openNotice") throw new Error("another action");
  expect(action.value.holidays).toEqual(["2026-11-26", "2026-11-27"]);
});

test("a passphrase opens the questions, and is nowhere on the device after it", async () => {
  await open("desk", "questions_drawn");
  await page.locator("[data-next]", { hasText: "用口令开启题目" }).click();
  const field = page.locator("[role=dialog] .field_input");
  expect(await field.getAttribute("type")).toBe("password");
  server.part();
  await field.fill("春江潮水连海平");
  await page.keyboard.press("Control+Enter");
  const kept = () =>
    page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(await kept()).not.toContain("春江");
  server.reachable = true;
  await expect.poll(actions).toEqual(["openQuestions"]);
  expect(server.passphrases).toEqual(["春江潮水连海平"]);
  await page.locator("[role=dialog]").waitFor({ state: "detached" });
  expect(await kept()).not.toContain("春江");
  expect(await page.content()).not.toContain("春江");
});

test("somebody who comes late takes the number left by the keyboard alone", async () => {
  await open("desk", "latecomer");
  await page.getByRole("button", { name: "迟到，领取剩余签号…" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("[role=dialog]").waitFor();
  await page.keyboard.press("Control+Enter");
  await expect.poll(actions).toEqual(["checkInCandidate"]);
});

// Opens the form and fills in that the fourth mark of seat 3 becomes 21.
async function writeCorrection(): Promise<void> {
  await page.getByRole("button", { name: "提出更正…" }).click();
  const dialog = page.locator("[role=dialog]");
  for (const words of ["第7号", "竞聘演讲", "3号评委", "改分"]) {
    await dialog.locator(".choices_choice", { hasText: words }).click();
  }
  await dialog.locator(".number_field_input").nth(3).fill("21");
  await dialog.locator("textarea").fill("评委将第四项 21 分误按为 27 分");
}

test("a correction is proposed once old and new have been read back", async () => {
  await open("desk", "correct");
  await writeCorrection();
  await picture(page, "desk-correct-form-zh");
  await page.getByRole("button", { name: "核对更正内容" }).click();
  await page.locator("[role=dialog] s", { hasText: "27.0" }).waitFor();
  await picture(page, "desk-correct-readback-zh");
  expect(server.commands).toEqual([]);
  await page.getByRole("button", { name: "确认提出更正" }).click();
  await expect.poll(actions).toEqual(["proposeCorrection"]);
  const { action } = server.commands[0]!;
  if (action.case !== "proposeCorrection") throw new Error("another action");
  expect(action.value.correction).toMatchObject({ candidate: "c7", stage: "speech" });
  expect(action.value.correction?.marks[3]).toMatchObject({ criterion: "value", mark: "21" });
  expect(device.problems).toEqual([]);
});

test("the form of a correction fits on an upright tablet in English", async () => {
  await open("desk", "correct", "tabletUpright");
  await writeCorrection();
  await page.locator("[role=dialog] .number_field_input").first().fill("31");
  await picture(page, "desk-correct-form-upright-zh");
  expect(await overflowsSideways(page)).toBe(false);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Propose a correction…" }).click();
  const dialog = page.locator("[role=dialog]");
  await dialog.locator(".choices_choice", { hasText: "No. 6" }).click();
  await dialog.locator(".choices_choice", { hasText: "5" }).last().click();
  await dialog.locator(".button_primary").click();
  await picture(page, "desk-correct-form-en");
  expect(await overflowsSideways(page)).toBe(false);
});

test("a correction in effect is unfolded below, with the three who stand behind it", async () => {
  await open("desk", "correction_effective");
  await page.locator(".correction_card_earlier > summary").first().click();
  await page.getByText("1号评委（主考官）").first().waitFor();
  await page.locator(".figures_corrected").scrollIntoViewIfNeeded();
  await picture(page, "desk-correction-in-effect-trace-zh");
  await page.locator(".correction_card_earlier").nth(3).scrollIntoViewIfNeeded();
  await picture(page, "desk-correction-in-effect-zh");
  await page.getByRole("button", { name: "English" }).click();
  await page.locator("html[lang=en]").waitFor();
  await picture(page, "desk-correction-in-effect-en");
  expect(await overflowsSideways(page)).toBe(false);
});

test("the supervisor sees what a correction changes before witnessing it", async () => {
  await open("supervise", "correction_accepted");
  await page.locator("[data-next]", { hasText: "见证第7号的更正" }).click();
  await page.locator("[role=dialog] s", { hasText: "27.0" }).waitFor();
  await picture(page, "supervise-witness-correction-zh");
  expect(server.commands).toEqual([]);
  await page.locator("[role=dialog] .button_primary").click();
  await expect.poll(actions).toEqual(["witnessCorrection"]);
});

test("a second room stands beside the first, over a reload, until it is left", async () => {
  await open("supervise", "watch_room_1");
  await page.getByRole("button", { name: "加入另一考场" }).click();
  await page.locator("[role=dialog] input").fill("9QXT-7K3M");
  await page.keyboard.press("Enter");
  await page.locator(".watch_room_column").nth(1).waitFor();
  await page.locator("[role=dialog]").waitFor({ state: "detached" });
  await picture(page, "supervise-rooms-tablet-zh");
  expect(await overflowsSideways(page)).toBe(false);
  await page.reload();
  await page.locator(".watch_room_column").nth(1).waitFor();
  await page.locator(".watch_room_column").nth(1).getByRole("button", { name: "不再查看" }).click();
  await page.locator(".watch_room_main").waitFor();
  await page.reload();
  await page.locator(".watch_room_main").waitFor();
  expect(device.problems).toEqual([]);
});
