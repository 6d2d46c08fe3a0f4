// A mark to be typed at a desk: the criterion with its maximum, something to compare it with, the
// field. What is wrong is said as it is typed, in a line that is kept free for it.
import type { ComponentChildren } from "preact";
import type { MarkProblem } from "../../../web_kit/figures/decimal";
import type { Criterion } from "../../../web_kit/generated/proto/plan_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { asDecimal } from "./marks";
import { classes } from "../../../web_kit/look/classes";
import css from "./mark_field.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";
import numberFieldCss from "../../steps/number_field.module.css";

function markWords(problem: MarkProblem | undefined, max: string, step: string): string {
  switch (problem) {
    case undefined:
      return "";
    case "empty":
      return t("console.correct.mark.empty");
    case "above-max":
      return t("console.correct.mark.max", { max });
    case "off-step":
      return t("console.correct.mark.step", { step });
    default:
      return t("console.correct.mark.unreadable");
  }
}

export interface MarkFieldProps {
  criterion: Criterion;
  step: string; // The stage's.
  aside?: ComponentChildren; // Between name and field: the old mark, another reading.
  typed: string;
  problem: MarkProblem | undefined;
  onInput: (text: string) => void;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
}

export function MarkField(props: MarkFieldProps) {
  const { criterion, step, aside, typed, problem, onInput, onKeyDown } = props;
  const words = markWords(problem, criterion.max, step);
  return (
    <label class={words === "" ? css.mark : classes(css.mark, numberFieldCss.wrong)}>
      <span class={css.name}>
        {textOf(criterion.title)}{" "}
        <span class={tones.quiet}>{t("display.trace.full", { max: criterion.max })}</span>
        <span class={css.words} aria-live="polite">
          {words !== "" && <>▲ {words}</>}
        </span>
      </span>
      <span>{aside}</span>
      <input
        class={numberFieldCss.input}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={words !== ""}
        value={typed}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => {
          const text = asDecimal(event.currentTarget.value);
          if (event.currentTarget.value !== text) event.currentTarget.value = text;
          onInput(text);
        }}
      />
    </label>
  );
}
