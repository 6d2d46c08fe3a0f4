// @vitest-environment happy-dom
import { create } from "@bufbuild/protobuf";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Answer } from "../web_kit/connection";
import type { Command } from "../web_kit/generated/proto/commands_pb";
import {
  ReceiptSchema,
  Refusal_Code as Code,
  RefusalSchema,
} from "../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import { Keying_EntrySchema, type DeskView } from "../web_kit/generated/proto/views_pb";
import { language } from "../web_kit/i18n";
import { settle_ms, useActing, type Send } from "./acting";
import { Desk } from "./desk_view";
import { deskView, scenes } from "./fixtures";
import { keyOf, sortSteps, stepWords } from "./steps";
import { Verify } from "./verify_view";

let place: HTMLElement;
let sent: Command[];
let answer: Answer;
let now_ms: number;
let view: DeskView;
let role: Role;

const outside = { state: "online" as const, serverNow: () => 0 };

beforeEach(() => {
  language.value = "zh";
  place = document.createElement("div");
  document.body.append(place);
  sent = [];
  answer = create(ReceiptSchema, { number: "7K3-M9" });
  now_ms = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now_ms);
});

afterEach(() => {
  act(() => render(null, place));
  place.remove();
  document.querySelector(".print")?.remove();
  vi.restoreAllMocks();
});

const send: Send = (command) => {
  sent.push(command);
  return Promise.resolve(answer);
};

function Page({ view }: { view: DeskView }) {
  const acting = useActing(send);
  if (role === Role.VERIFIER) return <Verify view={view} acting={acting} outside={outside} />;
  return <Desk view={view} role={role} acting={acting} outside={outside} />;
}

function show(scene: string, as = Role.OPERATOR): void {
  view = deskView(scenes[scene]!);
  role = as;
  act(() => render(<Page view={view} />, place));
}

function again(change: (view: DeskView) => void): void {
  const next = { ...view, keying: view.keying && { ...view.keying } } as DeskView;
  change(next);
  view = next;
  act(() => render(<Page view={view} />, place));
}

async function press(words: string): Promise<void> {
  now_ms += settle_ms;
  const dialog = place.querySelector("[role=dialog]") ?? place;
  const found = [...dialog.querySelectorAll("button")].find(
    (one) => one.textContent.trim() === words || one.getAttribute("aria-label") === words,
  );
  if (found === undefined) throw new Error(`no button says ${words}`);
  await act(async () => found.click());
}

// By the page's next step, or by the card where that is something else.
async function openKeying(): Promise<void> {
  now_ms += settle_ms;
  const next = place.querySelector(".desk-next")?.closest("button");
  const button = next?.textContent.includes("录入纸质评分表") === true ? next : null;
  await act(async () =>
    (button ?? place.querySelector<HTMLElement>(".keying-head button"))?.click(),
  );
}

