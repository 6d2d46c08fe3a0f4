// The lots as they are typed in: whose hand drew which number. Pure.
import { Outcome_Id as Outcome } from "../../../web_kit/generated/proto/seats_pb";
import type { DeskView, Person } from "../../../web_kit/generated/proto/views_pb";

export type LotProblem = "empty" | "unreadable" | "range" | "twice";

export interface Lots {
  problems: Map<string, LotProblem>; // By candidate.
  free: number[]; // Numbers nobody has yet, rising.
  lots: { candidate: string; number: number }[] | null; // Null until every problem is gone.
}

// Everybody who takes part holds one number.
export function drawers(view: DeskView): Person[] {
  return view.lines
    .filter((line) => line.outcome === Outcome.OUTCOME_UNSPECIFIED)
    .map((line) => line.person)
    .filter((person): person is Person => person !== undefined);
}

// What is in the fields when the form opens: the numbers recorded before, if any.
export function startingLots(people: readonly Person[]): Record<string, string> {
  return Object.fromEntries(
    people.map(({ candidate, number }) => [candidate, number > 0 ? String(number) : ""]),
  );
}

// Digits alone, half-width: "３" from a Chinese keyboard is 3.
export function asTyped(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[^0-9]/g, "")
    .slice(0, 3);
}

function problemOf(text: string, count: number, all: readonly string[]): LotProblem | null {
  if (text === "") return "empty";
  if (!/^[0-9]+$/.test(text)) return "unreadable";
  const number = Number(text);
  if (number < 1 || number > count) return "range";
  return all.filter((other) => Number(other) === number).length > 1 ? "twice" : null;
}

export function checkLots(
  people: readonly Person[],
  typed: Readonly<Record<string, string>>,
): Lots {
  const all = people.map(({ candidate }) => typed[candidate] ?? "");
  const problems = new Map<string, LotProblem>();
  people.forEach(({ candidate }, at) => {
    const problem = problemOf(
      all[at] ?? "",
      people.length,
      all.filter((text) => text !== ""),
    );
    if (problem !== null) problems.set(candidate, problem);
  });
  const taken = new Set(all.filter((text) => text !== "").map(Number));
  const free = people.map((_, at) => at + 1).filter((number) => !taken.has(number));
  const lots =
    problems.size > 0 || people.length === 0
      ? null
      : people.map(({ candidate }, at) => ({ candidate, number: Number(all[at]) }));
  return { problems, free, lots };
}
