// The one way to act. A page has one primary button, saying what it does; the others are secondary;
// danger is for what takes something away. At least 56 px high.
import type { ComponentChildren } from "preact";
import { classes } from "../look/classes";
import styles from "./button.module.css";

export interface ButtonLook {
  kind?: "primary" | "secondary" | "danger" | undefined;
  size?: "normal" | "large" | "small" | undefined; // 56, 72 and 48 px high.
  wide?: boolean | undefined;
}

export interface ButtonProps extends ButtonLook {
  children: ComponentChildren;
  onPress: () => void;
  disabled?: boolean | undefined;
  busy?: ComponentChildren; // Words shown instead while it is at work; it cannot be pressed then.
  label?: string | undefined; // For a reader, where the words alone do not tell.
  focused?: boolean | undefined; // Takes the focus when it appears.
  class?: string | undefined; // Of the page: where it stands.
}

// For a link, or what else looks like a button.
export function buttonLook({
  kind = "primary",
  size = "normal",
  wide = false,
}: ButtonLook): string {
  return classes(styles.button, styles[kind], styles[size], wide && styles.wide);
}

export function Button(props: ButtonProps) {
  const { children, onPress, disabled = false, busy } = props;
  const atWork = busy !== undefined && busy !== null && busy !== false;
  return (
    <button
      type="button"
      class={classes(buttonLook(props), props.class)}
      disabled={disabled || atWork}
      aria-busy={atWork}
      aria-label={props.label}
      data-autofocus={props.focused ? "" : undefined}
      onClick={onPress}
    >
      {atWork ? busy : children}
    </button>
  );
}
