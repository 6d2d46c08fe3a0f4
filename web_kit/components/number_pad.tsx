// Twelve keys for a mark: 7 8 9 / 4 5 6 / 1 2 3 / 0 . ⌫. It keeps nothing: a press is reported, and
// the page decides what becomes of it (pressKey in decimal.ts).
import { t } from "../i18n/i18n";
import { classes } from "../look/classes";
import type { PadKey } from "../figures/decimal";
import styles from "./number_pad.module.css";

const keys: readonly PadKey[] = ["7", "8", "9", "4", "5", "6", "1", "2", "3", "0", ".", "delete"];

function labelOf(key: PadKey): string | undefined {
  if (key === ".") return t("kit.pad.point");
  return key === "delete" ? t("kit.pad.delete") : undefined;
}

export interface NumberPadProps {
  onKey: (key: PadKey) => void;
  disabled?: boolean | undefined;
  withoutPoint?: boolean | undefined; // Whole marks only: the point is there, but cannot be pressed.
  class?: string | undefined; // Of the page: where it stands.
}

export function NumberPad(props: NumberPadProps) {
  const { onKey, disabled = false, withoutPoint = false } = props;
  return (
    <div class={classes(styles.pad, props.class)} role="group" aria-label={t("kit.pad.label")}>
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          class={styles.key}
          disabled={disabled || (withoutPoint && key === ".")}
          aria-label={labelOf(key)}
          // The field being filled keeps the focus, and with it the caret's place.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onKey(key)}
        >
          {key === "delete" ? "⌫" : key}
        </button>
      ))}
    </div>
  );
}
