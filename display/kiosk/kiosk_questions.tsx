// The questions drawn, for whose turn it is to read. Large; five of sixty characters need no
// scrolling.
import type { Turn } from "../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../web_kit/i18n/i18n";
import { personTitle } from "../hall/hall_words";
import { classes } from "../../web_kit/look/classes";
import styles from "./kiosk_questions.module.css";
import layout from "../../web_kit/look/layout.module.css";

// By how much there is to read, so that all of it stands on one screen.
function sizeOf(turn: Turn): string | undefined {
  const letters = turn.questions.reduce((sum, { text }) => sum + text.length, 0);
  if (turn.questions.length <= 3 && letters <= 200) return styles.few;
  return letters <= 320 ? undefined : styles.many;
}

export function KioskQuestions({ turn }: { turn: Turn | undefined }) {
  if (turn === undefined) return null;
  return (
    <main class={classes(styles.questions, sizeOf(turn))} tabIndex={0}>
      <header>
        <h1>
          {personTitle(turn.person)} · {textOf(turn.stage?.title)}
        </h1>
        <p class={layout.quiet}>{t("display.kiosk.questions", { count: turn.questions.length })}</p>
      </header>
      <ol>
        {turn.questions.map(({ number, text }) => (
          <li key={number}>
            <span class={styles.number}>{t("display.kiosk.question", { number })}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </main>
  );
}
