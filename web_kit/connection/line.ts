// One WebSocket after another: opens it, notices when it has gone silent, and opens the next. It
// knows frames only as bytes; connection.ts gives them their meaning.
//
// A line is silent when a ping has been out for `silentAfter_ms` and nothing at all came back: a
// dead network is noticed within about 6 s. After a nudge, or a sleep, a fresh ping has 2 s.
//
// Once an open line is lost the next is opened at once. After that it knocks first, with growing
// pauses, and opens a WebSocket where the server has answered. Browsers hold WebSockets back after
// many failures, Chrome by up to 5 s, and they would do so just when the network returns. A knock
// and its pause take at most 3 s, so that the line is back within 5 s of the network's return,
// however long it was away. A slow network is not taken for a dead one: a late knock may still be
// answered while newer ones are out, and an opening behind an answered knock is given longer each
// time.

import type { Answerer } from "./knock";

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
  knock(answered: (by: Answerer) => void): () => void; // Gives back its cancel.
  now(): number; // ms, monotonic.
  after(ms: number, run: () => void): () => void; // Gives back its cancel.
  random(): number; // [0, 1)
}

export interface LineEvents {
  opened(): void; // The Hello may be sent now.
  received(bytes: Uint8Array<ArrayBuffer>): void;
  lost(): void; // Was open or opening, and no longer is; the next try follows by itself.
  answered(by: Answerer | "blocked"): void; // To a knock, while lost.
  ping(): Uint8Array<ArrayBuffer>; // The frame to ping with.
}

interface Knock {
  cancel: () => void;
}

const tick_ms = 2000;
const silentAfter_ms = 3900;
const silentAfterNudge_ms = 1900; // Looked at after the next tick.
const asleepAfter_ms = 4000;
const openingMax_ms = 3000; // As often again for each that failed behind an answered knock,
const openingLongest = 4; // up to so many times.
const knockMax_ms = 2000; // Then the next is sent; the older ones may still be answered.
const knocksMax = 4;
const freshFor_ms = 500; // A knock that began so recently need not begin anew.
const pauseFirst_ms = 250;
const pauseMax_ms = 2000;
const blindAfter_ms = 60_000; // Then a WebSocket is tried whatever the knocks say.
const blockedAfter = 3; // Openings that failed although the server answered.

export class Line {
  private socket: Socket | null = null;
  private open = false;
  private began = false; // Started, and not stopped: after every loss it tries again.
  private tries = 0; // Since the last welcome, or nudge.
  private pausing = false; // Before the next knock.
  private answered = false; // By the server, to the knock before this opening.
  private blocked = 0; // Openings since the last welcome that failed although it had answered.
  private triedAt = 0; // When the knock or the opening began that is under way.
  private openedAt = -Infinity; // When a WebSocket was last tried.
  private pingedAt: number | null = null; // Of the oldest ping nothing has followed.
  private nudged = false; // That ping is a nudge's.
  private tickedAt = 0;
  private knocks: Knock[] = []; // That are out, the newest last.
  private cancelNext: () => void = () => {}; // The pause, or the newest knock's limit.
  private cancelTick: () => void = () => {};

  constructor(
    private readonly world: World,
    private readonly events: LineEvents,
  ) {}

  // Opens a socket at once, leaving the one that is there.
  start(): void {
    this.triedAt = this.world.now();
    this.openSocket();
  }

  stop(): void {
    this.began = false;
    this.drop();
  }

  // The server answered the Hello: the next loss begins with a short pause again.
  welcomed(): void {
    this.tries = 0;
    this.blocked = 0;
  }

