// Screens that a desk tells what to show, devices that ask for a seat, and pings that tell.
import { create } from "@bufbuild/protobuf";
import { beforeEach, describe, expect, test } from "vitest";
import { connectIn, type Connection } from "./connection";
import { CommandSchema } from "../generated/proto/commands_pb";
import { Goodbye_Code } from "../generated/proto/frames_pb";
import { Role_Id as Role } from "../generated/proto/seats_pb";
import { PlayedDevice } from "./played_browser";

let played: PlayedDevice;

const keys: Readonly<Partial<Record<Role, string>>> = {
  [Role.SCREEN]: "screen",
  [Role.HALL]: "hall",
  [Role.CLOCK]: "clock",
  [Role.JUDGE]: "judge",
  [Role.OPERATOR]: "desk",
};

function open(page: Role, code: string | null = null): Connection {
  const options = { page, storageKey: keys[page] ?? "" };
  const connection = connectIn(played.surroundings(), options, code);
  played.sockets[played.sockets.length - 1]?.onopen?.();
  return connection;
}

function welcome(id: string, role: Role, token = ""): void {
  const value = { seat: { id, role }, token, ledger: "L1", version: "1", serverMs: 500 };
  played.newest.says({ case: "welcome", value });
}

function goodbye(code: Goodbye_Code): void {
  played.newest.says({ case: "goodbye", value: { code } });
}

function comesAgainAnd(code: Goodbye_Code): void {
  played.newest.onclose?.();
  played.time.pass(300);
  goodbye(code);
}

function view(version: number): void {
  const of = { case: "hall" as const, value: {} };
  played.newest.says({ case: "view", value: { version, of } });
}

function kept(key: string): string | undefined {
  const text = played.device.kept.get(`tingfen.seat.${key}`);
  return text === undefined ? undefined : (JSON.parse(text) as { token: string }).token;
}

// A screen that was told to be the hall.
function paired(): Connection {
  open(Role.SCREEN);
  played.newest.says({ case: "pairing", value: { code: "4711" } });
  welcome("hall", Role.HALL, "its token");
  return open(Role.HALL);
}

beforeEach(() => {
  played = new PlayedDevice();
});

describe("A screen", () => {
  test("that is new asks to be paired, and shows the code it is given", () => {
    const connection = open(Role.SCREEN);
    expect(played.newest.hello).toMatchObject({
      page: Role.SCREEN,
      proof: { case: "pair", value: true },
    });
    played.newest.says({ case: "pairing", value: { code: "4711" } });
    expect(connection.state.value).toBe("pairing");
    expect(connection.pairing.value).toBe("4711");
  });

  test("shows no code that a desk could no longer use", () => {
    const connection = open(Role.SCREEN);
    played.newest.says({ case: "pairing", value: { code: "4711" } });
    played.newest.onclose?.();
    expect(connection.pairing.value).toBe("");
    expect(connection.state.value).toBe("offline");
    played.time.pass(300);
    played.newest.onopen?.();
    expect(played.newest.hello.proof.case).toBe("pair");
  });

  test("that was told what to show goes there and holds its seat", () => {
    paired();
    expect(played.went).toEqual(["/hall"]);
    expect(played.newest.hello).toMatchObject({
      page: Role.HALL,
      proof: { case: "token", value: "its token" },
    });
    expect(kept("screen")).toBe("its token");
  });

  test("that is told otherwise asks at /screen with its own token", () => {
    paired();
    welcome("hall", Role.HALL);
    goodbye(Goodbye_Code.MOVED);
    expect(played.went).toEqual(["/hall", "/screen"]);
    expect(kept("hall")).toBeUndefined();
    open(Role.SCREEN);
    expect(played.newest.hello.proof).toEqual({ case: "token", value: "its token" });
    welcome("clock", Role.CLOCK);
    expect(played.went.pop()).toBe("/clock");
    expect([kept("clock"), kept("screen")]).toEqual(["its token", "its token"]);
  });

  test("that was away when it was told otherwise finds its way too", () => {
    paired();
    goodbye(Goodbye_Code.WRONG_PAGE);
    expect(played.went.pop()).toBe("/screen");
    expect(kept("screen")).toBe("its token");
  });

  test.each([Goodbye_Code.REMOVED, Goodbye_Code.UNKNOWN_TOKEN])(
    "that was let go (%i) forgets its tokens and pairs anew",
    (code) => {
      paired();
      goodbye(code);
      if (code === Goodbye_Code.UNKNOWN_TOKEN) comesAgainAnd(code);
      expect(played.went.pop()).toBe("/screen");
      expect([kept("hall"), kept("screen")]).toEqual([undefined, undefined]);
      open(Role.SCREEN);
      expect(played.newest.hello.proof.case).toBe("pair");
    },
  );

  test("whose token is known nowhere pairs anew on the same page", () => {
    open(Role.SCREEN);
    welcome("hall", Role.HALL, "its token");
    open(Role.SCREEN);
    goodbye(Goodbye_Code.UNKNOWN_TOKEN);
    comesAgainAnd(Goodbye_Code.UNKNOWN_TOKEN);
    played.newest.onopen?.();
    expect(played.newest.hello.proof.case).toBe("pair");
  });

  test("is loaded anew when the desk asks, each time", () => {
    paired();
    welcome("hall", Role.HALL);
    goodbye(Goodbye_Code.RELOAD);
    expect(played.asked).toBe(1);
    expect(kept("hall")).toBe("its token");
  });

  test("that a person joined by a code is asked for one where its token is unknown", () => {
    const hall = open(Role.HALL, "7K3M-9QXT");
    welcome("hall", Role.HALL, "by code");
    goodbye(Goodbye_Code.UNKNOWN_TOKEN);
    comesAgainAnd(Goodbye_Code.UNKNOWN_TOKEN);
    expect(hall.state.value).toBe("joining");
    expect(played.went).toEqual([]);
  });

  test("is current only with a view of this connection", () => {
    const hall = paired();
    welcome("hall", Role.HALL);
    expect(hall.current.value).toBe(false);
    view(7);
    expect(hall.current.value).toBe(true);
    played.newest.onclose?.();
    played.time.pass(300);
    played.newest.onopen?.();
    welcome("hall", Role.HALL);
    expect(hall.state.value).toBe("online");
    expect(hall.current.value).toBe(false);
    view(7);
    expect(hall.current.value).toBe(true);
  });
});

