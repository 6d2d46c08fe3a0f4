// The page's connection to the server: joins with a seat's code or the token kept from it, keeps
// the newest view, knows the server's clock, and carries commands until they are answered.
// It comes back by itself after every loss; only `ended` needs a person.
//
//   const connection = connect({ page: Role_Id.OPERATOR, storageKey: "desk" });
//   connection.view.value?.of.case === "desk" …
//   const answer = await connection.send(step.command);
import { create, fromBinary, toBinary, type MessageInitShape } from "@bufbuild/protobuf";
import { signal, type ReadonlySignal } from "@preact/signals";
import { ServerClock } from "./connection_clock";
import { Line, type Socket, type World } from "./connection_line";
import { safeShelf, SeatStore, type Shelf } from "./connection_store";
import type { Command } from "./generated/proto/commands_pb";
import {
  ClientFrameSchema,
  Goodbye_Code,
  ServerFrameSchema,
  type View,
  type Welcome,
  type Witness,
} from "./generated/proto/frames_pb";
import type { Role_Id, Seat } from "./generated/proto/seats_pb";
import { codeInFragment, normalCode } from "./join_code";
import { Outbox, type Answer, type LetterShelf, type Letters, type Owner } from "./outbox";

export { isReceipt, type Answer, type Letter, type Letters } from "./outbox";

export type ConnectionState =
  | "joining" // A code is needed; `goodbye` says what was wrong with the last, if any.
  | "connecting" // On the way, for the first time.
  | "online"
  | "offline" // Lost; it tries again by itself, and the last view stays.
  | "ended"; // Another device holds the seat, or the page is too old.

export interface ConnectOptions {
  page: Role_Id; // Which page asks; the server refuses a seat of another role.
  storageKey: string; // One a page: "judge", "desk". ?seat=… in the address is added to it.
  onView?: (view: View) => void;
  mayReload?: () => boolean; // Whether reloading for a new version harms nothing now.
}

export interface Connection {
  readonly state: ReadonlySignal<ConnectionState>;
  readonly goodbye: ReadonlySignal<Goodbye_Code | null>; // The last one, until it is welcomed.
  readonly enrolling: ReadonlySignal<boolean>; // A code is being tried.
  readonly seat: ReadonlySignal<Seat | null>;
  readonly view: ReadonlySignal<View | null>; // The newest; `view.value.of` holds the page's own.
  readonly letters: ReadonlySignal<Letters>; // Commands waiting or just answered.
  readonly storageFull: ReadonlySignal<boolean>; // What is written lives only as long as the page.
  serverNow(): number; // ms since the server process began, as Clock.at_ms counts.
  join(code: string): void;
  forget(): void; // Leaves the seat: this device must join again.
  // Sends what a person asked for. The id is made here; it is sent again after each reconnect until
  // it is answered, and forgotten with the page. Null: 32 are waiting already.
  // A passphrase goes beside the command and stays in this page's memory only.
  send(command: Command, passphrase?: string): Promise<Answer> | null;
  // The same, kept in the device's storage over reloads. `about` finds it again in `letters`.
  post(command: Command, about: string): string | null;
  dismiss(id: string): void;
  activity(writing: boolean): void;
  close(): void;
}

// What a connection needs of the browser, so that tests can play it.
export interface Surroundings {
  world: World;
  tab: Shelf;
  device: Shelf & LetterShelf;
  storageFull: ReadonlySignal<boolean>;
  reload(): void;
}

const protocol = 1;
const keepWitnessAfter_ms = 1000;

type Body = NonNullable<MessageInitShape<typeof ClientFrameSchema>["body"]>;

function frame(body: Body): Uint8Array<ArrayBuffer> {
  return toBinary(ClientFrameSchema, create(ClientFrameSchema, { body }));
}

// Goodbyes after which the same proof would be refused again.
function needsCode(code: Goodbye_Code): boolean {
  return (
    code === Goodbye_Code.UNKNOWN_CODE ||
    code === Goodbye_Code.UNKNOWN_TOKEN ||
    code === Goodbye_Code.WRONG_PAGE
  );
}

class LiveConnection implements Connection {
  readonly state = signal<ConnectionState>("connecting");
  readonly goodbye = signal<Goodbye_Code | null>(null);
  readonly enrolling = signal(false);
  readonly seat = signal<Seat | null>(null);
  readonly view = signal<View | null>(null);
  readonly letters = signal<Letters>([]);
  readonly storageFull: ReadonlySignal<boolean>;

