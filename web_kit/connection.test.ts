import { create, fromBinary, toBinary, type MessageInitShape } from "@bufbuild/protobuf";
import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test } from "vitest";
import { connectIn, type Connection, type Surroundings } from "./connection";
import type { Socket } from "./connection_line";
import { CommandSchema } from "./generated/proto/commands_pb";
import {
  ClientFrameSchema,
  Goodbye_Code,
  ServerFrameSchema,
  type ClientFrame,
} from "./generated/proto/frames_pb";
import { Role_Id } from "./generated/proto/seats_pb";

type ServerBody = NonNullable<MessageInitShape<typeof ServerFrameSchema>["body"]>;

// Timers and a clock that move only when told.
class FakeTime {
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

class FakeSocket implements Socket {
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

class FakeShelf {
  readonly kept = new Map<string, string>();
  keys = () => [...this.kept.keys()];
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

let time: FakeTime;
let sockets: FakeSocket[];
let tab: FakeShelf;
let device: FakeShelf;
let reloads: number;

function surroundings(): Surroundings {
  return {
    world: {
      openSocket() {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket;
      },
      now: () => time.now,
      after: time.after,
      random: () => 0.5,
    },
    tab,
    device,
    storageFull: signal(false),
    reload: () => void (reloads += 1),
  };
}

function openPage(code: string | null = null, mayReload = true): Connection {
  const options = { page: Role_Id.JUDGE, storageKey: "judge", mayReload: () => mayReload };
  return connectIn(surroundings(), options, code);
}

function newest(): FakeSocket {
  const socket = sockets[sockets.length - 1];
  if (socket === undefined) throw new Error("nothing was opened");
  return socket;
}

interface WelcomeWords {
  token?: string;
  seat?: string;
  ledger?: string;
  version?: string;
  serverMs?: number;
}

function welcome(socket: FakeSocket, words: WelcomeWords = {}): void {
  const { token = "", seat = "panel_3", ledger = "L1", version = "1", serverMs = 50_000 } = words;
  const value = { seat: { id: seat, role: Role_Id.JUDGE }, token, ledger, version, serverMs };
  socket.onopen?.();
  socket.says({ case: "welcome", value });
}

function joined(): Connection {
  const connection = openPage("7K3M-9QXT");
  welcome(newest(), { token: "secret" });
  return connection;
}

function view(seq: number, ledger = "L1"): ServerBody {
  return { case: "view", value: { version: seq, witness: { ledger, seq }, of: judgeView } };
}

const judgeView = { case: "judge" as const, value: { writable: true } };
const sheet = create(CommandSchema, {
  action: { case: "submitSheet", value: { candidate: "c7", stage: "speech", version: 1 } },
});

beforeEach(() => {
  time = new FakeTime();
  sockets = [];
  tab = new FakeShelf();
  device = new FakeShelf();
  reloads = 0;
});

describe("Joining", () => {
  test("is asked for where the device has no seat", () => {
    const connection = openPage();
    expect(connection.state.value).toBe("joining");
    expect(sockets).toEqual([]);
  });

  test("exchanges the code for a token, which later replaces it", () => {
    const connection = joined();
    expect(sockets[0]!.hello).toMatchObject({
      protocol: 1,
      page: Role_Id.JUDGE,
      proof: { case: "code", value: "7K3M9QXT" },
    });
    expect(connection.state.value).toBe("online");
    expect(connection.enrolling.value).toBe(false);
    sockets[0]!.onclose?.();
    time.pass(300);
    welcome(newest());
    expect(newest().hello.proof).toEqual({ case: "token", value: "secret" });
    openPage();
    newest().onopen?.();
    expect(newest().hello.proof).toEqual({ case: "token", value: "secret" });
  });

  test("with a wrong code says so and waits for another", () => {
    const connection = openPage("7K3M-9QXA");
    newest().onopen?.();
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.UNKNOWN_CODE } });
    expect(connection.state.value).toBe("joining");
    expect(connection.goodbye.value).toBe(Goodbye_Code.UNKNOWN_CODE);
    time.pass(60_000);
    expect(sockets.length).toBe(1);
    connection.join("7K3M-9QXT");
    welcome(newest(), { token: "secret" });
    expect(connection.goodbye.value).toBeNull();
  });

