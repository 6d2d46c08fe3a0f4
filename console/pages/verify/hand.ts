// 手算: the verifier redoes the 计分明细表 with a pocket calculator and writes each result beside the
// line it belongs to. Nothing of it is sent or kept: it is an aid to the eye. Pure.
import { compare, parseDecimal, type Decimal } from "../../../web_kit/figures/decimal";
import { handLine, type HandLine } from "../../../web_kit/figures/hand";
import { Rounding_Mode, type Rounding } from "../../../web_kit/generated/proto/plan_pb";
import type { CandidateFigures } from "../../../web_kit/generated/proto/figures_pb";
import type { Legend } from "../../../web_kit/generated/proto/views_pb";
import { criteriaOf, isGrid, stageOf } from "../../../web_kit/figures/figures_words";

// The lines that can be redone, in the order in which they stand.
export function handLines(figures: CandidateFigures, legend: Legend | undefined): HandLine[] {
  const lines: HandLine[] = [];
  for (const stage of figures.stages) {
    for (const panel of stage.panels) {
      const criteria = criteriaOf(panel, stageOf(legend, stage.stage)).length;
      const bySheet = !isGrid(legend, panel) && panel.criteria.length === 0 && criteria > 1;
      if (bySheet) {
        for (const sheet of panel.sheets) {
          lines.push(handLine.sheet(stage.stage, panel.panel, sheet.seat, sheet.total));
        }
      }
      for (const { criterion, shown } of panel.criteria) {
        lines.push(handLine.criterion(stage.stage, panel.panel, criterion, shown));
      }
      lines.push(handLine.panel(stage.stage, panel.panel, panel.shown));
    }
    if (stage.panels.length > 1 || stage.adjustments.length > 0) {
      lines.push(handLine.stage(stage.stage, stage.shown));
    }
  }
  return figures.total === "" ? lines : [...lines, ...totalLines(figures)];
}

function totalLines(figures: CandidateFigures): HandLine[] {
  const composite = figures.components.length > 1;
  const interview = composite && figures.stages.length > 1;
  return [
    ...(interview ? [handLine.interview(figures.interview)] : []),
    handLine.total(figures.total),
  ];
}

export type Agreement = "open" | "agrees" | "differs";

// To `places`, as the plan rounds.
function rounded(value: Decimal, places: number, truncates: boolean): Decimal {
  if (value.places <= places) return value;
  const factor = 10 ** (value.places - places);
  const size = Math.abs(value.units);
  const whole = Math.floor(size / factor);
  const up = !truncates && 2 * (size - whole * factor) >= factor;
  const units = whole + (up ? 1 : 0);
  return { units: value.units < 0 ? -units : units, places };
}

// A calculator shows more places than the line, and a person writes down fewer: two are enough.
const placesMin = 2;

// What stands on a calculator may have more places than a decimal here can have.
function asDecimal(typed: string): Decimal | null {
  return parseDecimal(typed.trim().replace(/^(-?[0-9]{1,6}\.[0-9]{6})[0-9]+$/, "$1"));
}

export function agreement(
  typed: string,
  figure: string,
  rounding: Pick<Rounding, "mode"> | undefined,
): Agreement {
  if (typed.trim() === "") return "open";
  const hand = asDecimal(typed);
  const line = parseDecimal(figure);
  if (hand === null || line === null) return "differs";
  const truncates = rounding?.mode === Rounding_Mode.TRUNCATE;
  if (compare(rounded(hand, line.places, truncates), line) === 0) return "agrees";
  if (hand.places < placesMin) return "differs";
  return compare(hand, rounded(line, hand.places, truncates)) === 0 ? "agrees" : "differs";
}

export interface HandCount {
  lines: number;
  done: number; // Agree or differ.
  differ: number;
}

export function countHand(
  lines: readonly HandLine[],
  typed: ReadonlyMap<string, string>,
  rounding: Pick<Rounding, "mode"> | undefined,
): HandCount {
  const all = lines.map(({ id, figure }) => agreement(typed.get(id) ?? "", figure, rounding));
  return {
    lines: lines.length,
    done: all.filter((one) => one !== "open").length,
    differ: all.filter((one) => one === "differs").length,
  };
}
