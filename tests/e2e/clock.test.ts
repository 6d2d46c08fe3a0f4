// Every page with a clock, on a device whose wall clock is three hours wrong and in another time
// zone: a second flips on each within 100 ms of the server's, over a minute of a speech. Since when
// the clock runs is read from the ledger, on the machine's boot clock.
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, picture, sizes, type Device, type Size } from "./browser";
import { readEvents } from "./ledger";
import { checkCandidatesIn, checkIn, enterLots, shows, takeStep } from "./people";
import { Room } from "./room";

const wallOff_ms = 3 * 60 * 60 * 1000;
const within_ms = 100;
const seconds = 60;

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

declare global {
  interface Window {
    flips: Flip[];
  }
}

// Writes down in the page when the clock's words change, at the moment they do.
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
  let best = { trip: Infinity, offset: 0 };
  for (let tries = 0; tries < 20; tries += 1) {
    const before = bootNow();
    const there = await page.evaluate(() => performance.now());
    const trip = bootNow() - before;
    if (trip < best.trip) best = { trip, offset: before + trip / 2 - there };
  }
  expect(best.trip).toBeLessThan(within_ms / 2);
  return best.offset;
}

// How late each second flipped, in ms; the first words stand there from the start.
function lateness(flips: readonly Flip[], offset: number, since: number, limit_s: number) {
  return flips.flatMap(({ at_ms, words }) => {
    const [minutes = 0, rest = 0] = words.split(":").map(Number);
    const gone = limit_s - (minutes * 60 + rest);
    return gone < 1 ? [] : [at_ms + offset - (since + gone * 1000)];
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

test("each second of a minute flips within 100 ms of the server's on every page", async () => {
  await Promise.all(Object.keys(seats).map((seat) => watchClock(at(seat))));
  await takeStep(at("operator"), "开始竞聘演讲 — 第1号");
  await expect.poll(slowest, { timeout: (seconds + 30) * 1000, interval: 1000 }).toEqual([]);
  const seen = new Map<string, { flips: Flip[]; offset: number }>();
  for (const seat of Object.keys(seats)) {
    const flips = await at(seat).evaluate(() => window.flips);
    seen.set(seat, { flips, offset: await offsetOf(at(seat)) });
  }
  await picture(at("clock"), "clock-wrong-wall-clock");
  await room.stop("SIGTERM");
  const started = readEvents(room.data).find(({ fact }) => fact.case === "stageStarted");
  const since = Number(started?.at?.bootMs);
  const rules = room.plan() as unknown as { stages: [{ limit_seconds: number }] };
  const limit_s = rules.stages[0].limit_seconds;
  for (const [seat, { flips, offset }] of seen) {
    const late = lateness(flips, offset, since, limit_s);
    expect([seat, late.length >= seconds - 1]).toEqual([seat, true]);
    // A page that the machine let wait for a moment may miss one; its clock is never off.
    expect(Math.abs(percentile(late, 0.5)), `${seat}, in the middle`).toBeLessThan(within_ms);
    expect(percentile(late, 0.95), `${seat}, late`).toBeLessThan(within_ms);
    expect(Math.min(...late), `${seat}, early`).toBeGreaterThan(-within_ms);
  }
}, 180_000);
