// The line at the top of a page: who and where on the left, clock and connection on the right.
import type { ComponentChildren } from "preact";
import { classes } from "../look/classes";
import styles from "./page_bar.module.css";

export function Bar({
  title,
  children,
  class: name,
}: {
  title: ComponentChildren;
  children?: ComponentChildren;
  class?: string | undefined; // Of the page: where it stands.
}) {
  return (
    <header class={classes(styles.bar, name)}>
      <div class={styles.title}>{title}</div>
      {children}
    </header>
  );
}
