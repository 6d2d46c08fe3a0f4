// What no played day has, for pages to hold out against: small changes of what the server's code
// made. Each changes the view it is given and gives it back.
import { create } from "@bufbuild/protobuf";
import type { CandidateFigures, SheetFigure } from "../../web_kit/generated/proto/figures_pb";
import {
  MarkSchema,
  SheetFigure_Dropped as Dropped,
} from "../../web_kit/generated/proto/figures_pb";
import { CriterionSchema } from "../../web_kit/generated/proto/plan_pb";
import { TextSchema, type Text } from "../../web_kit/generated/proto/text_pb";
import type { Closed, Header, Legend, Person, Turn } from "../../web_kit/generated/proto/views_pb";

// As many characters as a title may have, beginning with `words`.
export function longest(words: string): Text {
  const fill = (text: string, by: string) => (text + by.repeat(60)).slice(0, 60).trimEnd();
  return create(TextSchema, {
    zh: fill(words, "综合运用能力与岗位要求匹配程度"),
    en: fill(`${words} `, "of ability and fitness for the post "),
  });
}

interface Worded {
  header?: Header;
  legend?: Legend;
}

// A plan with every stage of so many criteria; with `long` titles as a plan may have them.
export function withCriteria<View extends Worded>(view: View, count: number, long: boolean): View {
  const words = (text: string) =>
    long ? longest(text) : create(TextSchema, { zh: text, en: text });
  for (const stage of view.legend?.stages ?? []) {
    stage.criteria = Array.from({ length: count }, (_, at) =>
      create(CriterionSchema, { id: `k${at}`, title: words(`K${at + 1}.`), max: "5" }),
    );
    if (long) stage.title = longest(`S${stage.index + 1}.`);
  }
  if (!long) return view;
  for (const panel of view.legend?.panels ?? []) panel.title = longest("P.");
  if (view.header !== undefined) view.header.title = longest("T.");
  return view;
}

// 60 characters.
export const longestName =
  "阿卜杜拉热合曼·买买提吐尔逊江·艾合买提·阿卜杜热西提·麦麦提敏江·吐尔逊·依米提·努尔买买提·艾则孜·喀迪尔·伊敏江·";

function isMessage(value: unknown): value is { $typeName: string } {
  return typeof value === "object" && value !== null && "$typeName" in value;
}

function eachPerson(value: unknown, change: (person: Person) => void): void {
  if (Array.isArray(value)) for (const one of value) eachPerson(one, change);
  if (!isMessage(value)) return;
  if (value.$typeName === "tingfen.pb.Person") change(value as Person);
  else for (const field of Object.values(value)) eachPerson(field, change);
}

// Everybody has this name; empty: nobody may be named.
export function named<View>(view: View, name = longestName): View {
  eachPerson(view, (person) => {
    person.name = name;
  });
  return view;
}

type Timed = { turn?: Turn };

export function afterSeconds<View extends Timed>(view: View, elapsed_s: number): View {
  if (view.turn?.clock !== undefined) view.turn.clock.elapsedMs = elapsed_s * 1000;
  return view;
}

// Without a limit: 0.
export function limited<View extends Timed>(view: View, limit_s: number): View {
  if (view.turn?.clock !== undefined) view.turn.clock.limitSeconds = limit_s;
  return view;
}

// Nobody said until when the break lasts.
export function openEnded<View extends { header?: Header }>(view: View): View {
  if (view.header !== undefined) view.header.breakUntil = "";
  return view;
}

// The first `count` of a list that is begun anew as often as it takes.
export function asMany<One>(list: readonly One[], count: number): One[] {
  return Array.from({ length: count }, (_, at) => structuredClone(list[at % list.length]!));
}

export interface Case {
  legend: Legend;
  figures: CandidateFigures;
}

const inHundredths = (decimal: string) => Math.round(Number(decimal) * 100);

function dropExtremes(sheets: SheetFigure[]): void {
  const order = [...sheets].sort((a, b) => Number(a.total) - Number(b.total));
  for (const sheet of sheets) sheet.dropped = Dropped.KEPT;
  order[0]!.dropped = Dropped.LOWEST;
  order[order.length - 1]!.dropped = Dropped.HIGHEST;
}

// The mass panel has so many seats, two of which sent nothing.
export function withMass({ legend, figures }: Case, seats: number): Case {
  const panel = figures.stages[0]!.panels.find((one) => one.panel === "mass")!;
  panel.sheets = asMany(panel.sheets, seats - 2);
  for (const [at, sheet] of panel.sheets.entries()) sheet.seat = `mass_${at + 1}`;
  dropExtremes(panel.sheets);
  const kept = panel.sheets.filter(({ dropped }) => dropped === Dropped.KEPT);
  const sum = kept.reduce((all, { total }) => all + inHundredths(total), 0);
  panel.sum = String(sum / 100);
  panel.count = kept.length;
  panel.shown = (sum / 100 / kept.length).toFixed(4);
  panel.missing = [`mass_${seats - 1}`, `mass_${seats}`];
  const own = legend.seats.filter((one) => one.panel === "mass");
  const all = asMany(own, seats).map((seat, at) => ({
    ...seat,
    id: `mass_${at + 1}`,
    number: at + 1,
  }));
  legend.seats = [...legend.seats.filter((one) => one.panel !== "mass"), ...all];
  for (const one of legend.panels) if (one.id === "mass") one.seats = seats;
  return { legend, figures };
}

// Every sheet was corrected and two are left out: the narrowest seats there are.
export function correctedThroughout({ legend, figures }: Case): Case {
  const panel = figures.stages[0]!.panels[0]!;
  for (const sheet of panel.sheets) sheet.correctedFrom = "88.25";
  panel.excluded = ["panel_13", "panel_14"];
  return { legend, figures };
}

interface ToSign extends Worded {
  closed?: Closed;
}

// Each of so many judges has marked each of so many criteria.
export function withSheets<View extends ToSign>(
  view: View,
  judges: number,
  criteria: number,
): View {
  const seatId = (at: number) => `panel_${at + 1}`;
  for (const { panels } of view.closed?.figures?.stages ?? []) {
    for (const panel of panels) {
      panel.sheets = asMany(panel.sheets, judges);
      for (const [at, sheet] of panel.sheets.entries()) {
        sheet.seat = seatId(at);
        sheet.marks = Array.from({ length: criteria }, (_, number) =>
          create(MarkSchema, { criterion: `k${number}`, mark: "4.5" }),
        );
      }
    }
  }
  if (view.legend !== undefined) {
    view.legend.seats = asMany(view.legend.seats, judges).map((seat, at) => ({
      ...seat,
      id: seatId(at),
      number: at + 1,
    }));
  }
  return view;
}
