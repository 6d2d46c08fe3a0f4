// The end of a room's day: the supervisor's opinion, and whether the day is over.
import { Phase_Id as Phase } from "../../../web_kit/generated/proto/seats_pb";
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { classes } from "../../../web_kit/look/classes";
import tones from "../../../web_kit/look/state_tones.module.css";
import askCss from "../../steps/ask.module.css";
import css from "./day_end.module.css";
import layoutCss from "../../../web_kit/look/layout.module.css";

function Opinion({ view }: { view: DeskView }) {
  if (view.opinion === "") return <p class={tones.muted}>○ {t("watch.end.opinion.none")}</p>;
  return <blockquote class={classes(askCss.quote, css.opinion)}>{view.opinion}</blockquote>;
}

// ✓ done, ○ still to come, in the order in which a day ends.
function Marks({ view }: { view: DeskView }) {
  const marks = [
    { done: view.header?.phase === Phase.RESULTS, words: t("watch.end.results") },
    { done: view.opinion !== "", words: t("watch.end.opinion") },
    { done: view.dayEnded, words: t("watch.end.ended") },
  ];
  return (
    <ol class={css.marks}>
      {marks.map(({ done, words }) => (
        <li key={words} class={done ? tones.success : tones.muted}>
          <span aria-hidden="true">{done ? "✓" : "○"}</span>
          <span class={layoutCss.unseen}>{t(done ? "kit.step.done" : "kit.step.later")}</span>{" "}
          {words}
        </li>
      ))}
    </ol>
  );
}

export function DayEnd({ view }: { view: DeskView }) {
  return (
    <section class={css.day} aria-label={t("watch.end.title")}>
      <h2>{t(view.dayEnded ? "watch.end.over" : "watch.end.title")}</h2>
      <Marks view={view} />
      <h3>{t("watch.end.opinion")}</h3>
      <Opinion view={view} />
      {view.dayEnded && <p>{t("watch.end.archive")}</p>}
    </section>
  );
}
