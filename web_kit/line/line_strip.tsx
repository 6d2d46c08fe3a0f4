// The strip under the top line of every page that works with the server: one place, always there
// and always as high, so that nothing moves when the network goes. The gate before each page tells
// it how the line is.
import { createContext, type ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import type { Connection } from "../connection/connection";
import { t, type Key } from "../i18n/i18n";
import { useLasting } from "../outbox/lasting";
import { calmLine, lineFacts, lineWords, staleWords, type LineFacts } from "./line_words";
import tones from "../look/state_tones.module.css";
import { classes } from "../look/classes";
import styles from "./line_strip.module.css";

export const Line = createContext<LineFacts>(calmLine);

export function LineOf(props: { connection: Connection; children: ComponentChildren }) {
  return <Line.Provider value={lineFacts(props.connection)}>{props.children}</Line.Provider>;
}

const quick_ms = 1000; // What is delivered so soon need not be counted.

function Undelivered({ count, offline }: { count: number; offline: boolean }) {
  const lasting = useLasting(count > 0, quick_ms);
  if (count === 0 || !(offline || lasting)) return null;
  return (
    <span class={styles.count}>
      <span aria-hidden="true">◆ </span>
      {t("kit.line.undelivered", { count })}
    </span>
  );
}

export interface LineStripProps {
  safe: Key; // What is safe on this page while the line is away.
  // On a phone the strip is one line, and what it says while the line is away stands over the top
  // line: what is under them keeps its room.
  over?: boolean;
}

export function LineStrip({ safe }: LineStripProps) {
  const line = useContext(Line);
  const { tone, shape, head, time, more } = lineWords(line, safe);
  return (
    <div
      class={classes(styles.line, tone === "warning" && styles.warning)}
      data-tone={tone}
      role="status"
    >
      <strong class={classes(styles.head, tones[tone])}>
        <span class={styles.shape} aria-hidden="true">
          {shape}
        </span>
        {head}
        <span class={line.barrier === null ? undefined : styles.time}>{time}</span>
      </strong>
      {more !== "" && <span class={styles.more}>{more}</span>}
      <Undelivered count={line.undelivered} offline={line.state !== "online"} />
    </div>
  );
}

// A page's top line with the strip under it.
export function Head(props: LineStripProps & { children: ComponentChildren }) {
  const { safe, over = false, children } = props;
  return (
    <div class={classes(styles.top, over && styles.over)}>
      {children}
      <LineStrip safe={safe} />
    </div>
  );
}

// The mark in the corner of a screen for everybody; its place is kept.
export function StaleMark({ class: name }: { class: string | undefined }) {
  const words = staleWords(useContext(Line));
  return (
    <span class={name} role="status">
      {words !== "" && `▲ ${words}`}
    </span>
  );
}
