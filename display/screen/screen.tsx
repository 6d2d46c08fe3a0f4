// What the screens for candidates share around what they show: the plan's colours, the line at the
// top with how stale it is, one statement in the middle.
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { LanguageSwitch } from "../../web_kit/frame/language_switch";
import { HallLook_Theme as Look } from "../../web_kit/generated/proto/plan_pb";
import type { Header } from "../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../web_kit/i18n/i18n";
import { StaleMark } from "../../web_kit/line/line_strip";
import { setTheme } from "../../web_kit/page/page";
import { classes } from "../../web_kit/look/classes";
import styles from "./screen.module.css";

// The hall's colours, as the plan chooses them.
export function useHallTheme(theme: Look | undefined): void {
  useEffect(() => setTheme(theme === Look.RED ? "hall-red" : "hall-blue"), [theme]);
}

export interface ScreenProps {
  header: Header | undefined;
  class: string | undefined; // Of the page: how its parts stand.
  children: ComponentChildren;
}

export function TopLine({ header }: Pick<ScreenProps, "header">) {
  return (
    <header class={styles.top}>
      <span class={styles.topTitle}>{textOf(header?.title)}</span>
      {header?.batch !== undefined && <span class={styles.topBatch}>{textOf(header.batch)}</span>}
      {header !== undefined && header.roomTitle !== "" && <span>{header.roomTitle}</span>}
      <span class={styles.topCode}>
        {t("kit.checkcode")} <b>{header?.checkCode}</b>
      </span>
      <StaleMark class={styles.topStale} />
    </header>
  );
}

// Seen only by whoever sets the screen up.
export function HallLanguage() {
  return (
    <aside class={styles.language} aria-label={t("kit.language")}>
      <LanguageSwitch />
    </aside>
  );
}

export function Screen({ header, class: name, children }: ScreenProps) {
  return (
    <div class={classes(styles.screen, name)}>
      <TopLine header={header} />
      {children}
      <HallLanguage />
    </div>
  );
}

export interface StatementProps {
  paused?: boolean;
  title: string;
  words?: string;
}

export function Statement({ paused = false, title, words = "" }: StatementProps) {
  return (
    <section class={styles.plain}>
      {paused && <div class={styles.pause} aria-hidden="true" />}
      <h1>{title}</h1>
      <p>{words}</p>
    </section>
  );
}

// "14:00 继续", or that it goes on later where nobody said when.
export function breakWords(header: Header | undefined): string {
  const until = header?.breakUntil ?? "";
  return until === "" ? t("display.break.later") : t("display.break.until", { until });
}
