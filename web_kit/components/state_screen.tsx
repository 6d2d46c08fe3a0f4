// A whole page for a state in which nothing is to be done: empty, waiting, late, held, finished.
import type { ComponentChildren } from "preact";

export interface StateScreenProps {
  shape?: string | undefined; // One sign: ✓ ■ ○
  tone?: "muted" | "success" | "warning" | "danger" | undefined;
  title: ComponentChildren;
  children?: ComponentChildren;
  action?: ComponentChildren;
}

export function StateScreen({ shape, tone = "muted", title, children, action }: StateScreenProps) {
  return (
    <div class="kit-state">
      {shape !== undefined && (
        <div class={`kit-state-shape kit-tone-${tone}`} aria-hidden="true">
          {shape}
        </div>
      )}
      <h1>{title}</h1>
      {children !== undefined && <div class="kit-state-words kit-quiet">{children}</div>}
      {action}
    </div>
  );
}