describe("A second device for a judge's seat", () => {
  const seat = { id: "panel_3", role: Role.JUDGE, number: 3 };

  function asking(): Connection {
    const connection = open(Role.JUDGE, "7K3M-9QXT");
    played.newest.says({ case: "waiting", value: { request: "device3", seat } });
    return connection;
  }

  test("waits where the desks decide, and says which request it is", () => {
    const connection = asking();
    expect(connection.state.value).toBe("waiting");
    expect(connection.enrolling.value).toBe(false);
    expect(connection.waiting.value).toMatchObject({ request: "device3", seat: { number: 3 } });
  });

  test("asks again with its code after a loss, and goes on saying that it waits", () => {
    const connection = asking();
    played.newest.onclose?.();
    expect(connection.waiting.value?.request).toBe("device3");
    played.time.pass(300);
    played.newest.onopen?.();
    expect(played.newest.hello.proof).toEqual({ case: "code", value: "7K3M9QXT" });
  });

  test("takes the seat once it is accepted", () => {
    const connection = asking();
    welcome("panel_3", Role.JUDGE, "new token");
    expect(connection.state.value).toBe("online");
    expect(connection.waiting.value).toBeNull();
    expect(kept("judge")).toBe("new token");
  });

  test("is told where it is refused, and does not ask again by itself", () => {
    const connection = asking();
    goodbye(Goodbye_Code.DEVICE_REFUSED);
    played.newest.onclose?.();
    played.time.pass(60_000);
    expect(connection.state.value).toBe("joining");
    expect(connection.goodbye.value).toBe(Goodbye_Code.DEVICE_REFUSED);
    expect(connection.waiting.value).toBeNull();
    expect(played.sockets.length).toBe(1);
  });

  test("may stop waiting, which takes nothing from the seat it holds", () => {
    open(Role.JUDGE, "AAAA-AAAA");
    welcome("panel_4", Role.JUDGE, "of seat 4");
    const connection = asking();
    connection.forget();
    expect(connection.state.value).toBe("joining");
    expect(kept("judge")).toBe("of seat 4");
  });
});

