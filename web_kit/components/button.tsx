// The one way to act. A page has one primary button, saying what it does; the others are secondary;
// danger is for what takes something away. At least 56 px high.
import type { ComponentChildren } from "preact";

export interface ButtonProps {
  children: ComponentChildren;
  onPress: () => void;
  kind?: "primary" | "secondary" | "danger" | undefined;
  size?: "normal" | "large" | "small" | undefined; // 56, 72 and 48 px high.
  disabled?: boolean | undefined;
  busy?: ComponentChildren; // Words shown instead while it is at work; it cannot be pressed then.
  wide?: boolean | undefined;
  label?: string | undefined; // For a reader, where the words alone do not tell.
  focused?: boolean | undefined; // Takes the focus when it appears.
}

export function Button(props: ButtonProps) {
  const { children, onPress, kind = "primary", size = "normal", disabled = false, busy } = props;
  const atWork = busy !== undefined && busy !== null && busy !== false;
  const names = ["kit-button", `kit-button-${kind}`, `kit-button-${size}`];
  if (props.wide) names.push("kit-button-wide");
  return (
    <button
      type="button"
      class={names.join(" ")}
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
