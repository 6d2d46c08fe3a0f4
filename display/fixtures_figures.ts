// Figures worked out in whole hundredths, by the rules of the plans they are for. Never shipped.
import { create } from "@bufbuild/protobuf";
import {
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
