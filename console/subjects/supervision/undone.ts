// What taking a step back would take back, in the words it was done with. Pure.
import type { UndoStep } from "../../../web_kit/generated/proto/supervision_pb";
import type { DeskView, Step } from "../../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { factWords, stageWords, whoWords } from "../../words";

const doneWith: Readonly<Record<string, Key>> = {
  candidate_called: "console.step.call",
  preparing_started: "console.step.prepare",
  stage_started: "console.step.start",
  stage_ended: "console.step.end",
};

// 结束竞聘演讲 — 第3号
export function undoneWords({ seq }: UndoStep, step: Step, view: DeskView): string {
  const record = view.record.find((one) => one.seq === seq);
  const fact = record?.fact ?? "";
  const who = whoWords(step.person ?? record?.person);
  const stage = stageWords(view.legend, step.stage || (record?.stage ?? ""));
  const key = doneWith[fact];
  if (key !== undefined) return t(key, { who, stage });
  return [fact === "" ? t("console.paper.undo.newest") : factWords(fact), who]
    .filter((part) => part !== "")
    .join(" — ");
}
