// A course of steps: what is done, what is on, what comes next. Upright it is the desk's run sheet,
// lying it is where a form or a release stands.
import type { ComponentChildren } from "preact";
import { t, type Key } from "../i18n";

export type StepState = "done" | "now" | "next" | "later";

export interface Step {
  key: string;
  title: ComponentChildren;
  state: StepState;
  detail?: ComponentChildren;
}

const shapes: Readonly<Record<StepState, string>> = { done: "✓", now: "▶", next: "○", later: "·" };
const words: Readonly<Record<StepState, Key>> = {
  done: "kit.step.done",
  now: "kit.step.now",
  next: "kit.step.next",
  later: "kit.step.later",
};

export function Steps({ steps, lying = false }: { steps: readonly Step[]; lying?: boolean }) {
  return (
    <ol class={lying ? "kit-steps kit-steps-lying" : "kit-steps"}>
      {steps.map((step) => (
        <li
          key={step.key}
          class={`kit-step kit-step-${step.state}`}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          <span class="kit-step-shape" role="img" aria-label={t(words[step.state])}>
            {shapes[step.state]}
          </span>
          <div class="kit-step-words">
            <div class="kit-step-title">{step.title}</div>
            {step.detail !== undefined && <div class="kit-step-detail">{step.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
