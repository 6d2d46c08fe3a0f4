// Which mass judges have gone, or are back: one mark a seat, those the room waits for first. Nobody is
// marked beforehand: whether somebody has left or is still writing is seen in the hall.
import { Button } from "../../../web_kit/components/button";
import { Field } from "../../../web_kit/components/field";
import type { SeatState } from "../../../web_kit/generated/proto/seat_views_pb";
import type { DeskView, Step } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { classes } from "../../../web_kit/look/classes";
import { textMax } from "../../steps/filled";
import { valueOf, type FormProps } from "../../steps/kind";
import { panelWords, seatWords } from "../../words";
import { looks, missing, panelsOf, type Live } from "../sheets/seats";
import css from "./going.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

interface Group {
  key: string;
  words: string;
  seats: SeatState[];
}

const idOf = ({ seat }: SeatState) => seat?.id ?? "";

// Of the seats that the step lists, those whose sheet is awaited.
export function awaitedOf(step: Step, view: DeskView): SeatState[] {
  const listed = new Set(valueOf(step, "checkOutSeats")?.seats);
  return panelsOf(view)
    .flatMap(missing)
    .filter((state) => listed.has(idOf(state)));
}

// By panel, and the awaited of each apart.
function groupsOf(step: Step, view: DeskView): Group[] {
  const back = valueOf(step, "checkSeatsBackIn");
  const listed = new Set(back?.seats ?? valueOf(step, "checkOutSeats")?.seats);
  const awaited = new Set(awaitedOf(step, view).map(idOf));
  const panels = panelsOf(view).filter(({ mass }) => mass);
  return panels.flatMap(({ panel, seats }) => {
    const named = panels.length > 1 ? `${panelWords(view.legend, panel)} · ` : "";
    const here = seats.map(({ state }) => state).filter((state) => listed.has(idOf(state)));
    const waiting = here.filter((state) => awaited.has(idOf(state)));
    const others = here.filter((state) => !awaited.has(idOf(state)));
    const kind = back ? "gone" : awaited.size > 0 ? "others" : "here";
    return [
      { key: `${panel}/missing`, seats: waiting, kind: "missing" as const },
      { key: `${panel}/${kind}`, seats: others, kind: kind as "gone" | "others" | "here" },
    ]
      .filter((group) => group.seats.length > 0)
      .map((group) => ({
        key: group.key,
        seats: group.seats,
        words: named + t(`console.ask.going.${group.kind}`, { count: group.seats.length }),
      }));
  });
}

// What helps to tell who has left: a device that is away, and somebody who is writing.
const telling: readonly Live[] = ["offline", "writing"];

interface SeatChoicesProps {
  group: Group;
  view: DeskView;
  chosen: ReadonlySet<string>;
  onChoose: (seats: readonly string[], on: boolean) => void;
}

function SeatChoices({ group, view, chosen, onChoose }: SeatChoicesProps) {
  const lives = new Map(
    panelsOf(view).flatMap(({ seats }) => seats.map(({ state, live }) => [idOf(state), live])),
  );
  const ids = group.seats.map(idOf);
  const all = ids.every((id) => chosen.has(id));
  return (
    <fieldset class={css.group}>
      <legend class={css.legend}>{group.words}</legend>
      <Button kind="secondary" size="small" onPress={() => onChoose(ids, !all)}>
        {t(all ? "console.ask.going.clear" : "console.ask.going.all", { count: ids.length })}
      </Button>
      <div class={css.seats}>
        {group.seats.map((state) => {
          const on = chosen.has(idOf(state));
          const live = lives.get(idOf(state));
          const look = live !== undefined && telling.includes(live) ? looks[live] : undefined;
          const who = seatWords(state.seat, view.legend);
          return (
            <label key={idOf(state)} class={on ? classes(css.seat, css.on) : css.seat}>
              <input
                type="checkbox"
                checked={on}
                aria-label={look === undefined ? who : `${who} ${t(look.words)}`}
                onChange={() => onChoose([idOf(state)], !on)}
              />
              <span aria-hidden="true">{state.seat?.number}</span>
              {look !== undefined && (
                <span class={classes(css.sign, tones[look.tone])} aria-hidden="true">
                  {look.shape}
                </span>
              )}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

export function GoingForm({ step, view, draft, asked, onDraft }: FormProps) {
  const chosen = new Set(draft.chosen);
  const out = valueOf(step, "checkOutSeats") !== undefined;

  function choose(seats: readonly string[], on: boolean) {
    const rest = draft.chosen.filter((id) => !seats.includes(id));
    onDraft({ ...draft, chosen: on ? [...rest, ...seats] : rest });
  }

  return (
    <>
      <div class={css.groups} tabIndex={0} aria-label={t("console.ask.going.which")}>
        {groupsOf(step, view).map((group) => (
          <SeatChoices
            key={group.key}
            group={group}
            view={view}
            chosen={chosen}
            onChoose={choose}
          />
        ))}
      </div>
      <p class={css.count} aria-live="polite">
        {asked && chosen.size === 0
          ? `▲ ${t("console.ask.going.pick")}`
          : t("console.ask.going.chosen", { count: chosen.size })}
      </p>
      {out && (
        <Field
          label={t("console.ask.going.reason")}
          value={draft.text}
          maxLength={2 * textMax(step)}
          onInput={(text) => onDraft({ ...draft, text })}
        />
      )}
    </>
  );
}
