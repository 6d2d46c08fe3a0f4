import { create } from "@bufbuild/protobuf";
import { beforeEach, describe, expect, test } from "vitest";
import { PlanCheckedSchema } from "../../../../web_kit/generated/proto/frames_pb";
import { language } from "../../../../web_kit/i18n/i18n";
import { planFaults } from "../../../prepare/fixture_answers";
import { preparing, readyPlan } from "../../../prepare/fixture_views";
import { basisHint, ruleGroups } from "./plan_basis";
import { checkOf } from "./plan_check";
import { brokenExamples, faultsAt, locate } from "./plan_faults";
import { readyPlans, resultLine, scoringLine } from "./plan_ready";
import {
  brokenLine,
  isWithin,
  jsonOfPlan,
  pathOf,
  pathText,
  placeOf,
  planOf,
  withValue,
  withValues,
} from "./plan_text";

beforeEach(() => {
  language.value = "zh";
});

const text = `{
  "id": "benxi",
  "title": { "zh": "竞聘" },
  "stages": [
    { "id": "speech", "criteria": [{ "id": "a", "max": "60" }, { "id": "b", "max": "40" }] }
  ]
}
`;

describe("a path", () => {
  test.each(["stages[1].panels[0].weight", "title", "stages[0].criteria[12].title.zh", ""])(
    "%s is read and written alike",
    (path) => {
      expect(pathText(pathOf(path))).toBe(path);
    },
  );

  test("lies within what it begins with, and within itself", () => {
    expect(isWithin(pathOf("stages[1].title"), pathOf("stages[1]"))).toBe(true);
    expect(isWithin(pathOf("stages[1]"), pathOf("stages[1]"))).toBe(true);
    expect(isWithin(pathOf("stages"), pathOf("stages[1]"))).toBe(false);
    expect(isWithin(pathOf("stages[1]"), pathOf("stages[10]"))).toBe(false);
  });
});

describe("the text of a plan", () => {
  test("is changed at one place and keeps its layout everywhere else", () => {
    const changed = withValue(text, pathOf("stages[0].criteria[1].max"), "30");
    expect(changed).toBe(text.replace('"40"', '"30"'));
    expect(withValue(text, pathOf("title.en"), "Interview")).toContain('"en": "Interview"');
  });

  test("loses what is taken out, and the commas still fit", () => {
    const without = withValue(text, pathOf("stages[0].criteria[0]"), undefined);
    expect(brokenLine(without)).toBeNull();
    expect(planOf(without)?.stages[0]?.criteria.map(({ id }) => id)).toEqual(["b"]);
  });

  test("takes several changes, one after the other", () => {
    const changed = withValues(text, [
      [pathOf("stages[0].criteria[2]"), { id: "c", title: { zh: "" }, max: "" }],
      [pathOf("stages[0].full_mark"), "100"],
    ]);
    const stage = planOf(changed)?.stages[0];
    expect(stage?.criteria).toHaveLength(3);
    expect(stage?.fullMark).toBe("100");
  });

  test("gets a place for what is not there yet", () => {
    const changed = withValue(text, pathOf("rounding.published"), 2);
    expect(planOf(changed)?.rounding?.published).toBe(2);
  });

  test("tells the line of a path, and of what it should stand in where it is missing", () => {
    expect(placeOf(text, pathOf("stages[0].criteria[1].max"))?.line).toBe(5);
    expect(placeOf(text, pathOf("title.en"))?.line).toBe(3);
    expect(placeOf(text, pathOf("rounding"))?.line).toBe(1);
    const place = placeOf(text, pathOf("title.zh"))!;
    expect(text.slice(place.from, place.to)).toBe('"zh": "竞聘"');
  });

  test("that is no JSON is told by its first line that is wrong", () => {
    expect(brokenLine(text)).toBeNull();
    expect(brokenLine(text.replace('"benxi",', '"benxi"'))).toBe(3);
    expect(brokenLine(`{\n  // a note\n}`)).toBe(2);
    expect(brokenLine(`{\n  "id": "a",\n}`)).toBe(3);
  });
});

