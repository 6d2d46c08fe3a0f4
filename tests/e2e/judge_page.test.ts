// The built judge's page against a played server: what it sends, what it keeps, what stays in place.
import { create, fromBinary, toBinary, type MessageInitShape } from "@bufbuild/protobuf";
import type { Browser, Page, WebSocketRoute } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import {
  defense,
  judgeView,
  ledger,
  ownSheet,
  speech,
  type ViewOf,
} from "../../judge_client/web/fixtures";
import { scenes } from "../../judge_client/web/fixtures_scenes";
import type { Command } from "../../web_kit/generated/proto/commands_pb";
import {
  ClientFrameSchema,
  Goodbye_Code,
  ServerFrameSchema,
  type ClientFrame,
} from "../../web_kit/generated/proto/frames_pb";
import { Phase_Id as Phase, Role_Id } from "../../web_kit/generated/proto/seats_pb";
import { OwnSeat_SheetState as State } from "../../web_kit/generated/proto/views_pb";
import { serveBuiltPages, type BuiltPages } from "./built_pages";
import { launch, openDevice, overflowsSideways, picture, sizes, type Device } from "./browser";

type ServerBody = NonNullable<MessageInitShape<typeof ServerFrameSchema>["body"]>;

// A server of one judge's seat. `reachable` is the network; it answers commands when told to.
class PlayedServer {
  reachable = true;
  answers = true;
  view: ViewOf = { phase: Phase.CHECK_IN, card: null, checkedIn: false };
  readonly hellos: Extract<ClientFrame["body"], { case: "hello" }>["value"][] = [];
  readonly commands: Command[] = [];
  private lines: WebSocketRoute[] = [];
  private seq = 1;

  accept(line: WebSocketRoute): void {
    if (!this.reachable) return void line.close();
    this.lines.push(line);
    line.onMessage((message) => {
      const bytes = typeof message === "string" ? new Uint8Array() : new Uint8Array(message);
      this.onFrame(line, fromBinary(ClientFrameSchema, bytes).body);
    });
  }

  private onFrame(line: WebSocketRoute, body: ClientFrame["body"]): void {
    if (body.case === "hello") {
      this.hellos.push(body.value);
      const seat = { id: "panel_3", role: Role_Id.JUDGE, panel: "panel", number: 3 };
      const token = body.value.proof.case === "code" ? "secret" : "";
      this.say(line, { case: "welcome", value: { seat, token, ledger, version: "1" } });
      this.tell(line);
    } else if (body.case === "ping") {
      const { clientMs } = body.value;
      this.say(line, { case: "pong", value: { clientMs, serverMs: 1000 } });
    } else if (body.case === "command") {
      this.commands.push(body.value);
      if (this.answers) this.confirm(body.value);
    }
  }

  private say(line: WebSocketRoute, body: ServerBody): void {
    const bytes = toBinary(ServerFrameSchema, create(ServerFrameSchema, { body }));
    line.send(Buffer.from(bytes));
  }

  private tell(line: WebSocketRoute): void {
    this.seq += 1;
    const witness = { ledger, seq: this.seq };
    const of = { case: "judge" as const, value: judgeView(this.view) };
    this.say(line, { case: "view", value: { version: this.seq, witness, of } });
  }

  show(view: ViewOf): void {
    this.view = view;
    for (const line of this.lines) this.tell(line);
  }

  confirm({ id, action }: Command): void {
    for (const line of this.lines) {
      this.say(line, { case: "receipt", value: { commandId: id, seq: 5, number: "7K3-M9" } });
    }
    if (action.case === "checkInSeat") this.show({ phase: Phase.CHECK_IN, card: null });
    if (action.case === "submitSheet") {
      this.show({ ...this.view, state: State.CONFIRMED, current: ownSheet() });
    }
  }

  part(): void {
    this.reachable = false;
    for (const line of this.lines) void line.close();
    this.lines = [];
  }

  dismiss(code: Goodbye_Code): void {
    for (const line of this.lines) this.say(line, { case: "goodbye", value: { code } });
    this.part();
  }
}

let browser: Browser;
let built: BuiltPages;
let device: Device;
let page: Page;
let server: PlayedServer;

beforeAll(async () => {
  built = await serveBuiltPages();
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await built?.close();
});

async function open(size: keyof typeof sizes, view?: ViewOf): Promise<void> {
  device = await openDevice(browser, { size: sizes[size] });
  page = device.page;
  if (view !== undefined) server.view = view;
  await page.routeWebSocket(/\/ws$/, (line) => server.accept(line));
  await page.goto(`${built.url}/judge#7K3M-9QXT`);
}

const button = (name: string) => page.getByRole("button", { name, exact: true });
const shown = (words: string) => page.getByText(words, { exact: false }).first().waitFor();

beforeEach(() => {
  server = new PlayedServer();
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
  server.show({ phase: Phase.PRESENTING });
  await shown("还有 4 项");
  await typeSheet();
  await shown("86.5");
  await page.locator("[data-settled=true]").waitFor();
  await page.keyboard.press("Control+Enter");
  await shown("7K3-M9");
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
  await open("tablet", { phase: Phase.PRESENTING });
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
  await open("tablet", { phase: Phase.PRESENTING });
  await shown("还有 4 项");
  await typeSheet();
  server.answers = false;
  server.part();
  await shown("连接中断");
  await page.locator("[data-settled=true]").waitFor();
  await button("确认提交").click();
  await shown("恢复后自动提交");
  await picture(page, "judge-kept");
  server.reachable = true;
  await expect.poll(() => server.commands.length, { timeout: 20_000 }).toBe(1);
  await shown("评分已送达");
  await page.reload();
  await expect.poll(() => server.commands.length, { timeout: 20_000 }).toBe(2);
  expect(server.commands[1]).toEqual(server.commands[0]);
  expect(server.hellos.pop()?.proof).toEqual({ case: "token", value: "secret" });
  server.confirm(server.commands[1]!);
  await shown("已锁定");
  const left = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => /letter|draft/.test(key)),
  );
  expect(left).toEqual([]);
});

