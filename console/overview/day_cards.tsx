// What a day brings besides turns: rooms brought to a common level, batches one after the other, the
// questions drawn, a panel that confers.
import type {
  DeskView,
  EqualisationState_Room as Room,
  Step,
} from "../../web_kit/generated/proto/views_pb";
import { Button } from "../../web_kit/components/button";
import { t, textOf } from "../../web_kit/i18n";
import { keyOf, stepWords } from "../steps/steps";
import { releaseWords, whoWords } from "../words";
import { classes } from "../../web_kit/look/classes";
import equalisedCss from "../subjects/release/equalised.module.css";
import tones from "../frame/tones.module.css";
import drawCss from "../subjects/draw/draw.module.css";
import nowCss from "./now.module.css";
import batchesCss from "../subjects/opening/batches.module.css";
import afterCss from "../subjects/after/after.module.css";
import questionsCss from "../subjects/draw/questions.module.css";

// ✓ through, ○ not yet; then who has confirmed the common level.
function RoomMarks({ room, view }: { room: Room; view: DeskView }) {
  if (room.confirmed.length + room.awaited.length === 0) {
    return (
      <span class={room.through ? tones.success : tones.muted}>
        {room.through ? `✓ ${t("console.equal.through")}` : `○ ${t("console.equal.going")}`}
      </span>
    );
  }
  return (
    <>
      {room.confirmed.map((by) => (
        <span key={by} class={classes(equalisedCss.mark, tones.success)}>
          ✓ {releaseWords(by, view.header)}
        </span>
      ))}
      {room.awaited.map((by) => (
        <span key={by} class={classes(equalisedCss.mark, tones.muted)}>
          ○ {releaseWords(by, view.header)}
        </span>
      ))}
    </>
  );
}

function RoomLine({ room, view }: { room: Room; view: DeskView }) {
  const level = view.equalisation?.equalisation?.rooms.find((one) => one.room === room.room);
  const out = (level?.bestOut.length ?? 0) + (level?.worstOut.length ?? 0);
  return (
    <tr>
      <th scope="row">{room.title || room.room}</th>
      {level !== undefined && (
        <>
          <td>
            {level.sumShown} ÷ {level.count}
            {out > 0 && (
              <small class={equalisedCss.out}>
                {t("console.equal.out", {
                  best: level.bestOut.length,
                  worst: level.worstOut.length,
                })}
              </small>
            )}
          </td>
          <td>{level.meanShown}</td>
          <td class={equalisedCss.coefficient}>{level.coefficientShown}</td>
        </>
      )}
      <td class={equalisedCss.marks}>
        <RoomMarks room={room} view={view} />
      </td>
    </tr>
  );
}

// Room means, base and coefficients, as they are confirmed.
export function Equalised({ view }: { view: DeskView }) {
  const state = view.equalisation;
  if (state === undefined) return null;
  const level = state.equalisation;
  return (
    <section class={equalisedCss.equal}>
      <h2>{t("console.equal.title")}</h2>
      <table>
        {level !== undefined && (
          <thead>
            <tr>
              <th scope="col">{t("console.equal.room")}</th>
              <th scope="col">{t("console.equal.sum")}</th>
              <th scope="col">{t("console.equal.mean")}</th>
              <th scope="col">{t("console.equal.coefficient")}</th>
              <th scope="col">{t("console.now.release")}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {state.rooms.map((room) => (
            <RoomLine key={room.room} room={room} view={view} />
          ))}
        </tbody>
      </table>
      {level !== undefined && (
        <>
          <p class={equalisedCss.base}>
            {t("console.equal.base")} <strong>{level.baseShown}</strong>
          </p>
          <p class={drawCss.how}>{t("console.equal.how")}</p>
        </>
      )}
    </section>
  );
}

export function Equalising({ view }: { view: DeskView }) {
  const done = view.equalisation?.equalisation !== undefined;
  return (
    <>
      <header class={nowCss.head}>
        <h1>{t("console.phase.equalising")}</h1>
        <p>{t(done ? "console.equal.confirm" : "console.equal.wait")}</p>
      </header>
      <Equalised view={view} />
    </>
  );
}

interface BatchesProps {
  view: DeskView;
  entries: readonly Step[];
  onStep: (step: Step) => void;
}

// Which batch is open, and who of an earlier one may enter it.
export function Batches({ view, entries, onStep }: BatchesProps) {
  if (view.batches.length === 0) return null;
  const open = view.batches.findIndex(({ id }) => id === view.batch);
  return (
    <section class={batchesCss.batches}>
      <h2>{t("console.batch.title")}</h2>
      <ol class={batchesCss.list}>
        {view.batches.map(({ id, title }, at) => (
          <li key={id} aria-current={at === open ? "step" : undefined}>
            <span aria-hidden="true">{at < open ? "✓" : at === open ? "▶" : "○"}</span>{" "}
            {textOf(title)}{" "}
            <span class={tones.quiet}>
              {at < open ? t("console.batch.over") : at === open ? t("console.batch.open") : ""}
            </span>
          </li>
        ))}
      </ol>
      {view.mayEnter.length > 0 && (
        <>
          <h3>{t("console.batch.may_enter", { count: view.mayEnter.length })}</h3>
          {entries.length === 0 && (
            <p>
              {view.mayEnter
                .map((person) => person.name || whoWords(person))
                .join(t("display.trace.comma"))}
            </p>
          )}
        </>
      )}
      <div class={afterCss.steps}>
        {entries.map((step) => (
          <Button key={keyOf(step)} kind="secondary" size="small" onPress={() => onStep(step)}>
            {step.person === undefined ? t("console.batch.enter") : stepWords(step, view)}
          </Button>
        ))}
      </div>
    </section>
  );
}

// The questions opened for whose turn it is; on the desk, the judges' and the candidate's page only.
export function Questions({ view }: { view: DeskView }) {
  const questions = view.turn?.questions ?? [];
  if (questions.length === 0) return null;
  return (
    <details class={questionsCss.questions} open>
      <summary>{t("console.questions.title", { count: questions.length })}</summary>
      <ol>
        {questions.map(({ number, text }) => (
          <li key={number}>
            <span class={questionsCss.number}>{t("console.questions.number", { number })}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
