// One of a few: radio buttons with their words as targets.
import { useId } from "preact/hooks";

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
    <fieldset class="choices" aria-describedby={`${name}-words`}>
      <legend>{label}</legend>
      <div class={upright ? "choices-list choices-upright" : "choices-list"}>
        {choices.map(({ value, words }) => (
          <label key={value} class={value === chosen ? "choice choice-on" : "choice"}>
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
      <div id={`${name}-words`} class="choices-words" aria-live="polite">
        {problem !== "" && <>▲ {problem}</>}
      </div>
    </fieldset>
  );
}
