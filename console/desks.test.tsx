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
import {
  Arrival_Id as Arrival,
  HoldFrom_Id as HoldFrom,
  Outcome_Id as Outcome,
  Phase_Id as Phase,
  Role_Id as Role,
} from "../web_kit/generated/proto/seats_pb";
import type { DeskView } from "../web_kit/generated/proto/views_pb";
import { language } from "../web_kit/i18n";
import { settle_ms, useActing, type Send } from "./acting";
import { Desk } from "./desk_view";
import { deskView, scenes, type DeskOf } from "./fixtures";
import { Verify } from "./verify_view";
import { WidePage } from "./watch/page";

let place: HTMLElement;
let sent: Command[];
let answer: Answer;
let now_ms: number;

const receipt = create(ReceiptSchema, { number: "7K3-M9" });
const outside = { state: "online" as const, serverNow: () => 0 };

beforeEach(() => {
  language.value = "zh";
  place = document.createElement("div");
  document.body.append(place);
  sent = [];
  answer = receipt;
  now_ms = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now_ms);
});

afterEach(() => {
  act(() => render(null, place));
  place.remove();
  vi.restoreAllMocks();
});

const send: Send = (command) => {
  sent.push(command);
  return Promise.resolve(answer);
};

function Page({ view, role, by = send }: { view: DeskView; role: Role; by?: Send }) {
  const acting = useActing(by);
  if (role === Role.VERIFIER) return <Verify view={view} acting={acting} outside={outside} />;
  if (role === Role.SUPERVISOR) {
    return <WidePage view={view} acting={acting} outside={outside} onAdd={() => {}} />;
  }
  return <Desk view={view} role={role} acting={acting} outside={outside} />;
}

function show(of: DeskOf, role = Role.OPERATOR, by: Send = send): void {
  act(() => render(<Page view={deskView(of)} role={role} by={by} />, place));
}

function button(words: string): HTMLButtonElement {
  const all = [...place.querySelectorAll("button")];
  const dialog = place.querySelector("[role=dialog]");
  const found = all
    .filter((one) => dialog === null || dialog.contains(one))
    .find(
      (one) =>
        one.textContent.trim() === words ||
        one.getAttribute("aria-label") === words ||
        one.querySelector(".desk-next")?.textContent === words,
    );
  if (found === undefined) throw new Error(`no button says ${words}`);
  return found;
}

async function press(words: string): Promise<void> {
  now_ms += settle_ms;
  await act(async () => button(words).click());
}

