// A bad network: one that swallows everything, refuses everything, or answers in the server's place;
// a tablet that slept.
import { beforeEach, describe, expect, test } from "vitest";
import { connectIn, type Connection } from "./connection";
import { answererOf } from "./knock";
import { here } from "../here";
import { CommandSchema } from "../generated/proto/commands_pb";
import { Role_Id as Role } from "../generated/proto/seats_pb";
import { PlayedDevice } from "./played_browser";
import { create } from "@bufbuild/protobuf";

let played: PlayedDevice;
let connection: ReturnType<typeof open>;

function open(code: string | null = "7K3M-9QXT"): Connection & { nudge(): void } {
  const options = { page: Role.JUDGE, storageKey: "judge" };
  return connectIn(played.surroundings(), options, code) as Connection & { nudge(): void };
}

function welcome(): void {
  const value = { seat: { id: "panel_3", role: Role.JUDGE }, token: "secret", ledger: "L1" };
  played.newest.onopen?.();
  played.newest.says({ case: "welcome", value });
  const of = { case: "judge" as const, value: {} };
  played.newest.says({ case: "view", value: { version: 3, of } });
}

// The newest socket's every ping is answered, for as long as the time passes.
function passAnswered(ms: number): void {
  for (let left = ms; left > 0; left -= 500) {
    played.time.pass(Math.min(500, left));
    for (const { value } of played.newest.of("ping").slice(-1)) {
      played.newest.says({ case: "pong", value: { clientMs: value.clientMs, serverMs: 1 } });
    }
  }
}

// The line is lost, and the WebSocket that follows at once is refused.
function lose(): void {
  played.newest.onclose?.();
  played.time.pass(300);
  played.newest.onclose?.();
}

// How long after the network's return the page opens a socket that is answered.
function backAfter(ms: number): number {
  const before = played.sockets.length;
  played.answerer = "server";
  for (let waited = 0; waited <= ms; waited += 10) {
    if (played.sockets.length > before) return waited;
    played.time.pass(10);
  }
  return Infinity;
}

beforeEach(() => {
  played = new PlayedDevice();
  connection = open();
  welcome();
});

describe("The way back", () => {
  test.each([
    ["refuses", "nobody" as const],
    ["swallows", null],
    ["asks for a login", "login" as const],
  ])("takes less than 5 s after ten minutes on a network that %s", (_, answerer) => {
    played.random = 1; // The longest pauses.
    for (let extra = 0; extra < 3500; extra += 70) {
      played.answerer = answerer;
      played.newest.onclose?.();
      // Whatever the page does at that moment, and blind openings swallowed too.
      played.time.pass(600_000 + extra);
      expect(connection.state.value).toBe("offline");
      expect(backAfter(5000)).toBeLessThan(4500);
      welcome();
      expect(connection.state.value).toBe("online");
    }
  });

  test("begins with a WebSocket, since idle connections may have died with the line", () => {
    played.answerer = null;
    played.newest.onclose?.();
    played.time.pass(300);
    expect([played.sockets.length, played.knocks]).toEqual([2, 0]);
    welcome();
    expect(connection.state.value).toBe("online");
  });

  test("opens hardly any WebSocket while nobody answers, for browsers hold back who fails often", () => {
    played.answerer = "nobody";
    played.newest.onclose?.();
    const before = played.sockets.length;
    for (let minute = 0; minute < 10; minute += 1) {
      played.time.pass(60_000);
      played.newest.onclose?.();
    }
    expect(played.sockets.length - before).toBeLessThanOrEqual(10);
    expect(played.knocks).toBeGreaterThan(200);
  });

  test("does not depend on the knocks: once a minute a WebSocket is tried all the same", () => {
    played.answerer = "foreign";
    lose();
    const before = played.sockets.length;
    played.time.pass(63_000);
    expect(played.sockets.length).toBe(before + 1);
    welcome();
    expect(connection.state.value).toBe("online");
    expect(connection.absence.barrier.value).toBeNull();
  });

  test("is looked for at once when the network may be back", () => {
    played.answerer = "nobody";
    lose();
    played.time.pass(30_500);
    const before = played.sockets.length;
    played.answerer = "server";
    connection.nudge();
    expect(played.sockets.length).toBe(before + 1);
  });

  test("is not begun by a nudge on a page that asks for a code", () => {
    connection.forget();
    const before = [played.sockets.length, played.knocks];
    connection.nudge();
    played.time.pass(10_000);
    expect([played.sockets.length, played.knocks]).toEqual(before);
  });
});

describe("A slow network", () => {
  test("is not taken for a dead one: a late answer to an older knock counts", () => {
    played.answerer = null;
    lose();
    played.time.pass(600);
    const [first] = played.unanswered;
    played.time.pass(2500); // The next is out.
    expect(played.unanswered.length).toBe(2);
    const before = played.sockets.length;
    first?.("server");
    expect(played.sockets.length).toBe(before + 1);
    welcome();
    expect(connection.state.value).toBe("online");
  });

  test("has at most four knocks out, and hears none once it is back", () => {
    played.answerer = null;
    lose();
    played.time.pass(50_000);
    expect(played.unanswered.filter(({ cancelled }) => !cancelled).length).toBe(4);
    played.answerer = "server";
    played.time.pass(3000);
    welcome();
    for (const late of played.unanswered) late("login");
    expect(connection.absence.barrier.value).toBeNull();
    expect(connection.state.value).toBe("online");
  });

  test("is given longer to open each time, once the server has answered", () => {
    lose();
    const opened = [];
    for (let i = 0; i < 4; i += 1) {
      const before = played.sockets.length;
      const from = played.time.now;
      while (played.sockets.length === before) played.time.pass(10);
      while (!played.newest.closed) played.time.pass(10);
      opened.push(Math.round((played.time.now - from) / 1000));
    }
    expect(opened).toEqual([3, 6, 9, 12]);
  });
});

