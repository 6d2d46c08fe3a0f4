// One of a few: radio buttons with their words as targets.
import { useId } from "preact/hooks";
import { classes } from "../../web_kit/look/classes";
import css from "./choices.module.css";

export interface ChoicesProps<Value extends number | string> {
  label: string;
  choices: readonly { value: Value; words: string }[];
  chosen: Value | null;
  onChoose: (value: Value) => void;
  problem?: string;
  upright?: boolean; // Below one another.
}

export function Choices<Value extends number | string>(props: ChoicesProps<Value>) {
  const name = useId();
  const { label, choices, chosen, onChoose, problem = "", upright = false } = props;
  return (
    <fieldset class={css.choices} aria-describedby={`${name}-words`}>
      <legend>{label}</legend>
      <div class={upright ? classes(css.list, css.upright) : css.list}>
        {choices.map(({ value, words }) => (
          <label key={value} class={value === chosen ? classes(css.choice, css.on) : css.choice}>
            <input
              type="radio"
              name={name}
              checked={value === chosen}
              onChange={() => onChoose(value)}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
      <div id={`${name}-words`} class={css.words} aria-live="polite">
        {problem !== "" && <>▲ {problem}</>}
      </div>
    </fieldset>
  );
}