test("a half-filled sheet is there again after a reload", async () => {
  await open("phone", { phase: Phase.PRESENTING });
  await shown("还有 4 项");
  await page.getByRole("group", { name: "数字键盘" }).getByText("2", { exact: true }).click();
  await page.getByRole("group", { name: "数字键盘" }).getByText("7", { exact: true }).click();
  await page.reload();
  await shown("还有 3 项");
  expect(await page.getByRole("spinbutton").first().getAttribute("aria-valuenow")).toBe("27");
});

test("Tab pressed faster than the page is painted goes from mark to mark, and no further back", async () => {
  await open("tablet", { phase: Phase.PRESENTING });
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

// Where everything that can be touched stands.
function places(): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll("button, [role=spinbutton]"))
      .filter((one) => one.closest(".jw-said, .jw-aside") === null)
      .map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [one.textContent, x, y, width, height].join(" ");
      }),
  );
}

test.each(["tablet", "tabletUpright", "phone"] as const)(
  "nothing moves under a finger on a %s, whatever others do",
  async (size) => {
    await open(size, { phase: Phase.PRESENTING });
    await shown("还有 4 项");
    await page.keyboard.type("27.5");
    const before = await places();
    const events: [ViewOf, string][] = [
      [{ phase: Phase.PRESENTING, held: true }, "监督员已暂停"],
      [{ phase: Phase.PRESENTING, running: false }, "‖ 暂停"],
      [{ phase: Phase.SCORING, running: false }, ""],
      [{ phase: Phase.STAGE_CLOSED, state: State.MISSED, writable: false }, "已经封分"],
      [{ phase: Phase.PRESENTING, number: 8 }, "去评第 8 号"],
    ];
    for (const [view, words] of events) {
      server.show(view);
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
    await open(size, { phase: Phase.PRESENTING, card: defense, questions: 3 });
    await shown("还有 5 项");
    const pad = () => page.locator(".jw-pad").boundingBox();
    const before = await pad();
    await page.getByRole("button", { name: "题目" }).click();
    await shown("12号题");
    expect(await pad()).toEqual(before);
    expect(await overflowsSideways(page)).toBe(false);
    await picture(page, `judge-questions-${size}`);
    await page.locator(".jw-questions-button").click();
    await page.locator(".jw-questions-paper").waitFor({ state: "detached" });
    await page.keyboard.type("12");
    await shown("还有 4 项");
    expect(await pad()).toEqual(before);
    expect(device.problems).toEqual([]);
  },
);

test("while the panel confers a sheet is taken up again and handed in as a later one", async () => {
  const done = { state: State.CONFIRMED, current: ownSheet() };
  await open("phone", { phase: Phase.SCORING, conferring: true, ...done });
  await button("修改评分").click();
  await shown("合议：正在修改");
  await picture(page, "judge-conferring-phone");
  await page.keyboard.type("26.5");
  await page.keyboard.press("Control+Enter");
  await button("确认提交").waitFor();
  await page.locator("[data-settled=true]").waitFor();
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => server.commands.length, { timeout: 20_000 }).toBe(1);
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
  await expect.poll(() => server.commands.length, { timeout: 20_000 }).toBe(1);
  await button("同意更正").click();
  await expect.poll(() => server.commands.length, { timeout: 20_000 }).toBe(2);
  expect(server.commands.map(({ action }) => action.value)).toMatchObject([
    { id: "correction1", accept: false, reason: "与草表不符" },
    { id: "correction1", accept: true, reason: "" },
  ]);
  expect(device.problems).toEqual([]);
});

test("a correction never covers a sheet that is being written", async () => {
  await open("tablet", { phase: Phase.PRESENTING, chief: true });
  await shown("还有 4 项");
  await page.keyboard.type("27.5");
  server.show(scenes["correction_writing"]!.of);
  await shown("主考官 3 / 6");
  expect(await page.getByRole("spinbutton").first().getAttribute("aria-valuenow")).toBe("27.5");
  expect(await button("同意更正").count()).toBe(0);
});

test.each(["preparing", "break", "level", "conferring", "questions_called", "correction"])(
  "the page of a judge for whom it is %s fits in both languages",
  async (name) => {
    await open("tablet", scenes[name]!.of);
    await page.locator(".jw").waitFor();
    await picture(page, `judge-${name}-zh`);
    await button("EN").click();
    await picture(page, `judge-${name}-en`);
    expect(await overflowsSideways(page)).toBe(false);
    expect(device.problems).toEqual([]);
  },
);

test("a seat opened on another device ends this one, and says how to take it back", async () => {
  await open("tablet", { phase: Phase.PRESENTING });
  await shown("还有 4 项");
  server.dismiss(Goodbye_Code.REPLACED);
  await shown("这个座位已在另一台设备上进入");
  server.reachable = true;
  await page.getByLabel("请输入座位卡上的代码").fill("7k3m 9qxt");
  await button("进入").click();
  await shown("还有 4 项");
});
