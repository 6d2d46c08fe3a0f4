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