  // The network may be back (the tablet woke, the Wi-Fi returned): look at once.
  nudge(): void {
    if (!this.began) return;
    if (this.socket !== null && this.open) return this.prod(this.socket);
    this.tries = 0;
    const tryingFor = this.world.now() - this.triedAt;
    if (this.socket !== null) {
      if (tryingFor > openingMax_ms * openingLongest) this.onLost(this.socket); // It slept too.
    } else if (this.pausing || tryingFor > freshFor_ms) {
      this.cancelNext();
      this.knock();
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

  private openSocket(): void {
    this.drop();
    this.began = true;
    this.answered = false;
    this.openedAt = this.world.now();
    const socket = this.world.openSocket();
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.onOpen(socket);
    socket.onmessage = ({ data }) => this.onMessage(socket, data);
    socket.onclose = () => this.onLost(socket);
    socket.onerror = () => this.onLost(socket);
    const patience_ms = openingMax_ms * Math.min(this.blocked + 1, openingLongest);
    this.cancelTick = this.world.after(patience_ms, () => this.onLost(socket));
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    this.open = false;
    this.pausing = false;
    for (const { cancel } of this.knocks.splice(0)) cancel();
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
    this.answered = false;
    this.nudged = false;
    this.pingedAt = null;
    this.tickedAt = this.world.now();
    this.events.opened();
    this.tick(socket);
  }

  private onMessage(socket: Socket, data: unknown): void {
    if (socket !== this.socket || !(data instanceof ArrayBuffer)) return;
    this.pingedAt = null;
    this.nudged = false;
    this.events.received(new Uint8Array(data));
  }

  private onLost(socket: Socket): void {
    if (socket !== this.socket) return;
    if (this.answered) this.blocked += 1;
    if (this.open) this.triedAt = this.world.now(); // Its own try is long over.
    const next = this.open ? () => this.start() : () => this.knock();
    this.answered = false;
    this.drop();
    this.pause(next);
    this.events.lost();
    if (this.blocked >= blockedAfter) this.events.answered("blocked");
  }

  // A try and the pause after it take the grown time together: what has hung has waited already.
  private pause(next = () => this.knock()): void {
    const grown = Math.min(pauseMax_ms, pauseFirst_ms * 2 ** Math.min(this.tries, 8));
    this.tries += 1;
    this.pausing = true;
    const wanted = grown * (0.75 + this.world.random() / 2);
    const left = Math.max(pauseFirst_ms, wanted - (this.world.now() - this.triedAt));
    this.cancelNext = this.world.after(left, next);
  }

  private knock(): void {
    this.pausing = false;
    this.triedAt = this.world.now();
    if (this.knocks.length === knocksMax) this.knocks.shift()?.cancel();
    this.cancelNext = this.world.after(knockMax_ms, () => this.onAnswer("nobody", true));
    const out: Knock = { cancel: () => {} };
    this.knocks.push(out);
    out.cancel = this.world.knock((by) => {
      if (!this.knocks.includes(out)) return;
      const newest = this.knocks[this.knocks.length - 1] === out && !this.pausing;
      this.knocks = this.knocks.filter((one) => one !== out);
      this.onAnswer(by, newest);
    });
  }

  // `newest`: the next one waits for this answer.
  private onAnswer(by: Answerer, newest: boolean): void {
    const tells = by === "nobody" ? newest : by !== "server" || this.blocked < blockedAfter;
    if (tells) this.events.answered(by);
    const blind = this.world.now() - this.openedAt >= blindAfter_ms;
    if (by === "server" || (newest && blind)) {
      this.openSocket();
      this.answered = by === "server";
    } else if (newest) {
      this.cancelNext();
      this.pause();
    }
  }

  // The line is open, as far as one knows: a ping, to be answered soon.
  private prod(socket: Socket): void {
    if (this.nudged && this.pingedAt !== null) return; // It is being looked at.
    this.nudged = true;
    this.pingedAt = null;
    this.tick(socket);
  }

  private tick(socket: Socket): void {
    if (socket !== this.socket) return;
    this.cancelTick();
    const now = this.world.now();
    const slept = now - this.tickedAt > asleepAfter_ms;
    this.tickedAt = now;
    const silentAfter = this.nudged ? silentAfterNudge_ms : silentAfter_ms;
    if (this.pingedAt !== null && !slept && now - this.pingedAt >= silentAfter) {
      this.onLost(socket);
      return;
    }
    if (slept) this.nudged = true;
    if (this.pingedAt === null || slept) this.pingedAt = now;
    this.send(this.events.ping());
    this.cancelTick = this.world.after(tick_ms, () => this.tick(socket));
  }
}
