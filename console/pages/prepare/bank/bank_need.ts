// How many sealed questions a plan asks for. Pure.
import type { Plan, Stage } from "../../../../web_kit/generated/proto/plan_pb";

export function stagesWithQuestions(plan: Plan | undefined): Stage[] {
  return (plan?.stages ?? []).filter(({ questions }) => questions !== undefined);
}

// One bank serves every stage.
export function questionsNeeded(plan: Plan | undefined): number {
  const needs = stagesWithQuestions(plan).map(({ questions }) => questions?.bankAtLeast ?? 0);
  return Math.max(0, ...needs);
}
