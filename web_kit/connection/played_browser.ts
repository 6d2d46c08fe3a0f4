// A browser played for the tests of connections: time that moves only when told, sockets that write
// down what is sent, storage in memory. Never shipped.
import { create, fromBinary, toBinary, type MessageInitShape } from "@bufbuild/protobuf";
import { signal } from "@preact/signals";
import type { Surroundings } from "./connection";
import type { Answerer } from "./knock";
import type { Socket } from "./line";
import {
  ClientFrameSchema,
  ServerFrameSchema,
  type ClientFrame,
} from "../generated/proto/frames_pb";

export type ServerBody = NonNullable<MessageInitShape<typeof ServerFrameSchema>["body"]>;

// Timers and a clock that move only when told.
export class FakeTime {
  now = 1000;
  private timers: { at: number; run: () => void }[] = [];

  after = (ms: number, run: () => void) => {
    const timer = { at: this.now + ms, run };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((one) => one !== timer));
  };

  pass(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const due = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.timers = this.timers.filter((one) => one !== due);
      this.now = Math.max(this.now, due.at);
      due.run();
    }
    this.now = end;
  }
}

export class FakeSocket implements Socket {
  binaryType = "";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  readonly frames: ClientFrame["body"][] = [];

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.frames.push(fromBinary(ClientFrameSchema, bytes).body);
  }

  close(): void {
    this.closed = true;
  }

  says(body: ServerBody): void {
    const bytes = toBinary(ServerFrameSchema, create(ServerFrameSchema, { body }));
    this.onmessage?.({ data: bytes.buffer });
  }

  get hello() {
    const first = this.frames[0];
    if (first?.case !== "hello") throw new Error("the first frame is not a hello");
    return first.value;
  }

  of<Case extends ClientFrame["body"]["case"]>(wanted: Case) {
    return this.frames.filter((body) => body.case === wanted) as Extract<
      ClientFrame["body"],
      { case: Case }
    >[];
  }
}

export class FakeShelf {
  readonly kept = new Map<string, string>();
  keys = () => [...this.kept.keys()];
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

// One device: its storage outlives its pages.
export class PlayedDevice {
  readonly time = new FakeTime();
  readonly sockets: FakeSocket[] = [];
  tab = new FakeShelf();
  readonly device = new FakeShelf();
  // Who answers a knock, or null: nobody does, not even by a refusal.
  answerer: Answerer | null = "server";
  knocks = 0;
  // Knocks nobody has answered, to be answered late.
  readonly unanswered: (((by: Answerer) => void) & { cancelled: boolean })[] = [];
  random = 0.5;
  wall = 1_700_000_000_000;
  reloads = 0;
  asked = 0; // Reloads a person asked for.
  readonly went: string[] = [];
  private unpainted: (() => void)[] = [];
  paints = true; // Else what is changed waits for `paint`.

  paint(): void {
    for (const run of this.unpainted.splice(0)) run();
  }

  surroundings(): Surroundings {
    return {
      wall: () => this.wall + this.time.now,
      world: {
        knock: (answered) => {
          this.knocks += 1;
          const late = Object.assign((by: Answerer) => answered(by), { cancelled: false });
          if (this.answerer === null) this.unanswered.push(late);
          else answered(this.answerer);
          return () => void (late.cancelled = true);
        },
        openSocket: () => {
          const socket = new FakeSocket();
          this.sockets.push(socket);
          return socket;
        },
        now: () => this.time.now,
        after: this.time.after,
        random: () => this.random,
      },
      tab: this.tab,
      device: this.device,
      storageFull: signal(false),
      reload: () => void (this.reloads += 1),
      reloadNow: () => void (this.asked += 1),
      go: (path) => void this.went.push(path),
      painted: (run) => {
        this.unpainted.push(run);
        if (this.paints) this.paint();
      },
    };
  }

  get newest(): FakeSocket {
    const socket = this.sockets[this.sockets.length - 1];
    if (socket === undefined) throw new Error("nothing was opened");
    return socket;
  }
}