async function write(text: string): Promise<void> {
  const field = place.querySelector<HTMLTextAreaElement>(".kit-dialog textarea");
  if (field === null) throw new Error("no field to write in");
  await act(async () => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

async function key(name: string, ctrlKey = false): Promise<void> {
  await act(async () => {
    const options = { key: name, ctrlKey, bubbles: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", options));
  });
}

// One of a few in the question that stands.
async function choose(words: string): Promise<void> {
  const all = [...place.querySelectorAll<HTMLLabelElement>(".kit-dialog .choice")];
  const found = all.find((one) => one.textContent.includes(words));
  if (found === undefined) throw new Error(`no choice says ${words}`);
  await act(async () => found.querySelector("input")?.click());
}

const onTurn: DeskOf = { phase: Phase.PRESENTING, turn: 3, submitted: 2 };
const allIn: DeskOf = { phase: Phase.SCORING, turn: 3, submitted: 7 };

describe("The operator's desk", () => {
  test("sends the next step at once where it is harmless", async () => {
    show({ phase: Phase.CALLED, turn: 3 });
    await press("开始结构化面试 — 第3号");
    expect(sent.map(({ action }) => action)).toEqual([
      expect.objectContaining({
        case: "startStage",
        value: expect.objectContaining({ candidate: "c2", stage: "interview" }),
      }),
    ]);
  });

  test("asks before it closes, and says what is missing", async () => {
    show(allIn);
    await press("封分：结构化面试 — 第3号");
    expect(sent).toEqual([]);
    expect(place.querySelector("[role=dialog]")?.textContent).toContain("已提交 7 份，共 7 份");
    await press("封分：结构化面试 — 第3号");
    expect(sent[0]?.action.case).toBe("closeStage");
    expect(place.querySelector("[role=dialog]")).toBeNull();
  });

  test("shows the total before it announces", async () => {
    show({ phase: Phase.RELEASED, turn: 3 });
    expect(place.textContent).toContain("去掉一个最高分 93.00 分，去掉一个最低分 79.00 分");
    await press("宣布第3号成绩");
    expect(place.querySelector("[role=dialog]")?.textContent).toContain("88.50");
    await press("返回");
    expect(sent).toEqual([]);
  });

  test("takes no press meant for the words that stood there before", async () => {
    show({ phase: Phase.CALLED, turn: 3 });
    now_ms = settle_ms;
    show(onTurn);
    await act(async () => button("结束结构化面试 — 第3号").click());
    expect(sent).toEqual([]);
    await press("结束结构化面试 — 第3号");
    expect(sent[0]?.action.case).toBe("endStage");
  });

  test("sends nothing twice while the answer is awaited", async () => {
    const waiting: Send = (command) => {
      sent.push(command);
      return new Promise(() => undefined);
    };
    show({ phase: Phase.CALLED, turn: 3 }, Role.OPERATOR, waiting);
    await press("开始结构化面试 — 第3号");
    await press("开始结构化面试 — 第3号");
    expect(sent).toHaveLength(1);
  });

  test("goes on by Ctrl + Enter, but not while a question is open", async () => {
    show(onTurn);
    now_ms += settle_ms;
    await key("Enter", true);
    expect(sent[0]?.action.case).toBe("endStage");
    show(allIn);
    now_ms += settle_ms;
    await key("Enter", true);
    expect(place.querySelectorAll("[role=dialog]")).toHaveLength(1);
    expect(sent).toHaveLength(1);
  });

  test("returns a sheet only with a reason", async () => {
    show(onTurn);
    await press("退回1号评委的评分表");
    await press("退回1号评委的评分表");
    expect(sent).toEqual([]);
    expect(place.textContent).toContain("请写明理由");
    await write(" 第三项漏评 ");
    await press("退回1号评委的评分表");
    expect(sent[0]?.action.value).toMatchObject({ seat: "panel_1", reason: "第三项漏评" });
  });

  test("keeps what was written when the server refuses, and says why", async () => {
    answer = create(RefusalSchema, { code: Code.OTHER_TURN, what: "candidate", need: "c3" });
    show(onTurn);
    await press("退回1号评委的评分表");
    await write("第三项漏评");
    await press("退回1号评委的评分表");
    expect(place.querySelector("textarea")?.value).toBe("第三项漏评");
    expect(place.querySelector("[role=dialog]")?.textContent).toContain("现在应是第4号，没有执行");
  });

  test("keeps a question open when the page moves on under it", async () => {
    show(onTurn);
    await press("退回1号评委的评分表");
    await write("第三项漏评");
    show({ phase: Phase.RELEASING, turn: 3 });
    expect(place.querySelector("textarea")?.value).toBe("第三项漏评");
    expect(place.querySelector("[role=dialog]")?.textContent).toContain("内容仍为您保留");
  });

  test("records an outcome only once one is chosen and explained", async () => {
    show(onTurn);
    await press("第5号 其他操作");
    await write("电话告知");
    await press("登记 — 第5号");
    expect(sent).toEqual([]);
    await act(async () =>
      place.querySelectorAll<HTMLInputElement>("input[type=radio]")[1]?.click(),
    );
    await press("登记放弃 — 第5号");
    expect(sent[0]?.action.value).toMatchObject({
      candidate: "c4",
      outcome: Outcome.WITHDRAWN,
      reason: "电话告知",
    });
  });

  test("checks in whoever is expected by one press that says what was checked", async () => {
    show({ phase: Phase.CHECK_IN, arrived: 5 });
    await press("赵丽娟 已到，身份已核验，手机已封存");
    expect(sent[0]?.action.value).toMatchObject({
      candidate: "c5",
      arrival: Arrival.PRESENT,
      identityChecked: true,
      phoneSealed: true,
    });
  });

  test("asks about the phone where somebody else comes, or comes late", async () => {
    show({ phase: Phase.CHECK_IN, arrived: 5 });
    await press("周强 迟到");
    expect(sent).toEqual([]);
    await choose("没有封存");
    await press("已核验身份，登记迟到");
    expect(sent[0]?.action.value).toMatchObject({
      candidate: "c6",
      arrival: Arrival.LATE,
      identityChecked: true,
      phoneSealed: false,
    });
  });

  test("checks in a second person while the first is on the way, and nobody twice", async () => {
    const waiting: Send = (command) => {
      sent.push(command);
      return new Promise(() => undefined);
    };
    show({ phase: Phase.CHECK_IN, arrived: 5 }, Role.OPERATOR, waiting);
    await press("周强 已到");
    await press("已核验身份，登记已到");
    await press("返回");
    await press("周强 迟到");
    expect(() => button("已核验身份，登记迟到")).toThrow();
    await press("返回");
    await press("吴敏 已到");
    await press("已核验身份，登记已到");
    const people = sent.map(({ action }) =>
      action.case === "checkInCandidate" ? action.value.candidate : undefined,
    );
    expect(people).toEqual(["c6", "c7"]);
  });

  test("records the lots once every number is there once", async () => {
    show({ phase: Phase.CHECK_IN, arrived: 3, people: 3 });
    await press("录入抽签结果…");
    const fields = [...place.querySelectorAll<HTMLInputElement>(".lot-input")];
    const type = async (numbers: string[]) => {
      for (const [at, text] of numbers.entries()) {
        await act(async () => {
          fields[at]!.value = text;
          fields[at]!.dispatchEvent(new Event("input", { bubbles: true }));
        });
      }
    };
    await type(["2", "2", "1"]);
    await press("记录抽签结果");
    expect(sent).toEqual([]);
    expect(document.activeElement).toBe(fields[0]);
    await type(["2", "３", "1"]);
    await press("记录抽签结果");
    expect(sent[0]?.action.value).toMatchObject({
      room: "room1",
      lots: [
        { candidate: "c0", number: 2 },
        { candidate: "c1", number: 3 },
        { candidate: "c2", number: 1 },
      ],
    });
    expect(place.querySelector(".lots")).toBeNull();
  });

  test("keeps the lots typed in when the server refuses them", async () => {
    answer = create(RefusalSchema, { code: Code.LOTS_INCOMPLETE, what: "arrival", have: "c1" });
    show({ phase: Phase.CHECK_IN, arrived: 1, people: 1 });
    await press("录入抽签结果…");
    const field = place.querySelector<HTMLInputElement>(".lot-input");
    await act(async () => {
      field!.value = "1";
      field!.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await press("记录抽签结果");
    expect(sent).toHaveLength(1);
    expect(place.querySelector<HTMLInputElement>(".lot-input")?.value).toBe("1");
    expect(place.textContent).toContain("没有执行");
  });

  test("shows why nothing can be done while the supervisor holds", () => {
    show(scenes["held"]!);
    expect(place.querySelector(".desk-wait")?.textContent).toContain("观众席有人拍照");
    expect(() => button("宣布第3号成绩")).toThrow();
  });
});

describe("The supervisor's page", () => {
  test("holds from the end of the turn, with a reason", async () => {
    show(onTurn, Role.SUPERVISOR);
    await press("暂停面试…");
    await act(async () =>
      place.querySelectorAll<HTMLInputElement>("input[type=radio]")[1]?.click(),
    );
    await write("设备检查");
    await press("暂停");
    expect(sent[0]?.action.value).toMatchObject({
      from: HoldFrom.END_OF_TURN,
      reason: "设备检查",
    });
  });

  test("witnesses the lots it shows", async () => {
    show({ phase: Phase.LOTS }, Role.SUPERVISOR);
    expect(place.querySelectorAll(".drawn > li")).toHaveLength(12);
    await press("见证抽签结果");
    expect(sent[0]?.action.case).toBe("witnessLots");
  });

  test("is told what a lost tail means before acknowledging it", async () => {
    show(scenes["tail"]!, Role.SUPERVISOR);
    await press("已知悉记录缺失，允许继续");
    expect(sent).toEqual([]);
    expect(place.querySelector("[role=dialog]")?.textContent).toContain("可能要补交");
    await press("已知悉记录缺失，允许继续");
    expect(sent[0]?.action.case).toBe("acknowledgeTailLoss");
  });

  test("offers none of the operator's steps", () => {
    show(onTurn, Role.SUPERVISOR);
    expect(() => button("结束结构化面试 — 第3号")).toThrow();
    expect(() => button("退回1号评委的评分表")).toThrow();
  });
});

describe("The verifier's page", () => {
  test("confirms exactly the figures it shows", async () => {
    show({ phase: Phase.RELEASING, turn: 3 }, Role.VERIFIER);
    expect(place.querySelector(".trace")).not.toBeNull();
    await press("核对无误 — 第3号");
    expect(sent[0]?.action.value).toMatchObject({ candidate: "c2", digest: "ab12" });
  });

  test("waits calmly before", () => {
    show(allIn, Role.VERIFIER);
    expect(place.textContent).toContain("等待封分");
    const words = [...place.querySelectorAll("main button")].map((one) => one.textContent);
    expect(words).toEqual(["请复看评分表…"]);
  });
});

const roles = [Role.OPERATOR, Role.SUPERVISOR, Role.VERIFIER];

describe.each(["zh", "en"] as const)("Every state in %s", (chosen) => {
  test.each(Object.keys(scenes))("%s is drawn whole, with every word filled in", (name) => {
    language.value = chosen;
    for (const role of roles) {
      show(scenes[name]!, role);
      expect(place.textContent).not.toMatch(/\{\w+\}|undefined|\[object|NaN/);
      if (chosen === "en") expect(place.textContent).not.toMatch(/号评委|已提交|等待/);
    }
  });
});