  private readonly store: SeatStore;
  private readonly outbox: Outbox;
  private readonly clock: ServerClock;
  private readonly line: Line;
  private code: string | null = null;
  private helloAt: number | null = null; // While the Welcome is awaited.
  private pings = new Map<number, number>(); // client_ms → sent at
  private owner: Owner | null = null;
  private version: string | null = null; // Of the server this page came from.
  private newerVersion = false;
  private writing = false;
  private newest: Witness | undefined;
  private witnessPresented = false;
  private keepingWitness = false;

  constructor(
    private readonly options: ConnectOptions,
    private readonly at: Surroundings,
    storeName: string,
  ) {
    this.storageFull = at.storageFull;
    this.store = new SeatStore(storeName, at.tab, at.device);
    this.clock = new ServerClock(() => at.world.now());
    this.outbox = new Outbox({
      shelf: at.device,
      after: (ms, run) => at.world.after(ms, run),
      changed: (letters) => (this.letters.value = letters),
    });
    this.letters.value = this.outbox.all;
    this.newest = this.store.witness();
    this.line = new Line(at.world, {
      opened: () => this.onOpened(),
      received: (bytes) => this.onBytes(bytes),
      lost: () => this.onLost(),
      ping: () => this.pingFrame(),
    });
    const kept = this.store.enrolment();
    if (kept !== null) this.owner = { ledger: kept.ledger, seat: kept.seat };
  }

  // Begins with a code from the address, else with the token kept here, else by asking.
  begin(code: string | null): void {
    if (code !== null) return this.join(code);
    if (this.store.enrolment() === null) this.state.value = "joining";
    else this.line.start();
  }

  join(code: string): void {
    this.code = normalCode(code);
    this.enrolling.value = true;
    this.goodbye.value = null;
    this.state.value = "connecting";
    this.outbox.disconnected();
    this.line.start();
  }

  forget(): void {
    this.leave("joining");
    this.goodbye.value = null;
  }

  serverNow(): number {
    return this.clock.now();
  }

  send(command: Command, passphrase = ""): Promise<Answer> | null {
    const letter = this.write(command, "", false, passphrase);
    return letter === null ? null : this.outbox.answerTo(letter);
  }

  post(command: Command, about: string): string | null {
    return this.write(command, about, true);
  }

  dismiss(id: string): void {
    this.outbox.dismiss(id);
  }

  activity(writing: boolean): void {
    if (this.writing === writing) return;
    this.writing = writing;
    if (this.state.value === "online") this.tellActivity();
  }

  close(): void {
    this.line.stop();
    this.outbox.disconnected();
  }

  nudge(): void {
    this.line.nudge();
  }

  private write(command: Command, about: string, lasting: boolean, passphrase = ""): string | null {
    if (this.owner === null) return null;
    return this.outbox.put(command, this.owner, about, lasting, passphrase)?.id ?? null;
  }

  private tellActivity(): void {
    this.line.send(frame({ case: "activity", value: { writing: this.writing } }));
  }

  private pingFrame(): Uint8Array<ArrayBuffer> {
    const now = this.at.world.now();
    const clientMs = Math.floor(now) >>> 0;
    this.pings.set(clientMs, now);
    return frame({ case: "ping", value: { clientMs } });
  }

  private onOpened(): void {
    this.pings.clear();
    this.clock.connectionOpened();
    this.helloAt = this.at.world.now();
    this.witnessPresented = this.newest !== undefined;
    this.line.send(frame(this.hello()));
  }

  private hello(): Body {
    const code = this.code;
    const token = this.store.enrolment()?.token ?? "";
    const proof =
      code !== null
        ? { case: "code" as const, value: code }
        : { case: "token" as const, value: token };
    const seen = this.newest === undefined ? {} : { seen: this.newest };
    return { case: "hello", value: { protocol, page: this.options.page, proof, ...seen } };
  }

  private onLost(): void {
    this.helloAt = null;
    this.outbox.disconnected();
    this.state.value = "offline";
  }

  private onBytes(bytes: Uint8Array<ArrayBuffer>): void {
    const { body } = fromBinary(ServerFrameSchema, bytes);
    switch (body.case) {
      case "welcome":
        return this.onWelcome(body.value);
      case "view":
        return this.onView(body.value);
      case "receipt":
      case "refusal":
        return this.outbox.answered(body.value);
      case "pong": {
        const sentAt = this.pings.get(body.value.clientMs);
        if (sentAt === undefined) return;
        this.pings.delete(body.value.clientMs);
        return this.clock.answered(sentAt, body.value.serverMs);
      }
      case "goodbye":
        return this.onGoodbye(body.value.code);
      case undefined:
        return; // A frame of a newer server.
    }
  }

