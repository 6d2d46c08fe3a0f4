// @vitest-environment happy-dom
// The administrator's page as its holder meets it; the plan's step: plan_page.test.tsx.
import { create } from "@bufbuild/protobuf";
import { act } from "preact/test-utils";
import { describe, expect, test } from "vitest";
import { Refusal_Code as Code, RefusalSchema } from "../../../web_kit/generated/proto/frames_pb";
import { actions, answerWith, draw, place } from "../../played_desk";
import { rehearsedAs } from "../../prepare/fixture_answers";
import { preparing, readyPlan } from "../../prepare/fixture_views";
import {
  Page,
  answerRehearsal,
  button,
  field,
  open,
  playPrepare,
  press,
  rehearsals,
  says,
  settle,
  type,
} from "../../prepare/played_prepare";
import { jsonOfPlan, planOf } from "./plan/plan_text";

playPrepare();

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

  test("are dropped once a person has looked at the printed ones and says so", async () => {
    await issue();
    press("打印好了");
    expect(says()).toContain("清除 5 张席位卡的代码？");
    expect(place.querySelectorAll(".card_sheets_card")).toHaveLength(5);
    press("还没打印好");
    expect(place.querySelectorAll(".card_sheets_card")).toHaveLength(5);
    press("打印好了");
    press("卡片齐全");
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

  test("tells how many rules are locked as the plan's own though they cite a clause", () => {
    const view = open("ready", "lock");
    expect(says()).not.toContain("原条款已不适用");
    const changed = {
      ...view,
      plan: planOf(jsonOfPlan(readyPlan("benxi")).replace(": 420", ": 600"))!,
    };
    draw(<Page view={changed} />);
    expect(says()).toContain("1 条规则的原条款已不适用，按本方案选定锁定");
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
    expect(button("演练").textContent).toContain("已演练，手算还没有核对");
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
