// Every page with a clock, on a device whose wall clock is three hours wrong and in another time
// zone: a second flips on each within 100 ms of the server's, over half a minute of a speech. Since
// when the clock runs is read from the ledger, on the machine's boot clock. This is real time: how
// long the machine let a page stand is measured there, and not held against its clock.
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, picture, sizes, type Device, type Size } from "../kit/browser";
import { readEvents } from "../kit/ledger";
import { checkCandidatesIn, checkIn, enterLots, shows, takeStep } from "../kit/people";
import { Room, until } from "../kit/room";

const wallOff_ms = 3 * 60 * 60 * 1000;
const within_ms = 100;
const seconds = 30;

const seats: Readonly<Record<string, Size>> = {
  operator: sizes.tablet,
  supervisor: sizes.tablet,
  hall: sizes.screen,
  clock: sizes.screen,
  panel_1: sizes.tablet,
  panel_3: sizes.phone,
};

let browser: Browser;
let room: Room;
const devices = new Map<string, Device>();

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/benxi.json", "tests/rolls/benxi.json");
  for (const [seat, size] of Object.entries(seats)) {
    devices.set(seat, await room.seat(browser, seat, size, { wallOff_ms }));
  }
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

function at(seat: string): Page {
  const device = devices.get(seat);
  if (device === undefined) throw new Error(`nobody at ${seat}`);
  return device.page;
}

interface Flip {
  at_ms: number; // On the page's own monotonic clock.
  words: string; // "06:59"
}

// A while in which the machine let nothing of the page run, on its monotonic clock.
interface Stall {
  from_ms: number;
  to_ms: number;
}

declare global {
  interface Window {
    flips: Flip[];
    stalls: Stall[];
  }
}

// Writes down in the page when the clock's words change, at the moment they do, and when a beat of
// 20 ms came late.
function watchClock(page: Page): Promise<void> {
  return page.evaluate(() => {
    const flips: Flip[] = [];
    window.flips = flips;
    const look = () => {
      const at_ms = performance.now();
      const text = document.querySelector("[role=timer]")?.textContent ?? "";
      const words = /\d+:\d\d/.exec(text)?.[0];
      if (words === undefined || words === flips[flips.length - 1]?.words) return;
      flips.push({ at_ms, words });
    };
    const [stalls, beat_ms] = [[] as Stall[], 20];
    window.stalls = stalls;
    let last = performance.now();
    window.setInterval(() => {
      const to_ms = performance.now();
      if (to_ms - last > 2 * beat_ms) stalls.push({ from_ms: last + beat_ms, to_ms });
      last = to_ms;
    }, beat_ms);
    const everything = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document.body, everything);
  });
}

// The seats whose pages have not shown enough seconds yet.
async function slowest(): Promise<string[]> {
  const counts = await Promise.all(
    Object.keys(seats).map(async (seat) => {
      const shown = await at(seat).evaluate(() => window.flips.length);
      return shown > seconds ? "" : `${seat}: ${shown}`;
    }),
  );
  return counts.filter((line) => line !== "");
}

// This machine's boot clock, as the server reads it: the monotonic one and what was slept.
function bootNow(): number {
  const monotonic = Number(process.hrtime.bigint()) / 1e6;
  const uptime = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]) * 1000;
  const slept = uptime - monotonic;
  return monotonic + (Math.abs(slept) < 50 ? 0 : slept);
}

// The boot clock minus the page's, by the quickest of several round trips.
async function offsetOf(page: Page): Promise<number> {
  let [tries, best] = [0, { trip: Infinity, offset: 0 }];
  return until(
    "a round trip is quick enough to tell the page's clock by",
    async () => {
      const before = bootNow();
      const there = await page.evaluate(() => performance.now());
      const trip = bootNow() - before;
      if (trip < best.trip) best = { trip, offset: before + trip / 2 - there };
      return (tries += 1) >= 20 && best.trip < within_ms / 4 ? best.offset : undefined;
    },
    () => `${best.trip} ms`,
  );
}

interface Seen {
  flips: Flip[];
  stalls: Stall[];
  offset: number;
}

// How late a flip was that was due then, without what the page stood still meanwhile.
function lateBy(at_ms: number, due_ms: number, stalls: readonly Stall[]): number {
  const stood = stalls.map(({ from_ms, to_ms }) =>
    Math.max(0, Math.min(to_ms, at_ms) - Math.max(from_ms, due_ms)),
  );
  return at_ms - due_ms - stood.reduce((sum, one) => sum + one, 0);
}

// How late each second flipped, in ms; the first words stand there from the start.
function lateness({ flips, stalls, offset }: Seen, since: number, limit_s: number): number[] {
  return flips.flatMap(({ at_ms, words }) => {
    const [minutes = 0, rest = 0] = words.split(":").map(Number);
    const gone = limit_s - (minutes * 60 + rest);
    return gone < 1 ? [] : [lateBy(at_ms, since + gone * 1000 - offset, stalls)];
  });
}

// Nearest rank.
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

test("the devices' clocks are wrong, and the room gets to a speech all the same", async () => {
  room.rehearse(Object.keys(seats), 5);
  const said = await at("clock").evaluate(() => Date.now());
  expect(Math.abs(said - Date.now() - wallOff_ms)).toBeLessThan(60_000);
  await checkIn(at("panel_1"));
  await checkIn(at("panel_3"));
  await checkCandidatesIn(at("operator"), 3);
  await enterLots(at("operator"), [1, 2, 3]);
  await takeStep(at("supervisor"), "见证抽签结果");
  await shows(at("clock"), "请稍候");
  await takeStep(at("operator"), "请第1号入场");
  await shows(at("clock"), "即将开始");
});

test("each second of half a minute flips within 100 ms of the server's on every page", async () => {
  await Promise.all(Object.keys(seats).map((seat) => watchClock(at(seat))));
  await takeStep(at("operator"), "开始竞聘演讲 — 第1号");
  await expect.poll(slowest, { timeout: (seconds + 60) * 1000, interval: 1000 }).toEqual([]);
  const seen = new Map<string, Seen>();
  for (const seat of Object.keys(seats)) {
    const { flips, stalls } = await at(seat).evaluate(() => ({
      flips: window.flips,
      stalls: window.stalls,
    }));
    seen.set(seat, { flips, stalls, offset: await offsetOf(at(seat)) });
  }
  await picture(at("clock"), "clock-wrong-wall-clock");
  await room.stop("SIGTERM");
  const started = readEvents(room.data).find(({ fact }) => fact.case === "stageStarted");
  const since = Number(started?.at?.bootMs);
  const rules = room.plan() as unknown as { stages: [{ limit_seconds: number }] };
  const limit_s = rules.stages[0].limit_seconds;
  for (const [seat, one] of seen) {
    const late = lateness(one, since, limit_s);
    // A page that the machine let stand over a whole second shows the next; its clock is never off.
    const stood = one.stalls.reduce((sum, { from_ms, to_ms }) => sum + to_ms - from_ms, 0);
    expect(late.length, `${seat}, seconds shown`).toBeGreaterThanOrEqual(
      seconds - 1 - Math.ceil(stood / 1000),
    );
    expect(Math.abs(percentile(late, 0.5)), `${seat}, in the middle`).toBeLessThan(within_ms);
    expect(percentile(late, 0.95), `${seat}, late`).toBeLessThan(within_ms);
    expect(Math.min(...late), `${seat}, early`).toBeGreaterThan(-within_ms);
  }
}, 180_000);
