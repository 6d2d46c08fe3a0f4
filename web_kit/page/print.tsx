// Prints pages that do not stand on the screen: they are drawn beside the page, sent to the browser's
// print dialog, and taken away afterwards. What is on the screen stays as it is.
import { render, type ComponentChildren } from "preact";
import { classes } from "../look/classes";
import styles from "./print.module.css";

// The class of what has a page of paper to itself.
export const pageOfPaper = styles.page;

const printing = classes(styles.printing);

let standing: HTMLElement | null = null;

function takeAway(): void {
  if (standing === null) return;
  render(null, standing);
  standing.remove();
  standing = null;
  document.body.classList.remove(printing);
  window.removeEventListener("afterprint", takeAway);
}

// Draws what is to be printed as wide as on paper and unseen, for as long as `look` takes.
export function measured<Seen>(pages: ComponentChildren, look: (drawn: HTMLElement) => Seen): Seen {
  const place = document.createElement("div");
  place.className = classes(styles.paper, styles.measured);
  render(<>{pages}</>, place);
  document.body.append(place);
  try {
    return look(place);
  } finally {
    render(null, place);
    place.remove();
  }
}

export function printPages(pages: ComponentChildren): void {
  takeAway(); // Of a browser that did not say that it had printed.
  standing = document.createElement("div");
  standing.className = classes(styles.paper, styles.print);
  render(<>{pages}</>, standing);
  document.body.append(standing);
  document.body.classList.add(printing);
  window.addEventListener("afterprint", takeAway);
  window.print();
}
