// The closed figures on a desk: the words to read out, who has confirmed, and the trace.
import { FiguresTrace } from "../../../web_kit/figures/figures";
import type { Closed, DeskView } from "../../../web_kit/generated/proto/views_pb";
import { language, t } from "../../../web_kit/i18n/i18n";
import { readOut } from "./read_out";
import { releaseWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import css from "./figures_card.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";
import drawCss from "../draw/draw.module.css";

// More characters than this stand smaller, so that the total is in sight too.
const longFrom = 160;

export function ReadOutWords({ view, done }: { view: DeskView; done: boolean }) {
  const { closed, legend } = view;
  const { person, figures, correctedFrom = "" } = closed ?? {};
  const words = readOut(person, figures, legend, language.value, correctedFrom);
  if (words === null) return null;
  const held = !done && view.header?.held === true;
  const long = words.lines.join("").length > longFrom;
  return (
    <section class={classes(css.read, long && css.long, (done || held) && css.done)}>
      <h2>
        {t(done ? "console.now.read_done" : held ? "console.now.read_held" : "console.now.read")}
      </h2>
      {words.correction !== "" && (
        <p class={css.correction}>
          <strong>{words.correction}</strong>
        </p>
      )}
      <p>{words.opening}</p>
      {words.lines.map((line, at) => (
        <p key={at}>{line}</p>
      ))}
      <p class={css.total}>{words.total}</p>
    </section>
  );
}

// ✓ 核分员核对  ○ 主考官确认: the plan's steps, those done first.
export function Release({ view }: { view: DeskView }) {
  const { closed } = view;
  if (closed === undefined || closed.confirmed.length + closed.awaited.length === 0) return null;
  return (
    <ul class={css.release} aria-label={t("console.now.release")}>
      {closed.confirmed.map((by) => (
        <li key={by} class={tones.success}>
          ✓ {releaseWords(by, view.header)}
        </li>
      ))}
      {closed.awaited.map((by) => (
        <li key={by} class={tones.muted}>
          ○ {releaseWords(by, view.header)}
        </li>
      ))}
    </ul>
  );
}

export function Trace({ closed, view }: { closed: Closed | undefined; view: DeskView }) {
  if (closed?.figures === undefined) return null;
  return (
    <section class={classes(css.trace, drawCss.above)}>
      <h2>{t("console.now.trace")}</h2>
      <FiguresTrace figures={closed.figures} legend={view.legend} />
    </section>
  );
}
