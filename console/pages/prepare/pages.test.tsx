// @vitest-environment happy-dom
// The administrator's page as its holder meets it.
import { create } from "@bufbuild/protobuf";
import { useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  PlanCheckedSchema,
  Refusal_Code as Code,
  RefusalSchema,
  type PlanChecked,
  type Rehearsed,
} from "../../../web_kit/generated/proto/frames_pb";
import type { PrepareView } from "../../../web_kit/generated/proto/views_pb";
import { actions, answerWith, draw, place, playDesk, send, sent } from "../../played_desk";
import type { Asking } from "./asking";
import { cardsFor, planFaults, rehearsedAs } from "../../prepare/fixture_answers";
import { preparing } from "../../prepare/fixture_views";
import { pause_ms } from "./plan/plan_check";
import { planOf } from "./plan/plan_text";
import { Prepare } from "./prepare_view";

let questions: string[];
let answerPlan: (checked: PlanChecked) => void;
let rehearsals: number;
let answerRehearsal: (rehearsed: Rehearsed) => void;

playDesk();

const none = () => undefined;
const importing = {
  course: { at: "none" as const },
  choose: none,
  use: none,
  answer: none,
  drop: none,
  send: none,
};
const outside = { state: "online" as const, serverNow: () => 60_000 };

function Page({ view, state = "online" }: { view: PrepareView; state?: "online" | "offline" }) {
  const [checked, setChecked] = useState<PlanChecked | null>(null);
  const [rehearsed, setRehearsed] = useState<Rehearsed | null>(null);
  answerPlan = setChecked;
  answerRehearsal = setRehearsed;
  const asking: Asking = {
    send,
    issueCodes: (seats) => Promise.resolve(cardsFor(view, seats)),
    plan: { ask: (json) => questions.push(json), answer: checked },
    rehearsal: { begin: () => (rehearsals += 1), answer: rehearsed },
  };
  return (
    <Prepare view={view} importing={importing} asking={asking} outside={{ ...outside, state }} />
  );
}

function open(made: string, step: string): PrepareView {
  window.history.replaceState(null, "", `/prepare?step=${step}`);
  const view = preparing[made]!();
  draw(<Page view={view} />);
  return view;
}

beforeEach(() => {
  vi.useFakeTimers();
  window.localStorage.clear();
  questions = [];
  rehearsals = 0;
});

function button(words: string): HTMLButtonElement {
  const found = [...place.querySelectorAll("button")].find((one) =>
    (one.textContent ?? "").includes(words),
  );
  if (found === undefined) throw new Error(`no button says ${words}`);
  return found;
}

const press = (words: string) => act(() => button(words).click());

