// What the judge's page calls seats, people, marks and refusals.
import { parseDecimal } from "../../../web_kit/figures/decimal";
import {
  Refusal_Code,
  Refusal_Reason,
  type Refusal,
} from "../../../web_kit/generated/proto/frames_pb";
import type { Seat } from "../../../web_kit/generated/proto/seats_pb";
import type { Header, Legend, Person, StageCard } from "../../../web_kit/generated/proto/views_pb";
import { t, textOf, type Key } from "../../../web_kit/i18n/i18n";
import { judgeWords, termWord } from "../../../web_kit/i18n/words";
import type { Fault, Note } from "../sheet/sheet";

export { chiefWord } from "../../../web_kit/i18n/words";

export function seatWords(seat: Seat | undefined, legend: Legend | undefined): string {
  return seat === undefined ? "" : judgeWords(seat, legend);
}

export function candidateWord(header: Header | undefined): string {
  return termWord(header, "candidate", "judge.candidate");
}

// "第 7 号", or the name where no lot has been drawn.
export function personWords(person: Person | undefined): string {
  if (person === undefined) return "";
  return person.number > 0 ? t("kit.number", { number: person.number }) : person.name;
}

export function stageWords(card: StageCard | undefined): string {
  return textOf(card?.title);
}

export function cardOf(legend: Legend | undefined, stage: string): StageCard | undefined {
  return legend?.stages.find((card) => card.stage === stage);
}

export function criterionWords(card: StageCard | undefined, criterion: string): string {
  const known = card?.criteria.find(({ id }) => id === criterion);
  return textOf(known?.title) || criterion;
}

export function noteWords(note: Note): string {
  switch (note.kind) {
    case "above-max":
      return t("judge.note.above", { max: note.max });
    case "off-step": {
      const whole = parseDecimal(note.step)?.places === 0;
      return t(whole ? "judge.note.whole" : "judge.note.step", { step: note.step });
    }
    case "missing":
      return t("judge.note.missing", { left: note.left });
    case "no-digit":
      return t("judge.note.digit");
  }
}

// In the two words there is room for beside a field.
export function faultWords(fault: Fault): string {
  if (fault.kind === "above-max") return t("judge.wrong.above", { max: fault.max });
  const whole = parseDecimal(fault.step)?.places === 0;
  return t(whole ? "judge.wrong.whole" : "judge.wrong.step", { step: fault.step });
}

const refusals: Readonly<Partial<Record<Refusal_Code, Key>>> = {
  [Refusal_Code.NOT_NOW]: "judge.refused.now",
  [Refusal_Code.OTHER_TURN]: "judge.refused.turn",
  [Refusal_Code.ALREADY]: "judge.refused.already",
  [Refusal_Code.HELD]: "judge.refused.held",
  [Refusal_Code.RECUSED]: "judge.refused.recused",
  [Refusal_Code.NOT_CHECKED_IN]: "judge.refused.checkin",
  [Refusal_Code.INVALID]: "judge.refused.invalid",
  [Refusal_Code.FIGURES_CHANGED]: "judge.refused.figures",
  [Refusal_Code.TAIL_LOST]: "judge.refused.tail",
  [Refusal_Code.SAME_PERSON]: "judge.refused.same_person",
  [Refusal_Code.LAPSED]: "judge.refused.lapsed",
  [Refusal_Code.ON_PAPER]: "judge.paper.refused",
};

const reasons: Readonly<Partial<Record<Refusal_Reason, Key>>> = {
  [Refusal_Reason.LEFT]: "judge.refused.left",
  [Refusal_Reason.OCCUPANT]: "judge.refused.occupant",
  [Refusal_Reason.PROMISE]: "judge.refused.promise",
  [Refusal_Reason.LIST]: "judge.refused.list",
  [Refusal_Reason.CHECKED_OUT]: "judge.refused.checked_out",
  [Refusal_Reason.MISSED_POST]: "judge.refused.missed_post",
};

export function refusalWords(refusal: Refusal): string {
  const by = reasons[refusal.reason] ?? refusals[refusal.code];
  return t(by ?? "judge.refused.other");
}