  private onWelcome(welcome: Welcome): void {
    const seat = welcome.seat;
    if (seat === undefined) return;
    if (this.helloAt !== null) this.clock.answered(this.helloAt, welcome.serverMs);
    this.helloAt = null;
    const owner = { ledger: welcome.ledger, seat: seat.id };
    const token = welcome.token !== "" ? welcome.token : this.store.enrolment()?.token;
    if (token !== undefined) this.store.keepEnrolment({ token, ...owner });
    if (this.owner !== null && this.owner.seat !== owner.seat) this.view.value = null;
    this.owner = owner;
    this.code = null;
    this.enrolling.value = false;
    this.goodbye.value = null;
    this.seat.value = seat;
    this.version ??= welcome.version;
    this.newerVersion = this.version !== welcome.version;
    this.line.welcomed();
    this.state.value = "online";
    if (this.writing) this.tellActivity();
    this.outbox.connected(owner, (bytes) => this.line.send(bytes));
    this.reloadIfHarmless();
  }

  private onView(view: View): void {
    if (view.witness !== undefined) this.keepWitness(view.witness);
    this.view.value = view;
    this.options.onView?.(view);
    this.reloadIfHarmless();
  }

  // The newest one is kept. One that was presented on this connection has done its work, and gives
  // way even to an older one: that is what the server holds now.
  private keepWitness(witness: Witness): void {
    const newest = this.newest;
    const older = newest?.ledger === witness.ledger && witness.seq < newest.seq;
    if (older && !this.witnessPresented) return;
    this.newest = witness;
    this.witnessPresented = false;
    if (this.keepingWitness) return;
    this.keepingWitness = true;
    this.at.world.after(keepWitnessAfter_ms, () => {
      this.keepingWitness = false;
      if (this.newest !== undefined) this.store.keepWitness(this.newest);
    });
  }

  private onGoodbye(code: Goodbye_Code): void {
    this.goodbye.value = code;
    if (code === Goodbye_Code.REPLACED) return this.leave("ended");
    if (needsCode(code)) {
      // A wrong code takes nothing from a seat this device already holds.
      if (this.code !== null) this.stopAt("joining");
      else this.leave("joining");
    } else if (code === Goodbye_Code.PROTOCOL) {
      this.stopAt("ended");
      this.at.reload();
    }
    // After any other the socket closes, and the line tries again.
  }

  private stopAt(state: ConnectionState): void {
    this.line.stop();
    this.outbox.disconnected();
    this.code = null;
    this.enrolling.value = false;
    this.state.value = state;
  }

  private leave(state: ConnectionState): void {
    this.stopAt(state);
    this.store.forgetEnrolment();
    this.owner = null;
    this.seat.value = null;
    this.view.value = null;
  }

  private reloadIfHarmless(): void {
    if (!this.newerVersion || !(this.options.mayReload?.() ?? false)) return;
    this.newerVersion = false;
    this.at.reload();
  }
}

const reloadedKey = "tingfen.reloaded";
const reloadAgainAfter_ms = 60_000;

function browser(): Surroundings {
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
    world: {
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

function storedKeys(): string[] {
  try {
    return Object.keys(window.localStorage);
  } catch {
    return [];
  }
}

// The code in the address's fragment, which leaves the address bar at once.
function takeCode(): string | null {
  const code = codeInFragment(window.location.hash);
  if (code === null) return null;
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, "", pathname + search);
  return code;
}

function watchBrowser(live: LiveConnection): void {
  window.addEventListener("online", () => live.nudge());
  window.addEventListener("pageshow", () => live.nudge());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") live.nudge();
  });
  window.addEventListener("hashchange", () => {
    const code = takeCode();
    if (code !== null) live.join(code);
  });
}

// Connects the page for as long as it lives. Call it once, from the page's entry file.
export function connect(options: ConnectOptions): Connection {
  const tabName = new URLSearchParams(window.location.search).get("seat");
  const name = tabName === null ? options.storageKey : `${options.storageKey}.${tabName}`;
  const live = new LiveConnection(options, browser(), name);
  watchBrowser(live);
  live.begin(takeCode());
  return live;
}

// The same over a played browser, for tests.
export function connectIn(
  at: Surroundings,
  options: ConnectOptions,
  code: string | null,
): Connection {
  const live = new LiveConnection(options, at, options.storageKey);
  live.begin(code);
  return live;
}
