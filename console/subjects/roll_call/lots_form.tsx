// Entering the lots drawn: a number a person, checked as it is typed, Enter to the next field.
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../web_kit/components/button";
import type { DeskView, Person } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import type { Acting } from "../../steps/acting";
import { Refused } from "../../steps/action_bar";
import { asTyped, checkLots, drawers, startingLots, type LotProblem, type Lots } from "./lots";
import type { Input } from "../../steps/draft";
import { classes } from "../../../web_kit/look/classes";
import css from "./lots_form.module.css";
import numberFieldCss from "../../steps/number_field.module.css";
import frameCss from "../../frame/frame.module.css";
import actionCss from "../../steps/action.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

function problemWords(problem: LotProblem | undefined, count: number, asked: boolean): string {
  switch (problem) {
    case undefined:
      return "";
    case "empty":
      return asked ? t("console.lots.empty") : "";
    case "twice":
      return t("console.lots.twice");
    default:
      return t("console.lots.range", { count });
  }
}

interface LotFieldProps {
  person: Person;
  value: string;
  words: string;
  onInput: (text: string) => void;
  onMove: (by: number) => void;
}

function LotField({ person, value, words, onInput, onMove }: LotFieldProps) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key !== "Enter" && event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  }
  return (
    <label class={words === "" ? css.lot : classes(css.lot, numberFieldCss.wrong)}>
      <span class={css.name}>
        <strong>{person.name}</strong>
        <span>{person.post}</span>
      </span>
      <span class={css.words} aria-live="polite">
        {words !== "" && <>▲ {words}</>}
      </span>
      <input
        class={numberFieldCss.input}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-label={t("console.lots.number", { name: person.name })}
        aria-invalid={words !== ""}
        value={value}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => {
          const text = asTyped(event.currentTarget.value);
          if (event.currentTarget.value !== text) event.currentTarget.value = text;
          onInput(text);
        }}
      />
    </label>
  );
}

export interface LotsFormProps {
  view: DeskView;
  acting: Acting;
  onSave: (input: Input) => void;
  onBack: () => void;
}

interface LeftProps {
  checked: Lots;
  count: number;
  asked: boolean;
}

// The numbers that nobody has yet, and how many fields are wrong.
function Left({ checked, count, asked }: LeftProps) {
  return (
    <p class={css.free} aria-live="polite">
      {checked.free.length === 0
        ? t("console.lots.full", { count })
        : t("console.lots.free", { numbers: checked.free.join(t("display.trace.comma")) })}
      {asked && checked.problems.size > 0 && (
        <strong class={tones.danger}>
          {" "}
          ▲ {t("console.lots.left", { count: checked.problems.size })}
        </strong>
      )}
    </p>
  );
}

export function LotsForm({ view, acting, onSave, onBack }: LotsFormProps) {
  const people = drawers(view);
  const [typed, setTyped] = useState<Record<string, string>>(() => startingLots(people));
  const [asked, setAsked] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const checked = checkLots(people, typed);
  const count = people.length;

  useEffect(() => list.current?.querySelector("input")?.focus(), []);

  function focus(at: number) {
    const fields = list.current?.querySelectorAll("input");
    const field = fields?.[at];
    if (field !== undefined) field.focus();
    else if (at >= count) foot.current?.querySelector("button")?.focus();
  }

  function save() {
    setAsked(true);
    if (checked.lots !== null) return onSave({ lots: checked.lots });
    focus(people.findIndex(({ candidate }) => checked.problems.has(candidate)));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  }

  return (
    <div class={css.lots} data-unsaved="" onKeyDown={onKeyDown}>
      <div class={classes(frameCss.scroll, frameCss.pad)}>
        <h1>{t("console.lots.title")}</h1>
        <p>{t("console.lots.what", { count })}</p>
        <div ref={list} class={css.list}>
          {people.map((person, at) => (
            <LotField
              key={person.candidate}
              person={person}
              value={typed[person.candidate] ?? ""}
              words={problemWords(checked.problems.get(person.candidate), count, asked)}
              onInput={(text) => setTyped((all) => ({ ...all, [person.candidate]: text }))}
              onMove={(by) => focus(at + by)}
            />
          ))}
        </div>
      </div>
      <footer class={actionCss.bar}>
        <Refused acting={acting} view={view} />
        <Left checked={checked} count={count} asked={asked} />
        <div ref={foot}>
          <Button
            size="large"
            wide
            busy={acting.busy === null ? null : t("console.step.sending")}
            onPress={save}
          >
            {t("console.lots.save")}
          </Button>
        </div>
        <div class={actionCss.others}>
          <Button kind="secondary" size="small" onPress={onBack}>
            {t("console.lots.cancel")}
          </Button>
        </div>
      </footer>
    </div>
  );
}
