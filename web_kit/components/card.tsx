// A surface with a title: one thing of the page.
import type { ComponentChildren } from "preact";
import { classes } from "../look/classes";
import layout from "../look/layout.module.css";
import styles from "./card.module.css";

export interface CardProps {
  title?: ComponentChildren;
  aside?: ComponentChildren; // Beside the title, at the end.
  children?: ComponentChildren;
  emphasis?: boolean | undefined; // The one that matters now.
}

export function Card({ title, aside, children, emphasis = false }: CardProps) {
  return (
    <section class={classes(styles.card, emphasis && styles.emphasis)}>
      {(title !== undefined || aside !== undefined) && (
        <header class={styles.head}>
          <h2 class={styles.title}>{title}</h2>
          {aside}
        </header>
      )}
      <div class={layout.stack}>{children}</div>
    </section>
  );
}