describe("New codes", () => {
  const issue = create(CommandSchema, {
    action: { case: "issueCodes", value: { seats: ["panel_3"] } },
  });
  const cards = [{ seat: { id: "panel_3" }, code: "7K3M-9QXT" }];

  function desk(): Connection {
    const connection = open(Role.OPERATOR, "BBBB-BBBB");
    welcome("operator", Role.OPERATOR, "desk's");
    return connection;
  }

  function receipt(): void {
    const commandId = played.newest.of("command")[0]!.value.id;
    played.newest.says({ case: "receipt", value: { commandId, seq: 9, number: "7K3-M9" } });
  }

  test("come with their receipt, and with no other", async () => {
    const connection = desk();
    const answer = connection.send(issue)!;
    played.newest.says({ case: "cards", value: { cards } });
    receipt();
    expect(connection.cardsOf(await answer)).toMatchObject({ cards: [{ code: "7K3M-9QXT" }] });
    const other = connection.send(issue)!;
    const commandId = played.newest.of("command")[1]!.value.id;
    played.newest.says({ case: "receipt", value: { commandId, seq: 10 } });
    expect(connection.cardsOf(await other)).toBeNull();
  });

  test("that were told on a connection that was lost are told no more", async () => {
    const connection = desk();
    const answer = connection.send(issue)!;
    played.newest.says({ case: "cards", value: { cards } });
    played.newest.onclose?.();
    played.time.pass(300);
    played.newest.onopen?.();
    welcome("operator", Role.OPERATOR);
    receipt();
    expect(connection.cardsOf(await answer)).toBeNull();
  });
});

describe("A ping", () => {
  test("tells how long the one before took, and which view is on the screen", () => {
    open(Role.HALL, "7K3M-9QXT");
    welcome("hall", Role.HALL, "token");
    const first = played.newest.of("ping")[0]!.value;
    expect(first).toMatchObject({ roundTripMs: 0, shown: 0 });
    played.time.pass(80);
    played.newest.says({ case: "pong", value: { clientMs: first.clientMs, serverMs: 1 } });
    view(7);
    played.time.pass(2000);
    expect(played.newest.of("ping").pop()!.value).toMatchObject({ roundTripMs: 80, shown: 7 });
  });

  test("does not call a view shown before it is painted", () => {
    open(Role.HALL, "7K3M-9QXT");
    welcome("hall", Role.HALL, "token");
    played.paints = false;
    view(7);
    view(8);
    played.time.pass(2000);
    expect(played.newest.of("ping").pop()!.value.shown).toBe(0);
    played.paint();
    played.newest.says({ case: "pong", value: { clientMs: 0, serverMs: 1 } });
    played.time.pass(2000);
    expect(played.newest.of("ping").pop()!.value.shown).toBe(8);
  });

  test("of a new connection knows no round trip of the old one", () => {
    open(Role.HALL, "7K3M-9QXT");
    welcome("hall", Role.HALL, "token");
    const { clientMs } = played.newest.of("ping")[0]!.value;
    played.time.pass(80);
    played.newest.says({ case: "pong", value: { clientMs, serverMs: 1 } });
    played.newest.onclose?.();
    played.time.pass(300);
    played.newest.onopen?.();
    expect(played.newest.of("ping")[0]!.value.roundTripMs).toBe(0);
  });
});

test("a plan is checked under a tag of its own each time, and not while there is no connection", () => {
  const connection = open(Role.ADMINISTRATOR, "BBBB-BBBB");
  expect(connection.checkPlan("{}")).toBeNull();
  welcome("administrator", Role.ADMINISTRATOR, "desk's");
  expect(connection.checkPlan("{}")).toBe(1);
  expect(connection.checkPlan("{ }")).toBe(2);
  expect(played.newest.of("checkPlan").map(({ value }) => [value.tag, value.json])).toEqual([
    [1, "{}"],
    [2, "{ }"],
  ]);
  const faults = [{ path: "title", says: { zh: "缺少方案名称。", en: "the title is missing." } }];
  played.newest.says({ case: "planChecked", value: { tag: 2, faults } });
  expect(connection.planChecked.value).toMatchObject({ tag: 2, faults });
});

test("a rehearsal is asked for under a tag of its own, and told when it has ended", () => {
  const connection = open(Role.ADMINISTRATOR, "BBBB-BBBB");
  expect(connection.rehearse()).toBeNull();
  welcome("administrator", Role.ADMINISTRATOR, "desk's");
  expect(connection.checkPlan("{}")).toBe(1);
  expect(connection.rehearse()).toBe(2);
  expect(played.newest.of("rehearse").map(({ value }) => value.tag)).toEqual([2]);
  played.newest.says({ case: "rehearsed", value: { tag: 2, sheets: 30 } });
  expect(connection.rehearsed.value).toMatchObject({ tag: 2, sheets: 30 });
});
