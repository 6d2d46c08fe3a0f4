import { create } from "@bufbuild/protobuf";
import { beforeEach, describe, expect, test } from "vitest";
import { connectIn, type Connection } from "./connection";
import { CommandSchema } from "../generated/proto/commands_pb";
import { Goodbye_Code } from "../generated/proto/frames_pb";
import { Role_Id } from "../generated/proto/seats_pb";
import { FakeShelf, PlayedDevice, type FakeSocket, type ServerBody } from "./played_browser";

let played: PlayedDevice;

function openPage(code: string | null = null, mayReload = true): Connection {
  const options = { page: Role_Id.JUDGE, storageKey: "judge", mayReload: () => mayReload };
  return connectIn(played.surroundings(), options, code);
}

function newest(): FakeSocket {
  return played.newest;
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
  played = new PlayedDevice();
});

describe("Joining", () => {
  test("is asked for where the device has no seat", () => {
    const connection = openPage();
    expect(connection.state.value).toBe("joining");
    expect(played.sockets).toEqual([]);
  });

  test("exchanges the code for a token, which later replaces it", () => {
    const connection = joined();
    expect(played.sockets[0]!.hello).toMatchObject({
      protocol: 1,
      page: Role_Id.JUDGE,
      proof: { case: "code", value: "7K3M9QXT" },
    });
    expect(connection.state.value).toBe("online");
    expect(connection.enrolling.value).toBe(false);
    played.sockets[0]!.onclose?.();
    played.time.pass(300);
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
    played.time.pass(60_000);
    expect(played.sockets.length).toBe(1);
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
    played.time.pass(400);
    newest().onopen?.();
    expect(newest().hello.proof.case).toBe("code");
  });

  test("of another device ends this one, and its token is forgotten", () => {
    const connection = joined();
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.REPLACED } });
    newest().onclose?.();
    expect(connection.state.value).toBe("ended");
    expect(connection.seat.value).toBeNull();
    played.time.pass(60_000);
    expect(played.sockets.length).toBe(1);
    expect(openPage().state.value).toBe("joining");
  });

  function isUnknown(): void {
    newest().onopen?.();
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.UNKNOWN_TOKEN } });
  }

  function comesAgain(): void {
    newest().onclose?.();
    played.time.pass(300);
  }

  test("asks for the code again where the token is unknown twice", () => {
    joined();
    const connection = openPage();
    isUnknown();
    comesAgain();
    isUnknown();
    expect(connection.state.value).toBe("joining");
    expect(openPage().state.value).toBe("joining");
  });

  test("keeps a token that the server did not know once", () => {
    joined();
    const connection = openPage();
    isUnknown();
    expect(connection.goodbye.value).toBeNull();
    comesAgain();
    welcome(newest(), { token: "", seat: "panel_3" });
    expect(connection.state.value).toBe("online");
    isUnknown();
    comesAgain();
    expect(connection.state.value).not.toBe("joining");
  });

  test("in two tabs of one browser gives each its own seat", () => {
    joined();
    const firstTab = played.tab;
    played.tab = new FakeShelf();
    openPage("AAAA-AAAA");
    welcome(newest(), { token: "other", seat: "panel_4" });
    openPage();
    newest().onopen?.();
    expect(newest().hello.proof.value).toBe("other");
    played.tab = firstTab;
    openPage();
    newest().onopen?.();
    expect(newest().hello.proof.value).toBe("secret");
  });
});

