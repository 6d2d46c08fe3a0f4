// One candidate's figures with their legend, under the rules of several plans. Never shipped.
import { create } from "@bufbuild/protobuf";
import { AdjustmentSchema, type CandidateFigures } from "../web_kit/generated/proto/figures_pb";
import {
  ComponentSchema,
  Panel_Kind as Kind,
  PanelSchema,
  Rounding_Mode,
} from "../web_kit/generated/proto/plan_pb";
import { Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import {
  LegendSchema,
  StageCardSchema,
  type Legend,
  type StageCard,
} from "../web_kit/generated/proto/views_pb";
import { figuresOf, panelByCriterion, panelFigure, stageFigure } from "./fixtures_figures";

function seatsOf(panel: string, count: number, mass = false) {
  return Array.from({ length: count }, (_, at) => ({
    id: `${panel}_${at + 1}`,
    role: mass ? Role.MASS_JUDGE : Role.JUDGE,
    room: "room1",
    panel,
    number: at + 1,
  }));
}

interface Card {
  id: string;
  zh: string;
  en: string;
  weight?: string;
  criteria: [string, string, string, string][]; // id, zh, en, max
}

function cards(all: Card[]): StageCard[] {
  return all.map((one, index) =>
    create(StageCardSchema, {
      stage: one.id,
      title: { zh: one.zh, en: one.en },
      index,
      count: all.length,
      fullMark: "100",
      step: "0.5",
      weight: one.weight ?? "100",
      criteria: one.criteria.map(([id, zh, en, max]) => ({ id, title: { zh, en }, max })),
    }),
  );
}

const rounding = { mode: Rounding_Mode.HALF_UP, published: 2 };
const interviewOnly = [
  create(ComponentSchema, {
    id: "interview",
    title: { zh: "面试成绩", en: "Interview" },
    weight: "100",
  }),
];

function expertPanel(count: number, zh = "评委", en = "Judges") {
  return create(PanelSchema, {
    id: "panel",
    title: { zh, en },
    kind: Kind.EXPERT,
    seats: count,
    chiefSeat: 1,
  });
}

const overall: [string, string, string, string][] = [["overall", "综合评价", "Overall", "100"]];

// Marks that look like a room's, always the same ones.
function marksAround(count: number, middle: number, spread: number): number[] {
  return Array.from(
    { length: count },
    (_, seat) => middle + 50 * (((seat * 7919 + 13) % (2 * spread + 1)) - spread),
  );
}

export interface Case {
  legend: Legend;
  figures: CandidateFigures;
}

function single(count: number, totals: number[]): Case {
  const panel = panelFigure({
    panel: "panel",
    trim: true,
    marks: totals.map((one) => [one]),
    criteria: ["overall"],
  });
  return {
    legend: create(LegendSchema, {
      stages: cards([
        { id: "interview", zh: "结构化面试", en: "Structured interview", criteria: overall },
      ]),
      panels: [expertPanel(count)],
      components: interviewOnly,
      seats: seatsOf("panel", count),
      rounding,
    }),
    figures: figuresOf("c7", [stageFigure("interview", [panel])]),
  };
}

// Seven judges, one highest and one lowest dropped.
export const sevenJudges = single(7, [8800, 9100, 8550, 9000, 7900, 9300, 8800]);
export const twelveJudges = single(
  12,
  [8800, 9100, 8550, 9000, 7900, 9300, 8800, 8650, 9050, 8900, 8750, 8450],
);

const speech: [string, string, string, string][] = [
  ["delivery", "演讲表现与效果", "Delivery and effect", "30"],
  ["grasp", "对竞争职位的认识与理解", "Grasp of the position", "20"],
  ["expertise", "专业知识及经验体现", "Knowledge and experience", "20"],
  ["value", "演讲内容对竞争职位的价值体现", "Value of the content to the position", "30"],
];
const defense: [string, string, string, string][] = [
  ["language", "语言表达能力", "Expression", "15"],
  ["analysis", "分析判断能力", "Analysis and judgement", "25"],
  ["logic", "逻辑思维能力", "Logical thinking", "20"],
  ["response", "临机应变能力", "Presence of mind", "25"],
  ["literacy", "专业知识素养", "Professional literacy", "15"],
];

// Five judges, two stages of several criteria, nothing dropped.
export const twoStages: Case = {
  legend: create(LegendSchema, {
    stages: cards([
      { id: "speech", zh: "竞聘演讲", en: "Speech", weight: "50", criteria: speech },
      { id: "defense", zh: "命题答辩", en: "Defense", weight: "50", criteria: defense },
    ]),
    panels: [expertPanel(5)],
    components: interviewOnly,
    seats: seatsOf("panel", 5),
    rounding,
  }),
  figures: figuresOf("c7", [
    stageFigure(
      "speech",
      [
        panelFigure({
          panel: "panel",
          marks: [
            [2750, 1800, 1750, 2650],
            [2600, 1750, 1700, 2550],
            [2850, 1850, 1800, 2700],
            [2500, 1700, 1650, 2500],
            [2700, 1800, 1750, 2600],
          ],
          criteria: speech.map(([id]) => id),
        }),
      ],
      "50",
    ),
    stageFigure(
      "defense",
      [
        panelFigure({
          panel: "panel",
          marks: [
            [1300, 2200, 1750, 2150, 1300],
            [1250, 2100, 1700, 2100, 1250],
            [1350, 2250, 1800, 2200, 1350],
            [1200, 2050, 1650, 2000, 1200],
            [1300, 2150, 1750, 2150, 1300],
          ],
          criteria: defense.map(([id]) => id),
        }),
      ],
      "50",
    ),
  ]),
};

function leadersAndMass(seats: number): Case {
  const leaders = panelFigure({
    panel: "panel",
    weight: "70",
    trim: true,
    marks: [[8800], [9100], [8550], [9000], [7900], [9300], [8850]],
    criteria: ["overall"],
  });
  const mass = panelFigure({
    panel: "mass",
    weight: "30",
    trim: true,
    marks: marksAround(seats, 8700, 20).map((one) => [one]),
    criteria: ["overall"],
  });
  mass.missing = [`mass_${seats + 1}`, `mass_${seats + 2}`];
  const stage = stageFigure("interview", [leaders, mass]);
  stage.adjustments = [create(AdjustmentSchema, { points: "-0.5", reason: "演讲超时 40 秒" })];
  stage.shown = (Number(stage.shown) - 0.5).toFixed(2);
  return {
    legend: create(LegendSchema, {
      stages: cards([
        { id: "interview", zh: "演讲答辩", en: "Speech and questions", criteria: overall },
      ]),
      panels: [
        expertPanel(7, "领导评委", "Leader judges"),
        create(PanelSchema, {
          id: "mass",
          title: { zh: "群众评委", en: "Mass judges" },
          kind: Kind.MASS,
          seats: seats + 2,
        }),
      ],
      components: interviewOnly,
      seats: [...seatsOf("panel", 7), ...seatsOf("mass", seats + 2, true)],
      rounding,
    }),
    figures: figuresOf("c7", [stage]),
  };
}

export const leadersAndForty = leadersAndMass(38);
export const leadersAndFourHundred = leadersAndMass(398);

// Highest and lowest dropped inside each criterion.
export const byCriterion: Case = (() => {
  const panel = panelByCriterion({
    panel: "panel",
    marks: [
      [2750, 1800, 1750, 2650],
      [2600, 1750, 1700, 2550],
      [2850, 1850, 1800, 2700],
      [2500, 1700, 1650, 2500],
      [2700, 1800, 1750, 2600],
      [2650, 1900, 1600, 2750],
      [2550, 1650, 1850, 2450],
    ],
    criteria: speech.map(([id]) => id),
  });
  panel.recused = ["panel_8"];
  return {
    legend: create(LegendSchema, {
      stages: cards([{ id: "speech", zh: "竞聘演讲", en: "Speech", criteria: speech }]),
      panels: [expertPanel(8)],
      components: interviewOnly,
      seats: seatsOf("panel", 8),
      rounding,
    }),
    figures: figuresOf("c7", [stageFigure("speech", [panel])]),
  };
})();

// A written test beside the interview; the interview does not reach its pass mark.
export const composite: Case = (() => {
  const plain = single(7, [5800, 6100, 5550, 6000, 4900, 6300, 5800]);
  plain.legend.components = [
    create(ComponentSchema, {
      id: "written",
      title: { zh: "笔试成绩", en: "Written" },
      weight: "40",
    }),
    create(ComponentSchema, {
      id: "interview",
      title: { zh: "面试成绩", en: "Interview" },
      weight: "60",
      pass: "60",
    }),
  ];
  const interview = plain.figures.interview;
  plain.figures.components = [
    {
      $typeName: "tingfen.pb.ComponentFigure",
      component: "written",
      published: "71.50",
      weight: "40",
      passes: true,
    },
    {
      $typeName: "tingfen.pb.ComponentFigure",
      component: "interview",
      published: interview,
      weight: "60",
      passes: false,
    },
  ];
  plain.figures.total = (71.5 * 0.4 + Number(interview) * 0.6).toFixed(2);
  plain.figures.passes = false;
  return plain;
})();

export const cases = {
  sevenJudges,
  twelveJudges,
  twoStages,
  leadersAndForty,
  leadersAndFourHundred,
  byCriterion,
  composite,
};
