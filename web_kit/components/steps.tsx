// A course of steps: what is done, what is on, what comes next. Upright it is the desk's run sheet,
// lying it is where a form or a release stands.
import type { ComponentChildren } from "preact";
import { t, type Key } from "../i18n/i18n";
import { classes } from "../look/classes";
import styles from "./steps.module.css";

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
    <ol class={classes(lying && styles.lying)}>
      {steps.map((step) => (
        <li
          key={step.key}
          class={classes(styles.step, styles[step.state])}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          <span class={styles.shape} role="img" aria-label={t(words[step.state])}>
            {shapes[step.state]}
          </span>
          <div class={styles.words}>
            <div class={styles.title}>{step.title}</div>
            {step.detail !== undefined && <div class={styles.detail}>{step.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
