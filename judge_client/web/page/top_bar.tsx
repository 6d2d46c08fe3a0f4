// The top: which seat, which stage, the clock, whether the page is connected.
import { StatusMark } from "../../../web_kit/components/status_mark";
import { useClock } from "../../../web_kit/clock/clock_text";
import type { ConnectionState } from "../../../web_kit/connection/connection";
import type { Clock } from "../../../web_kit/generated/proto/views_pb";
import { language, setLanguage, t } from "../../../web_kit/i18n/i18n";
import { Head } from "../../../web_kit/line/line_strip";
import { classes } from "../../../web_kit/look/classes";
import styles from "./top_bar.module.css";

export interface Outside {
  state: ConnectionState;
  serverNow: () => number;
}

function ClockWords({ clock, serverNow }: { clock: Clock; serverNow: () => number }) {
  const reading = useClock(clock, serverNow);
  const tone = reading.overtime ? styles.clockDanger : reading.warning && styles.clockWarning;
  const words = reading.overtime
    ? t("judge.clock.over")
    : reading.left_ms === null
      ? t("judge.clock.gone")
      : t("judge.clock.left");
  return (
    <span class={classes(styles.clock, tone)} role="timer">
      {reading.running ? (
        <span class={styles.clockWords}>{words}</span>
      ) : (
        <span>‖ {t("judge.clock.paused")}</span>
      )}{" "}
      <strong>{reading.words}</strong>
    </span>
  );
}

// The other language, in its own words: one small target instead of two.
export function OtherLanguage() {
  const other = language.value === "zh" ? "en" : "zh";
  return (
    <button
      type="button"
      class={styles.language}
      lang={other === "zh" ? "zh-CN" : "en"}
      onClick={() => setLanguage(other)}
    >
      {other === "zh" ? "中文" : "EN"}
    </button>
  );
}

export interface TopBarProps {
  seat: string;
  stage: string;
  clock: Clock | undefined;
  held: boolean;
  outside: Outside;
}

export function TopBar({ seat, stage, clock, held, outside }: TopBarProps) {
  return (
    <Head safe="kit.line.safe.judge" over>
      <header class={styles.bar}>
        <div class={styles.who}>
          <strong>{seat}</strong>
          {stage !== "" && <span class={styles.stage}>{stage}</span>}
        </div>
        {clock !== undefined && <ClockWords clock={clock} serverNow={outside.serverNow} />}
        {held && (
          <div class={styles.held}>
            <StatusMark status="held" />
          </div>
        )}
        <OtherLanguage />
      </header>
    </Head>
  );
}