describe("the ready plans", () => {
  test("are five", () => {
    const ids = readyPlans.map(({ id }) => id).sort();
    expect(ids).toEqual(["benxi", "fenghua", "tongxiang", "wunvshan", "wuzhong"]);
  });

  test.each(readyPlans.map(({ id, json }) => [id, json]))(
    "%s says the same after it was read and written",
    (_, json) => {
      const { ties, ...said } = JSON.parse(json) as Record<string, unknown>;
      const again = JSON.parse(jsonOfPlan(planOf(json)!)) as Record<string, unknown>;
      const noTies = Array.isArray(ties) && ties.length === 0; // May be left out.
      expect(again).toEqual(noTies ? said : { ...said, ties });
    },
  );

  test("are told apart in two lines", () => {
    const tongxiang = readyPlan("tongxiang");
    expect(scoringLine(tongxiang)).toBe("领导评委 7 席、群众评委 40 席；现场竞岗 100% 13 分钟");
    expect(resultLine(tongxiang)).toBe("按 1:2 提出建议名单；当场宣布；党委（党组）票决");
    expect(resultLine(readyPlan("wuzhong"))).toContain("另计笔试成绩");
  });
});

test("what a plan must say though it is nothing is said", () => {
  const plan = planOf(`{
    "rounding": { "mode": "HALF_UP", "published": 0 },
    "stages": [{ "panels": [{ "trim": { "high": 1, "low": 0, "scope": "SHEET", "at_least": 2 } }] }],
    "release": []
  }`)!;
  expect(JSON.parse(jsonOfPlan(plan))).toMatchObject({
    rounding: { mode: "HALF_UP", published: 0 },
    stages: [{ panels: [{ trim: { high: 1, low: 0, scope: "SHEET", at_least: 2 } }] }],
    release: [],
  });
});

describe("faults", () => {
  const plan = jsonOfPlan(readyPlan("benxi"));
  const faults = locate(create(PlanCheckedSchema, { faults: planFaults }).faults, plan);

  test("stand at a line of the text", () => {
    const lines = plan.split("\n");
    expect(faults.map(({ line }) => lines[line! - 1]?.trim().split(":")[0])).toEqual([
      '"full_mark"',
      '"chief_seat"',
      '"marks"',
    ]);
  });

  test("show at the field they concern, and at what it lies in", () => {
    expect(faultsAt(faults, pathOf("panels[0].chief_seat"))).toHaveLength(1);
    expect(faultsAt(faults, pathOf("panels[0]"))).toHaveLength(1);
    expect(faultsAt(faults, pathOf("panels[0].seats"))).toEqual([]);
  });

  test("of the file as a whole show at no field and no line", () => {
    const whole = locate(create(PlanCheckedSchema, { faults: [{ path: "" }] }).faults, plan);
    expect(whole[0]?.line).toBeNull();
    expect(faultsAt(whole, [])).toEqual([]);
  });

  test("in worked examples are known, since changed rules bring them about", () => {
    expect(brokenExamples(faults)).toBe(true);
    expect(brokenExamples(faults.slice(0, 2))).toBe(false);
  });
});

describe("what stands behind a rule", () => {
  const plan = readyPlan("benxi");

  test("is the document's own rule, said at the field", () => {
    expect(basisHint(plan, pathOf("stages[0].limit_seconds"))).toBe(
      "◆ 文件：演讲时间原则上不超过 7 分钟。",
    );
    expect(basisHint(plan, pathOf("stages[0].title.zh"))).toContain("◆");
    expect(basisHint(plan, pathOf("stages[0].title.en"))).toBe("");
  });

  test("is an open choice where the document says nothing", () => {
    expect(basisHint(plan, pathOf("rounding.published"))).toBe("◇ 文件未规定，由本方案选定");
    expect(basisHint(plan, pathOf("stages[0].panels[0].trim.high"))).toContain("◇");
  });

  test("is nothing where it is a setting", () => {
    expect(basisHint(plan, pathOf("hall.theme"))).toBe("");
  });
});

test("rules stand under their headings, each heading once", () => {
  const groups = ruleGroups(preparing["fresh"]!().rules);
  expect(groups.map(({ heading, rules: own }) => [heading, own.length])).toEqual([
    ["评委", 3],
    ["现场流程", 13],
    ["评分", 10],
    ["计分", 10],
    ["宣布", 4],
    ["排名和建议名单", 7],
    ["公示", 2],
    ["其他", 12],
  ]);
});

describe("a check", () => {
  const answer = create(PlanCheckedSchema, { tag: 4 });

  test("counts only as the answer to the newest question, about the text that stands there", () => {
    expect(checkOf("b", { text: "b", tag: 4 }, answer)).toEqual({ at: "checked", checked: answer });
    expect(checkOf("b", { text: "b", tag: 5 }, answer).at).toBe("waiting");
    expect(checkOf("c", { text: "b", tag: 4 }, answer).at).toBe("waiting");
    expect(checkOf("b", { text: "b", tag: null }, answer).at).toBe("waiting");
    expect(checkOf("b", null, null)).toEqual({ at: "waiting", last: null });
    expect(checkOf(null, null, answer)).toEqual({ at: "none" });
  });
});
