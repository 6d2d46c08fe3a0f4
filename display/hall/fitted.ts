// A table whose titles may be of any length stands whole above what it adds up to: where it would push
// that off the screen it is wider first, and then written smaller.
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

const sizes_rem = [3, 2.5, 2, 1.75, 1.5, 1.25, 1, 0.875];

function fit(table: HTMLElement, from_rem: number): void {
  const room = table.parentElement;
  if (room === null) return;
  const fits = () => room.scrollHeight <= room.clientHeight + 1;
  table.removeAttribute("data-wide");
  table.style.removeProperty("--fitted");
  if (fits()) return;
  table.setAttribute("data-wide", "");
  for (const size of sizes_rem.filter((one) => one <= from_rem)) {
    table.style.setProperty("--fitted", `${size}rem`);
    if (fits()) return;
  }
}

// `from_rem`: how large it is written where there is room.
export function useFitted(table: RefObject<HTMLElement | null>, from_rem: number): void {
  useLayoutEffect(() => {
    const of = table.current;
    if (of === null) return undefined;
    fit(of, from_rem);
    const again = () => fit(of, from_rem);
    window.addEventListener("resize", again);
    return () => window.removeEventListener("resize", again);
  });
}
