// The ready schemes, as they lie in plans/, and what tells one from another. Pure.
import type { Plan, Stage } from "../../../../web_kit/generated/proto/plan_pb";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import { planOf } from "./plan_text";
import { announcementWords } from "./plan_words";

const files: Record<string, string> = import.meta.glob("../../../../plans/*.json", {
  query: "?raw",
  import: "default",
  eager: true,
});

export interface ReadyPlan {
  id: string;
  json: string;
  plan: Plan;
}

export const readyPlans: readonly ReadyPlan[] = Object.values(files).flatMap((json) => {
  const plan = planOf(json);
  return plan === null ? [] : [{ id: plan.id, json, plan }];
});

function stageWords(stage: Stage): string {
  const parts = [textOf(stage.title), t("prepare.ready.weight", { weight: stage.weight })];
  if (stage.limitSeconds > 0) {
    parts.push(t("prepare.ready.minutes", { minutes: stage.limitSeconds / 60 }));
  }
  return parts.join(" ");
}

// Who scores, and in which stages.
export function scoringLine(plan: Plan): string {
  const panels = plan.panels.map((panel) =>
    t("prepare.ready.panel", { panel: textOf(panel.title), seats: panel.seats }),
  );
  const comma = t("display.trace.comma");
  const stages = plan.stages.map(stageWords).join(comma);
  return t("prepare.ready.scoring", { panels: panels.join(comma), stages });
}

// What is proposed, and when scores are announced.
export function resultLine(plan: Plan): string {
  const written = plan.components.filter(({ id }) => id !== "interview");
  const extra = [
    ...written.map((one) => t("prepare.ready.component", { title: textOf(one.title) })),
    ...plan.ballots.map((one) => textOf(one.title)),
  ];
  const proposal = t("prepare.ready.proposal", { places: plan.shortlist?.perVacancy ?? 1 });
  const announced = announcementWords(plan.announcement?.when);
  return [proposal, announced, ...extra]
    .filter((part) => part !== "")
    .join(t("prepare.ready.then"));
}
