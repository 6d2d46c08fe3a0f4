// The built judge's page against a played server: what it sends, what it keeps, what stays in place.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { speech } from "../../../judge_client/web/fixtures";
import { scenes } from "../../../judge_client/web/fixtures_scenes";
import { Goodbye_Code, type View } from "../../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type { JudgeView } from "../../../web_kit/generated/proto/views_pb";
import * as made from "../../scenes/scenes";
import { serveBuiltPages } from "../kit/built_pages";
import { launch, overflowsSideways, picture, sizes, type Device } from "../kit/browser";
import { openPlayed, PlayedServer } from "../kit/played_server";

const judge = (value: JudgeView): View["of"] => ({ case: "judge", value });
const speaks = () => made.judge("two_stages/presenting");

const browser = await launch();
const built = await serveBuiltPages();
let device: Device;
let page: Page;
let server: PlayedServer;
let scene: JudgeView;

afterAll(() => built.close());

async function open(size: keyof typeof sizes, view = scene): Promise<void> {
  show(view);
  const address = `${built.url}/judge`;
  ({ device, page } = await openPlayed(browser, server, { address, size: sizes[size] }));
}

function show(view: JudgeView): void {
  scene = view;
  server.show(judge(scene));
}

const button = (name: string) => page.getByRole("button", { name, exact: true });
const shown = (words: string) => page.getByText(words, { exact: false }).first().waitFor();

beforeEach(() => {
  scene = made.judge("two_stages/check_in");
  server = new PlayedServer(Role.JUDGE, judge(scene), { id: "panel_3", panel: "panel", number: 3 });
  server.following = ({ action }) => {
    if (action.case === "checkInSeat") scene = made.judge("two_stages/waiting");
    if (action.case === "submitSheet") scene = made.judge("two_stages/scoring");
    return judge(scene);
  };
});

afterEach(async () => {
  await device?.close();
});

async function typeSheet(): Promise<void> {
  for (const mark of ["27.5", "18", "16", "25"]) {
    await page.keyboard.type(mark);
    await page.keyboard.press("Enter");
  }
  await button("确认提交").waitFor();
}

test("a judge joins by the card's code, checks in and scores with the keyboard alone", async () => {
  await open("tablet");
  await shown("回避承诺");
  expect(new URL(page.url()).hash).toBe("");
  expect(server.hellos[0]?.proof).toEqual({ case: "code", value: "7K3M9QXT" });
  await button("签到并承诺").press("Enter");
  await shown("已签到");
  show(speaks());
  await shown("还有 4 项");
  await typeSheet();
  await shown("86.5");
  await page.locator("[data-settled=true]").waitFor();
  await page.keyboard.press("Control+Enter");
  await shown(made.judge("two_stages/scoring").own!.current!.receipt);
  expect(server.commands.map(({ action }) => action.case)).toEqual(["checkInSeat", "submitSheet"]);
  expect(server.commands[1]?.action.value).toMatchObject({
    candidate: "c7",
    stage: "speech",
    version: 1,
    marks: speech.criteria.map(({ id }, i) => ({
      criterion: id,
      mark: ["27.5", "18", "16", "25"][i],
    })),
  });
  expect(device.problems).toEqual([]);
});

test("a second tap on the same place does not confirm what nobody has read", async () => {
  await open("tablet", speaks());
  await shown("还有 4 项");
  for (const mark of ["27.5", "18", "16", "25"]) {
    await page.keyboard.type(mark);
    await page.keyboard.press("ArrowDown");
  }
  await button("提交评分").dblclick();
  await button("确认提交").waitFor();
  expect(server.commands).toEqual([]);
});

test("a sheet handed in while the network is away survives a reload and is sent once", async () => {
  await open("tablet", speaks());
  await shown("还有 4 项");
  await typeSheet();
  server.answering = false;
  server.part();
  await shown("连接中断");
  await page.locator("[data-settled=true]").waitFor();
  await button("确认提交").click();
  await shown("恢复后自动提交");
  await picture(page, "judge-kept");
  server.reachable = true;
  await expect.poll(() => server.commands.length).toBe(1);
  await shown("还没有送达");
  await page.reload();
  await expect.poll(() => server.commands.length).toBe(2);
  expect(server.commands[1]).toEqual(server.commands[0]);
  expect(server.hellos.pop()?.proof).toEqual({ case: "token", value: "secret" });
  server.settle(server.commands[1]!);
  await shown("已锁定");
  const left = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => /letter|draft/.test(key)),
  );
  expect(left).toEqual([]);
});

test("a half-filled sheet is there again after a reload", async () => {
  await open("phone", speaks());
  await shown("还有 4 项");
  await page.getByRole("group", { name: "数字键盘" }).getByText("2", { exact: true }).click();
  await page.getByRole("group", { name: "数字键盘" }).getByText("7", { exact: true }).click();
  await page.reload();
  await shown("还有 3 项");
  expect(await page.getByRole("spinbutton").first().getAttribute("aria-valuenow")).toBe("27");
});

test("Tab pressed faster than the page is painted goes from mark to mark, and no further back", async () => {
  await open("tablet", speaks());
  await shown("还有 4 项");
  const marks = page.getByRole("spinbutton");
  for (let round = 0; round < 10; round += 1) {
    await marks.first().focus();
    await Promise.all([1, 2, 3].map(() => page.keyboard.press("Tab")));
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
    const last = await marks.nth(3).evaluate((mark) => mark === document.activeElement);
    expect([round, last]).toEqual([round, true]);
  }
});

