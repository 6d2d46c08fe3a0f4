// What a stage's clock shows at one moment. The server's clock is the only one; a page adds the
// time since the view was made and never counts by itself.
import type { Clock } from "../generated/proto/views_pb";
import { clock as written } from "../figures/format";

export interface ClockReading {
  elapsed_ms: number;
  left_ms: number | null; // Null without a limit; negative in overtime.
  warning: boolean; // The last declared warning before the end has been reached.
  overtime: boolean;
  running: boolean;
  words: string; // Time left "06:12", overtime "+00:05"; without a limit the time gone.
}

type ClockValues = Pick<
  Clock,
  "running" | "elapsedMs" | "atMs" | "limitSeconds" | "warnSecondsLeft"
>;

// `serverNow` is Connection.serverNow().
export function readClock(clock: ClockValues, serverNow: number): ClockReading {
  const since = clock.running ? Math.max(0, serverNow - clock.atMs) : 0;
  const elapsed_ms = clock.elapsedMs + since;
  if (clock.limitSeconds === 0) {
    const whole = Math.floor(elapsed_ms / 1000) * 1000;
    const { running } = clock;
    const words = written(whole);
    return { elapsed_ms, left_ms: null, warning: false, overtime: false, running, words };
  }
  const left_ms = clock.limitSeconds * 1000 - elapsed_ms;
  return {
    elapsed_ms,
    left_ms,
    warning: left_ms > 0 && clock.warnSecondsLeft.some((seconds) => left_ms <= seconds * 1000),
    overtime: left_ms <= 0,
    running: clock.running,
    words: written(left_ms),
  };
}

// Milliseconds until `words` can change next, for one timer instead of a busy loop; null when the
// clock stands.
export function nextTick(reading: ClockReading): number | null {
  if (!reading.running) return null;
  const part = reading.elapsed_ms % 1000;
  return Math.max(20, 1000 - part + 5);
}
