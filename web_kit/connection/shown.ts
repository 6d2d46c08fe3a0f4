// A receipt comes before the view that shows what it confirms. Who acts on a page waits for that
// view, so that the step just taken is not offered once more.
const most_ms = 2000;

export class Shown {
  private version = 0;
  private waiting: { seq: number; go: () => void }[] = [];

  constructor(private readonly after: (ms: number, run: () => void) => void) {}

  arrived(version: number): void {
    this.version = version;
    const due = this.waiting.filter(({ seq }) => seq <= version);
    this.waiting = this.waiting.filter(({ seq }) => seq > version);
    for (const { go } of due) go();
  }

  // Resolves with the view of this state or a newer one; after 2 s in any case, since the network may
  // be gone between the two.
  upTo(seq: number): Promise<void> {
    if (seq <= this.version) return Promise.resolve();
    return new Promise((go) => {
      this.waiting.push({ seq, go });
      this.after(most_ms, go);
    });
  }
}

// Which view is on the screen: only what has been painted is; of several in between, the last.
export class Painted {
  version = 0; // View.version; 0: none.
  private newest = 0;
  private awaited = false;

  // `painted` runs what it is given once what was changed is on the screen.
  constructor(private readonly painted: (run: () => void) => void) {}

  arrived(version: number): void {
    this.newest = version;
    if (this.awaited) return;
    this.awaited = true;
    this.painted(() => {
      this.awaited = false;
      this.version = this.newest;
    });
  }

  // The page shows no view any more.
  left(): void {
    this.newest = 0;
    this.version = 0;
  }
}
