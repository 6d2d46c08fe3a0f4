// What a page can say of the server's absence: since when what it shows may be old, and what seems
// to stand in between. Times are the server's clock on the wall, ms, and the device's before it was told.
import { signal, type ReadonlySignal } from "@preact/signals";
import { barrierOf, type Answerer, type Barrier } from "./knock";

export interface Absent {
  // When the server was last heard, while what is shown may be old. Null: what is shown is current,
  // or the server was never heard.
  readonly since: ReadonlySignal<number | null>;
  readonly barrier: ReadonlySignal<Barrier | null>;
}

export class Absence implements Absent {
  readonly since = signal<number | null>(null);
  readonly barrier = signal<Barrier | null>(null);
  private heardAt: number | null = null;

  constructor(private readonly wall: () => number) {}

  heard(): void {
    this.heardAt = this.wall();
  }

  lost(): void {
    this.since.value = this.heardAt;
  }

  answered(by: Answerer | "blocked"): void {
    this.barrier.value = barrierOf(by);
  }

  // The server is there again; what it has to show may still be on its way.
  reached(): void {
    this.barrier.value = null;
  }

  over(): void {
    this.reached();
    this.since.value = null;
  }
}
