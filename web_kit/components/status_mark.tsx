// A state in a shape and words; the colour only supports them. That of the line is line_strip.tsx's.
import type { ComponentChildren } from "preact";
import { t, type Key } from "../i18n/i18n";
import tones from "../look/state_tones.module.css";
import { classes } from "../look/classes";
import styles from "./status_mark.module.css";

export type Status = "kept" | "sent" | "confirmed" | "held" | "waiting" | "refused";

interface Look {
  shape: string;
  words: Key;
  tone: "success" | "warning" | "danger" | "muted";
}

const looks: Readonly<Record<Status, Look>> = {
  kept: { shape: "◆", words: "kit.status.kept", tone: "warning" },
  sent: { shape: "◌", words: "kit.status.sent", tone: "muted" },
  confirmed: { shape: "✓", words: "kit.status.confirmed", tone: "success" },
  held: { shape: "■", words: "kit.status.held", tone: "danger" },
  waiting: { shape: "○", words: "kit.status.waiting", tone: "muted" },
  refused: { shape: "✕", words: "kit.status.refused", tone: "danger" },
};

export interface StatusMarkProps {
  status: Status;
  children?: ComponentChildren; // Other words than the usual ones.
}

export function StatusMark({ status, children }: StatusMarkProps) {
  const { shape, words, tone } = looks[status];
  return (
    <span class={classes(styles.status, tones[tone])}>
      <span class={styles.shape} aria-hidden="true">
        {shape}
      </span>
      <span>{children ?? t(words)}</span>
    </span>
  );
}
