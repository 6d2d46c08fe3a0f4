// Where a judge's totals lie over the day: one scale for all judges of a stage, a dot a sheet, the
// median. Places on the scale are for the eye; the figures that are shown are exact. Pure.
import { add, canonical, compare, multiply, parseDecimal } from "../../../web_kit/figures/decimal";
import type { Decimal } from "../../../web_kit/figures/decimal";
import type {
  Person,
  Watch_Distribution as Distribution,
} from "../../../web_kit/generated/proto/views_pb";

export interface Scale {
  from: number;
  to: number;
  ticks: readonly number[];
}

const steps = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const ticksMax = 8;

// The smallest round scale that holds all totals with at most nine ticks.
export function scaleOf(totals: readonly string[]): Scale {
  const values = totals.map(Number).filter((value) => Number.isFinite(value));
  if (values.length === 0) return { from: 0, to: 100, ticks: [0, 100] };
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = steps.find((one) => ends(low, high, one).count <= ticksMax) ?? 1000;
  const { from, count } = ends(low, high, step);
  const ticks = Array.from({ length: count + 1 }, (_, at) => from + at * step);
  return { from, to: from + count * step, ticks };
}

// No dot lies on the edge.
function ends(low: number, high: number, step: number) {
  const from = (Math.ceil(low / step) - 1) * step;
  const to = (Math.floor(high / step) + 1) * step;
  return { from, count: Math.round((to - from) / step) };
}

// From 0 to 100, left to right.
export function placeOn(scale: Scale, value: number): number {
  return ((value - scale.from) / (scale.to - scale.from)) * 100;
}

function sorted(totals: readonly string[]): Decimal[] {
  const values = totals.map(parseDecimal).filter((one): one is Decimal => one !== null);
  return values.sort(compare);
}

const half: Decimal = { units: 5, places: 1 };

// Exact: of two in the middle the half of their sum. Empty where there is none.
export function medianOf(totals: readonly string[]): string {
  const all = sorted(totals);
  const upper = all[Math.floor(all.length / 2)];
  const lower = all[Math.ceil(all.length / 2) - 1];
  if (upper === undefined || lower === undefined) return "";
  const sum = add(lower, upper);
  const median = sum === null ? null : multiply(sum, half);
  return median === null ? "" : canonical(median);
}

export function lowestOf(totals: readonly string[]): string {
  const [first] = sorted(totals);
  return first === undefined ? "" : canonical(first);
}

export function highestOf(totals: readonly string[]): string {
  const last = sorted(totals).pop();
  return last === undefined ? "" : canonical(last);
}

export interface Dot {
  person: Person | undefined;
  total: string;
  at: number; // 0 to 100
  layer: number; // 0 in the middle, then 1 above, -1 below, 2 above…: no dot hides another.
  newest: boolean;
}

const overlap = 3.4; // Of a hundred: a dot on the narrowest strip.

export function dotsOf({ points }: Pick<Distribution, "points">, scale: Scale): Dot[] {
  const placed: number[] = [];
  return points.map(({ person, total }, index) => {
    const at = placeOn(scale, Number(total));
    const near = placed.filter((other) => Math.abs(other - at) < overlap).length;
    placed.push(at);
    const layer = near % 2 === 1 ? (near + 1) / 2 : -near / 2;
    return {
      person,
      total,
      at,
      layer: layer === 0 ? 0 : layer,
      newest: index === points.length - 1,
    };
  });
}

export interface StagePlot {
  stage: string;
  scale: Scale;
  judges: readonly Distribution[];
}

// Stages in the order in which they first appear, each on a scale of its own.
export function plotsOf(distributions: readonly Distribution[]): StagePlot[] {
  const stages = [...new Set(distributions.map(({ stage }) => stage))];
  return stages.map((stage) => {
    const judges = distributions.filter((one) => one.stage === stage && one.points.length > 0);
    const totals = judges.flatMap(({ points }) => points.map(({ total }) => total));
    return { stage, scale: scaleOf(totals), judges };
  });
}
