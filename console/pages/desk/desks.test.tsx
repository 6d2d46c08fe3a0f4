// @vitest-environment happy-dom
import { create } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { Refusal_Code as Code, RefusalSchema } from "../../../web_kit/generated/proto/frames_pb";
import {
  Arrival_Id as Arrival,
  HoldFrom_Id as HoldFrom,
  Outcome_Id as Outcome,
  Role_Id as Role,
} from "../../../web_kit/generated/proto/seats_pb";
import { language } from "../../../web_kit/i18n/i18n";
import { settle_ms } from "../../steps/acting";
import { scenes, viewOf } from "../../fixture_scenes";
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

function show(scene: string, role = Role.OPERATOR): void {
  const view = viewOf(scene, role);
  if (role === Role.SUPERVISOR) showWide(view);
  else showView(view, role);
}

const onTurn = "presenting";
const allIn = "scoring_all";

async function askToReturn(): Promise<void> {
  await press("1号评委 其他操作");
  await press("退回1号评委的评分表…");
}

describe("The operator's desk", () => {
  test("sends the next step at once where it is harmless", async () => {
    show("called");
    await press("开始结构化面试 — 第7号");
    expect(actions()).toEqual([
      expect.objectContaining({
        case: "startStage",
        value: expect.objectContaining({ candidate: "c7", stage: "interview" }),
      }),
    ]);
  });

  test("asks before it closes, and says what is missing", async () => {
    show(allIn);
    await press("封分：结构化面试 — 第7号");
    expect(sent).toEqual([]);
    expect(dialogWords()).toContain("已提交 7 份，共 7 份");
    await press("封分：结构化面试 — 第7号");
    expect(sent[0]?.action.case).toBe("closeStage");
    expect(dialog()).toBeNull();
  });

  test("shows the total before it announces", async () => {
    show("released_seven");
    expect(place.textContent).toContain("去掉一个最高分 93.00 分，去掉一个最低分 79.00 分");
    await press("宣布第7号成绩");
    expect(dialogWords()).toContain("88.50");
    await press("返回");
    expect(sent).toEqual([]);
  });

  test("takes no press meant for the words that stood there before", async () => {
    show("called");
    pass(settle_ms);
    show(onTurn);
    await click(button("结束结构化面试 — 第7号"));
    expect(sent).toEqual([]);
    await press("结束结构化面试 — 第7号");
    expect(sent[0]?.action.case).toBe("endStage");
  });

  test("sends nothing twice while the answer is awaited", async () => {
    answerWith(new Promise(() => undefined));
    show("called");
    await press("开始结构化面试 — 第7号");
    await press("开始结构化面试 — 第7号");
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
    await askToReturn();
    await press("退回1号评委的评分表");
    expect(sent).toEqual([]);
    expect(place.textContent).toContain("请写明理由");
    await write(" 第三项漏评 ");
    await press("退回1号评委的评分表");
    expect(sent[0]?.action.value).toMatchObject({ seat: "panel_1", reason: "第三项漏评" });
  });

  test("keeps what was written when the server refuses, and says why", async () => {
    answerWith(create(RefusalSchema, { code: Code.OTHER_TURN, what: "candidate", need: "c4" }));
    show(onTurn);
    await askToReturn();
    await write("第三项漏评");
    await press("退回1号评委的评分表");
    expect(place.querySelector("textarea")?.value).toBe("第三项漏评");
    expect(dialogWords()).toContain("现在应是第4号，没有执行");
  });

  test("keeps a question open when the page moves on under it", async () => {
    show(onTurn);
    await askToReturn();
    await write("第三项漏评");
    show("releasing_seven");
    expect(place.querySelector("textarea")?.value).toBe("第三项漏评");
    expect(dialogWords()).toContain("内容仍为您保留");
  });

  test("records an outcome only once one is chosen and explained", async () => {
    show(onTurn);
    await press("第8号 其他操作");
    await write("电话告知");
    await press("登记 — 第8号");
    expect(sent).toEqual([]);
    await click(place.querySelectorAll("input[type=radio]")[1]);
    await press("登记放弃 — 第8号");
    expect(sent[0]?.action.value).toMatchObject({
      candidate: "c8",
      outcome: Outcome.WITHDRAWN,
      reason: "电话告知",
    });
  });

  test("checks in whoever is expected by one press that says what was checked", async () => {
    show("check_in");
    await press("赵丽娟 已到，身份已核验，手机已封存");
    expect(sent[0]?.action.value).toMatchObject({
      candidate: "c6",
      arrival: Arrival.PRESENT,
      identityChecked: true,
      phoneSealed: true,
    });
  });

  test("asks about the phone where somebody else comes, or comes late", async () => {
    show("check_in");
    await press("周强 迟到");
    expect(sent).toEqual([]);
    await choose("没有封存");
    await press("已核验身份，登记迟到");
    expect(sent[0]?.action.value).toMatchObject({
      candidate: "c7",
      arrival: Arrival.LATE,
      identityChecked: true,
      phoneSealed: false,
    });
  });

  test("checks in a second person while the first is on the way, and nobody twice", async () => {
    answerWith(new Promise(() => undefined));
    show("check_in");
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
    expect(people).toEqual(["c7", "c8"]);
  });

  test("records the lots once every number is there once", async () => {
    show("three_here");
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
        { candidate: "c1", number: 2 },
        { candidate: "c2", number: 3 },
        { candidate: "c3", number: 1 },
      ],
    });
    expect(place.querySelector(".lots_form_lots")).toBeNull();
  });

  test("keeps the lots typed in when the server refuses them", async () => {
    answerWith(create(RefusalSchema, { code: Code.LOTS_INCOMPLETE, what: "arrival", have: "c1" }));
    show("three_here");
    await press("录入抽签结果…");
    const fields = [...place.querySelectorAll<HTMLInputElement>(".number_field_input")];
    for (const [at, field] of fields.entries()) await fill(field, String(at + 1));
    await press("记录抽签结果");
    expect(sent).toHaveLength(1);
    expect(place.querySelector<HTMLInputElement>(".number_field_input")?.value).toBe("1");
    expect(place.textContent).toContain("没有执行");
  });

  test("shows why nothing can be done while the supervisor holds", () => {
    show("held");
    expect(place.querySelector(".action_wait")?.textContent).toContain("观众席有人拍照");
    expect(() => button("宣布第7号成绩")).toThrow();
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
    show("lots", Role.SUPERVISOR);
    expect(place.querySelectorAll(".draw_drawn > li")).toHaveLength(12);
    await press("见证抽签结果");
    expect(sent[0]?.action.case).toBe("witnessLots");
  });

  test("is told what a lost tail means before acknowledging it", async () => {
    show("tail", Role.SUPERVISOR);
    await press("已知悉记录缺失，允许继续");
    expect(sent).toEqual([]);
    expect(dialogWords()).toContain("可能要补交");
    await press("已知悉记录缺失，允许继续");
    expect(sent[0]?.action.case).toBe("acknowledgeTailLoss");
  });

  test("is told what records that can't be checked mean before acknowledging them", async () => {
    show("unchecked", Role.SUPERVISOR);
    await press("已知悉无法核实的记录");
    expect(sent).toEqual([]);
    expect(dialogWords()).toContain("评委手中的回执");
    await press("已知悉无法核实的记录");
    expect(sent[0]?.action.case).toBe("acknowledgeWitnesses");
  });

  test("offers none of the operator's steps", () => {
    show(onTurn, Role.SUPERVISOR);
    expect(() => button("结束结构化面试 — 第7号")).toThrow();
    expect(() => button("退回1号评委的评分表")).toThrow();
  });
});

test.each([Role.OPERATOR, Role.VERIFIER, Role.SUPERVISOR])(
  "records that can't be checked are told at every desk, and what to do (role %i)",
  (role) => {
    show("unchecked", role);
    expect(place.textContent).toContain("2号评委见过与服务器不一致的记录（第 4711 条），无法核实");
    expect(place.textContent).toContain("一台未进入席位的设备见过用本服务器密钥写的另一份记录");
    expect(place.textContent).toContain("找回原来的记录和密钥");
  },
);

describe("The verifier's page", () => {
  test("confirms exactly the figures it shows", async () => {
    show("releasing_seven", Role.VERIFIER);
    expect(place.querySelector(".figures_trace")).not.toBeNull();
    await press("核对无误 — 第7号");
    expect(sent[0]?.action.value).toMatchObject({
      candidate: "c7",
      digest: viewOf("releasing_seven").closed?.digest,
    });
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
      show(name, role);
      expect(place.textContent).not.toMatch(/\{\w+\}|undefined|\[object|NaN/);
      if (chosen === "en") expect(place.textContent).not.toMatch(/号评委|已提交|等待/);
    }
  });
});
