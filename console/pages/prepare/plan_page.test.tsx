// @vitest-environment happy-dom
// The plan's step of the administrator's page as its holder meets it.
import { act } from "preact/test-utils";
import { describe, expect, test } from "vitest";
import { planFaults } from "../../prepare/fixture_answers";
import {
  button,
  checks,
  field,
  open,
  pass,
  playPrepare,
  press,
  questions,
  says,
  settle,
  type,
} from "../../prepare/played_prepare";
import { actions, place, sent } from "../../played_desk";
import { pause_ms } from "./plan/plan_check";
import { planOf } from "./plan/plan_text";

playPrepare();

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
    expect(place.querySelector(".plan_faults")?.textContent).toContain("面试小组 · 主考官席号");
    expect(place.querySelector(".plan_faults")?.textContent).not.toContain("chief_seat");
    expect(place.querySelector(".plan_faults")?.textContent).not.toMatch(/第 \d+ 行/);
    press("分数个数应与要素个数相同");
    expect(place.querySelector("textarea")).not.toBeNull();
    expect(place.querySelector(".plan_faults")?.textContent).toContain("panels[0].chief_seat");
  });

  test("that changes a rule of its document gives it back to a clause of its own", () => {
    open("fresh", "plan");
    const box = () => document.getElementById("plan:stages[0].limit_seconds")!;
    expect(box().textContent).toContain("◆ 文件：");
    type(box().querySelector("input")!, "10");
    expect(box().textContent).toContain("◇ 本方案选定：已改动");
    expect(says()).toContain("原条款已不适用的规则（1）");
    act(() => [...box().querySelectorAll("button")].at(-1)!.click());
    type(field("条款号"), "第八条");
    const says_ = place.querySelector<HTMLTextAreaElement>("[role=dialog] textarea")!;
    act(() => {
      says_.value = "每人演讲 10 分钟。";
      says_.dispatchEvent(new Event("input", { bubbles: true }));
    });
    press("写入这一条");
    expect(box().textContent).toContain("◆ 文件：每人演讲 10 分钟。");
    expect(says()).not.toContain("原条款已不适用");
  });

  test("names its document and what it calls people, and another document keeps no clause", () => {
    open("fresh", "plan");
    expect(field("竞聘者叫作").value).toBe("揭榜对象");
    type(field("竞聘者叫作"), "竞聘人员");
    type(field("文件名称"), "市直机关竞争上岗办法");
    expect(place.querySelector(".plan_left")?.textContent).not.toContain("◆");
    expect(says()).toContain("▲ 文件已经换了");
    pass(pause_ms);
    const plan = planOf(questions[questions.length - 1] ?? "")!;
    expect(plan.terms?.candidate?.zh).toBe("竞聘人员");
    expect(plan.document?.title?.zh).toBe("市直机关竞争上岗办法");
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
