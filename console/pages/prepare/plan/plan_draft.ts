// The plan as it is being written, beside the one the server holds. It lives as long as the page,
// whichever step is looked at; leaving the page asks first.
import { fromJsonString } from "@bufbuild/protobuf";
import { useMemo, useState } from "preact/hooks";
import { PlanSchema, type Plan } from "../../../../web_kit/generated/proto/plan_pb";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { jsonOfPlan, planOf } from "./plan_text";
import { sealed } from "./standing";

export interface PlanDraft {
  text: string; // What is shown: the draft, else the saved plan.
  changed: boolean; // Written and not saved.
  write: (text: string) => void;
  drop: () => void; // Back to the saved plan.
}

// Whether the text says what `saved` says, however it is laid out.
function saysTheSame(text: string, saved: string): boolean {
  if (text === saved) return true;
  try {
    return jsonOfPlan(fromJsonString(PlanSchema, text)) === saved;
  } catch {
    return false; // No plan, or one with something in it that no plan has.
  }
}

function sealedJson(plan: Plan): string {
  const json = jsonOfPlan(plan);
  return jsonOfPlan(planOf(sealed(json, plan)) ?? plan);
}

export function usePlanDraft({ plan, planOpen }: PrepareView): PlanDraft {
  const [written, setWritten] = useState<string | null>(null);
  const saved = useMemo(() => (plan === undefined ? "" : sealedJson(plan)), [plan]);
  const text = planOpen ? (written ?? saved) : saved;
  return {
    text,
    changed: useMemo(() => !saysTheSame(text, saved), [text, saved]),
    write: setWritten,
    drop: () => setWritten(null),
  };
}
