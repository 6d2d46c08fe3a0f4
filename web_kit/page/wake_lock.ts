// Keeps the screen lit while the page is in sight. Browsers have this over HTTPS alone, and Safari
// from 16.4 on: where it is missing, the page says that the tablet's automatic lock must be off.
import { signal, type ReadonlySignal } from "@preact/signals";

export type Awake =
  | "missing" // This browser cannot; somebody has to switch the automatic lock off.
  | "asking"
  | "held"
  | "refused"; // It can and would not, as on a low battery; the next touch asks again.

interface Lock {
  addEventListener(event: "release", run: () => void): void;
}

// What it needs of the browser, so that tests can play it.
export interface WakeWorld {
  request: (() => Promise<Lock>) | null; // Null: there is no such thing.
  visible(): boolean;
  onMoment(run: () => void): void; // The page came into sight, or was touched.
}

function browserWorld(): WakeWorld {
  const locks = (navigator as { wakeLock?: { request(type: "screen"): Promise<Lock> } }).wakeLock;
  return {
    request: locks === undefined ? null : () => locks.request("screen"),
    visible: () => document.visibilityState === "visible",
    onMoment(run) {
      document.addEventListener("visibilitychange", run);
      for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, run);
    },
  };
}

// Asks now, and again whenever the page comes into sight or is touched without the lock: browsers
// take it away when a page is hidden, and some give it only after a touch.
export function keepAwake(world: WakeWorld = browserWorld()): ReadonlySignal<Awake> {
  const { request } = world;
  const state = signal<Awake>(request === null ? "missing" : "refused");
  if (request === null) return state;
  const ask = async () => {
    if (state.value !== "refused" || !world.visible()) return;
    state.value = "asking";
    try {
      const lock = await request();
      lock.addEventListener("release", () => (state.value = "refused"));
      state.value = "held";
    } catch {
      state.value = "refused";
    }
  };
  world.onMoment(() => void ask());
  void ask();
  return state;
}
