// What no played day has, for pages to hold out against: small changes of what the server's code
// made. Each changes the view it is given and gives it back.
import type { CandidateFigures, SheetFigure } from "../../web_kit/generated/proto/figures_pb";
import { SheetFigure_Dropped as Dropped } from "../../web_kit/generated/proto/figures_pb";
import type { Header, Legend, Person, Turn } from "../../web_kit/generated/proto/views_pb";

export const longestName = "阿卜杜热合曼·买买提吐尔逊江·艾合买提"; // 20 characters

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
