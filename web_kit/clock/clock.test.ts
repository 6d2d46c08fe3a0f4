import { expect, test } from "vitest";
import { nextTick, readClock } from "./clock";

const speech = {
  running: true,
  elapsedMs: 30_000,
  atMs: 1_000_000,
  limitSeconds: 420,
  warnSecondsLeft: [60, 30],
};

test("A running clock adds the server's time since the view", () => {
  const reading = readClock(speech, 1_018_000);
  expect(reading.elapsed_ms).toBe(48_000);
  expect(reading.words).toBe("06:12");
});

test("A paused clock stands, whatever time passes", () => {
  const paused = { ...speech, running: false };
  expect(readClock(paused, 9_999_999).words).toBe("06:30");
  expect(nextTick(readClock(paused, 9_999_999))).toBeNull();
});

test("A view that is ahead of the estimated clock does not turn it back", () => {
  expect(readClock(speech, 999_000).elapsed_ms).toBe(30_000);
});

test("The warning begins exactly at the declared seconds left and ends with the time", () => {
  const at = (left_ms: number) => readClock(speech, 1_000_000 + 390_000 - left_ms);
  expect(at(60_001).warning).toBe(false);
  expect(at(60_000).warning).toBe(true);
  expect(at(1).warning).toBe(true);
  expect(at(0)).toMatchObject({ warning: false, overtime: true, words: "00:00" });
});

test("Overtime counts up behind a plus", () => {
  expect(readClock(speech, 1_000_000 + 390_000 + 5_000).words).toBe("+00:05");
});

test("A stage without a limit shows the time gone, without warning or overtime", () => {
  const open = { ...speech, limitSeconds: 0 };
  const reading = readClock(open, 1_000_000 + 35_900);
  expect(reading).toMatchObject({ left_ms: null, warning: false, overtime: false });
  expect(reading.words).toBe("01:05");
});

test("The next tick falls just after the words change", () => {
  for (const passed of [0, 1, 499, 999, 390_000, 391_234]) {
    const before = readClock(speech, 1_000_000 + passed);
    const wait = nextTick(before) ?? 0;
    expect(wait).toBeLessThanOrEqual(1005);
    const after = readClock(speech, 1_000_000 + passed + wait);
    expect([passed, after.words]).not.toEqual([passed, before.words]);
  }
});
