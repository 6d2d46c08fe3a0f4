// The line at the top of a page: who and where on the left, clock and connection on the right.
import type { ComponentChildren } from "preact";

export function Bar({
  title,
  children,
}: {
  title: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <header class="kit-bar">
      <div class="kit-bar-title">{title}</div>
      {children}
    </header>
  );
}
