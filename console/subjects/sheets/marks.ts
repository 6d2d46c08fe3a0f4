// A sheet's marks as they are typed at a desk: what is wrong with them, their one canonical form, and
// the live total. The server checks all of it again and computes every figure. Pure.
import {
  canonical,
  markProblem,
  parseTyped,
  weightedSum,
  type MarkProblem,
} from "../../../web_kit/figures/decimal";
import type { Mark } from "../../../web_kit/generated/proto/figures_pb";
import type { StageCard } from "../../../web_kit/generated/proto/views_pb";

export type Typed = Readonly<Record<string, string>>; // By criterion.
export type Read = Pick<Mark, "criterion" | "mark">;

// "２７．５" from a Chinese keyboard is 27.5, "－1" is -1, "+1" is 1.
export function asDecimal(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[。，,]/g, ".")
    .replace(/[−–—]/g, "-")
    .replace(/[^0-9.-]/g, "");
}

export function markProblems(typed: Typed, card: StageCard | undefined): Map<string, MarkProblem> {
  const problems = new Map<string, MarkProblem>();
  for (const { id, max } of card?.criteria ?? []) {
    const problem = markProblem(typed[id] ?? "", max, card?.step ?? "1");
    if (problem !== null) problems.set(id, problem);
  }
  return problems;
}

// Every criterion once, in the plan's order; "" for what is no mark.
export function marksOf(typed: Typed, card: StageCard | undefined): Read[] {
  return (card?.criteria ?? []).map(({ id }) => {
    const value = parseTyped(typed[id] ?? "");
    return { criterion: id, mark: value === null ? "" : canonical(value) };
  });
}

export function typedFrom(marks: readonly Read[]): Typed {
  return Object.fromEntries(marks.map(({ criterion, mark }) => [criterion, mark]));
}

// The live total, for the eye.
export function totalOf(marks: readonly Read[], card: StageCard | undefined): string {
  const weighted = marks.map(({ criterion, mark }) => ({
    mark,
    weight: card?.criteria.find(({ id }) => id === criterion)?.weight ?? "",
  }));
  return weightedSum(weighted) ?? "";
}
