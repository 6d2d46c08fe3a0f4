// The browser around a connection: its storage, sockets and clock, the code in the address, and the
// moments at which the network may be back. Tests play the same surroundings.
import { signal, type ReadonlySignal } from "@preact/signals";
import { knock } from "./knock";
import type { Socket, World } from "./line";
import { safeShelf, type Shelf } from "./store";
import { codeInFragment } from "../join/join_code";
import type { LetterShelf } from "../outbox/outbox";

// What a connection needs of the browser.
export interface Surroundings {
  world: World;
  tab: Shelf;
  device: Shelf & LetterShelf;
  storageFull: ReadonlySignal<boolean>;
  reload(): void; // For a newer version: at most once a minute.
  reloadNow(): void; // Because a person asks.
  go(path: string): void; // To another page of the server, in this one's place.
  painted(run: () => void): void; // Once what was changed is on the screen.
  wall(): number; // The device's wall clock, ms; for words alone, it may be wrong.
}

const reloadedKey = "tingfen.reloaded";
const reloadAgainAfter_ms = 60_000;

export function browser(): Surroundings {
  const storageFull = signal(false);
  const onFull = () => (storageFull.value = true);
  const tab = safeShelf(() => window.sessionStorage);
  const device = safeShelf(() => window.localStorage, onFull);
  return {
    tab,
    device: { ...device, keys: () => storedKeys() },
    storageFull,
    reload() {
      // A server that keeps answering with another version must not make the page spin.
      const last = Number(tab.getItem(reloadedKey) ?? 0);
      if (Math.abs(Date.now() - last) < reloadAgainAfter_ms) return;
      tab.setItem(reloadedKey, String(Date.now()));
      window.location.reload();
    },
    reloadNow: () => window.location.reload(),
    // The search names the tab's seat and the language: both go along.
    go: (path) => window.location.replace(path + window.location.search),
    painted,
    wall: () => Date.now(),
    world: {
      knock,
      openSocket() {
        const scheme = window.location.protocol === "https:" ? "wss" : "ws";
        return new WebSocket(`${scheme}://${window.location.host}/ws`) as unknown as Socket;
      },
      now: () => performance.now(),
      after(ms, run) {
        const timer = window.setTimeout(run, ms);
        return () => window.clearTimeout(timer);
      },
      random: () => Math.random(),
    },
  };
}

// page.tsx says so: the page shows nothing yet, or that it has failed.
const isMarked = (as: "blank" | "crashed") => document.documentElement.dataset[as] !== undefined;

function painted(run: () => void): void {
  window.requestAnimationFrame(() => {
    if (isMarked("blank")) painted(run);
    else if (!isMarked("crashed")) run();
  });
}

function storedKeys(): string[] {
  try {
    return Object.keys(window.localStorage);
  } catch {
    return [];
  }
}

// "2" of ?seat=2: which of several seats of one browser this tab holds.
export function tabName(): string | null {
  return new URLSearchParams(window.location.search).get("seat");
}

// The code in the address's fragment, which leaves the address bar at once.
export function takeCode(): string | null {
  const code = codeInFragment(window.location.hash);
  if (code === null) return null;
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, "", pathname + search);
  return code;
}

// The moments at which a tablet has woken, or its network may be back.
export function watchBrowser(live: { nudge(): void }): void {
  for (const moment of ["online", "pageshow", "focus"]) {
    window.addEventListener(moment, () => live.nudge());
  }
  document.addEventListener("resume", () => live.nudge()); // After Chrome had frozen the page.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") live.nudge();
  });
}

// A code that comes into the address while the page is open.
export function watchAddress(live: { join(code: string): void }): void {
  window.addEventListener("hashchange", () => {
    const code = takeCode();
    if (code !== null) live.join(code);
  });
}
