// The words to read out (唱分) when a candidate's figures are announced, made from the closed
// figures: what was dropped, the means, each stage, the total. Nothing is computed here; a figure
// is read with at least the places that are published. Pure.
//
// One line a stage, so that the reader can breathe:
//   第3号。
//   竞聘演讲：去掉一个最高分 93.00 分，去掉一个最低分 79.00 分，平均分 88.50 分。
//   最后得分 88.50 分。
import { compare, padPlaces, parseDecimal } from "../../../web_kit/figures/decimal";
import {
  SheetFigure_Dropped as Dropped,
  type CandidateFigures,
  type PanelFigure,
  type StageFigure,
} from "../../../web_kit/generated/proto/figures_pb";
import type { Legend, Person } from "../../../web_kit/generated/proto/views_pb";
import { tIn, type Key, type Language, type Words } from "../../../web_kit/i18n/i18n";

export interface ReadOut {
  correction: string; // Before all else: what was announced before does not stand; empty: it does.
  opening: string;
  lines: string[];
  total: string; // The last line, to be read slowly.
}

interface Reader {
  say: (key: Key, words?: Words) => string;
  title: (text: { zh: string; en: string } | undefined, id: string) => string;
  mark: (figure: string) => string;
  legend: Legend | undefined;
}

function readerOf(legend: Legend | undefined, language: Language): Reader {
  const places = legend?.rounding?.published ?? 2;
  return {
    say: (key, words = {}) => tIn(language, key, words),
    title: (text, id) => (language === "en" && text?.en ? text.en : text?.zh) || id,
    mark: (figure) => padPlaces(figure, places),
    legend,
  };
}

const counts: readonly Key[] = ["console.read.one", "console.read.two"];

// 一个, 两个: the rules drop no more than two.
function countWords(reader: Reader, count: number): string {
  const key = counts[count - 1];
  return key === undefined ? String(count) : reader.say(key);
}

function dropClause(reader: Reader, panel: PanelFigure, which: Dropped): string[] {
  const marks = panel.sheets
    .filter((sheet) => sheet.dropped === which)
    .map((sheet) => reader.mark(sheet.total));
  if (marks.length === 0) return [];
  const highest = which === Dropped.HIGHEST;
  const several = marks.length > 1;
  const key: Key = highest
    ? several
      ? "console.read.highest.many"
      : "console.read.highest"
    : several
      ? "console.read.lowest.many"
      : "console.read.lowest";
  const listed = marks
    .map((mark) => reader.say("console.read.points", { mark }))
    .join(reader.say("console.read.and"));
  return [reader.say(key, { count: countWords(reader, marks.length), marks: listed })];
}

// Trimmed inside each criterion: how many of each went, the same in every criterion.
function criterionClause(reader: Reader, panel: PanelFigure): string[] {
  const first = panel.criteria[0];
  if (first === undefined) return [];
  const high = first.droppedHigh.length;
  const low = first.droppedLow.length;
  if (high === 0 && low === 0) return [];
  const parts = [
    high === 0 ? "" : reader.say("console.read.part.highest", { count: countWords(reader, high) }),
    low === 0 ? "" : reader.say("console.read.part.lowest", { count: countWords(reader, low) }),
  ].filter((part) => part !== "");
  const dropped = parts.join(reader.say("console.read.and"));
  return [reader.say("console.read.by_criterion", { dropped })];
}

function panelClauses(reader: Reader, panel: PanelFigure): string[] {
  return [
    ...dropClause(reader, panel, Dropped.HIGHEST),
    ...dropClause(reader, panel, Dropped.LOWEST),
    ...criterionClause(reader, panel),
    reader.say("console.read.mean", { mark: reader.mark(panel.shown) }),
  ];
}

function adjustmentClauses(reader: Reader, stage: StageFigure): string[] {
  return stage.adjustments.map(({ points, reason }) => {
    const taken = points.startsWith("-");
    const mark = points.replace(/^[-+]/, "");
    return reader.say(taken ? "console.read.minus" : "console.read.plus", { reason, mark });
  });
}

function sameFigure(a: string, b: string): boolean {
  const one = parseDecimal(a);
  const other = parseDecimal(b);
  return one !== null && other !== null ? compare(one, other) === 0 : a === b;
}

function stageLine(reader: Reader, stage: StageFigure): string {
  const comma = reader.say("console.read.comma");
  const card = reader.legend?.stages.find((one) => one.stage === stage.stage);
  const title = reader.title(card?.title, stage.stage);
  const several = stage.panels.length > 1;
  const parts = stage.panels.map((panel) => {
    const clauses = panelClauses(reader, panel).join(comma);
    if (!several) return clauses;
    const known = reader.legend?.panels.find(({ id }) => id === panel.panel);
    return reader.say("console.read.panel", {
      panel: reader.title(known?.title, panel.panel),
      clauses,
    });
  });
  const adjusted = adjustmentClauses(reader, stage);
  const mean = stage.panels[0]?.shown ?? "";
  const figure =
    several || adjusted.length > 0 || !sameFigure(mean, stage.shown)
      ? [reader.say("console.read.stage_figure", { stage: title, mark: reader.mark(stage.shown) })]
      : [];
  const between = several ? reader.say("console.read.semicolon") : comma;
  const words = [...parts, ...adjusted, ...figure].join(between);
  return reader.say("console.read.stage", { stage: title, words });
}

// With marks brought in from elsewhere, each component before the composite.
function componentLine(reader: Reader, figures: CandidateFigures): string[] {
  if (figures.components.length < 2) return [];
  const parts = figures.components.map(({ component, published }) => {
    const known = reader.legend?.components.find(({ id }) => id === component);
    const title = reader.title(known?.title, component);
    return reader.say("console.read.component", { title, mark: reader.mark(published) });
  });
  const words = parts.join(reader.say("console.read.comma"));
  return [reader.say("console.read.sentence", { words })];
}

function correctionLine(reader: Reader, who: string, before: string, after: string): string {
  if (before === "") return "";
  const key = sameFigure(before, after) ? "console.read.corrected.same" : "console.read.corrected";
  return reader.say(key, { who, before: reader.mark(before), after: reader.mark(after) });
}

// Null until all stages are closed.
export function readOut(
  person: Person | undefined,
  figures: CandidateFigures | undefined,
  legend: Legend | undefined,
  language: Language,
  correctedFrom = "", // The total announced before a correction.
): ReadOut | null {
  if (person === undefined || figures === undefined || figures.total === "") return null;
  const reader = readerOf(legend, language);
  const who =
    person.number > 0 ? reader.say("console.read.who", { number: person.number }) : person.name;
  const composite = figures.components.length > 1;
  return {
    correction: correctionLine(reader, who, correctedFrom, figures.total),
    opening: reader.say("console.read.sentence", { words: who }),
    lines: [
      ...figures.stages.map((stage) => stageLine(reader, stage)),
      ...componentLine(reader, figures),
    ],
    total: reader.say(composite ? "console.read.composite" : "console.read.total", {
      mark: reader.mark(figures.total),
    }),
  };
}
