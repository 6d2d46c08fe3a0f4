// What the steps of the roll call ask for: who has come, who does not take part any more, who takes a
// seat.
import {
  Arrival_Id as Arrival,
  Outcome_Id as Outcome,
} from "../../../web_kit/generated/proto/seats_pb";
import type { DeskView, Step } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { Choices } from "../../steps/choices";
import { valueOf, type FormProps } from "../../steps/kind";
import { arrivalWords, outcomeWords } from "../../words";
import { isLatecomer } from "./arrivals";

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

// Who was heard has not stayed away, and nobody withdraws who knows the score.
function outcomesOf(step: Step, view: DeskView): Outcome[] {
  const line = view.lines.find((one) => one.person?.candidate === step.person?.candidate);
  if (line?.announced === true) return [Outcome.DISQUALIFIED];
  if (line !== undefined && line.closed.length > 0) {
    return [Outcome.WITHDRAWN, Outcome.DISQUALIFIED];
  }
  return [Outcome.ABSENT, Outcome.WITHDRAWN, Outcome.DISQUALIFIED];
}

export function OutcomeForm({ step, view, draft, asked, onDraft }: FormProps) {
  const missing = asked && draft.outcome === Outcome.OUTCOME_UNSPECIFIED;
  return (
    <Choices
      label={t("console.ask.outcome")}
      chosen={draft.outcome}
      onChoose={(outcome) => onDraft({ ...draft, outcome })}
      choices={outcomesOf(step, view).map((one) => ({ value: one, words: outcomeWords(one) }))}
      problem={missing ? t("console.ask.outcome.pick") : ""}
    />
  );
}

// Of the pool, those who may sit in this seat's panel and room.
function substitutes(step: Step, view: DeskView) {
  const id = valueOf(step, "fillSeat")?.seat;
  const seat = view.seats.find((state) => state.seat?.id === id)?.seat;
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
