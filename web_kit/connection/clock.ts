// The server's clock as this page knows it: milliseconds since the server process began, from the
// round trips of Ping and Pong. The device's wall clock plays no part: it may be wrong or jump.

import { tellServerNow } from "../i18n/times";

interface Sample {
  roundTrip: number; // ms
  offset: number; // Server minus device, ms.
}

const samplesMax = 16;

export class ServerClock {
  private samples: Sample[] = [];
  private told: { ms: number; at: number } | null = null; // Its clock on the wall, at device ms.

  // A new connection may lead to a server that began anew; what was measured before is void.
  // The old offset goes on being used until the first new sample.
  private stale = false;

  constructor(private readonly deviceNow: () => number) {}

  connectionOpened(): void {
    this.stale = true;
  }

  // The server said `serverMs` in answer to what was sent at `sentAt` on the device's clock.
  // `wall`, where it is not 0: its clock on the wall, Unix seconds.
  answered(sentAt: number, serverMs: number, wall = 0): void {
    if (this.stale) {
      this.samples = [];
      this.stale = false;
    }
    const arrived = this.deviceNow();
    if (wall > 0) {
      this.told = { ms: wall * 1000, at: arrived };
      tellServerNow(() => this.wall() ?? Date.now());
    }
    const roundTrip = Math.max(0, arrived - sentAt);
    this.samples.push({ roundTrip, offset: serverMs + roundTrip / 2 - arrived });
    if (this.samples.length > samplesMax) this.samples.shift();
  }

  // The server's clock on the wall now, Unix ms; it goes on by the device's own clock that never
  // jumps. Null: it was not told yet.
  wall(): number | null {
    return this.told === null ? null : this.told.ms + this.deviceNow() - this.told.at;
  }

  // Server milliseconds now. Before the first answer: zero, and `known` is false.
  now(): number {
    const best = this.best();
    return best === null ? 0 : this.deviceNow() + best.offset;
  }

  get known(): boolean {
    return this.samples.length > 0;
  }

  // The quickest round trip leaves the least doubt.
  private best(): Sample | null {
    let best: Sample | null = null;
    for (const sample of this.samples) {
      if (best === null || sample.roundTrip < best.roundTrip) best = sample;
    }
    return best;
  }
}
