// Whether a page that scrolls has been in view to its end. Once read it stays so, until what it says
// is another thing.
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { settle_ms } from "../sheet/readback";

export interface Reading {
  all: boolean;
  on: () => void; // A page further down.
  settled: () => boolean; // A finger that pressed to read on must not have given the promise.
}

export function useReadToEnd(
  body: RefObject<HTMLElement | null>,
  end: RefObject<HTMLElement | null>,
  about: string,
): Reading {
  const [read, setRead] = useState<string | null>(null);
  const pressed_ms = useRef(-settle_ms); // Never.
  useLayoutEffect(() => {
    const look = () => {
      if (body.current === null || end.current === null) return;
      const below = body.current.getBoundingClientRect().bottom;
      if (end.current.getBoundingClientRect().top <= below + 1) setRead(about);
    };
    look();
    const scrolls = body.current;
    scrolls?.addEventListener("scroll", look);
    window.addEventListener("resize", look);
    return () => {
      scrolls?.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  });
  return {
    all: read === about,
    on() {
      pressed_ms.current = performance.now();
      const page = body.current;
      if (page !== null) page.scrollTop += page.clientHeight * 0.8;
    },
    settled: () => performance.now() - pressed_ms.current >= settle_ms,
  };
}
