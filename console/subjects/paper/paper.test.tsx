// @vitest-environment happy-dom
import { create } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { refusalOf } from "../../../web_kit/fixtures/fixture_refusals";
import { Refusal_Code as Code } from "../../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { Keying_EntrySchema, type DeskView } from "../../../web_kit/generated/proto/views_pb";
import { settle_ms } from "../../steps/acting";
import {
  answerWith,
  click,
  dialogWords,
  fill,
  key,
  lastAction,
  pass,
  place,
  playDesk,
  press,
  sent,
  showView,
  write,
} from "../../played_desk";
import { viewOf } from "../../fixture_scenes";
import { keyOf, sortSteps, stepWords } from "../../steps/steps";

let view: DeskView;
let role: Role;

playDesk();

function show(scene: string, as = Role.OPERATOR): void {
  view = viewOf(scene, as);
  role = as;
  showView(view, role);
}

function again(change: (view: DeskView) => void): void {
  const next = { ...view, keying: view.keying && { ...view.keying } } as DeskView;
  change(next);
  view = next;
  showView(view, role);
}

// By the page's next step, or by the card where that is something else.
async function openKeying(): Promise<void> {
  pass(settle_ms);
  const next = place.querySelector("[data-next]")?.closest("button");
  const button = next?.textContent.includes("录入纸质评分表") === true ? next : null;
  await click(button ?? place.querySelector(".keying_card_head button"));
}

// Into whatever has the focus, then Enter.
async function type(text: string): Promise<void> {
  await fill(document.activeElement, text);
  await key("Enter");
}

const code = (at: number) => place.querySelectorAll(".keying_card_code")[at]?.textContent ?? "";

