// The order of speaking along the foot; its place stays even where it is not shown.
import type { ComponentChildren } from "preact";
import {
  HallView_QueueLine_State as Line,
  type HallView,
  type HallView_QueueLine,
} from "../../web_kit/generated/proto/views_pb";
import { t } from "../../web_kit/i18n/i18n";
import { countOf, outcomeWords, queueWindow } from "./hall_words";
import { classes } from "../../web_kit/look/classes";
import styles from "./hall_strip.module.css";

const stripSize = 14;

const stripShapes: Readonly<Record<Line, string>> = {
  [Line.WAITING]: "○",
  [Line.NOW]: "▶",
  [Line.DONE]: "✓",
  [Line.OUT]: "✕",
  [Line.TO_HEAR]: "◔",
};

const looks: Readonly<Partial<Record<Line, string>>> = {
  [Line.WAITING]: styles.waiting,
  [Line.NOW]: styles.now,
  [Line.DONE]: styles.done,
};

function chipWords(line: HallView_QueueLine): ComponentChildren {
  if (line.state === Line.OUT) return outcomeWords(line.outcome);
  if (line.state === Line.TO_HEAR) return t("display.queue.to_hear");
  return line.total;
}

export function QueueStrip({ view, shown }: { view: HallView; shown: boolean }) {
  const lots = view.queue.some((line) => (line.person?.number ?? 0) > 0);
  if (!shown || !lots) return <footer class={styles.strip} />;
  const { lines } = queueWindow(view.queue, stripSize);
  return (
    <footer class={styles.strip}>
      <ol>
        {lines.map((line) => (
          <li
            key={line.person?.candidate}
            class={classes(styles.chip, looks[line.state])}
            data-state={Line[line.state]}
          >
            <b>
              <span aria-hidden="true">{stripShapes[line.state]}</span> {line.person?.number}
            </b>
            <small>{chipWords(line)}</small>
          </li>
        ))}
      </ol>
      <p>
        {t("display.hall.strip", {
          done: countOf(view, Line.DONE) + countOf(view, Line.OUT) + countOf(view, Line.TO_HEAR),
          left: countOf(view, Line.WAITING),
        })}
      </p>
    </footer>
  );
}
