// @vitest-environment happy-dom
import { create } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { Refusal_Code as Code, RefusalSchema } from "../../../web_kit/generated/proto/frames_pb";
import {
  Arrival_Id as Arrival,
  HoldFrom_Id as HoldFrom,
  Outcome_Id as Outcome,
  Phase_Id as Phase,
  Role_Id as Role,
} from "../../../web_kit/generated/proto/seats_pb";
import { language } from "../../../web_kit/i18n/i18n";
import { settle_ms } from "../../steps/acting";
import { deskView, scenes, type DeskOf } from "../../fixtures";
import {
  actions,
  answerWith,
  button,
  choose,
  click,
  dialog,
  dialogWords,
  fill,
  key,
  pass,
  place,
  playDesk,
  press,
  sent,
  showView,
  showWide,
  write,
} from "../../played_desk";

playDesk();

function show(of: DeskOf, role = Role.OPERATOR): void {
  if (role === Role.SUPERVISOR) showWide(deskView(of));
  else showView(deskView(of), role);
}

const onTurn: DeskOf = { phase: Phase.PRESENTING, turn: 3, submitted: 2 };
const allIn: DeskOf = { phase: Phase.SCORING, turn: 3, submitted: 7 };

describe("The operator's desk", () => {
  test("sends the next step at once where it is harmless", async () => {
    show({ phase: Phase.CALLED, turn: 3 });
    await press("开始结构化面试 — 第3号");
    expect(actions()).toEqual([
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
    expect(dialogWords()).toContain("已提交 7 份，共 7 份");
    await press("封分：结构化面试 — 第3号");
    expect(sent[0]?.action.case).toBe("closeStage");
    expect(dialog()).toBeNull();
  });

  test("shows the total before it announces", async () => {
    show({ phase: Phase.RELEASED, turn: 3 });
    expect(place.textContent).toContain("去掉一个最高分 93.00 分，去掉一个最低分 79.00 分");
    await press("宣布第3号成绩");
    expect(dialogWords()).toContain("88.50");
    await press("返回");
    expect(sent).toEqual([]);
  });

  test("takes no press meant for the words that stood there before", async () => {
    show({ phase: Phase.CALLED, turn: 3 });
    pass(settle_ms);
    show(onTurn);
    await click(button("结束结构化面试 — 第3号"));
    expect(sent).toEqual([]);
    await press("结束结构化面试 — 第3号");
    expect(sent[0]?.action.case).toBe("endStage");
  });

  test("sends nothing twice while the answer is awaited", async () => {
    answerWith(new Promise(() => undefined));
    show({ phase: Phase.CALLED, turn: 3 });
    await press("开始结构化面试 — 第3号");
    await press("开始结构化面试 — 第3号");
    expect(sent).toHaveLength(1);
  });

  test("goes on by Ctrl + Enter, but not while a question is open", async () => {
    show(onTurn);
    pass(settle_ms);
    await key("Enter", { ctrlKey: true });
    expect(sent[0]?.action.case).toBe("endStage");
    show(allIn);
    pass(settle_ms);
    await key("Enter", { ctrlKey: true });
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
    answerWith(create(RefusalSchema, { code: Code.OTHER_TURN, what: "candidate", need: "c3" }));
    show(onTurn);
    await press("退回1号评委的评分表");
    await write("第三项漏评");
    await press("退回1号评委的评分表");
    expect(place.querySelector("textarea")?.value).toBe("第三项漏评");
    expect(dialogWords()).toContain("现在应是第4号，没有执行");
  });

  test("keeps a question open when the page moves on under it", async () => {
    show(onTurn);
    await press("退回1号评委的评分表");
    await write("第三项漏评");
    show({ phase: Phase.RELEASING, turn: 3 });
    expect(place.querySelector("textarea")?.value).toBe("第三项漏评");
    expect(dialogWords()).toContain("内容仍为您保留");
  });

  test("records an outcome only once one is chosen and explained", async () => {
    show(onTurn);
    await press("第5号 其他操作");
    await write("电话告知");
    await press("登记 — 第5号");
    expect(sent).toEqual([]);
    await click(place.querySelectorAll("input[type=radio]")[1]);
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
    answerWith(new Promise(() => undefined));
    show({ phase: Phase.CHECK_IN, arrived: 5 });
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
    const fields = [...place.querySelectorAll<HTMLInputElement>(".number_field_input")];
    const type = async (numbers: string[]) => {
      for (const [at, text] of numbers.entries()) await fill(fields[at], text);
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
    expect(place.querySelector(".lots_form_lots")).toBeNull();
  });

  test("keeps the lots typed in when the server refuses them", async () => {
    answerWith(create(RefusalSchema, { code: Code.LOTS_INCOMPLETE, what: "arrival", have: "c1" }));
    show({ phase: Phase.CHECK_IN, arrived: 1, people: 1 });
    await press("录入抽签结果…");
    await fill(place.querySelector(".number_field_input"), "1");
    await press("记录抽签结果");
    expect(sent).toHaveLength(1);
    expect(place.querySelector<HTMLInputElement>(".number_field_input")?.value).toBe("1");
    expect(place.textContent).toContain("没有执行");
  });

  test("shows why nothing can be done while the supervisor holds", () => {
    show(scenes["held"]!);
    expect(place.querySelector(".action_wait")?.textContent).toContain("观众席有人拍照");
    expect(() => button("宣布第3号成绩")).toThrow();
  });
});

describe("The supervisor's page", () => {
  test("holds from the end of the turn, with a reason", async () => {
    show(onTurn, Role.SUPERVISOR);
    await press("暂停面试…");
    await click(place.querySelectorAll("input[type=radio]")[1]);
    await write("设备检查");
    await press("暂停");
    expect(sent[0]?.action.value).toMatchObject({
      from: HoldFrom.END_OF_TURN,
      reason: "设备检查",
    });
  });

  test("witnesses the lots it shows", async () => {
    show({ phase: Phase.LOTS }, Role.SUPERVISOR);
    expect(place.querySelectorAll(".draw_drawn > li")).toHaveLength(12);
    await press("见证抽签结果");
    expect(sent[0]?.action.case).toBe("witnessLots");
  });

  test("is told what a lost tail means before acknowledging it", async () => {
    show(scenes["tail"]!, Role.SUPERVISOR);
    await press("已知悉记录缺失，允许继续");
    expect(sent).toEqual([]);
    expect(dialogWords()).toContain("可能要补交");
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
    expect(place.querySelector(".figures_trace")).not.toBeNull();
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
