// A list that scrolls shows whole rows only: all as high as the highest, and as many as there is
// room for.
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

function fit(list: HTMLElement): void {
  const { style } = list;
  style.removeProperty("max-height");
  style.removeProperty("grid-auto-rows");
  if (list.scrollHeight <= list.clientHeight + 1) return;
  const heights = [...list.children].map((row) => row.getBoundingClientRect().height);
  const row = Math.ceil(Math.max(...heights));
  const border = list.offsetHeight - list.clientHeight;
  const seen = Math.max(1, Math.floor(list.clientHeight / row));
  style.setProperty("grid-auto-rows", `${row}px`);
  style.setProperty("max-height", `${seen * row + border}px`);
  // The row being filled in may have gone out of sight with the room for it.
  list.querySelector("[data-now]")?.scrollIntoView({ block: "nearest" });
}

export function useWholeRows(list: RefObject<HTMLElement | null>, wanted: boolean): void {
  useLayoutEffect(() => {
    const of = list.current;
    if (!wanted || of === null) return undefined;
    fit(of);
    const again = () => fit(of);
    window.addEventListener("resize", again);
    return () => window.removeEventListener("resize", again);
  }, [wanted]);
}
