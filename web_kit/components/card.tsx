// A surface with a title: one thing of the page.
import type { ComponentChildren } from "preact";

export interface CardProps {
  title?: ComponentChildren;
  aside?: ComponentChildren; // Beside the title, at the end.
  children?: ComponentChildren;
  emphasis?: boolean | undefined; // The one that matters now.
}

export function Card({ title, aside, children, emphasis = false }: CardProps) {
  return (
    <section class={emphasis ? "kit-card kit-card-emphasis" : "kit-card"}>
      {(title !== undefined || aside !== undefined) && (
        <header class="kit-card-head">
          <h2 class="kit-card-title">{title}</h2>
          {aside}
        </header>
      )}
      <div class="kit-stack">{children}</div>
    </section>
  );
}
