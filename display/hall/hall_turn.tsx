// The turn: who is on at the left, the clock of the stage at the right.
import { useClock } from "../../web_kit/clock/clock_text";
import { Phase_Id as Phase } from "../../web_kit/generated/proto/seats_pb";
import type { Clock, HallView } from "../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../web_kit/i18n/i18n";
import { Who } from "./hall_who";
import { classes } from "../../web_kit/look/classes";
import screenStyles from "../screen/screen.module.css";
import styles from "./hall_turn.module.css";

export function TurnScene({ view, serverNow }: { view: HallView; serverNow: () => number }) {
  const { turn } = view;
  return (
    <section class={styles.turn}>
      <div class={styles.who}>
        <p class={screenStyles.lead}>{textOf(turn?.stage?.title)}</p>
        <Who person={turn?.person} />
        {view.header?.phase === Phase.PREPARING && (
          <p class={styles.preparing}>{t("display.hall.preparing")}</p>
        )}
      </div>
      <div class={styles.side}>
        {turn?.clock === undefined ? (
          <p class={screenStyles.lead}>{t("display.hall.soon")}</p>
        ) : (
          <StageClock clock={turn.clock} serverNow={serverNow} />
        )}
      </div>
    </section>
  );
}

function StageClock({ clock, serverNow }: { clock: Clock; serverNow: () => number }) {
  const reading = useClock(clock, serverNow);
  const words = clockWords(reading, clock.limitSeconds > 0);
  const tone = reading.overtime ? styles.over : reading.warning && styles.warn;
  return (
    <div class={classes(styles.clock, tone)}>
      <p class={styles.state}>{words}</p>
      <p class={styles.time} role="timer">
        {reading.words}
      </p>
      <p class={styles.limit}>
        {clock.limitSeconds > 0 && t("display.hall.limit", { minutes: minutes(clock) })}
      </p>
    </div>
  );
}

function minutes(clock: Clock): string {
  const whole = clock.limitSeconds / 60;
  return Number.isInteger(whole) ? String(whole) : whole.toFixed(1);
}

function clockWords(
  reading: { overtime: boolean; warning: boolean; running: boolean },
  limited: boolean,
): string {
  if (!reading.running) return `‖ ${t("display.hall.clock.paused")}`;
  if (reading.overtime) return `■ ${t("display.hall.clock.over")}`;
  if (reading.warning) return `▲ ${t("display.hall.clock.warning")}`;
  return t(limited ? "display.hall.clock.left" : "display.hall.clock.gone");
}
