// What the steps of the day ask for: who has come, the passphrase of the questions, which posts, who
// takes a seat, when a break ends.
import { useState } from "preact/hooks";
import { Field } from "../web_kit/components/field";
import { Arrival_Id as Arrival } from "../web_kit/generated/proto/seats_pb";
import type { DeskView, Step } from "../web_kit/generated/proto/views_pb";
import { t } from "../web_kit/i18n";
import type { FormProps } from "./after_forms";
import { Choices } from "./choices";
import { emptyDraft, entrantOf } from "./draft";
import { textMax, textProblem } from "./filled";
import { isLatecomer, seatIdOf } from "./steps";
import { arrivalWords, whoWords } from "./words";

export function ArrivalForm({ step, view, draft, onDraft }: FormProps) {
  const late = isLatecomer(step, view);
  return (
    <>
      <p>{t(late ? "console.ask.arrival.lot" : "console.ask.arrival.what")}</p>
      {!late && (
        <Choices
          label={t("console.ask.arrival")}
          chosen={draft.arrival}
          onChoose={(arrival) => onDraft({ ...draft, arrival })}
          choices={[Arrival.PRESENT, Arrival.LATE].map((one) => ({
            value: one,
            words: arrivalWords(one),
          }))}
        />
      )}
      <Choices
        label={t("console.ask.phone")}
        chosen={draft.phoneSealed ? 1 : 0}
        onChoose={(sealed) => onDraft({ ...draft, phoneSealed: sealed === 1 })}
        choices={[
          { value: 1, words: t("console.ask.phone.sealed") },
          { value: 0, words: t("console.ask.phone.open") },
        ]}
      />
    </>
  );
}

// Dots at first; shown on request, since a Chinese passphrase cannot be typed into dots.
export function PassphraseForm({ step, draft, asked, onDraft }: FormProps) {
  const [shown, setShown] = useState(false);
  const problem = asked ? textProblem(draft.passphrase, textMax(step)) : null;
  return (
    <>
      <p>{t("console.ask.passphrase.what")}</p>
      <Field
        label={t("console.ask.passphrase")}
        value={draft.passphrase}
        secret={!shown}
        hint={t("console.ask.passphrase.hint")}
        maxLength={textMax(step)}
        problem={problem === null ? "" : t("console.ask.passphrase.empty")}
        onInput={(passphrase) => onDraft({ ...draft, passphrase })}
      />
      <label class={shown ? "choice choice-on" : "choice"}>
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        <span>{t("console.ask.passphrase.show")}</span>
      </label>
    </>
  );
}

function openPosts(view: DeskView) {
  return view.posts.filter(({ batch, fellAway }) => batch === view.batch && fellAway === "");
}

function Entrants({ draft, view, asked, onDraft }: FormProps) {
  return (
    <Choices
      label={t("console.ask.posts.who")}
      chosen={draft.candidate}
      onChoose={(candidate) => onDraft({ ...draft, candidate })}
      choices={view.mayEnter.map((person) => ({
        value: person.candidate,
        words: person.name || whoWords(person),
      }))}
      problem={asked && draft.candidate === "" ? t("console.ask.posts.who.pick") : ""}
    />
  );
}

// Which posts of the open batch, and who, where the step leaves that open.
export function PostsForm(props: FormProps) {
  const { step, view, draft, asked, onDraft } = props;
  const { chosen } = draft;
  const toggle = (post: string) =>
    onDraft({
      ...draft,
      chosen: chosen.includes(post) ? chosen.filter((one) => one !== post) : [...chosen, post],
    });
  return (
    <>
      <p>{t("console.ask.posts.what")}</p>
      {entrantOf(step, emptyDraft) === "" && <Entrants {...props} />}
      <fieldset class="choices">
        <legend>{t("console.ask.posts")}</legend>
        <div class="choices-list decide-list">
          {openPosts(view).map(({ id, title, unit }) => (
            <label key={id} class={chosen.includes(id) ? "choice choice-on" : "choice"}>
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
              <span>
                {title} <span class="now-quiet">{unit}</span>
              </span>
            </label>
          ))}
        </div>
        <div class="choices-words" aria-live="polite">
          {asked && chosen.length === 0 && <>▲ {t("console.ask.posts.pick")}</>}
        </div>
      </fieldset>
    </>
  );
}

// Of the pool, those who may sit in this seat's panel and room.
function substitutes(step: Step, view: DeskView) {
  const seat = view.seats.find((state) => state.seat?.id === seatIdOf(step))?.seat;
  const sitting = new Set(view.seats.filter(({ vacated }) => !vacated).map(({ judge }) => judge));
  return view.judges
    .filter(({ panel, room }) => panel === seat?.panel && (room === "" || room === seat.room))
    .filter(({ name }) => !sitting.has(name));
}

export function SubstituteForm({ step, view, draft, asked, onDraft }: FormProps) {
  const pool = substitutes(step, view).map(({ id, name, unit }) => ({
    value: id,
    words: unit === "" ? name : `${name}（${unit}）`,
  }));
  return (
    <Choices
      label={t("console.ask.fill.who")}
      chosen={draft.judge}
      onChoose={(judge) => onDraft({ ...draft, judge })}
      choices={[...pool, { value: "", words: t("console.ask.fill.unnamed") }]}
      problem={asked && draft.judge === null ? t("console.ask.fill.pick") : ""}
    />
  );
}

export function UntilForm({ step, draft, asked, onDraft }: FormProps) {
  const max = textMax(step);
  const long = asked && textProblem(draft.text, max) === "long";
  return (
    <>
      <p>{t("console.ask.break.what")}</p>
      <Field
        label={t("console.ask.break.until")}
        value={draft.text}
        hint={t("console.ask.break.hint")}
        maxLength={max}
        problem={long ? t("console.ask.long", { have: draft.text.trim().length, max }) : ""}
        onInput={(text) => onDraft({ ...draft, text })}
      />
    </>
  );
}
