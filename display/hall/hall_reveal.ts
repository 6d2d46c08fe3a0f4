// The steps in which announced figures are revealed to a hall: marks seat by seat, what is struck
// out, means, weights, at last the total alone. How many there are follows from what the announced
// figures hold, and that from the plan's `reveal`. Pure.
import {
  SheetFigure_Dropped as Dropped,
  type CandidateFigures,
  type PanelFigure,
  type StageFigure,
} from "../../web_kit/generated/proto/figures_pb";
import { HallLook_Reveal as Reveal } from "../../web_kit/generated/proto/plan_pb";
import type { HallView, Legend } from "../../web_kit/generated/proto/views_pb";
import { isGrid } from "../../web_kit/figures/figures_words";

// What the screen shows during one step, and for how long at least.
export type RevealStep = { ms: number } & (
  | { show: "panel"; stage: number; panel: number; open: number; struck: number; mean: boolean }
  | { show: "stage"; stage: number }
  | { show: "interview" }
  | { show: "components" }
  | { show: "total" }
);

export const seatStep_ms = 600;
const coveredStep_ms = 1200;
const strikeStep_ms = 1500;
const meanStep_ms = 2400;
const linesStep_ms = 3000;
const totalStep_ms = 3000;

export type PanelShape = "seats" | "summary" | "criteria";

// Twelve judges stand in a row; a mass panel is summarised; a panel trimmed inside each criterion
// is shown by its criteria.
export function panelShape(legend: Legend | undefined, panel: PanelFigure): PanelShape {
  if (panel.criteria.length > 0) return "criteria";
  return isGrid(legend, panel) || panel.sheets.length > 12 ? "summary" : "seats";
}

// Seats whose whole sheets were struck out, highest before lowest, in the order they are struck.
export function droppedSeats(panel: PanelFigure): string[] {
  const of = (which: Dropped) =>
    panel.sheets.filter((sheet) => sheet.dropped === which).map((sheet) => sheet.seat);
  return [...of(Dropped.HIGHEST), ...of(Dropped.LOWEST)];
}

function panelSteps(legend: Legend | undefined, stage: number, at: number, panel: PanelFigure) {
  const shape = panelShape(legend, panel);
  const count = shape === "criteria" ? panel.criteria.length : panel.sheets.length;
  const last = { show: "panel" as const, stage, panel: at, open: count, struck: 0, mean: false };
  const steps: RevealStep[] = [{ ...last, open: 0, ms: coveredStep_ms }];
  if (shape === "summary") steps.push({ ...last, ms: strikeStep_ms });
  else {
    for (let open = 1; open <= count; open += 1) steps.push({ ...last, open, ms: seatStep_ms });
  }
  const dropped = droppedSeats(panel).length;
  for (let struck = 1; struck <= dropped; struck += 1) {
    steps.push({ ...last, struck, ms: strikeStep_ms });
  }
  steps.push({ ...last, struck: dropped, mean: true, ms: meanStep_ms });
  return steps;
}

function stageSteps(legend: Legend | undefined, at: number, stage: StageFigure): RevealStep[] {
  const steps = stage.panels.flatMap((panel, place) =>
    panel.sheets.length > 0 ? panelSteps(legend, at, place, panel) : [],
  );
  if (stage.panels.length > 1 || stage.adjustments.length > 0) {
    steps.push({ show: "stage", stage: at, ms: linesStep_ms });
  }
  return steps;
}

function figureSteps(legend: Legend | undefined, figures: CandidateFigures): RevealStep[] {
  const steps = figures.stages.flatMap((stage, at) => stageSteps(legend, at, stage));
  if (figures.stages.length > 1) steps.push({ show: "interview", ms: linesStep_ms });
  if (figures.components.length > 1) steps.push({ show: "components", ms: linesStep_ms });
  return steps;
}

// At least one step, and the last is always the total.
export function revealSteps(view: HallView): RevealStep[] {
  const total: RevealStep = { show: "total", ms: totalStep_ms };
  const figures = view.announced?.figures;
  if (figures === undefined || view.reveal === Reveal.TOTAL) return [total];
  return [...figureSteps(view.legend, figures), total];
}