describe("Changing over to paper", () => {
  test("takes the whole room in one step, with a reason", async () => {
    show("paper_none");
    await press("纸质 ▸");
    await press("全场改用纸质评分…");
    await write("网络交换机损坏");
    await press("全场改用纸质评分");
    expect(lastAction()).toEqual({
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
    expect(dialogWords()).toContain("现在：全场用纸质评分。");
    await press("全场改回平板评分…");
    await write("网络已恢复");
    await press("全场改回平板评分");
    expect(lastAction()?.value).toMatchObject({ paper: false, seat: "", reason: "网络已恢复" });
  });

  test("takes one seat from the seat's own menu, and no other", async () => {
    show("paper_some");
    await press("3号评委 其他操作");
    await press("3号评委改用纸质评分…");
    await write("平板没电");
    await press("3号评委改用纸质评分");
    expect(lastAction()?.value).toMatchObject({ seat: "panel_3", paper: true, reason: "平板没电" });
  });

  test("is offered back only where a seat is on paper", () => {
    show("paper_some");
    const own = sortSteps(view, Role.OPERATOR);
    const words = (seat: string) =>
      (own.ofSeat.get(seat) ?? []).map((step) => stepWords(step, view));
    expect(words("panel_2")).toContain("2号评委改回平板评分");
    expect(words("panel_2")).not.toContain("2号评委改用纸质评分");
    expect(words("panel_3")).toEqual(["3号评委离席", "3号评委改用纸质评分"]);
  });

  test("asks which seat where none was pressed", async () => {
    show("paper_keying");
    await press("纸质 ▸");
    await press("个别席位改回平板评分…");
    await write("平板已修好");
    await press("个别席位改回平板评分");
    expect(sent).toEqual([]);
    expect(dialogWords()).toContain("请选择一席。");
    await click(place.querySelector(".choices_choice input"));
    await press("个别席位改回平板评分");
    expect(lastAction()?.value).toMatchObject({ seat: "panel_2", paper: false });
  });

  test("is said at each seat in words", () => {
    show("paper_some");
    const marked = [...place.querySelectorAll(".seats_panel_row")].filter((row) =>
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
    expect(lastAction()).toEqual({
      case: "checkInSeat",
      value: expect.objectContaining({ seat: "panel_5" }),
    });
  });

  test("is not offered to the supervisor", () => {
    show("paper_some", Role.SUPERVISOR);
    expect(place.querySelector(".seats_panel_paperRoom")).toBeNull();
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
    expect(dialogWords()).toContain("第7号");
    expect(dialogWords()).toContain("5号评委");
    for (const mark of ["27", "18.5", "16", "25"]) await type(mark);
    expect(place.querySelector(".keying_form_total")?.textContent).toContain("86.5");
    expect(document.activeElement?.textContent).toBe("提交录入");
    await click(document.activeElement);
    expect(lastAction()).toEqual({
      case: "keySheet",
      value: expect.objectContaining({
        candidate: "c7",
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
    await key("Enter", { ctrlKey: true });
    // The receipt comes before the view that shows what became of it.
    expect(dialogWords()).toContain("正在发送");
    const read = ["27", "18.5", "16", "25"];
    again((next) => {
      const { criteria } = next.legend!.stages.find(({ stage }) => stage === "speech")!;
      const marks = criteria.map(({ id }, at) => ({ criterion: id, mark: read[at]! }));
      const entry = create(Keying_EntrySchema, { by: "operator", marks });
      next.keying!.lines = next.keying!.lines.map((line, at) =>
        at === 2 ? { ...line, entries: [...line.entries, entry] } : line,
      );
    });
    expect(dialogWords()).toContain("第7号 · 5号评委：已录入，等另一席位录入");
    expect(document.activeElement).toBe(place.querySelector("[role=dialog] input"));
    expect(place.querySelector<HTMLInputElement>("[role=dialog] input")?.value).toBe("");
    again((next) => (next.keying!.lines = view.keying!.lines.slice(0, 2)));
    expect(dialogWords()).toContain("两次录入一致，已计入");
  });

  test("opens no sheet by a code whose check is wrong, or that nobody awaits", async () => {
    show("paper_keying");
    const wrong = `${code(2).slice(0, -2)}ZZ`;
    await openKeying();
    await type(wrong);
    expect(dialogWords()).toContain("编码最后两位对不上");
    await type("9-1-A3-00");
    expect(dialogWords()).toContain("没有这张表");
    expect(place.querySelector(".keying_form_form")).toBeNull();
    await key("Enter", { ctrlKey: true });
    expect(sent).toEqual([]);
  });

  test("sends nothing while a mark is missing or above the maximum", async () => {
    show("paper_keying");
    await openKeying();
    await type(code(2));
    for (const mark of ["31", "18", "16"]) await type(mark);
    await key("Enter", { ctrlKey: true });
    expect(sent).toEqual([]);
    expect(dialogWords()).toContain("最高 30 分");
    expect(dialogWords()).toContain("未填");
  });

  test("is opened by the page's next step while a sheet waits, else by the card", () => {
    show("paper_keying");
    expect(place.querySelector("[data-next]")?.textContent).toContain("录入纸质评分表…");
    expect(place.querySelector(".keying_card_head button")).toBeNull();
    again((next) => (next.steps = next.steps.filter(({ recommended }) => !recommended)));
    expect(place.querySelector(".keying_card_head button")?.textContent).toContain("开始录入");
  });

  test("is waited for by name where only the other reader is left", () => {
    show("paper_keying");
    again((next) => {
      next.steps = [];
      next.keying!.lines = view.keying!.lines.slice(0, 2);
      next.progress = { ...view.progress!, expected: 5, submitted: 3 };
    });
    expect(place.querySelector(".action_wait")?.textContent).toBe("等另一席位录入纸质评分表");
    again((next) => (next.progress = { ...view.progress!, submitted: 2 }));
    expect(place.querySelector(".action_wait")?.textContent).toBe(
      "等待2号评委、4号评委、5号评委提交评分",
    );
  });

  test("marks the sheet of a judge who left, and waits for it once it has been read", () => {
    show("paper_keying", Role.VERIFIER);
    const due = () => place.querySelector(".keying_card_head p")?.textContent;
    const leave = (id: string) =>
      again((next) => {
        next.seats = next.seats.map((one) =>
          one.seat?.id === id ? { ...one, vacated: true } : one,
        );
      });
    const [read, , unread] = view.keying!.lines;
    const before = due();
    leave(read!.seat);
    expect(place.querySelectorAll(".keying_card_line")[0]?.textContent).toContain("评委已离席");
    expect(due()).toBe(before);
    leave(unread!.seat);
    expect(place.querySelectorAll(".keying_card_line")[2]?.textContent).toContain("评委已离席");
    expect(due()).not.toBe(before);
  });

  test("shows the own reading alone until the other is in", async () => {
    show("paper_keying", Role.VERIFIER);
    await openKeying();
    await type(code(0));
    expect([...place.querySelectorAll<HTMLInputElement>(".keying_form_form input")][0]?.value).toBe(
      "",
    );
    expect(place.querySelector(".keying_form_other")).toBeNull();
  });

  test("sets both readings side by side where they differ, and the own one is keyed again", async () => {
    show("paper_differs");
    expect(place.querySelector(".keying_card_keying")?.textContent).toContain("≠ 不一致");
    await openKeying();
    await type(code(0));
    const others = [...place.querySelectorAll(".keying_form_other")].map((one) => one.textContent);
    expect(others).toEqual([
      "= 核分员录入 27.0",
      "= 核分员录入 18.0",
      "≠ 不一致 核分员录入 19.0",
      "= 核分员录入 25.0",
    ]);
    const fields = place.querySelectorAll<HTMLInputElement>(".keying_form_form input");
    expect([...fields].map(({ value }) => value)).toEqual(["27", "18", "16", "25"]);
    await fill(fields[2], "19");
    await key("Enter", { ctrlKey: true });
    expect(lastAction()?.value).toMatchObject({
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
      [Code.ALREADY, "同一个人录入两次只算一次", "reading"],
      [Code.NOT_CHECKED_IN, "该席位的评委已经离席", "left"],
    ] as const;
    for (const [refusal, words, what = ""] of refusals) {
      answerWith(refusalOf(refusal, what));
      await key("Enter", { ctrlKey: true });
      expect(dialogWords()).toContain(words);
      expect(document.activeElement).toBe(place.querySelector("[role=dialog] input"));
    }
    expect(place.querySelectorAll<HTMLInputElement>(".keying_form_form input")[3]?.value).toBe(
      "25",
    );
  });

  test("says so where the sheet on the form was settled by the other desk", async () => {
    show("paper_keying");
    await openKeying();
    await type(code(0));
    await fill(document.activeElement, "26");
    again((next) => (next.keying!.lines = view.keying!.lines.slice(1)));
    expect(dialogWords()).toContain("这张表两次录入已经一致");
  });
});

describe("Taking the newest step back", () => {
  test("says which one, and goes at one press", async () => {
    show("undo_end");
    await press("↶ 撤销“结束结构化面试 — 第7号”");
    expect(lastAction()).toEqual({
      case: "undoStep",
      value: expect.objectContaining({ room: "room1", seq: view.record[0]?.seq }),
    });
  });

  test("does not take a press that was meant for another step", async () => {
    show("undo_end");
    pass(settle_ms);
    again((next) => {
      const undone = next.steps.find(({ command }) => command?.action.case === "undoStep");
      const action = undone?.command?.action;
      if (action?.case === "undoStep") action.value.seq = 130;
    });
    const button = place.querySelector(".action_undo button");
    await click(button);
    expect(sent).toEqual([]);
    pass(settle_ms);
    await click(button);
    expect(lastAction()?.value).toMatchObject({ seq: 130 });
  });

  test("is never the recommended step", () => {
    show("called");
    expect(place.querySelector("[data-next]")?.textContent).toContain("开始");
    expect(place.querySelector(".action_undo")?.textContent).toContain("撤销“请第7号入场”");
  });
});
