// A question over the whole page. Own code, since Safari 14 has no <dialog>: the focus stays
// inside, Escape answers "back", and the focus returns to where it was.
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/i18n";
import { Button } from "./button";
import { classes } from "../look/classes";
import layout from "../look/layout.module.css";
import styles from "./dialog.module.css";

export interface DialogProps {
  title: ComponentChildren;
  children?: ComponentChildren;
  actions?: ComponentChildren; // Buttons after the one that goes back; the primary one last.
  onClose: () => void;
  closeWords?: ComponentChildren; // Instead of 返回.
  wide?: boolean; // Holds figures.
}

const focusable = "button:not([disabled]), input, select, textarea, a[href], [tabindex='0']";

function stops(box: HTMLElement): HTMLElement[] {
  return Array.from(box.querySelectorAll<HTMLElement>(focusable));
}

// Where Tab goes from `from`, or null where the browser's own order already stays inside.
function wrapped(all: HTMLElement[], from: Element | null, back: boolean): HTMLElement | null {
  const first = all[0] ?? null;
  const last = all[all.length - 1] ?? null;
  if (from === null || !all.some((stop) => stop === from)) return back ? last : first;
  if (back) return from === first ? last : null;
  return from === last ? first : null;
}

export function Dialog(props: DialogProps) {
  const { title, children, actions, onClose, closeWords, wide = false } = props;
  const box = useRef<HTMLDivElement>(null);

  // Before it is painted: whoever sees the question may type, and no key goes elsewhere.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const place = box.current;
    const wished = place?.querySelector<HTMLElement>("[data-autofocus]");
    (wished ?? place)?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  // What had the focus may go while the question stands: Escape is then heard by nobody inside.
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === "Escape" && document.activeElement === document.body) close.current();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
    if (event.key !== "Tab" || box.current === null) return;
    const next = wrapped(stops(box.current), document.activeElement, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <div class={styles.veil} onKeyDown={onKeyDown}>
      <div
        ref={box}
        class={classes(styles.dialog, wide && styles.wide)}
        role="dialog"
        aria-modal="true"
        aria-labelledby="kit-dialog-title"
        tabIndex={-1}
      >
        <h2 id="kit-dialog-title">{title}</h2>
        <div class={classes(styles.body, layout.stack)}>{children}</div>
        <div class={classes(layout.row, layout.rowEnd)}>
          <Button kind="secondary" onPress={onClose}>
            {closeWords ?? t("kit.dialog.close")}
          </Button>
          {actions}
        </div>
      </div>
    </div>
  );
}
