// A state in a shape and words; the colour only supports them.
import type { ComponentChildren } from "preact";
import { t, type Key } from "../i18n";

export type Status =
  | "connected"
  | "connecting"
  | "offline"
  | "kept"
  | "received"
  | "confirmed"
  | "held"
  | "waiting"
  | "refused";

interface Look {
  shape: string;
  words: Key;
  tone: "success" | "warning" | "danger" | "muted";
}

const looks: Readonly<Record<Status, Look>> = {
  connected: { shape: "●", words: "kit.status.connected", tone: "success" },
  connecting: { shape: "◎", words: "kit.status.connecting", tone: "muted" },
  offline: { shape: "▲", words: "kit.status.offline", tone: "warning" },
  kept: { shape: "◆", words: "kit.status.kept", tone: "warning" },
  received: { shape: "◇", words: "kit.status.received", tone: "muted" },
  confirmed: { shape: "✓", words: "kit.status.confirmed", tone: "success" },
  held: { shape: "■", words: "kit.status.held", tone: "danger" },
  waiting: { shape: "○", words: "kit.status.waiting", tone: "muted" },
  refused: { shape: "✕", words: "kit.status.refused", tone: "danger" },
};

export interface StatusMarkProps {
  status: Status;
  children?: ComponentChildren; // Other words than the usual ones: 连接中断，评分已存本机
  live?: boolean | undefined; // Read aloud when it changes.
}

export function StatusMark({ status, children, live = false }: StatusMarkProps) {
  const { shape, words, tone } = looks[status];
  return (
    <span class={`kit-status kit-tone-${tone}`} role={live ? "status" : undefined}>
      <span class="kit-status-shape" aria-hidden="true">
        {shape}
      </span>
      <span>{children ?? t(words)}</span>
    </span>
  );
}
