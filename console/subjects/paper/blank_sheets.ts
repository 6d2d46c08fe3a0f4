// Which blank sheets are to be printed: every number, stage and seat that was asked for, in the order
// in which they are handed out. They can be printed before the lots. Pure.
import { Panel_Kind as Kind } from "../../../web_kit/generated/proto/plan_pb";
import type { Seat } from "../../../web_kit/generated/proto/seats_pb";
import type { DeskView, StageCard } from "../../../web_kit/generated/proto/views_pb";
import { seatCode, sheetCode } from "../../../web_kit/room/sheet_code";

export const sheets_max = 1000;

export interface Range {
  from: string;
  to: string;
}

export interface BlankDraft {
  stages: readonly string[];
  numbers: Range;
  seats: Readonly<Record<string, Range | null>>; // By panel; null: none of it.
  twoUp: boolean; // Two sheets on a page.
}

export interface BlankSheet {
  number: number;
  card: StageCard;
  seat: Seat;
  code: string;
}

function judges(view: DeskView, panel: string): Seat[] {
  return view.seats.flatMap(({ seat }) => (seat?.panel === panel ? [seat] : []));
}

// Everybody and every seat; while a turn is under way from its number on. Where some seats score on
// paper already, those and the ones between them.
export function startingBlank(view: DeskView): BlankDraft {
  const numbers = view.lines.map(({ person }) => person?.number ?? 0);
  const most = Math.max(view.lines.length, ...numbers);
  const first = Math.max(1, view.turn?.person?.number ?? 1);
  const paper = view.seats.flatMap((one) => (one.paper && one.seat ? [one.seat] : []));
  const panels = view.legend?.panels ?? [];
  return {
    stages: (view.legend?.stages ?? []).map(({ stage }) => stage),
    numbers: { from: `${first}`, to: `${most}` },
    seats: Object.fromEntries(
      panels.map(({ id, kind }) => {
        const own = paper.filter(({ panel }) => panel === id);
        if (own.length > 0) return [id, rangeFrom(own)];
        const wanted = paper.length === 0 && kind !== Kind.MASS;
        return [id, wanted || panels.length === 1 ? allOf(view, id) : null];
      }),
    ),
    twoUp: false,
  };
}

function rangeFrom(seats: readonly Seat[]): Range {
  const numbers = seats.map(({ number }) => number);
  return { from: `${Math.min(...numbers)}`, to: `${Math.max(...numbers)}` };
}

export function allOf(view: DeskView, panel: string): Range {
  return rangeFrom(judges(view, panel));
}

// "1" to "12"; null where that is no range.
export function rangeOf({ from, to }: Range): { from: number; to: number } | null {
  const plain = /^[0-9]{1,4}$/;
  if (!plain.test(from.trim()) || !plain.test(to.trim())) return null;
  const range = { from: Number(from), to: Number(to) };
  return range.from >= 1 && range.to >= range.from ? range : null;
}

function seatsOf(draft: BlankDraft, view: DeskView): Seat[] {
  return (view.legend?.panels ?? []).flatMap(({ id }) => {
    const range = rangeOf(draft.seats[id] ?? { from: "", to: "" });
    if (range === null) return [];
    return judges(view, id).filter(({ number }) => number >= range.from && number <= range.to);
  });
}

export type BlankProblem = "stages" | "numbers" | "seats" | "many";

export function blankProblem(draft: BlankDraft, view: DeskView): BlankProblem | null {
  const numbers = rangeOf(draft.numbers);
  if (draft.stages.length === 0) return "stages";
  if (numbers === null) return "numbers";
  const broken = Object.values(draft.seats).some((one) => one !== null && rangeOf(one) === null);
  const seats = seatsOf(draft, view).length;
  if (broken || seats === 0) return "seats";
  const count = (numbers.to - numbers.from + 1) * draft.stages.length * seats;
  return count > sheets_max ? "many" : null;
}

export function blankSheets(draft: BlankDraft, view: DeskView): BlankSheet[] {
  const numbers = rangeOf(draft.numbers);
  if (numbers === null || blankProblem(draft, view) !== null) return [];
  const cards = (view.legend?.stages ?? []).filter(({ stage }) => draft.stages.includes(stage));
  const seats = seatsOf(draft, view);
  const planCode = view.header?.checkCode ?? "";
  const all: BlankSheet[] = [];
  for (let number = numbers.from; number <= numbers.to; number += 1) {
    for (const card of cards) {
      for (const seat of seats) {
        const of = { number, stage: card.index + 1, seat: seatCode(seat, view.legend) };
        all.push({ number, card, seat, code: sheetCode(planCode, of) });
      }
    }
  }
  return all;
}
