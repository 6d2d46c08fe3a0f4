// Scenes that are one statement in the middle, and the person it is about.
import type { HallView } from "../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../web_kit/i18n/i18n";
import { Statement } from "../screen/screen";
import { candidateWord, nextInLine, postWord } from "./hall_words";
import { Who } from "./hall_who";
import { classes } from "../../web_kit/look/classes";
import screenStyles from "../screen/screen.module.css";
import styles from "./hall_centre.module.css";

export function Break({ view }: { view: HallView }) {
  const until = view.header?.breakUntil ?? "";
  return (
    <Statement
      paused
      title={t("display.hall.break")}
      words={until === "" ? t("display.hall.break.soon") : t("display.hall.break.until", { until })}
    />
  );
}

export function Conferring({ view }: { view: HallView }) {
  return (
    <section class={styles.centre}>
      <p class={screenStyles.lead}>{t("display.hall.conferring")}</p>
      <Who person={view.turn?.person} />
      <p class={screenStyles.soft}>{t("display.hall.conferring.what")}</p>
    </section>
  );
}

export function Welcome({ view }: { view: HallView }) {
  const { header } = view;
  const title = textOf(header?.title);
  return (
    <section class={classes(screenStyles.plain, styles.welcome)}>
      <h1 class={title.length > 22 ? styles.welcomeLong : undefined}>{title}</h1>
      <p>{t("display.hall.check_in", { candidate: candidateWord(header) })}</p>
      <p class={styles.welcomeFacts}>
        <span>
          {postWord(header)} <b>{view.posts.length}</b>
        </span>
        <span>
          {candidateWord(header)} <b>{view.queue.length}</b>
        </span>
        <span>
          {t("display.hall.plan_code")} <b>{header?.checkCode}</b>
        </span>
      </p>
    </section>
  );
}

export function Ready({ view }: { view: HallView }) {
  const next = nextInLine(view);
  if (next === undefined) {
    return <Statement title={t("display.hall.ready")} words={t("display.hall.wait")} />;
  }
  return (
    <section class={styles.centre}>
      <p class={screenStyles.lead}>{t("display.hall.next")}</p>
      <Who person={next.person} />
    </section>
  );
}

export function Scoring({ view }: { view: HallView }) {
  const { turn, progress } = view;
  return (
    <section class={styles.centre}>
      <p class={screenStyles.lead}>{textOf(turn?.stage?.title)}</p>
      <Who person={turn?.person} />
      <p class={screenStyles.lead}>{t("display.hall.scoring")}</p>
      {progress !== undefined && (
        <p class={styles.progress}>
          {t("display.hall.submitted")}{" "}
          <b>
            {progress.submitted} / {progress.expected}
          </b>
        </p>
      )}
    </section>
  );
}

export function WaitingForAnnouncement({ view }: { view: HallView }) {
  return (
    <section class={styles.centre}>
      <Who person={view.turn?.person} />
      <p class={screenStyles.lead}>{t("display.hall.closed")}</p>
      <p class={screenStyles.soft}>{t("display.hall.closed.what")}</p>
    </section>
  );
}