async function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  await act(async () => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

async function reason(text: string): Promise<void> {
  await write(place.querySelector<HTMLTextAreaElement>(".kit-dialog textarea")!, text);
}

async function key(name: string, ctrlKey = false): Promise<void> {
  await act(async () => {
    const options = { key: name, ctrlKey, bubbles: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", options));
  });
}

// Into whatever has the focus, then Enter.
async function type(text: string): Promise<void> {
  await write(document.activeElement as HTMLInputElement, text);
  await key("Enter");
}

const dialog = () => place.querySelector(".kit-dialog")?.textContent ?? "";
const code = (at: number) => place.querySelectorAll(".keying-code")[at]?.textContent ?? "";
const last = () => sent[sent.length - 1]?.action;

describe("Changing over to paper", () => {
  test("takes the whole room in one step, with a reason", async () => {
    show("paper_none");
    await press("纸质 ▸");
    await press("全场改用纸质评分…");
    await reason("网络交换机损坏");
    await press("全场改用纸质评分");
    expect(last()).toEqual({
      case: "setPaper",
      value: expect.objectContaining({
        room: "room1",
        seat: "",
        paper: true,
        reason: "网络交换机损坏",
      }),
    });
  });

  test("and brings it back", async () => {
    show("paper_room");
    await press("全场纸质 ▸");
    expect(dialog()).toContain("现在：全场用纸质评分。");
    await press("全场改回平板评分…");
    await reason("网络已恢复");
    await press("全场改回平板评分");
    expect(last()?.value).toMatchObject({ paper: false, seat: "", reason: "网络已恢复" });
  });

  test("takes one seat from the seat's own menu, and no other", async () => {
    show("paper_some");
    await press("3号评委改用纸质评分");
    await reason("平板没电");
    await press("3号评委改用纸质评分");
    expect(last()?.value).toMatchObject({ seat: "panel_3", paper: true, reason: "平板没电" });
  });

  test("is offered back only where a seat is on paper", () => {
    show("paper_some");
    const own = sortSteps(view, Role.OPERATOR);
    const words = (seat: string) =>
      (own.ofSeat.get(seat) ?? []).map((step) => stepWords(step, view));
    expect(words("panel_2")).toContain("2号评委改回平板评分");
    expect(words("panel_2")).not.toContain("2号评委改用纸质评分");
    expect(words("panel_3")).toEqual(["3号评委改用纸质评分"]);
  });

  test("asks which seat where none was pressed", async () => {
    show("paper_keying");
    await press("纸质 ▸");
    await press("个别席位改回平板评分…");
    await reason("平板已修好");
    await press("个别席位改回平板评分");
    expect(sent).toEqual([]);
    expect(dialog()).toContain("请选择一席。");
    await act(async () => place.querySelector<HTMLInputElement>(".choice input")?.click());
    await press("个别席位改回平板评分");
    expect(last()?.value).toMatchObject({ seat: "panel_2", paper: false });
  });

  test("is said at each seat in words", () => {
    show("paper_some");
    const marked = [...place.querySelectorAll(".seat-row")].filter((row) =>
      row.textContent.includes("纸质"),
    );
    expect(marked.map((row) => row.querySelector("strong")?.textContent)).toEqual([
      "2号评委",
      "5号评委",
    ]);
  });

  test("lets the operator check in who has signed on paper", async () => {
    show("paper_some");
    await press("纸质 ▸");
    await press("5号评委已在纸上签到并承诺回避");
    expect(last()).toEqual({
      case: "checkInSeat",
      value: expect.objectContaining({ seat: "panel_5" }),
    });
  });

  test("is not offered to the supervisor", () => {
    show("paper_some", Role.SUPERVISOR);
    expect(place.querySelector(".seats-paper")).toBeNull();
  });

  test("has a key of its own for each step", () => {
    show("paper_mass");
    const { ofSeat, others, paper } = sortSteps(view, Role.OPERATOR);
    const all = [...others, ...paper, ...[...ofSeat.values()].flat()];
    expect(new Set(all.map(keyOf)).size).toBe(new Set(all).size);
  });
});

describe("Keying", () => {
  test("goes from the code through the marks to the button by Enter alone", async () => {
    show("paper_keying");
    const third = code(2);
    await openKeying();
    await type(third.toLowerCase());
    expect(dialog()).toContain("第3号");
    expect(dialog()).toContain("5号评委");
    for (const mark of ["27", "18.5", "16", "25"]) await type(mark);
    expect(place.querySelector(".keying-total")?.textContent).toContain("86.5");
    expect(document.activeElement?.textContent).toBe("提交录入");
    await act(async () => (document.activeElement as HTMLElement).click());
    expect(last()).toEqual({
      case: "keySheet",
      value: expect.objectContaining({
        candidate: "c2",
        stage: "speech",
        seat: "panel_5",
        code: third.toLowerCase(),
        marks: ["27", "18.5", "16", "25"].map((mark) => expect.objectContaining({ mark })),
      }),
    });
  });

  test("then asks for the next code, and says what became of the sheet", async () => {
    show("paper_keying");
    await openKeying();
    await type(code(2));
    for (const mark of ["27", "18.5", "16", "25"]) await type(mark);
    await key("Enter", true);
    // The receipt comes before the view that shows what became of it.
    expect(dialog()).toContain("正在发送");
    const read = ["27", "18.5", "16", "25"];
    again((next) => {
      const { criteria } = next.legend!.stages.find(({ stage }) => stage === "speech")!;
      const marks = criteria.map(({ id }, at) => ({ criterion: id, mark: read[at]! }));
      const entry = create(Keying_EntrySchema, { by: "operator", marks });
      next.keying!.lines = next.keying!.lines.map((line, at) =>
        at === 2 ? { ...line, entries: [...line.entries, entry] } : line,
      );
    });
    expect(dialog()).toContain("第3号 · 5号评委：已录入，等另一席位录入");
    expect(document.activeElement).toBe(place.querySelector(".kit-dialog input"));
    expect(place.querySelector<HTMLInputElement>(".kit-dialog input")?.value).toBe("");
    again((next) => (next.keying!.lines = view.keying!.lines.slice(0, 2)));
    expect(dialog()).toContain("两次录入一致，已计入");
  });

  test("opens no sheet by a code whose check is wrong, or that nobody awaits", async () => {
    show("paper_keying");
    const wrong = `${code(2).slice(0, -2)}ZZ`;
    await openKeying();
    await type(wrong);
    expect(dialog()).toContain("编码最后两位对不上");
    await type("9-1-A3-00");
    expect(dialog()).toContain("没有这张表");
    expect(place.querySelector(".keying-form")).toBeNull();
    await key("Enter", true);
    expect(sent).toEqual([]);
  });

  test("sends nothing while a mark is missing or above the maximum", async () => {
    show("paper_keying");
    await openKeying();
    await type(code(2));
    for (const mark of ["31", "18", "16"]) await type(mark);
    await key("Enter", true);
    expect(sent).toEqual([]);
    expect(dialog()).toContain("最高 30 分");
    expect(dialog()).toContain("未填");
  });

  test("is opened by the page's next step while a sheet waits, else by the card", () => {
    show("paper_keying");
    expect(place.querySelector(".desk-next")?.textContent).toContain("录入纸质评分表…");
    expect(place.querySelector(".keying-head button")).toBeNull();
    again((next) => (next.steps = next.steps.filter(({ recommended }) => !recommended)));
    expect(place.querySelector(".keying-head button")?.textContent).toContain("开始录入");
  });

  test("is waited for by name where only the other reader is left", () => {
    show("paper_keying");
    again((next) => {
      next.steps = [];
      next.keying!.lines = view.keying!.lines.slice(0, 2);
      next.progress = { ...view.progress!, expected: 5, submitted: 3 };
    });
    expect(place.querySelector(".desk-wait")?.textContent).toBe("等另一席位录入纸质评分表");
    again((next) => (next.progress = { ...view.progress!, submitted: 2 }));
    expect(place.querySelector(".desk-wait")?.textContent).toBe("等待评委提交评分");
  });

  test("shows the own reading alone until the other is in", async () => {
    show("paper_keying", Role.VERIFIER);
    await openKeying();
    await type(code(0));
    expect([...place.querySelectorAll<HTMLInputElement>(".keying-form input")][0]?.value).toBe("");
    expect(place.querySelector(".keying-other")).toBeNull();
  });

  test("sets both readings side by side where they differ, and the own one is keyed again", async () => {
    show("paper_differs");
    expect(place.querySelector(".keying")?.textContent).toContain("≠ 不一致");
    await openKeying();
    await type(code(0));
    const others = [...place.querySelectorAll(".keying-other")].map((one) => one.textContent);
    expect(others).toEqual([
      "= 核分员录入 27.0",
      "= 核分员录入 18.0",
      "≠ 不一致 核分员录入 19.0",
      "= 核分员录入 25.0",
    ]);
    const fields = place.querySelectorAll<HTMLInputElement>(".keying-form input");
    expect([...fields].map(({ value }) => value)).toEqual(["27", "18", "16", "25"]);
    await write(fields[2]!, "19");
    await key("Enter", true);
    expect(last()?.value).toMatchObject({
      seat: "panel_2",
      marks: [{}, {}, { mark: "19" }, {}],
    });
  });

  test("tells in words why a sheet was not taken", async () => {
    show("paper_keying");
    await openKeying();
    await type(code(2));
    for (const mark of ["27", "18.5", "16", "25"]) await type(mark);
    const refusals = [
      [Code.WRONG_SHEET, "表上的编码不是这张评分表的"],
      [Code.NOT_ON_PAPER, "该席位现在用平板评分"],
      [Code.ON_PAPER, "该席位现在用纸质评分"],
      [Code.SAME_PERSON, "同一个人录入两次只算一次"],
      [Code.ALREADY, "同一个人录入两次只算一次"],
    ] as const;
    for (const [refusal, words] of refusals) {
      answer = create(RefusalSchema, { code: refusal, what: "reading" });
      await key("Enter", true);
      expect(dialog()).toContain(words);
    }
    expect(place.querySelectorAll<HTMLInputElement>(".keying-form input")[3]?.value).toBe("25");
  });

  test("says so where the sheet on the form was settled by the other desk", async () => {
    show("paper_keying");
    await openKeying();
    await type(code(0));
    await write(document.activeElement as HTMLInputElement, "26");
    again((next) => (next.keying!.lines = view.keying!.lines.slice(1)));
    expect(dialog()).toContain("这张表两次录入已经一致");
  });
});

describe("Taking the newest step back", () => {
  test("says which one, and goes at one press", async () => {
    show("undo_end");
    await press("↶ 撤销“结束结构化面试 — 第3号”");
    expect(last()).toEqual({
      case: "undoStep",
      value: expect.objectContaining({ room: "room1", seq: 121 }),
    });
  });

  test("does not take a press that was meant for another step", async () => {
    show("undo_end");
    now_ms += settle_ms;
    again((next) => {
      const undone = next.steps.find(({ command }) => command?.action.case === "undoStep");
      const action = undone?.command?.action;
      if (action?.case === "undoStep") action.value.seq = 130;
    });
    const button = place.querySelector<HTMLButtonElement>(".desk-undo button")!;
    await act(async () => button.click());
    expect(sent).toEqual([]);
    now_ms += settle_ms;
    await act(async () => button.click());
    expect(last()?.value).toMatchObject({ seq: 130 });
  });

  test("is never the recommended step", () => {
    show("undo_call");
    expect(place.querySelector(".desk-next")?.textContent).toContain("开始");
    expect(place.querySelector(".desk-undo")?.textContent).toContain("撤销“请第3号入场”");
  });
});
