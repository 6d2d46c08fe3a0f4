// The end of a room's day: the supervisor's opinion, and whether the day is over.
import { Phase_Id as Phase } from "../web_kit/generated/proto/seats_pb";
import type { DeskView } from "../web_kit/generated/proto/views_pb";
import { t } from "../web_kit/i18n";

function Opinion({ view }: { view: DeskView }) {
  if (view.opinion === "") return <p class="desk-tone-muted">○ {t("watch.end.opinion.none")}</p>;
  return <blockquote class="ask-quote day-end-opinion">{view.opinion}</blockquote>;
}

// ✓ done, ○ still to come, in the order in which a day ends.
function Marks({ view }: { view: DeskView }) {
  const marks = [
    { done: view.header?.phase === Phase.RESULTS, words: t("watch.end.results") },
    { done: view.opinion !== "", words: t("watch.end.opinion") },
    { done: view.dayEnded, words: t("watch.end.ended") },
  ];
  return (
    <ol class="day-end-marks">
      {marks.map(({ done, words }) => (
        <li key={words} class={done ? "desk-tone-success" : "desk-tone-muted"}>
          <span aria-hidden="true">{done ? "✓" : "○"}</span>
          <span class="kit-unseen">{t(done ? "kit.step.done" : "kit.step.later")}</span> {words}
        </li>
      ))}
    </ol>
  );
}

export function DayEnd({ view }: { view: DeskView }) {
  return (
    <section class="day-end" aria-label={t("watch.end.title")}>
      <h2>{t(view.dayEnded ? "watch.end.over" : "watch.end.title")}</h2>
      <Marks view={view} />
      <h3>{t("watch.end.opinion")}</h3>
      <Opinion view={view} />
      {view.dayEnded && <p>{t("watch.end.archive")}</p>}
    </section>
  );
}
