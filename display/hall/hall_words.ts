// Words and choices the hall's scenes share. Pure.
import { Outcome_Id as Outcome } from "../../web_kit/generated/proto/seats_pb";
import {
  HallView_QueueLine_State as Line,
  type HallView,
  type HallView_QueueLine,
  type Header,
  type Person,
} from "../../web_kit/generated/proto/views_pb";
import { t } from "../../web_kit/i18n/i18n";
import { termWord } from "../../web_kit/i18n/words";

export function candidateWord(header: Header | undefined): string {
  return termWord(header, "candidate", "display.candidate");
}

export function postWord(header: Header | undefined): string {
  return termWord(header, "post", "display.post");
}

// "第7号", or the name of somebody without a lot.
export function personTitle(person: Person | undefined): string {
  if (person === undefined) return "";
  return person.number > 0 ? t("display.number", { number: person.number }) : person.name;
}

export function outcomeWords(outcome: Outcome): string {
  switch (outcome) {
    case Outcome.ABSENT:
      return t("display.outcome.absent");
    case Outcome.WITHDRAWN:
      return t("display.outcome.withdrawn");
    case Outcome.DISQUALIFIED:
      return t("display.outcome.disqualified");
    case Outcome.NOT_ADMITTED:
      return t("display.outcome.not_admitted");
    case Outcome.POST_STOPPED:
      return t("display.outcome.post_stopped");
    case Outcome.UNQUALIFIED:
      return t("display.outcome.unqualified");
    case Outcome.NOT_PRESELECTED:
      return t("display.outcome.not_preselected");
    default:
      return "";
  }
}

export function nextInLine(view: HallView): HallView_QueueLine | undefined {
  return view.queue.find((line) => line.state === Line.WAITING && line.person?.number !== 0);
}

export function countOf(view: HallView, state: Line): number {
  return view.queue.filter((line) => line.state === state).length;
}

// The part of a long queue around whoever is on, never longer than `size`.
export function queueWindow(queue: readonly HallView_QueueLine[], size: number) {
  if (queue.length <= size) return { from: 0, lines: queue.slice() };
  const now = queue.findIndex((line) => line.state === Line.NOW);
  const next = queue.findIndex((line) => line.state === Line.WAITING);
  const focus = now >= 0 ? now : next >= 0 ? next : queue.length - 1;
  const from = Math.max(0, Math.min(focus - Math.floor(size / 2), queue.length - size));
  return { from, lines: queue.slice(from, from + size) };
}

// Long names are written smaller, so that sixty characters fit.
export function nameSize(name: string): "usual" | "long" | "longest" | "whole" {
  if (name.length > 30) return "whole";
  if (name.length > 16) return "longest";
  return name.length > 8 ? "long" : "usual";
}