describe("A lost connection", () => {
  test("is noticed within 6 s of silence and comes back by itself", () => {
    const connection = joined();
    newest().says(view(3));
    played.time.pass(6000);
    expect(played.sockets[0]!.closed).toBe(true);
    expect(connection.state.value).toBe("offline");
    played.time.pass(300);
    expect(played.sockets.length).toBe(2);
    welcome(newest());
    expect(connection.state.value).toBe("online");
    expect(connection.view.value?.version).toBe(3);
  });

  test("is not suspected while the server answers", () => {
    const connection = joined();
    for (let i = 0; i < 20; i += 1) {
      played.time.pass(1000);
      const ping = newest().of("ping").pop()!;
      newest().says({ case: "pong", value: { clientMs: ping.value.clientMs, serverMs: 1 } });
    }
    expect(played.sockets.length).toBe(1);
    expect(connection.state.value).toBe("online");
  });

  test("is tried again after growing pauses of at most 2.5 s", () => {
    openPage("7K3M-9QXT");
    const pauses: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const before = played.sockets.length;
      newest().onclose?.();
      const from = played.time.now;
      while (played.sockets.length === before) played.time.pass(10);
      pauses.push(played.time.now - from);
    }
    expect(pauses).toEqual([250, 500, 1000, 2000, 2000, 2000]);
  });

  test("gives up an opening that hangs", () => {
    openPage("7K3M-9QXT");
    played.time.pass(3300);
    expect(played.sockets[0]!.closed).toBe(true);
    expect(played.sockets.length).toBe(2);
  });

  test("after a server's stop is looked for again", () => {
    const connection = joined();
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.STOPPING } });
    newest().onclose?.();
    expect(connection.state.value).toBe("offline");
    played.time.pass(300);
    welcome(newest());
    expect(connection).toMatchObject({ state: { value: "online" }, goodbye: { value: null } });
  });
});

describe("Commands", () => {
  test("are sent once welcomed, and again after a loss, with the same id", async () => {
    const connection = joined();
    const answer = connection.send(sheet)!;
    const [first] = played.sockets[0]!.of("command");
    played.sockets[0]!.onclose?.();
    played.time.pass(300);
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
      played.time.pass(2000 - (played.time.now % 2000));
      const ping = newest().of("ping").pop()!;
      const sent = played.time.now;
      played.time.now += roundTrip;
      const serverMs = Math.round(sent + roundTrip / 2 + serverAhead);
      newest().says({ case: "pong", value: { clientMs: ping.value.clientMs, serverMs } });
    };
    played.time.now = 2000;
    welcome(newest(), { serverMs: 2000 + 77_000 });
    pong(400, 76_900);
    expect(connection.serverNow()).toBe(played.time.now + 77_000);
  });

  test("begins anew with a server that was restarted", () => {
    const connection = joined();
    expect(connection.serverNow()).toBe(50_000);
    newest().onclose?.();
    played.time.pass(300);
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
    played.time.pass(1500);
    openPage();
    newest().onopen?.();
    expect(newest().hello.seen).toMatchObject({ ledger: "L1", seq: 8 });
  });

  test("once presented gives way to what the server holds now", () => {
    joined();
    newest().says(view(8));
    newest().says(view(7));
    newest().onclose?.();
    played.time.pass(300);
    welcome(newest());
    expect(newest().hello.seen?.seq).toBe(8);
    newest().says(view(5));
    newest().onclose?.();
    played.time.pass(300);
    newest().onopen?.();
    expect(newest().hello.seen?.seq).toBe(5);
  });
});

describe("A server of another version", () => {
  function upgraded(mayReload: boolean): void {
    openPage("7K3M-9QXT", mayReload);
    welcome(newest(), { token: "secret", version: "1" });
    newest().onclose?.();
    played.time.pass(300);
    welcome(newest(), { version: "2" });
    newest().says(view(9));
  }

  test("played.reloads the page where that harms nothing, once", () => {
    upgraded(true);
    expect(played.reloads).toBe(1);
  });

  test("leaves the page alone while something is being written", () => {
    upgraded(false);
    expect(played.reloads).toBe(0);
  });

  test("of another protocol ends the connection", () => {
    const connection = openPage("7K3M-9QXT");
    newest().onopen?.();
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.PROTOCOL } });
    expect(connection.state.value).toBe("ended");
    expect(played.reloads).toBe(1);
  });
});

test("Leaving a seat forgets it on this device", () => {
  const connection = joined();
  connection.forget();
  expect(connection.state.value).toBe("joining");
  expect(played.device.kept.get("tingfen.seat.judge")).toBeUndefined();
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
  played.time.pass(300);
  welcome(newest());
  expect(
    newest()
      .of("activity")
      .map(({ value }) => value.writing),
  ).toEqual([true]);
});
