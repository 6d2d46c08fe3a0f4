// A line of a form: its name above, what is wrong below, in words. The line for words is kept free,
// so that nothing moves when they come.
import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { useId } from "preact/hooks";
import { classes } from "../look/classes";
import styles from "./field.module.css";

export interface FieldProps {
  label: ComponentChildren;
  value: string;
  onInput: (value: string) => void;
  problem?: ComponentChildren; // What is wrong and what to do.
  hint?: ComponentChildren;
  lines?: number | undefined; // More than one makes a text area.
  maxLength?: number | undefined;
  secret?: boolean | undefined; // Dots instead of what is typed.
  inputMode?: "text" | "decimal" | "numeric" | "none" | undefined;
  disabled?: boolean | undefined;
  autoComplete?: string | undefined;
}

export function Field(props: FieldProps) {
  const { label, value, onInput, problem, hint, lines = 1 } = props;
  const id = useId();
  const wrong = problem !== undefined && problem !== null && problem !== "";
  const shared = {
    id,
    class: styles.input,
    value,
    disabled: props.disabled ?? false,
    maxLength: props.maxLength ?? 200,
    "aria-invalid": wrong,
    "aria-describedby": `${id}-words`,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  const typing = {
    inputMode: props.inputMode ?? "text",
    autoComplete: props.autoComplete ?? "off",
  };
  const inputOnly: InputHTMLAttributes<HTMLInputElement> = props.secret
    ? { type: "password", ...typing }
    : { type: "text", ...typing };
  return (
    <div class={classes(styles.field, wrong && styles.wrong)}>
      <label for={id}>{label}</label>
      {lines > 1 ? <textarea rows={lines} {...shared} /> : <input {...inputOnly} {...shared} />}
      <div class={styles.words} id={`${id}-words`} aria-live="polite">
        {wrong ? <>▲ {problem}</> : hint}
      </div>
    </div>
  );
}
