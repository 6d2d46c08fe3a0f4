// What a plan cites stands for the rule and the document it was written for; the page holds it as
// the server does.
import { beforeEach, describe, expect, test } from "vitest";
import { language } from "../../../../web_kit/i18n/i18n";
import { basisHint } from "./plan_basis";
import { placeWords } from "./plan_places";
import { readyPlans } from "./plan_ready";
import { jsonOfPlan, pathOf, planOf, withValues, type Path } from "./plan_text";
import { fallenClauses, givingClause, ruleAt, sealed, sealing } from "./standing";

beforeEach(() => {
  language.value = "zh";
});

const benxi = readyPlans.find(({ id }) => id === "benxi")!.json;
const limit = pathOf("stages[0].limit_seconds");

function changed(...changes: (readonly [Path, unknown])[]) {
  return planOf(withValues(benxi, changes))!;
}

describe("a clause", () => {
  test.each(readyPlans.map(({ id, plan }) => [id, plan] as const))(
    "of the ready plan %s stands for the rule that it names",
    (_, plan) => {
      expect(fallenClauses(plan)).toEqual([]);
      expect(sealing(plan)).toEqual([]);
      for (const clause of plan.clauses) {
        expect([clause.path, clause.standsFor]).toEqual([clause.path, ruleAt(plan, clause.path)]);
      }
    },
  );

  test("stands no more once its rule is another, and the field says so in both languages", () => {
    expect(basisHint(changed(), limit)).toMatch(/^◆ 文件：/);
    const plan = changed([limit, 600]);
    expect(fallenClauses(plan).map(({ clause, why }) => [clause.path, why])).toEqual([
      ["stages[0].limit_seconds", "other_rule"],
    ]);
    expect(basisHint(plan, limit)).toMatch(/^◇ 本方案选定：已改动，与原条款（三（五）1（1）：/);
    language.value = "en";
    expect(basisHint(plan, limit)).toMatch(/^◇ chosen by this plan: changed; its clause/);
  });

  test("of another document stands for nothing, and what is given anew does", () => {
    const title = [pathOf("document.title.zh"), "市直机关竞争上岗办法"] as const;
    const plan = changed(title);
    expect(fallenClauses(plan)).toHaveLength(plan.clauses.length);
    expect(basisHint(plan, limit)).toContain("出自另一份文件");
    const given = givingClause(plan, {
      path: "stages[0].limit_seconds",
      section: "第八条",
      says: "每人演讲 7 分钟。",
    });
    const anew = planOf(withValues(jsonOfPlan(plan), given))!;
    expect(basisHint(anew, limit)).toBe("◆ 文件：每人演讲 7 分钟。");
    expect(fallenClauses(anew)).toHaveLength(plan.clauses.length - 1);
  });

  test("of a plan of before is held to the rule it has when somebody begins to change it", () => {
    const before = planOf(benxi)!;
    before.document!.cited = "";
    for (const clause of before.clauses) clause.standsFor = "";
    const text = jsonOfPlan(before);
    const unheld = planOf(withValues(text, [[limit, 600]]))!;
    expect(fallenClauses(unheld)).toEqual([]);
    const held = planOf(withValues(sealed(text, before), [[limit, 600]]))!;
    expect(fallenClauses(held).map(({ clause }) => clause.path)).toEqual([
      "stages[0].limit_seconds",
    ]);
  });
});

describe("the place of a fault", () => {
  test.each([
    ["stages[0].limit_seconds", "环节 1　竞聘演讲 · 时限"],
    ["stages[1].criteria[2].max", "环节 2　命题答辩 · 逻辑思维能力"],
    ["panels[0].chief_seat", "面试小组 · 主考官席号"],
    ["stages[0].panels[0].trim.high", "环节 1　竞聘演讲 · 去掉最高分、最低分"],
    ["terms.candidate.zh", "竞聘者叫作"],
    ["shortlist.per_vacancy", "在“全部内容（JSON）”里"],
  ])("%s is told as %s", (path, words) => {
    expect(placeWords(planOf(benxi), pathOf(path))).toBe(words);
  });
});
