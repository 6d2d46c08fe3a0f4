// The server's clock as this page knows it: milliseconds since the server process began, from the
// round trips of Ping and Pong. The device's wall clock plays no part: it may be wrong or jump.

interface Sample {
  roundTrip: number; // ms
  offset: number; // Server minus device, ms.
}

const samplesMax = 16;

export class ServerClock {
  private samples: Sample[] = [];

  // A new connection may lead to a server that began anew; what was measured before is void.
  // The old offset goes on being used until the first new sample.
  private stale = false;

  constructor(private readonly deviceNow: () => number) {}

  connectionOpened(): void {
    this.stale = true;
  }

  // The server said `serverMs` in answer to what was sent at `sentAt` on the device's clock.
  answered(sentAt: number, serverMs: number): void {
    if (this.stale) {
      this.samples = [];
      this.stale = false;
    }
    const arrived = this.deviceNow();
    const roundTrip = Math.max(0, arrived - sentAt);
    this.samples.push({ roundTrip, offset: serverMs + roundTrip / 2 - arrived });
    if (this.samples.length > samplesMax) this.samples.shift();
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
