// What the timekeeper can do now: one primary step and the others, the words on their buttons, and
// which of them the space bar takes. Pure.
import { create } from "@bufbuild/protobuf";
import { Phase_Id as Phase } from "../../../web_kit/generated/proto/seats_pb";
import {
  DeskViewSchema,
  type ClockView,
  type DeskView,
  type Step,
} from "../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { actionOf, type Action } from "../../steps/kind";

// Where the run sheet recommends none, the first of these.
const order: readonly Action[] = [
  "startStage",
  "resumeClock",
  "startPreparing",
  "endStage",
  "pauseClock",
];

export interface TimerSteps {
  primary: Step | undefined;
  others: readonly Step[];
  space: Step | undefined; // Pauses or goes on; nothing else.
}

export function timerSteps({ steps }: Pick<ClockView, "steps">): TimerSteps {
  const known = order
    .map((action) => steps.find((step) => actionOf(step) === action))
    .filter((step): step is Step => step !== undefined);
  const primary = known.find(({ recommended }) => recommended) ?? known[0];
  return {
    primary,
    others: known.filter((step) => step !== primary),
    space: known.find((step) => ["pauseClock", "resumeClock"].includes(actionOf(step) ?? "")),
  };
}

// Ending cannot be taken back by pressing another button.
export function endsStage(step: Step | undefined): boolean {
  return step !== undefined && actionOf(step) === "endStage";
}

export function timerWords(step: Step, view: Pick<ClockView, "turn">, armed: boolean): string {
  const stage = textOf(view.turn?.stage?.title);
  switch (actionOf(step)) {
    case "startStage":
      return t("watch.timer.start");
    case "startPreparing":
      return t("watch.timer.prepare");
    case "pauseClock":
      return t("watch.timer.pause");
    case "resumeClock":
      return t("watch.timer.resume");
    case "endStage":
      return t(armed ? "watch.timer.end.again" : "watch.timer.end", { stage });
    default:
      return t("watch.timer.other");
  }
}

// Why there is nothing to press.
export function timerWaits({ header, turn }: Pick<ClockView, "header" | "turn">): string {
  if (header?.held === true) return t("watch.timer.held");
  if (header?.phase === Phase.PLANNING) return t("console.wait.plan");
  if (turn === undefined) return t("watch.timer.wait");
  return header?.phase === Phase.SCORING ? t("watch.timer.ended") : t("watch.timer.wait.turn");
}

// The little of a desk's view that words about refusals need.
export function asDesk({ header, turn }: ClockView): DeskView {
  const desk = create(DeskViewSchema, { legend: { stages: [] } });
  if (header !== undefined) desk.header = header;
  if (turn !== undefined) desk.turn = turn;
  if (turn?.stage !== undefined) desk.legend?.stages.push(turn.stage);
  return desk;
}