  test("with a wrong code takes nothing from the seat the device holds", () => {
    joined();
    const again = openPage("AAAA-AAAA");
    newest().onopen?.();
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.UNKNOWN_CODE } });
    expect(again.state.value).toBe("joining");
    openPage();
    newest().onopen?.();
    expect(newest().hello.proof).toEqual({ case: "token", value: "secret" });
  });

  test("keeps trying the code while the server cannot be reached", () => {
    const connection = openPage("7K3M-9QXT");
    newest().onclose?.();
    expect(connection).toMatchObject({ state: { value: "offline" }, enrolling: { value: true } });
    time.pass(400);
    newest().onopen?.();
    expect(newest().hello.proof.case).toBe("code");
  });

  test("of another device ends this one, and its token is forgotten", () => {
    const connection = joined();
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.REPLACED } });
    newest().onclose?.();
    expect(connection.state.value).toBe("ended");
    expect(connection.seat.value).toBeNull();
    time.pass(60_000);
    expect(sockets.length).toBe(1);
    expect(openPage().state.value).toBe("joining");
  });

  test("asks for the code again where the token is unknown", () => {
    joined();
    const connection = openPage();
    newest().onopen?.();
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.UNKNOWN_TOKEN } });
    expect(connection.state.value).toBe("joining");
    expect(openPage().state.value).toBe("joining");
  });

  test("in two tabs of one browser gives each its own seat", () => {
    joined();
    const firstTab = tab;
    tab = new FakeShelf();
    openPage("AAAA-AAAA");
    welcome(newest(), { token: "other", seat: "panel_4" });
    openPage();
    newest().onopen?.();
    expect(newest().hello.proof.value).toBe("other");
    tab = firstTab;
    openPage();
    newest().onopen?.();
    expect(newest().hello.proof.value).toBe("secret");
  });
});

describe("A lost connection", () => {
  test("is noticed within 6 s of silence and comes back by itself", () => {
    const connection = joined();
    newest().says(view(3));
    time.pass(6000);
    expect(sockets[0]!.closed).toBe(true);
    expect(connection.state.value).toBe("offline");
    time.pass(300);
    expect(sockets.length).toBe(2);
    welcome(newest());
    expect(connection.state.value).toBe("online");
    expect(connection.view.value?.version).toBe(3);
  });

  test("is not suspected while the server answers", () => {
    const connection = joined();
    for (let i = 0; i < 20; i += 1) {
      time.pass(1000);
      const ping = newest().of("ping").pop()!;
      newest().says({ case: "pong", value: { clientMs: ping.value.clientMs, serverMs: 1 } });
    }
    expect(sockets.length).toBe(1);
    expect(connection.state.value).toBe("online");
  });

  test("is tried again after growing pauses of at most 2.5 s", () => {
    openPage("7K3M-9QXT");
    const pauses: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const before = sockets.length;
      newest().onclose?.();
      const from = time.now;
      while (sockets.length === before) time.pass(10);
      pauses.push(time.now - from);
    }
    expect(pauses).toEqual([250, 500, 1000, 2000, 2000, 2000]);
  });

  test("gives up an opening that hangs", () => {
    openPage("7K3M-9QXT");
    time.pass(7000);
    expect(sockets[0]!.closed).toBe(true);
    expect(sockets.length).toBe(2);
  });

  test("after a server's stop is looked for again", () => {
    const connection = joined();
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.STOPPING } });
    newest().onclose?.();
    expect(connection.state.value).toBe("offline");
    time.pass(300);
    welcome(newest());
    expect(connection).toMatchObject({ state: { value: "online" }, goodbye: { value: null } });
  });
});

