// Which seats get a card: whole groups of a room at a press, single seats where one was lost.
import { useState } from "preact/hooks";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { t } from "../../../../web_kit/i18n/i18n";
import { seatWords } from "../../../words";
import { legendOf, roomSeats, type SeatGroup } from "../../../subjects/devices/seat_groups";
import { classes } from "../../../../web_kit/look/classes";
import prepareCss from "../prepare.module.css";
import css from "./card_choice.module.css";
import frameCss from "../../../frame/frame.module.css";
import choicesCss from "../../../steps/choices.module.css";
import layoutCss from "../../../../web_kit/look/layout.module.css";

interface CardChoiceProps {
  view: PrepareView;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
}

function idsOf({ seats }: SeatGroup): string[] {
  return seats.map(({ seat }) => seat?.id ?? "");
}

export function CardChoice({ view, chosen, onChosen }: CardChoiceProps) {
  function set(ids: readonly string[], on: boolean) {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChosen(next);
  }
  return (
    <div class={layoutCss.stack}>
      {roomSeats(view).map((room) => (
        <section key={room.room} class={prepareCss.panel}>
          {room.title !== "" && <h2 class={prepareCss.h2}>{room.title}</h2>}
          {room.groups.map((group) => (
            <GroupChoice key={group.key} view={view} group={group} chosen={chosen} onSet={set} />
          ))}
        </section>
      ))}
    </div>
  );
}

interface GroupChoiceProps {
  view: PrepareView;
  group: SeatGroup;
  chosen: ReadonlySet<string>;
  onSet: (ids: readonly string[], on: boolean) => void;
}

function GroupChoice({ view, group, chosen, onSet }: GroupChoiceProps) {
  const [open, setOpen] = useState(group.kind !== "panel");
  const ids = idsOf(group);
  const some = ids.filter((id) => chosen.has(id)).length;
  const enrolled = group.seats.filter((one) => one.enrolled).length;
  const all = some === ids.length;
  return (
    <div class={css.group}>
      <label class={all ? classes(choicesCss.choice, choicesCss.on) : choicesCss.choice}>
        <input
          type="checkbox"
          checked={all}
          ref={(box) => {
            if (box !== null) box.indeterminate = some > 0 && !all;
          }}
          onChange={(event) => onSet(ids, event.currentTarget.checked)}
        />
        <span>
          {t("prepare.cards.group", { group: group.title, count: ids.length })}
          <small>
            {t("prepare.cards.enrolled", { count: enrolled })}
            {some > 0 && !all && <> · {t("prepare.cards.some", { count: some })}</>}
          </small>
        </span>
      </label>
      <button
        type="button"
        class={frameCss.more}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? `▾ ${t("prepare.cards.fold")}` : `▸ ${t("prepare.cards.single")}`}
        <span class={layoutCss.unseen}>{group.title}</span>
      </button>
      {open && <SeatChoices view={view} group={group} chosen={chosen} onSet={onSet} />}
    </div>
  );
}

function SeatChoices({ view, group, chosen, onSet }: GroupChoiceProps) {
  const legend = legendOf(view);
  return (
    <div class={css.seats}>
      {group.seats.map(({ seat, enrolled }) => {
        const id = seat?.id ?? "";
        const on = chosen.has(id);
        return (
          <label
            key={id}
            class={on ? classes(choicesCss.choice, choicesCss.on) : choicesCss.choice}
          >
            <input
              type="checkbox"
              checked={on}
              onChange={(event) => onSet([id], event.currentTarget.checked)}
            />
            <span>
              {seatWords(seat, legend)}
              {enrolled && <small>● {t("prepare.cards.taken")}</small>}
            </span>
          </label>
        );
      })}
    </div>
  );
}
