// Time that a test lets pass at once, where time is not what it is about: on pages that were opened
// `movable` (browser.ts), and with them on the server of a room that was (room.ts). Between moves
// their clocks go on as any clock does, unless they were told to stand.
//
// What moves is what pages count by: Date, performance.now, timers and frames. Sockets, requests and
// CSS stay in the machine's time.
import type { Page } from "playwright-core";
import type { Room } from "./room";

const step_ms = 1000; // Short enough for a page to hear between two steps that its line is open.

// Every timer that falls due runs, in its order, and what the network brings comes in between.
export async function pass(ms: number, pages: readonly Page[], room?: Room): Promise<void> {
  for (let left = ms; left > 0; left -= step_ms) {
    const part = Math.min(step_ms, left);
    room?.moveAhead(part);
    await Promise.all(pages.map((page) => page.clock.runFor(part)));
  }
}

// The pages' time stands, `ms` from now: what falls due until then runs once, as on a device that
// slept so long.
export async function stand(pages: readonly Page[], ms = step_ms): Promise<void> {
  const at = await Promise.all(pages.map((page) => page.evaluate(() => Date.now())));
  await Promise.all(pages.map((page, nth) => page.clock.pauseAt((at[nth] ?? 0) + ms)));
}

export async function goOn(pages: readonly Page[]): Promise<void> {
  await Promise.all(pages.map((page) => page.clock.resume()));
}

// How long the pages, whose time stands, need until all of `seen` hold; ms of their own time, each
// under its name. Their time never runs ahead of the machine's and never goes on before `heard` was
// answered: a machine that is slow at everything makes nothing of it late. Gives up after `most_ms`.
export async function timesUntil(
  seen: Readonly<Record<string, () => Promise<boolean>>>,
  {
    pages,
    heard,
    most_ms,
  }: { pages: readonly Page[]; heard: () => Promise<unknown>; most_ms: number },
): Promise<{ took: Record<string, number>; missing: string[] }> {
  const [fine_ms, took] = [100, {} as Record<string, number>];
  for (let passed = 0; ; passed += fine_ms) {
    for (const [name, holds] of Object.entries(seen)) {
      if (took[name] === undefined && (await holds())) took[name] = passed;
    }
    const missing = Object.keys(seen).filter((name) => took[name] === undefined);
    if (missing.length === 0 || passed > most_ms) return { took, missing };
    const inMachineTime = new Promise((resolve) => setTimeout(resolve, fine_ms));
    await Promise.all(pages.map((page) => page.clock.runFor(fine_ms)));
    await Promise.all([heard(), ...pages.map((page) => page.evaluate(() => 0)), inMachineTime]);
  }
}