// In these days somebody else sits down on the seat; here nobody does.
function sameJudge(view: JudgeView): JudgeView {
  view.own!.occupant = 0;
  return view;
}

// Where everything that can be touched stands.
function places(): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll("button, [role=spinbutton]"))
      .filter((one) => one.closest(".writing_said, .judge_page_aside") === null)
      .map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [one.textContent, x, y, width, height].join(" ");
      }),
  );
}

test.each(["tablet", "tabletUpright", "phone"] as const)(
  "nothing moves under a finger on a %s, whatever others do",
  async (size) => {
    await open(size, speaks());
    await shown("还有 4 项");
    await page.keyboard.type("27.5");
    const before = await places();
    const events: [JudgeView, string][] = [
      [made.judge("two_stages/held"), "监督员已暂停"],
      [made.judge("two_stages/paused"), "‖ 暂停"],
      [made.judge("two_stages/speech_ended"), ""],
      [sameJudge(made.judge("judges/missed")), "已经封分"],
      [sameJudge(made.judge("judges/next_candidate")), "去评第 8 号"],
    ];
    for (const [view, words] of events) {
      show(view);
      if (words !== "") await shown(words);
      else await page.getByRole("timer").waitFor({ state: "detached" });
      expect(await places()).toEqual(before);
      expect(await overflowsSideways(page)).toBe(false);
    }
    await picture(page, `judge-moved-${size}`);
    server.part();
    await shown("连接中断");
    expect(await places()).toEqual(before);
    expect(await page.getByRole("spinbutton").first().getAttribute("aria-valuenow")).toBe("27.5");
  },
);

test.each(["tablet", "tabletUpright", "phone"] as const)(
  "the questions are read beside the sheet on a %s, and the pad stays where it is",
  async (size) => {
    await open(size, made.judge("two_stages/defense_scoring"));
    await shown("还有 5 项");
    const pad = () => page.locator(".mark_pad_pad").boundingBox();
    const before = await pad();
    await page.getByRole("button", { name: "题目" }).click();
    await shown(`${scene.turn!.questions[0]!.number}号题`);
    expect(await pad()).toEqual(before);
    expect(await overflowsSideways(page)).toBe(false);
    await picture(page, `judge-questions-${size}`);
    await page.locator(".judge_questions_button").click();
    await page.locator(".judge_questions_paper").waitFor({ state: "detached" });
    await page.keyboard.type("12");
    await shown("还有 4 项");
    expect(await pad()).toEqual(before);
    expect(device.problems).toEqual([]);
  },
);

test("while the panel confers a sheet is taken up again and handed in as a later one", async () => {
  await open("phone", made.judge("rests/conferring"));
  await button("修改评分").click();
  await shown("合议：正在修改");
  await picture(page, "judge-conferring-phone");
  await page.keyboard.type("26.5");
  await page.keyboard.press("Control+Enter");
  await button("确认提交").waitFor();
  await page.locator("[data-settled=true]").waitFor();
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => server.commands.length).toBe(1);
  expect(server.commands[0]?.action.value).toMatchObject({ version: 2, stage: "speech" });
});

test("the chief judge decides a correction, with a reason where it is not accepted", async () => {
  await open("phone", scenes["correction"]!.of);
  await page.locator("[data-settled=true]").waitFor();
  await picture(page, "judge-correction-phone");
  expect(await overflowsSideways(page)).toBe(false);
  await button("不同意…").click();
  await page.locator("[role=dialog] textarea").fill("与草表不符");
  await picture(page, "judge-correction-refuse-phone");
  await button("不同意更正").click();
  await expect.poll(() => server.commands.length).toBe(1);
  await button("同意更正").click();
  await expect.poll(() => server.commands.length).toBe(2);
  expect(server.commands.map(({ action }) => action.value)).toMatchObject([
    { id: "correction1", accept: false, reason: "与草表不符" },
    { id: "correction1", accept: true, reason: "" },
  ]);
  expect(device.problems).toEqual([]);
});

test("a correction never covers a sheet that is being written", async () => {
  await open("tablet", made.judge("judges/chief_writing", "panel_1"));
  await shown("还有 4 项");
  await page.keyboard.type("27.5");
  show(scenes["correction_writing"]!.of);
  await shown("主考官 2 / 6");
  expect(await page.getByRole("spinbutton").first().getAttribute("aria-valuenow")).toBe("27.5");
  expect(await button("同意更正").count()).toBe(0);
});

test.each(["preparing", "break", "level", "conferring", "questions_called", "correction"])(
  "the page of a judge for whom it is %s fits in both languages",
  async (name) => {
    await open("tablet", scenes[name]!.of);
    await page.locator(".judge_page_app").waitFor();
    await picture(page, `judge-${name}-zh`);
    await button("EN").click();
    await picture(page, `judge-${name}-en`);
    expect(await overflowsSideways(page)).toBe(false);
    expect(device.problems).toEqual([]);
  },
);

test("a seat opened on another device ends this one, and says how to take it back", async () => {
  await open("tablet", speaks());
  await shown("还有 4 项");
  server.dismiss(Goodbye_Code.REPLACED);
  await shown("这个座位已在另一台设备上进入");
  server.reachable = true;
  await page.getByLabel("请输入座位卡上的代码").fill("7k3m 9qxt");
  await button("进入").click();
  await shown("还有 4 项");
});
