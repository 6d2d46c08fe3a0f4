import { create } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import {
  AdjustmentSchema,
  CandidateFiguresSchema,
  PanelFigureSchema,
  SheetFigure_Dropped as Dropped,
  StageFigureSchema,
  type CandidateFigures,
  type PanelFigure,
  type StageFigure,
} from "../../../web_kit/generated/proto/figures_pb";
import { Rounding_Mode } from "../../../web_kit/generated/proto/plan_pb";
import { LegendSchema, PersonSchema } from "../../../web_kit/generated/proto/views_pb";
import type { Language } from "../../../web_kit/i18n/i18n";
import { readOut } from "./read_out";

const third = create(PersonSchema, { candidate: "c9", number: 3, name: "张伟民" });
const legend = create(LegendSchema, {
  stages: [
    { stage: "speech", title: { zh: "竞聘演讲", en: "Speech" } },
    { stage: "defense", title: { zh: "命题答辩", en: "Defense" } },
  ],
  panels: [
    { id: "leaders", title: { zh: "领导评委", en: "Leader judges" } },
    { id: "mass", title: { zh: "群众评委", en: "Mass judges" } },
  ],
  components: [
    { id: "written", title: { zh: "笔试成绩", en: "Written test" } },
    { id: "interview", title: { zh: "面试成绩", en: "Interview" } },
  ],
  rounding: { mode: Rounding_Mode.HALF_UP, published: 2 },
});

type Sheet = [total: string, dropped?: Dropped];

function panel(shown: string, sheets: Sheet[], id = "leaders"): PanelFigure {
  return create(PanelFigureSchema, {
    panel: id,
    shown,
    sheets: sheets.map(([total, dropped]) => ({ total, dropped: dropped ?? Dropped.KEPT })),
  });
}

const trimmed = panel("88.5", [["93", Dropped.HIGHEST], ["88.5"], ["79", Dropped.LOWEST]]);

function stage(id: string, shown: string, panels: PanelFigure[]): StageFigure {
  return create(StageFigureSchema, { stage: id, shown, panels });
}

function figures(stages: StageFigure[], total: string): CandidateFigures {
  return create(CandidateFiguresSchema, {
    stages,
    total,
    interview: total,
    components: [{ component: "interview", published: total, weight: "100", passes: true }],
  });
}

function words(of: CandidateFigures, language: Language, person = third): string {
  const read = readOut(person, of, legend, language);
  return read === null ? "" : [read.opening, ...read.lines, read.total].join("\n");
}

const plain = figures([stage("speech", "88.5", [trimmed])], "88.50");

describe("The words to read out", () => {
  test("name the dropped extremes, the mean and the total, with two places each", () => {
    expect(words(plain, "zh")).toBe(
      "第3号。\n" +
        "竞聘演讲：去掉一个最高分 93.00 分，去掉一个最低分 79.00 分，平均分 88.50 分。\n" +
        "最后得分 88.50 分。",
    );
    expect(words(plain, "en")).toBe(
      "No. 3.\n" +
        "Speech: one highest mark dropped, 93.00, one lowest mark dropped, 79.00, mean 88.50.\n" +
        "Final score 88.50.",
    );
  });

  test("say nothing of dropping where nothing was dropped", () => {
    const kept = panel("85.125", [["85"], ["85.25"]]);
    const two = [
      stage("speech", "85.125", [kept]),
      stage("defense", "90", [panel("90", [["90"]])]),
    ];
    expect(words(figures(two, "87.56"), "zh")).toBe(
      "第3号。\n竞聘演讲：平均分 85.125 分。\n命题答辩：平均分 90.00 分。\n最后得分 87.56 分。",
    );
  });

  test("leave out the side of which nothing was dropped", () => {
    const low = panel("90", [["90"], ["70.5", Dropped.LOWEST]]);
    expect(words(figures([stage("speech", "90", [low])], "90.00"), "zh")).toContain(
      "竞聘演讲：去掉一个最低分 70.50 分，平均分 90.00 分。",
    );
  });

  test("count two dropped ones and name both", () => {
    const both = panel("88", [
      ["95", Dropped.HIGHEST],
      ["94.5", Dropped.HIGHEST],
      ["88"],
      ["70", Dropped.LOWEST],
    ]);
    const of = figures([stage("speech", "88", [both])], "88.00");
    expect(words(of, "zh")).toContain("去掉两个最高分 95.00 分、94.50 分，去掉一个最低分 70.00 分");
    expect(words(of, "en")).toContain("two highest marks dropped, 95.00 and 94.50, one lowest");
  });

  test("name each panel where several score, and then the stage", () => {
    const mass = panel("86", [["86"]], "mass");
    const of = figures([stage("speech", "87.75", [trimmed, mass])], "87.75");
    expect(words(of, "zh")).toContain(
      "竞聘演讲：领导评委去掉一个最高分 93.00 分，去掉一个最低分 79.00 分，平均分 88.50 分；" +
        "群众评委平均分 86.00 分；竞聘演讲得分 87.75 分。",
    );
  });

  test("tell what was taken off, and why, before the stage's score", () => {
    const late = stage("speech", "88", [trimmed]);
    late.adjustments = [create(AdjustmentSchema, { points: "-0.5", reason: "超时 40 秒" })];
    expect(words(figures([late], "88.00"), "zh")).toContain(
      "平均分 88.50 分，超时 40 秒，扣 0.5 分，竞聘演讲得分 88.00 分。",
    );
  });

  test("say so once where extremes were dropped inside each criterion", () => {
    const inside = panel("88.4", []);
    inside.criteria = ["a", "b"].map((criterion) => ({
      $typeName: "tingfen.pb.CriterionFigure" as const,
      criterion,
      droppedHigh: ["leaders_1"],
      droppedLow: ["leaders_2"],
      sum: "",
      count: 3,
      figure: "",
      shown: "",
      weight: "1",
    }));
    const of = figures([stage("speech", "88.4", [inside])], "88.40");
    expect(words(of, "zh")).toContain(
      "竞聘演讲：各测评要素分别去掉一个最高分、一个最低分，平均分 88.40 分。",
    );
    expect(words(of, "en")).toContain("one highest and one lowest dropped in each criterion");
  });

  test("give every component before the composite", () => {
    const of = figures([stage("speech", "88.5", [trimmed])], "81.70");
    of.components = [
      { component: "written", published: "71.50" },
      { component: "interview", published: "88.50" },
    ].map((one) => ({
      $typeName: "tingfen.pb.ComponentFigure" as const,
      weight: "50",
      passes: true,
      scaledFrom: "",
      scaledTo: "",
      ...one,
    }));
    expect(words(of, "zh")).toContain(
      "笔试成绩 71.50 分，面试成绩 88.50 分。\n综合成绩 81.70 分。",
    );
  });

  test("carry no name where there is a number", () => {
    expect(words(plain, "zh")).not.toContain("张伟民");
    const unnumbered = create(PersonSchema, { candidate: "c9", name: "张伟民" });
    expect(words(plain, "zh", unnumbered)).toContain("张伟民。");
  });

  test("are not there before all stages are closed", () => {
    expect(
      readOut(third, figures([stage("speech", "88.5", [trimmed])], ""), legend, "zh"),
    ).toBeNull();
    expect(readOut(third, undefined, legend, "zh")).toBeNull();
  });
});
