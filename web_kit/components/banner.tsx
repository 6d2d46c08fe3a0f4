// Says what happened, what is safe and what to do, in the flow of the page: it never covers a
// button. A page keeps a place for it, so that nothing moves when it comes.
import type { ComponentChildren } from "preact";
import { t, type Key } from "../i18n/i18n";
import { classes } from "../look/classes";
import styles from "./banner.module.css";

type Tone = "notice" | "success" | "warning" | "danger";

const shapes: Readonly<Record<Tone, string>> = {
  notice: "ⓘ",
  success: "✓",
  warning: "▲",
  danger: "■",
};
const names: Readonly<Record<Tone, Key>> = {
  notice: "kit.banner.notice",
  success: "kit.banner.success",
  warning: "kit.banner.warning",
  danger: "kit.banner.danger",
};

export interface BannerProps {
  tone: Tone;
  title?: ComponentChildren;
  children?: ComponentChildren;
  action?: ComponentChildren; // A button, at the end.
  folding?: boolean; // On a phone the action goes under the words.
  class?: string | undefined; // Of the page: where it stands.
}

export function Banner(props: BannerProps) {
  const { tone, title, children, action, folding = false } = props;
  return (
    <div
      class={classes(styles.banner, styles[tone], folding && styles.folding, props.class)}
      role={tone === "danger" ? "alert" : "status"}
    >
      <span class={styles.shape} role="img" aria-label={t(names[tone])}>
        {shapes[tone]}
      </span>
      <div class={styles.words}>
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action !== undefined && <div class={styles.action}>{action}</div>}
    </div>
  );
}
