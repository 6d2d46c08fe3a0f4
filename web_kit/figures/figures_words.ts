// The words and arithmetic signs of a 计分明细表: what a figure is called, how a weight is written,
// whether a line comes out exactly. Pure; computes no score.
import { compare, multiply, padPlaces, parseDecimal } from "./decimal";
import type { ComponentFigure, PanelFigure, SheetFigure } from "../generated/proto/figures_pb";
import { SheetFigure_Dropped } from "../generated/proto/figures_pb";
import { Panel_Kind, Rounding_Mode, type Component, type Panel } from "../generated/proto/plan_pb";
import type { Rounding } from "../generated/proto/plan_pb";
import type { Legend, StageCard } from "../generated/proto/views_pb";
import type { Seat } from "../generated/proto/seats_pb";
import { t, textOf } from "../i18n/i18n";

// From this many sheets on a panel is shown as a grid of totals, whatever its kind.
export const gridFrom = 16;

export function stageOf(legend: Legend | undefined, stage: string): StageCard | undefined {
  return legend?.stages.find((card) => card.stage === stage);
}

export function panelOf(legend: Legend | undefined, panel: string): Panel | undefined {
  return legend?.panels.find((one) => one.id === panel);
}

function seatOf(legend: Legend | undefined, seat: string): Seat | undefined {
  return legend?.seats.find((one) => one.id === seat);
}

// A seat without an entry in the legend still has its number at the end of its id: "panel_3".
export function seatNumber(legend: Legend | undefined, seat: string): string {
  const known = seatOf(legend, seat);
  if (known !== undefined) return String(known.number);
  return /([0-9]+)$/.exec(seat)?.[1] ?? seat;
}

// "3号评委"; on a mass panel "17号".
export function seatTitle(legend: Legend | undefined, seat: string, mass = false): string {
  const number = seatNumber(legend, seat);
  return t(mass ? "display.trace.seat.mass" : "display.trace.seat", { number });
}

export function stageTitle(legend: Legend | undefined, stage: string): string {
  return textOf(stageOf(legend, stage)?.title) || stage;
}

export function panelTitle(legend: Legend | undefined, panel: string): string {
  return textOf(panelOf(legend, panel)?.title) || panel;
}

export function criterionTitle(card: StageCard | undefined, criterion: string): string {
  return textOf(card?.criteria.find((one) => one.id === criterion)?.title) || criterion;
}

// The criteria of a panel's sheets, in the plan's order.
export function criteriaOf(panel: PanelFigure, card: StageCard | undefined): string[] {
  if (card !== undefined && card.criteria.length > 0) return card.criteria.map((one) => one.id);
  return panel.sheets[0]?.marks.map((mark) => mark.criterion) ?? [];
}

export function componentTitle(legend: Legend | undefined, component: string): string {
  const known: Component | undefined = legend?.components.find((one) => one.id === component);
  const title = textOf(known?.title);
  if (title !== "") return title;
  return component === "interview" ? t("display.trace.interview") : component;
}

// "70" → "70%"; "1/3" stays a fraction.
export function weightWords(weight: string): string {
  return weight === "" || weight.includes("/") ? weight : `${weight}%`;
}

// Weights that leave the figure as it is need no line of their own.
export function isWhole(weight: string): boolean {
  return weight === "" || weight === "100" || weight === "1/1";
}

// "× 60%", behind a figure: what its line is multiplied by; "" where it counts as it stands.
export function timesWords(weight: string): string {
  return isWhole(weight) ? "" : `× ${weightWords(weight)}`;
}

// Of a component; "× 100 ÷ 300 × 60%" where the plan scales it. A full mark may be a fraction.
export function componentTimes(figure: ComponentFigure): string {
  const { scaledFrom, scaledTo, weight } = figure;
  if (scaledFrom === "") return timesWords(weight);
  const from = scaledFrom.includes("/") ? `(${scaledFrom})` : scaledFrom;
  return `× ${scaledTo} ÷ ${from} ${timesWords(weight)}`.trimEnd();
}

export function isGrid(legend: Legend | undefined, panel: PanelFigure): boolean {
  const kind = panelOf(legend, panel.panel)?.kind;
  return kind === Panel_Kind.MASS || panel.sheets.length >= gridFrom;
}

export function isMass(legend: Legend | undefined, panel: string): boolean {
  return panelOf(legend, panel)?.kind === Panel_Kind.MASS;
}

// The places of the longest decimal in a column, so that all of them can be padded to it.
export function placesIn(column: readonly string[]): number {
  return column.reduce((most, text) => {
    const point = text.indexOf(".");
    return Math.max(most, point < 0 ? 0 : text.length - point - 1);
  }, 0);
}

export function padded(text: string, column: readonly string[]): string {
  return padPlaces(text, placesIn(column));
}

// "=" where shown × count is exactly the sum, "≈" where the division was rounded to be shown.
export function divisionSign(sum: string, count: number, shown: string): "=" | "≈" {
  const whole = parseDecimal(sum);
  const figure = parseDecimal(shown);
  const times = parseDecimal(String(count));
  if (whole === null || figure === null || times === null) return "≈";
  const back = multiply(figure, times);
  return back !== null && compare(back, whole) === 0 ? "=" : "≈";
}

export function droppedCount(panel: PanelFigure, which: SheetFigure_Dropped): number {
  return panel.sheets.filter((sheet) => sheet.dropped === which).length;
}

export function struckOf(sheet: SheetFigure): "highest" | "lowest" | undefined {
  if (sheet.dropped === SheetFigure_Dropped.HIGHEST) return "highest";
  return sheet.dropped === SheetFigure_Dropped.LOWEST ? "lowest" : undefined;
}

// "−0.5", with a true minus; what adds carries a plus.
export function signed(points: string): string {
  return points.startsWith("-") ? `−${points.slice(1)}` : `+${points}`;
}

// "去掉 1 个最高分、1 个最低分" or "" where nothing went.
export function droppedWords(panel: PanelFigure): string {
  const high = droppedCount(panel, SheetFigure_Dropped.HIGHEST);
  const low = droppedCount(panel, SheetFigure_Dropped.LOWEST);
  if (high === 0 && low === 0) return "";
  if (low === 0) return t("display.trace.dropped.high", { high });
  if (high === 0) return t("display.trace.dropped.low", { low });
  return t("display.trace.dropped.both", { high, low });
}

export function roundingWords(rounding: Rounding | undefined): string {
  if (rounding === undefined) return "";
  const places = rounding.published;
  const truncates = rounding.mode === Rounding_Mode.TRUNCATE;
  return t(truncates ? "display.trace.truncated" : "display.trace.rounded", { places });
}

const columnsMax = 8; // More criteria than that stand in several tables: on paper nothing scrolls.

// As many to each as can be.
export function inGroups(columns: readonly string[]): string[][] {
  const groups = Math.max(1, Math.ceil(columns.length / columnsMax));
  const each = Math.ceil(columns.length / groups);
  return Array.from({ length: groups }, (_, at) => columns.slice(at * each, (at + 1) * each));
}

export function markOf(sheet: SheetFigure, criterion: string): string {
  return sheet.marks.find((mark) => mark.criterion === criterion)?.mark ?? "";
}
