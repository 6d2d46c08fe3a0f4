// The time of a clock, kept going by itself: it wakes once a second and never more.
import { useEffect, useState } from "preact/hooks";
import { nextTick, readClock, type ClockReading } from "./clock";
import type { Clock } from "../generated/proto/views_pb";

// The reading now; the component is drawn again when it changes.
export function useClock(clock: Clock, serverNow: () => number): ClockReading {
  const [, wake] = useState(0);
  const reading = readClock(clock, serverNow());
  useEffect(() => {
    const wait = nextTick(readClock(clock, serverNow()));
    if (wait === null) return undefined;
    const timer = window.setTimeout(() => wake((count) => count + 1), wait);
    return () => window.clearTimeout(timer);
  });
  return reading;
}
