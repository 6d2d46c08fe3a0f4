import { beforeEach, describe, expect, test } from "vitest";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { language } from "../../../web_kit/i18n/i18n";
import { movedWords, noticeText, placesWords } from "./after";
import { daysIn, daysProblem, isDay } from "./notices";
import { viewOf } from "../../fixture_scenes";
import { filled } from "../../steps/filled";
import { sortSteps, stepWords } from "../../steps/steps";

beforeEach(() => {
  language.value = "zh";
});

const shown = (scene = "results") => viewOf(scene);

describe("After a ranking", () => {
  test("the next step is to follow the proposal", () => {
    const view = shown();
    const { next } = sortSteps(view, Role.OPERATOR);
    expect(next === undefined ? "" : stepWords(next, view)).toBe("按建议确定 — 综合科副科长");
  });

  test("a tie left open is run off first", () => {
    const view = shown("run_off");
    const { next } = sortSteps(view, Role.OPERATOR);
    expect(next === undefined ? "" : stepWords(next, view)).toBe("请第1号加试入场");
  });

  // Of a post with two places.
  const post = (proposed: number, tied = 0) => {
    const after = structuredClone(shown().after[0]!);
    const somebody = after.proposal[0] ?? after.ranking!.lines[0]!.person!;
    const people = (count: number) => Array.from({ length: count }, () => somebody);
    return {
      ...after,
      places: 2,
      vacancies: 1,
      proposal: people(proposed),
      toResolve: people(tied),
    };
  };

  test("as many are said to be proposed as there are", () => {
    expect(placesWords(post(2))).toBe("职数 1，建议 2 人");
    expect(placesWords(post(3))).toBe("职数 1，应提 2 人，已列入 3 人");
    expect(placesWords(post(1, 2))).toBe("职数 1，应提 2 人，已列入 1 人");
  });

  test("nobody is said to have moved up who has not", () => {
    const somebody = post(1).proposal[0]!;
    const gone = [
      { ...post(1), $typeName: "tingfen.pb.AfterPost.Gone" as const, person: somebody, reason: "" },
    ];
    const left = { ...post(2), gone, replacedByNext: true, movedUp: [] };
    expect(movedWords(left)).toBe("");
    expect(movedWords({ ...left, proposal: [somebody] })).toBe("没有下一名可以替补。");
    expect(movedWords({ ...left, movedUp: [somebody] })).toBe(
      `因有人放弃，列入：${somebody.name}。`,
    );
    expect(movedWords({ ...left, proposal: [somebody], replacedByNext: false })).toBe("");
  });

  test("deciding otherwise and dropping out stand with the post", () => {
    const view = shown();
    const own = sortSteps(view, Role.OPERATOR);
    const words = own.ofPost.get("p1")?.map((step) => stepWords(step, view));
    expect(words).toContain("另行决定 — 综合科副科长");
    expect(words).toContain("第1号放弃考察资格");
    expect(own.others).toEqual([]);
  });

  test("a decision carries its order, its reason and whether the post stays vacant", () => {
    const steps = sortSteps(shown(), Role.OPERATOR).ofPost.get("p1") ?? [];
    const otherwise = steps.find((step) => step.command?.action.case === "enterDecision");
    const input = { chosen: ["c3", "c1"], vacant: false, text: " 会议研究 " };
    const { action } = filled(otherwise!, input);
    if (action.case !== "enterDecision") throw new Error("another action");
    expect(action.value.chosen).toEqual(["c3", "c1"]);
    expect(action.value.reason).toBe("会议研究");
  });

  test("following the proposal sends the very list that was shown", () => {
    const { next } = sortSteps(shown(), Role.OPERATOR);
    const { action } = filled(next!, {});
    if (action.case !== "enterDecision") throw new Error("another action");
    expect(action.value.chosen).toEqual(["c3", "c1"]);
  });
});

describe("A notice", () => {
  test("reads as title, posts and period in both languages", () => {
    const notice = shown("noticed").notices[1]!;
    expect(noticeText(notice)).toBe(
      "拟确定人选公示\n综合科副科长：欧阳晓峰、张伟民\n公示期：2026-11-25 至 2026-12-02，共 5 个工作日",
    );
    language.value = "en";
    expect(noticeText(notice)).toContain("From 2026-11-25 to 2026-12-02, 5 working days");
  });

  test("takes days of the calendar only", () => {
    expect(isDay("2028-02-29")).toBe(true);
    expect(isDay("2026-02-29")).toBe(false);
    expect(isDay("2026-1-1")).toBe(false);
    expect(daysIn("2026-10-01，2026-10-02  2026-10-05")).toHaveLength(3);
    const good = { firstDay: "2026-11-23", holidays: "", workdays: "" };
    expect(daysProblem(good)).toBeNull();
    expect(daysProblem({ ...good, workdays: "明天 2026-13-01" })).toBe("workdays");
    expect(daysProblem({ ...good, firstDay: "" })).toBe("firstDay");
  });
});