describe("A tablet that wakes", () => {
  test("finds a dead line within 2 s, and opens the next", () => {
    passAnswered(5000);
    connection.nudge();
    played.time.pass(1990);
    expect(connection.state.value).toBe("online");
    played.time.pass(20);
    expect(connection.state.value).toBe("offline");
    played.time.pass(320);
    welcome();
    expect(connection.state.value).toBe("online");
  });

  test("keeps a line that answers", () => {
    connection.nudge();
    passAnswered(8000);
    expect(played.sockets.length).toBe(1);
    expect(connection.state.value).toBe("online");
  });

  test("is not put off by one nudge after another", () => {
    for (let i = 0; i < 10; i += 1) {
      connection.nudge();
      played.time.pass(250);
    }
    expect(connection.state.value).toBe("offline");
  });

  test.each([
    ["a ping was out", 4000],
    ["all was answered", 4100],
  ])("without a word of the browser looks as soon as its timers run, where %s", (_, before) => {
    passAnswered(before);
    played.time.now += 3_600_000; // Nothing ran meanwhile.
    played.time.pass(0);
    expect(connection.state.value).toBe("online");
    played.time.pass(2000);
    expect(connection.state.value).toBe("offline");
  });

  test("gives up an opening that slept too", () => {
    played.newest.onclose?.();
    played.time.pass(300);
    const asleep = played.newest;
    played.time.now += 3_600_000;
    connection.nudge();
    expect(asleep.closed).toBe(true);
  });
});

describe("What stands in between", () => {
  const answers = { type: "basic" as const, status: 200 };

  test.each([
    ["the server", answers, here.text, "server"],
    ["a login page", answers, "<html>Please log in</html>", "foreign"],
    ["an empty page", answers, "", "foreign"],
    ["another server", { ...answers, status: 404 }, "Not found", "foreign"],
    ["a proxy without the server", { ...answers, status: 502 }, "", "foreign"],
    ["a redirect", { type: "opaqueredirect" as const, status: 0 }, "", "login"],
    ["a login by the book", { ...answers, status: 511 }, "", "login"],
  ])("is told by the answer: %s", (_, answer, text, by) => {
    expect(answererOf(answer, text)).toBe(by);
  });

  test("is said while it lasts, and no longer", () => {
    played.answerer = "login";
    lose();
    played.time.pass(600);
    expect(connection.absence.barrier.value).toBe("login");
    played.answerer = "foreign";
    played.time.pass(3000);
    expect(connection.absence.barrier.value).toBe("foreign");
    played.answerer = "nobody";
    played.time.pass(3000);
    expect(connection.absence.barrier.value).toBeNull();
  });

  test("is something that stops WebSockets where the server answers and none opens", () => {
    lose();
    for (let i = 0; i < 3; i += 1) {
      expect(connection.absence.barrier.value).toBeNull();
      played.time.pass(2100);
      played.newest.onclose?.();
    }
    expect(connection.absence.barrier.value).toBe("blocked");
    played.time.pass(3000);
    expect(connection.absence.barrier.value).toBe("blocked");
    welcome();
    expect(connection.absence.barrier.value).toBeNull();
  });
});

describe("The absence", () => {
  test("counts from when the server was last heard", () => {
    passAnswered(4000);
    const heard = played.wall + played.time.now;
    played.time.pass(6000);
    expect(connection.state.value).toBe("offline");
    expect(connection.absence.since.value).toBe(heard);
    played.time.pass(60_000);
    expect(connection.absence.since.value).toBe(heard);
  });

  test("is over with the view, not before", () => {
    played.newest.onclose?.();
    played.time.pass(300);
    played.newest.onopen?.();
    const value = { seat: { id: "panel_3", role: Role.JUDGE }, ledger: "L1" };
    played.newest.says({ case: "welcome", value });
    expect(connection.state.value).toBe("online");
    expect(connection.absence.since.value).not.toBeNull();
    played.newest.says({ case: "view", value: { version: 4, of: { case: "judge", value: {} } } });
    expect(connection.absence.since.value).toBeNull();
  });

  test("of a server that was never heard has no time", () => {
    played = new PlayedDevice();
    const other = open();
    played.newest.onclose?.();
    expect(other.state.value).toBe("offline");
    expect(other.absence.since.value).toBeNull();
  });
});

test("what waits to be delivered is counted, of this seat alone", () => {
  const submit = create(CommandSchema, { action: { case: "submitSheet", value: {} } });
  played.newest.onclose?.();
  connection.post(submit, "a");
  connection.post(submit, "b");
  expect(connection.undelivered.value).toBe(2);
  connection.close();
  connection = open(null);
  expect(connection.undelivered.value).toBe(2);
  welcome();
  for (const { value } of played.newest.of("command")) {
    expect(connection.undelivered.value).toBeGreaterThan(0);
    played.newest.says({ case: "receipt", value: { commandId: value.id, seq: 9 } });
  }
  expect(connection.undelivered.value).toBe(0);
  const other = open("AAAA-AAAA");
  played.newest.onclose?.();
  expect(other.undelivered.value).toBe(0);
});
