// Views as a server would send them, for the tests and the preview page. Never shipped. The figures
// are worked out here in whole hundredths, by the rules of the plans they are named after.
import { create } from "@bufbuild/protobuf";
import {
  AdjustmentSchema,
  CandidateFiguresSchema,
  PanelFigureSchema,
  SheetFigure_Dropped as Dropped,
  SheetFigureSchema,
  StageFigureSchema,
  type CandidateFigures,
  type PanelFigure,
  type SheetFigure,
  type StageFigure,
} from "../web_kit/generated/proto/figures_pb";
import {
  ComponentSchema,
  HallLook_Reveal as Reveal,
  HallLook_Theme as Theme,
  Panel_Kind as Kind,
  PanelSchema,
  Rounding_Mode,
} from "../web_kit/generated/proto/plan_pb";
import { Phase_Id as Phase, Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import {
  ClockSchema,
  HallView_QueueLine_State as Line,
  HallViewSchema,
  HeaderSchema,
  KioskView_State,
  KioskViewSchema,
  LegendSchema,
  PersonSchema,
  StageCardSchema,
  TurnSchema,
  type HallView,
  type KioskView,
  type Legend,
  type Person,
  type StageCard,
} from "../web_kit/generated/proto/views_pb";
import { hasReached, isBefore, isTimed } from "../web_kit/phases";

// Hundredths as a decimal with `places` kept: 8850 → "88.5" (exact) or "88.50".
function exact(hundredths: number): string {
  return (hundredths / 100).toFixed(2).replace(/\.?0+$/, "");
}

// sum ÷ count, to four places at most where it does not end sooner.
function quotient(hundredths: number, count: number): string {
  const tenThousandths = Math.round((hundredths * 100) / count);
  const text = (tenThousandths / 10000).toFixed(4);
  return text.replace(/(\.[0-9]{2}[0-9]*?)0+$/, "$1");
}

interface PanelOf {
  panel: string;
  weight?: string;
  trim?: boolean;
  // Per seat the marks of each criterion, in hundredths.
  marks: number[][];
  criteria: string[];
}

function trimWhole(sheets: SheetFigure[], totals: number[]): void {
  const highest = totals.indexOf(Math.max(...totals));
  const rest = totals.map((total, at) => (at === highest ? Infinity : total));
  const lowest = rest.indexOf(Math.min(...rest));
  sheets[highest]!.dropped = Dropped.HIGHEST;
  sheets[lowest]!.dropped = Dropped.LOWEST;
}

export function panelFigure({ panel, weight = "100", trim = false, marks, criteria }: PanelOf) {
  const totals = marks.map((row) => row.reduce((sum, mark) => sum + mark, 0));
  const sheets = marks.map((row, seat) =>
    create(SheetFigureSchema, {
      seat: `${panel}_${seat + 1}`,
      marks: row.map((mark, at) => ({ criterion: criteria[at]!, mark: exact(mark) })),
      total: exact(totals[seat]!),
    }),
  );
  if (trim) trimWhole(sheets, totals);
  const kept = totals.filter((_, seat) => sheets[seat]!.dropped === Dropped.KEPT);
  const sum = kept.reduce((all, one) => all + one, 0);
  const shown = quotient(sum, kept.length);
  return create(PanelFigureSchema, {
    panel,
    sheets,
    trimmed: trim,
    sum: exact(sum),
    count: kept.length,
    figure: shown,
    shown,
    weight,
  });
}

// The same trimmed inside each criterion.
export function panelByCriterion(of: PanelOf): PanelFigure {
  const figure = panelFigure({ ...of, trim: false });
  let whole = 0;
  figure.criteria = of.criteria.map((criterion, at) => {
    const column = of.marks.map((row) => row[at]!);
    const high = column.indexOf(Math.max(...column));
    const low = column.indexOf(
      Math.min(...column.filter((_, seat) => seat !== high)),
      high === 0 ? 1 : 0,
    );
    const kept = column.filter((_, seat) => seat !== high && seat !== low);
    const sum = kept.reduce((all, one) => all + one, 0);
    const rounded = Math.round(sum / kept.length);
    whole += rounded;
    return {
      $typeName: "tingfen.pb.CriterionFigure" as const,
      criterion,
      droppedHigh: [`${of.panel}_${high + 1}`],
      droppedLow: [`${of.panel}_${low + 1}`],
      sum: exact(sum),
      count: kept.length,
      figure: exact(rounded),
      shown: (rounded / 100).toFixed(2),
      weight: "1",
    };
  });
  for (const sheet of figure.sheets) sheet.total = "";
  figure.trimmed = true;
  figure.sum = "";
  figure.count = 0;
  figure.shown = (whole / 100).toFixed(2);
  return figure;
}

export function stageFigure(stage: string, panels: PanelFigure[], weight = "100"): StageFigure {
  const parts = panels.map((one) => (Number(one.shown) * Number(one.weight)) / 100);
  const shown = parts.reduce((sum, part) => sum + part, 0).toFixed(2);
  return create(StageFigureSchema, { stage, panels, weight, figure: shown, shown });
}

export function figuresOf(candidate: string, stages: StageFigure[]): CandidateFigures {
  const parts = stages.map((one) => (Number(one.shown) * Number(one.weight)) / 100);
  const total = parts.reduce((sum, part) => sum + part, 0).toFixed(2);
  return create(CandidateFiguresSchema, {
    candidate,
    stages,
    interview: total,
    components: [{ component: "interview", published: total, weight: "100", passes: true }],
    total,
    passes: true,
  });
}

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

// ---- whole views ----

export const longName = "阿卜杜热合曼·买买提吐尔逊江·艾合买提"; // 20 characters

export function person(number: number, name = "", post = "综合科副科长"): Person {
  return create(PersonSchema, { candidate: `c${number}`, number, name, post });
}

interface HallOf {
  phase: Phase;
  red?: boolean;
  held?: boolean;
  people?: number;
  turn?: number; // Whose turn it is, by number.
  named?: boolean;
  elapsed?: number;
  running?: boolean;
  progress?: [number, number];
  of?: Case;
  reveal?: Reveal;
  long?: boolean;
}

function namesOf(number: number, of: HallOf): string {
  if (of.named !== true) return "";
  const short = ["张伟民", "李静", "欧阳晓峰", "王芳", "陈建国"];
  return of.long === true ? longName : (short[number % short.length] ?? "");
}

export function hallView(of: HallOf): HallView {
  const people = of.people ?? 12;
  const now = of.turn ?? 0;
  const legend = (of.of ?? sevenJudges).legend;
  const finished = hasReached(of.phase, Phase.EQUALISING);
  const who = (number: number) => person(number, namesOf(number, of));
  const view = create(HallViewSchema, {
    header: create(HeaderSchema, {
      title: {
        zh: "市直机关事业单位中层干部竞争上岗面试",
        en: "Competitive interviews for section-level posts",
      },
      checkCode: "K7Q2-9MXA",
      terms: {
        candidate: { zh: "竞聘者", en: "Candidate" },
        post: { zh: "岗位", en: "Post" },
        chief: { zh: "主考官", en: "Chief judge" },
      },
      theme: of.red === true ? Theme.RED : Theme.BLUE,
      room: "room1",
      phase: of.phase,
      held: of.held ?? false,
    }),
    queue: Array.from({ length: people }, (_, at) => {
      const number = at + 1;
      const done = finished || number < now || (number === now && of.phase === Phase.ANNOUNCED);
      return {
        person: isBefore(of.phase, Phase.LOTS) ? person(0, namesOf(number, of)) : who(number),
        state: number === 4 && done ? Line.OUT : done ? Line.DONE : number === now ? Line.NOW : 0,
        total:
          done && number !== 4 && of.phase !== Phase.EQUALISING
            ? (91 - (number % 9) * 0.8).toFixed(2)
            : "",
        outcome: number === 4 && done ? 1 : 0,
      };
    }),
    legend,
    reveal: of.reveal ?? Reveal.BY_SEAT,
    posts: [{ id: "p1", title: "综合科副科长", vacancies: 1 }],
  });
  if (now > 0 && of.phase !== Phase.READY && !finished) {
    view.turn = create(TurnSchema, {
      person: who(now),
      ...(legend.stages[0] === undefined ? {} : { stage: legend.stages[0] }),
    });
    if (isTimed(of.phase) || of.phase === Phase.SCORING) {
      view.turn.clock = create(ClockSchema, {
        running: of.running ?? true,
        elapsedMs: of.elapsed ?? 48000,
        atMs: 0,
        limitSeconds: 420,
        warnSecondsLeft: [60, 30],
      });
    }
  }
  if (of.progress !== undefined) {
    const [submitted, expected] = of.progress;
    view.progress = { $typeName: "tingfen.pb.Progress", submitted, expected };
  }
  if (of.phase === Phase.ANNOUNCED) {
    view.announced = {
      $typeName: "tingfen.pb.Announced",
      person: who(now),
      figures: (of.of ?? sevenJudges).figures,
      digest: "ab12",
    };
  }
  if (of.phase === Phase.RESULTS) view.rankings = [ranking(people, who)];
  return view;
}

function ranking(people: number, who: (number: number) => Person) {
  const lines = Array.from({ length: people }, (_, at) => {
    const rank = at === 2 ? 2 : at + 1;
    const total = (92.4 - (rank - 1) * 0.85).toFixed(2);
    const tied = at === 1 || at === 2;
    return {
      $typeName: "tingfen.pb.HallView.Ranking.Line" as const,
      rank: {
        $typeName: "tingfen.pb.RankLine" as const,
        rank,
        candidate: `c${at + 1}`,
        tied,
        total,
        passes: Number(total) >= 60,
        runOff: "",
        partedBy: "",
      },
      person: who(((at * 5) % people) + 1),
      shortlisted: at === 0,
      toResolve: tied && people > 2,
    };
  });
  return {
    $typeName: "tingfen.pb.HallView.Ranking" as const,
    postTitle: "综合科副科长",
    lines,
    mayStayVacant: people === 1,
  };
}

export function kioskView(
  state: KioskView_State,
  of: Case = twoStages,
  words: { objection?: string; answer?: string; name?: string } = {},
): KioskView {
  const view = create(KioskViewSchema, {
    header: hallView({ phase: Phase.ANNOUNCED, turn: 7 }).header!,
    state,
    legend: of.legend,
    objection: words.objection ?? "",
    answer: words.answer ?? "",
  });
  if (state !== KioskView_State.REST) {
    view.result = {
      $typeName: "tingfen.pb.Announced",
      person: person(7, words.name ?? ""),
      figures: of.figures,
      digest: "ab12",
    };
  }
  return view;
}
