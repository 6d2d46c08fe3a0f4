// One WebSocket after another: opens it, notices when it has gone silent, and opens the next with
// growing pauses. It knows frames only as bytes; connection.ts gives them their meaning.
//
// A line is silent when a ping has been out for `silentAfter_ms` and nothing at all came back: a
// dead network is noticed within about 6 s. A tablet that was asleep gets a fresh ping first.

export interface Socket {
  binaryType: string;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  onerror: (() => void) | null;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

// What a line needs of the device, so that tests can play it.
export interface World {
  openSocket(): Socket;
  now(): number; // ms, monotonic.
  after(ms: number, run: () => void): () => void; // Gives back its cancel.
  random(): number; // [0, 1)
}

export interface LineEvents {
  opened(): void; // The Hello may be sent now.
  received(bytes: Uint8Array<ArrayBuffer>): void;
  lost(): void; // Was open or opening, and no longer is; the next try follows by itself.
  ping(): Uint8Array<ArrayBuffer>; // The frame to ping with.
}

const tick_ms = 2000;
const silentAfter_ms = 3900;
const asleepAfter_ms = 8000;
const openingMax_ms = 6000;
const pauseFirst_ms = 250;
const pauseMax_ms = 2000;

export class Line {
  private socket: Socket | null = null;
  private open = false;
  private tries = 0; // Since the last welcome.
  private pingedAt: number | null = null; // Of the oldest ping nothing has followed.
  private tickedAt = 0;
  private cancelNext: () => void = () => {};
  private cancelTick: () => void = () => {};

  constructor(
    private readonly world: World,
    private readonly events: LineEvents,
  ) {}

  // Opens a socket at once, leaving the one that is there.
  start(): void {
    this.drop();
    const socket = this.world.openSocket();
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.onOpen(socket);
    socket.onmessage = ({ data }) => this.onMessage(socket, data);
    socket.onclose = () => this.onLost(socket);
    socket.onerror = () => this.onLost(socket);
    this.cancelTick = this.world.after(openingMax_ms, () => this.onLost(socket));
  }

  stop(): void {
    this.drop();
  }

  // The server answered the Hello: the next loss begins with a short pause again.
  welcomed(): void {
    this.tries = 0;
  }

  // The network may be back (the tablet woke, the Wi-Fi returned): look at once.
  nudge(): void {
    if (this.socket === null) {
      if (this.waiting) this.start();
    } else if (this.open) {
      this.tick(this.socket);
    }
  }

  send(bytes: Uint8Array<ArrayBuffer>): boolean {
    if (this.socket === null || !this.open) return false;
    try {
      this.socket.send(bytes);
      return true;
    } catch {
      return false; // It closed under us; onclose follows.
    }
  }

  private waiting = false;

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    this.open = false;
    this.waiting = false;
    this.cancelNext();
    this.cancelTick();
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
    try {
      socket.close();
    } catch {
      // It was never open.
    }
  }

  private onOpen(socket: Socket): void {
    if (socket !== this.socket) return;
    this.open = true;
    this.pingedAt = null;
    this.events.opened();
    this.tick(socket);
  }

  private onMessage(socket: Socket, data: unknown): void {
    if (socket !== this.socket || !(data instanceof ArrayBuffer)) return;
    this.pingedAt = null;
    this.events.received(new Uint8Array(data));
  }

  private onLost(socket: Socket): void {
    if (socket !== this.socket) return;
    this.drop();
    const grown = Math.min(pauseMax_ms, pauseFirst_ms * 2 ** Math.min(this.tries, 8));
    this.tries += 1;
    this.waiting = true;
    this.cancelNext = this.world.after(grown * (0.75 + this.world.random() / 2), () =>
      this.start(),
    );
    this.events.lost();
  }

  private tick(socket: Socket): void {
    if (socket !== this.socket) return;
    this.cancelTick();
    const now = this.world.now();
    const slept = this.pingedAt !== null && now - this.tickedAt > asleepAfter_ms;
    this.tickedAt = now;
    if (this.pingedAt !== null && !slept && now - this.pingedAt >= silentAfter_ms) {
      this.onLost(socket);
      return;
    }
    if (this.pingedAt === null || slept) this.pingedAt = now;
    this.send(this.events.ping());
    this.cancelTick = this.world.after(tick_ms, () => this.tick(socket));
  }
}
