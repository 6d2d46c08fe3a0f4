// What a device proves itself by, over a played browser.
import { beforeEach, describe, expect, test } from "vitest";
import { connectIn, type Connection } from "./connection";
import { Goodbye_Code } from "../generated/proto/frames_pb";
import { Role_Id } from "../generated/proto/seats_pb";
import { FakeShelf, PlayedDevice, type FakeSocket } from "./played_browser";

let played: PlayedDevice;

function openPage(code: string | null = null): Connection {
  const options = { page: Role_Id.JUDGE, storageKey: "judge" };
  return connectIn(played.surroundings(), options, code);
}

function newest(): FakeSocket {
  return played.newest;
}

function welcome(socket: FakeSocket, { token }: { token: string }): void {
  const seat = { id: "panel_3", role: Role_Id.JUDGE };
  socket.onopen?.();
  socket.says({ case: "welcome", value: { seat, token, ledger: "L1", version: "1" } });
}

function joined(): Connection {
  const connection = openPage("7K3M-9QXT");
  welcome(newest(), { token: "secret" });
  return connection;
}

beforeEach(() => {
  played = new PlayedDevice();
});

describe("A token", () => {
  const hello = (at: FakeSocket) => ({ ...at.hello.proof, before: at.hello.tokenBefore });
  const kept = (at: FakeSocket) => at.of("kept").map(({ value }) => value.token);

  function again(): void {
    newest().onclose?.();
    played.time.pass(300);
  }

  test("is stored, and then the server is told so", () => {
    joined();
    expect(kept(newest())).toEqual(["secret"]);
  });

  test("is followed by the next at each return, and both are shown until then", () => {
    joined();
    again();
    welcome(newest(), { token: "second" });
    expect(kept(newest())).toEqual(["second"]);
    again();
    newest().onopen?.();
    expect(hello(newest())).toEqual({ case: "token", value: "second", before: "secret" });
  });

  test("that another tab was told since is this tab's too", () => {
    joined();
    const other = new FakeShelf();
    const own = played.tab;
    played.tab = other; // A tab opened beside, which keeps nothing yet of its own.
    openPage();
    welcome(newest(), { token: "second" });
    const beside = newest();
    played.tab = own;
    played.sockets[0]!.onclose?.();
    played.time.pass(300);
    expect(newest()).not.toBe(beside);
    newest().onopen?.();
    expect(hello(newest())).toMatchObject({ value: "second" });
  });

  test("is shown to a server that asks which the newest is, once no tab has had a newer for a while", () => {
    joined();
    newest().says({ case: "prove", value: {} });
    played.time.pass(2900);
    expect(kept(newest())).toEqual(["secret"]);
    played.time.pass(200);
    expect(kept(newest())).toEqual(["secret", "secret"]);
  });

  test("of another tab is shown as soon as its storage has come to this one", () => {
    const first = joined();
    const enrolment = played.device.getItem("tingfen.token.L1.panel_3")!;
    newest().says({ case: "prove", value: {} });
    played.time.pass(300);
    const newer = enrolment.replace("secret", "second");
    played.device.setItem("tingfen.token.L1.panel_3", newer);
    played.time.pass(300);
    expect(kept(newest())).toEqual(["secret", "second"]);
    first.close();
  });

  test("is not shown on a connection that did not ask for it", () => {
    joined();
    newest().says({ case: "prove", value: {} });
    again();
    newest().onopen?.();
    played.time.pass(4000);
    expect(kept(newest())).toEqual([]);
  });

  test("of a frozen seat is forgotten, and what was not sent stays for the new code", () => {
    const connection = joined();
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.FROZEN } });
    expect(connection.state.value).toBe("joining");
    expect(connection.goodbye.value).toBe(Goodbye_Code.FROZEN);
    openPage();
    expect(played.sockets).toHaveLength(1);
  });

  test("lets the device back in where its own card's link is opened again", () => {
    joined().close();
    const connection = openPage("7K3M-9QXT");
    newest().onopen?.();
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.CODE_USED } });
    newest().onclose?.();
    played.time.pass(300);
    newest().onopen?.();
    expect(hello(newest())).toMatchObject({ case: "token", value: "secret" });
    welcome(newest(), { token: "second" });
    expect(connection.state.value).toBe("online");
  });

  test("is given back by who signs out", () => {
    const connection = joined();
    connection.signOut();
    expect(newest().of("signOut")).toHaveLength(1);
    newest().says({ case: "goodbye", value: { code: Goodbye_Code.SIGNED_OUT } });
    expect(connection.state.value).toBe("joining");
    openPage();
    expect(played.sockets).toHaveLength(1);
  });
});
