// A whole page for a state in which nothing is to be done: empty, waiting, late, held, finished.
import type { ComponentChildren } from "preact";
import { classes } from "../look/classes";
import layout from "../look/layout.module.css";
import tones from "../look/state_tones.module.css";
import styles from "./state_screen.module.css";

export interface StateScreenProps {
  shape?: string | undefined; // One sign: ✓ ■ ○
  tone?: "muted" | "success" | "warning" | "danger" | undefined;
  title: ComponentChildren;
  children?: ComponentChildren;
  action?: ComponentChildren;
}

export function StateScreen({ shape, tone = "muted", title, children, action }: StateScreenProps) {
  return (
    <div class={styles.state}>
      {shape !== undefined && (
        <div class={classes(styles.shape, tones[tone])} aria-hidden="true">
          {shape}
        </div>
      )}
      <h1>{title}</h1>
      {children !== undefined && <div class={classes(styles.words, layout.quiet)}>{children}</div>}
      {action}
    </div>
  );
}