function field(label: string): HTMLInputElement {
  const found = [...place.querySelectorAll("label")].find((one) => one.textContent === label);
  const input = found === undefined ? null : document.getElementById(found.htmlFor);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no field is called ${label}`);
  return input;
}

function type(input: HTMLInputElement, text: string): void {
  act(() => {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const settle = () => act(async () => void (await vi.advanceTimersByTimeAsync(0)));
const says = () => place.textContent ?? "";

function checks(faults = planFaults.slice(0, 0)): void {
  const checked = create(PlanCheckedSchema, { tag: questions.length, faults });
  act(() => answerPlan(checked));
}

describe("the plan", () => {
  test("is asked about once a person stops typing, and saved once it is sound", async () => {
    open("fresh", "plan");
    pass(pause_ms);
    checks();
    expect(button("没有改动").disabled).toBe(true);
    type(field("方案名称"), "二〇二六年竞聘");
    type(field("方案名称"), "二〇二六年竞聘面试");
    expect(questions).toHaveLength(1);
    pass(pause_ms);
    expect(questions).toHaveLength(2);
    expect(button("保存方案").disabled).toBe(true);
    checks();
    press("保存方案");
    await settle();
    const [action] = actions();
    if (action?.case !== "enterPlan") throw new Error("no plan was sent");
    expect(planOf(action.value.json)?.title?.zh).toBe("二〇二六年竞聘面试");
    expect(says()).toContain("回执 7K3-M9");
  });

  test("shows each fault at its field and in the list, and is not saved then", () => {
    open("fresh", "plan");
    pass(pause_ms);
    type(field("主考官席号"), "9");
    pass(pause_ms);
    checks(planFaults);
    const box = document.getElementById("plan:panels[0].chief_seat");
    expect(box?.textContent).toContain("▲ 主考官席号最大是 5");
    expect(place.querySelectorAll(".plan_faults li")).toHaveLength(3);
    expect(button("保存方案").disabled).toBe(true);
    press("分数个数应与要素个数相同");
    expect(place.querySelector("textarea")).not.toBeNull();
  });

  test("keeps the sum of the criteria as the full mark", () => {
    open("fresh", "plan");
    const max = place.querySelector<HTMLInputElement>(
      "[id='plan:stages[0].criteria[0].max'] input",
    )!;
    type(max, "25");
    expect(says()).toContain("合计满分 95");
    press("删除");
    expect(says()).toContain("合计满分 70");
  });

  test("drops nothing, or a highest and a lowest, in words the server knows", () => {
    open("fresh", "plan");
    const high = place.querySelector<HTMLInputElement>(
      "[id='plan:stages[0].panels[0].trim.high'] input",
    )!;
    type(high, "1");
    pass(pause_ms);
    const { trim } = planOf(questions[questions.length - 1] ?? "")!.stages[0]!.panels[0]!;
    expect(trim).toMatchObject({ high: 1, low: 0, scope: 1, atLeast: 2 });
  });

  test("that is written is kept while other steps are looked at", () => {
    open("fresh", "plan");
    type(field("方案名称"), "新名称");
    press("名单");
    expect(says()).toContain("有改动未保存");
    expect(place.querySelector("[data-unsaved]")).not.toBeNull();
    press("方案有改动");
    expect(field("方案名称").value).toBe("新名称");
    press("放弃改动");
    expect(place.querySelector("[data-unsaved]")).toBeNull();
  });

  test("that is no JSON closes the form and says the line", () => {
    open("fresh", "plan");
    press("全部内容");
    const area = place.querySelector("textarea")!;
    act(() => {
      area.value = '{\n  "id": \n}';
      area.dispatchEvent(new Event("input", { bubbles: true }));
    });
    expect(says()).toContain("第 3 行写法不对");
    press("常用项");
    expect(says()).toContain("表单暂时打不开");
  });

  test("comes from a ready scheme, and counts only once saved", () => {
    open("fresh", "plan");
    press("选用方案");
    press("五女山");
    expect(field("方案名称").value).toBe("五女山开发区内设机构竞聘上岗");
    expect(sent).toEqual([]);
    expect(button("放弃改动").disabled).toBe(false);
  });

  test("that is locked has nothing to write in", () => {
    open("locked", "plan");
    expect(says()).toContain("方案已锁定");
    expect(place.querySelectorAll("main input, main textarea")).toHaveLength(0);
  });
});

function choose(label: string, value: string): void {
  const found = [...place.querySelectorAll("label")].find(
    (one) => one.querySelector("b")?.textContent === label,
  );
  const select = found?.querySelector("select");
  if (select === null || select === undefined) throw new Error(`no choice is called ${label}`);
  act(() => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

describe("a recusal", () => {
  test("names candidate, seat and ground", async () => {
    open("busy", "seats");
    choose("竞岗对象", "c1");
    choose("评委席位", "leaders_2");
    choose("回避理由", "lineal");
    press("登记回避");
    await settle();
    expect(actions()).toMatchObject([
      {
        case: "recuseJudge",
        value: { candidate: "c1", seat: "leaders_2", reason: "直系血亲" },
      },
    ]);
    expect(says()).toContain("回避已登记");
  });

  test("offers only seats of the candidate's room that are not recused already", () => {
    open("busy", "seats");
    choose("竞岗对象", "c1");
    const options = [...place.querySelectorAll("option")].map((one) => one.value);
    expect(options).toContain("leaders_1");
    expect(options).not.toContain("leaders_3");
    expect(options).not.toContain("room2.leaders_1");
  });

  test("is the operator's once somebody has arrived", () => {
    open("running", "seats");
    expect(place.querySelectorAll("main select")).toHaveLength(0);
    expect(says()).toContain("请由考务员");
  });
});

describe("cards", () => {
  async function issue(): Promise<void> {
    open("ready", "cards");
    act(() => place.querySelector<HTMLInputElement>(".card_choice_group input")!.click());
    press("生成 5 张席位卡");
    expect(says()).toContain("以前的卡立即作废");
    act(() => place.querySelector<HTMLButtonElement>("[role=dialog] .button_primary")!.click());
    await settle();
  }

  test("are shown once, eight a sheet, and gone once the step is left", async () => {
    await issue();
    expect(place.querySelectorAll(".card_sheets_card")).toHaveLength(5);
    expect(place.querySelector("svg")?.getAttribute("aria-label")).toContain("考务员");
    press("场地检测");
    expect(says()).toContain("离开席位卡？");
    expect(place.querySelectorAll(".card_sheets_card")).toHaveLength(5);
    press("离开，清除代码");
    expect(says()).toContain("把所有平板和屏幕打开");
    press("席位卡");
    expect(place.querySelectorAll(".card_sheets_card")).toHaveLength(0);
  });

  test("are dropped at once when a person says they are printed", async () => {
    await issue();
    press("打印好了");
    expect(place.querySelectorAll(".card_sheets_card")).toHaveLength(0);
    press("场地检测");
    expect(says()).not.toContain("离开席位卡？");
  });
});

describe("locking", () => {
  test("wants the check code typed, in any case, and sends it as it is shown", async () => {
    const view = open("ready", "lock");
    expect(button("请先输入校验码").disabled).toBe(true);
    const shown = view.header!.checkCode;
    const spoken = `${shown.slice(0, 4)} ${shown.slice(4)}`.toLowerCase();
    type(field("请照着输入校验码"), `${spoken.slice(0, -1)}x`);
    expect(says()).toContain("与上面的校验码不同");
    type(field("请照着输入校验码"), spoken);
    press("锁定方案");
    await settle();
    act(() => [...place.querySelectorAll<HTMLButtonElement>(".action_bar button")][0]?.click());
    await settle();
    expect(actions()).toMatchObject([
      { case: "lockPlan", value: { checkCode: view.header?.checkCode, zone: "Asia/Shanghai" } },
    ]);
  });

  test("that was refused says why and stays possible", async () => {
    answerWith(create(RefusalSchema, { code: Code.INVALID, what: "check_code" }));
    const view = open("ready", "lock");
    type(field("请照着输入校验码"), view.header!.checkCode);
    act(() => [...place.querySelectorAll<HTMLButtonElement>(".action_bar button")][0]!.click());
    await settle();
    expect(says()).toContain("校验码刚刚变了");
  });

  test("is barred while questions are missing", () => {
    open("fresh", "lock");
    expect(button("还有必须完成的步骤").disabled).toBe(true);
  });
});

describe("a rehearsal", () => {
  const begin = (words = "开始演练") => act(() => button(words).click());

  test("is begun at a press, once, and tells ranking and one score in full", () => {
    open("ready", "rehearse");
    begin();
    expect(rehearsals).toBe(1);
    expect(says()).toContain("正在演练");
    expect(button("开始演练").disabled).toBe(true);
    act(() => answerRehearsal(rehearsedAs("ended", 1)));
    expect(says()).toContain("60 份评分表，用时 3 秒");
    expect(place.querySelectorAll(".ranking_ranking tbody tr").length).toBeGreaterThan(2);
    expect(place.querySelectorAll(".figures_stage").length).toBeGreaterThan(0);
    begin("再演练一次");
    expect(rehearsals).toBe(2);
    expect(place.querySelector(".ranking_ranking")).toBeNull();
  });

  test("that fails says what the program said", () => {
    open("ready", "rehearse");
    begin();
    act(() => answerRehearsal(rehearsedAs("failed", 1)));
    expect(says()).toContain("演练没有走完");
    expect(says()).toContain("candidates[0].posts[1]");
  });

  test("whose answer was lost with the connection may be asked for again", () => {
    const view = open("ready", "rehearse");
    begin();
    draw(<Page view={view} state="offline" />);
    expect(says()).toContain("没有收到演练结果");
    draw(<Page view={view} />);
    begin();
    expect(rehearsals).toBe(2);
    expect(says()).toContain("正在演练");
  });

  test("of another plan is not shown with this one", () => {
    const view = open("ready", "rehearse");
    begin();
    act(() => answerRehearsal(rehearsedAs("ended", 1)));
    const other = preparing["ready"]!();
    other.header!.checkCode = `${view.header!.checkCode}X`;
    draw(<Page view={other} />);
    expect(place.querySelector(".ranking_ranking")).toBeNull();
  });

  test("is not begun without people, nor once somebody has arrived", () => {
    open("fresh", "rehearse");
    expect(button("开始演练").disabled).toBe(true);
    open("ended", "rehearse");
    expect(button("开始演练").disabled).toBe(true);
    expect(says()).toContain("已经有人报到");
  });
});

test("a rehearsal is ticked for this check code alone", () => {
  const view = open("ready", "rehearse");
  act(() => place.querySelector<HTMLInputElement>("input[type=checkbox]")!.click());
  expect(says()).toContain("本方案已演练");
  const other = preparing["ready"]!();
  other.header!.checkCode = `${view.header!.checkCode}X`;
  draw(<Page view={other} />);
  expect(says()).toContain("还没有演练");
});

test("the site check lists those in trouble alone when asked", () => {
  open("busy", "site");
  const all = place.querySelectorAll(".site_step_line").length;
  act(() => place.querySelector<HTMLInputElement>(".site_step_filter input")!.click());
  const troubled = place.querySelectorAll(".site_step_line").length;
  expect(troubled).toBeLessThan(all);
  expect(place.querySelectorAll(".site-good")).toHaveLength(0);
});

test("no step of the administrator's has a mark in it", () => {
  for (const step of ["plan", "roll", "seats", "bank", "cards", "site", "lock", "end"]) {
    open("ended", step);
    expect(place.querySelector(".figure_figure")).toBeNull();
  }
});
