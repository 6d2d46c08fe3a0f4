// What a judge is told to wait for once a sheet is in: the next stage of the same person, the next
// person, or nobody. Pure.
import type { JudgeView, Person, StageCard } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { cardOf, personWords, stageWords } from "./words";

// After the sheet of `card` for `person`, as far as the order tells.
export type Next = { kind: "stage"; card: StageCard } | { kind: "person" } | { kind: "nobody" };

// Of the planned stages, in their order; a run-off has one of its own.
function stageAfter(view: JudgeView, card: StageCard | undefined): StageCard | undefined {
  if (card === undefined || card.index + 1 >= card.count) return undefined;
  return view.legend?.stages.find(({ index, count }) => index === card.index + 1 && count > 1);
}

// `stage`: empty where none of that person's is scored here.
export function nextAfter(view: JudgeView, person: Person | undefined, stage: string): Next {
  const { turn, toCome } = view;
  const next = stageAfter(view, cardOf(view.legend, stage));
  const same = turn === undefined || turn.person?.candidate === person?.candidate;
  if (next !== undefined && same) return { kind: "stage", card: next };
  return { kind: toCome > 0 ? "person" : "nobody" };
}

export function nextWords(view: JudgeView, person: Person | undefined, stage: string): string {
  const next = nextAfter(view, person, stage);
  if (next.kind !== "stage") return t(`judge.then.${next.kind}`);
  return t("judge.then.stage", { person: personWords(person), stage: stageWords(next.card) });
}