describe("Commands", () => {
  test("are sent once welcomed, and again after a loss, with the same id", async () => {
    const connection = joined();
    const answer = connection.send(sheet)!;
    const [first] = sockets[0]!.of("command");
    sockets[0]!.onclose?.();
    time.pass(300);
    newest().onopen?.();
    expect(newest().of("command")).toEqual([]);
    welcome(newest());
    const [second] = newest().of("command");
    expect(second).toEqual(first);
    const commandId = second!.value.id;
    newest().says({ case: "receipt", value: { commandId, seq: 9, number: "7K3-M9" } });
    expect(await answer).toMatchObject({ number: "7K3-M9" });
  });

  test("posted without a connection outlive the page", () => {
    const connection = joined();
    newest().onclose?.();
    const id = connection.post(sheet, "L1/c7/speech");
    expect(connection.letters.value[0]).toMatchObject({ id, delivery: { state: "kept" } });
    openPage();
    welcome(newest());
    expect(newest().of("command")[0]!.value.id).toBe(id);
  });

  test("of another seat wait until that seat is back", () => {
    const first = joined();
    newest().onclose?.();
    const id = first.post(sheet, "");
    first.close();
    const other = openPage("AAAA-AAAA");
    welcome(newest(), { token: "other", seat: "panel_4" });
    expect(newest().of("command")).toEqual([]);
    other.close();
    openPage("7K3M-9QXT");
    welcome(newest(), { token: "again" });
    expect(newest().of("command")[0]!.value.id).toBe(id);
  });
});

describe("The server's clock", () => {
  test("comes from the quickest round trip", () => {
    const connection = joined();
    const pong = (roundTrip: number, serverAhead: number) => {
      time.pass(2000 - (time.now % 2000));
      const ping = newest().of("ping").pop()!;
      const sent = time.now;
      time.now += roundTrip;
      const serverMs = Math.round(sent + roundTrip / 2 + serverAhead);
      newest().says({ case: "pong", value: { clientMs: ping.value.clientMs, serverMs } });
    };
    time.now = 2000;
    welcome(newest(), { serverMs: 2000 + 77_000 });
    pong(400, 76_900);
    expect(connection.serverNow()).toBe(time.now + 77_000);
  });

  test("begins anew with a server that was restarted", () => {
    const connection = joined();
    expect(connection.serverNow()).toBe(50_000);
    newest().onclose?.();
    time.pass(300);
    expect(connection.serverNow()).toBe(50_300);
    welcome(newest(), { serverMs: 12 });
    expect(connection.serverNow()).toBe(12);
  });
});

describe("The witness", () => {
  test("is the newest seen, is kept, and is presented on the next connection", () => {
    joined();
    newest().says(view(7));
    newest().says(view(8));
    time.pass(1500);
    openPage();
    newest().onopen?.();
    expect(newest().hello.seen).toMatchObject({ ledger: "L1", seq: 8 });
  });

  test("once presented gives way to what the server holds now", () => {
    joined();
    newest().says(view(8));
    newest().says(view(7));
    newest().onclose?.();
    time.pass(300);
    welcome(newest());
    expect(newest().hello.seen?.seq).toBe(8);
    newest().says(view(5));
    newest().onclose?.();
    time.pass(300);
    newest().onopen?.();
    expect(newest().hello.seen?.seq).toBe(5);
  });
});

describe("A server of another version", () => {
  function upgraded(mayReload: boolean): void {
    openPage("7K3M-9QXT", mayReload);
    welcome(newest(), { token: "secret", version: "1" });
    newest().onclose?.();
    time.pass(300);
    welcome(newest(), { version: "2" });
    newest().says(view(9));
  }

  test("reloads the page where that harms nothing, once", () => {
    upgraded(true);
    expect(reloads).toBe(1);
  });

  test("leaves the page alone while something is being written", () => {
    upgraded(false);
    expect(reloads).toBe(0);
  });

  test("of another protocol ends the connection", () => {
    const connection = openPage("7K3M-9QXT");
    newest().onopen?.();
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.PROTOCOL } });
    expect(connection.state.value).toBe("ended");
    expect(reloads).toBe(1);
  });
});

test("Leaving a seat forgets it on this device", () => {
  const connection = joined();
  connection.forget();
  expect(connection.state.value).toBe("joining");
  expect(device.kept.get("tingfen.seat.judge")).toBeUndefined();
  expect(openPage().state.value).toBe("joining");
});

test("Writing is told once, and told again after a reconnect", () => {
  const connection = joined();
  connection.activity(true);
  connection.activity(true);
  expect(
    newest()
      .of("activity")
      .map(({ value }) => value.writing),
  ).toEqual([true]);
  newest().onclose?.();
  time.pass(300);
  welcome(newest());
  expect(
    newest()
      .of("activity")
      .map(({ value }) => value.writing),
  ).toEqual([true]);
});
