// A screen in Chromium, against a played server: it is paired, told otherwise, loaded anew and let go,
// and nobody touches it.
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import type { Browser, WebSocketRoute } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  ClientFrameSchema,
  Goodbye_Code,
  ServerFrameSchema,
  type Hello,
  type View,
} from "../../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { launch, openDevice, overflowsSideways, picture, sizes } from "../kit/browser";
import { serveBuiltPages, type BuiltPages } from "../kit/built_pages";
import * as shown from "../../scenes/scenes";
import type { ServerBody } from "../kit/played_server";

let browser: Browser;
let built: BuiltPages;

beforeAll(async () => {
  built = await serveBuiltPages();
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await built?.close();
});

const ids: Readonly<Partial<Record<Role, string>>> = {
  [Role.HALL]: "hall",
  [Role.CLOCK]: "clock",
};

function viewOf(role: Role): View["of"] {
  return role === Role.HALL
    ? { case: "hall", value: shown.hall("seven/check_in") }
    : { case: "clock", value: shown.clock("seven/ready") };
}

// The one screen and what it is told to show.
class PlayedDesk {
  shows: Role | null = null;
  readonly hellos: Hello[] = [];
  private line: WebSocketRoute | null = null;

  accept(line: WebSocketRoute): void {
    this.line = line;
    line.onMessage((message) => {
      const bytes = typeof message === "string" ? new Uint8Array() : new Uint8Array(message);
      const { body } = fromBinary(ClientFrameSchema, bytes);
      if (body.case === "hello") this.onHello(body.value);
    });
  }

  assign(role: Role): void {
    this.shows = role;
    this.welcome(role, "its token");
  }

  say(body: ServerBody): void {
    const bytes = toBinary(ServerFrameSchema, create(ServerFrameSchema, { body }));
    this.line?.send(Buffer.from(bytes));
  }

  private onHello(hello: Hello): void {
    this.hellos.push(hello);
    const known = hello.proof.case === "token" && hello.proof.value === "its token";
    if (!known || this.shows === null) {
      this.say({ case: "pairing", value: { code: "4711" } });
      return;
    }
    this.welcome(this.shows, "");
    if (hello.page !== this.shows) return;
    this.say({ case: "view", value: { version: 7, of: viewOf(this.shows) } });
  }

  private welcome(role: Role, token: string): void {
    const seat = { id: ids[role] ?? "", role, room: "room1", number: 1 };
    const value = { seat, token, ledger: "L1", version: "1", serverMs: 1000 };
    this.say({ case: "welcome", value });
  }
}

test("A screen is paired, moved and let go without a hand on it", async () => {
  const desk = new PlayedDesk();
  const device = await openDevice(browser, { size: sizes.screen });
  const { page } = device;
  await page.routeWebSocket(/\/ws$/, (line) => desk.accept(line));
  await page.goto(`${built.url}/screen`);
  await page.getByText("4711").waitFor();
  expect(await overflowsSideways(page)).toBe(false);
  await picture(page, "screen-pairing");

  desk.assign(Role.HALL);
  await page.waitForURL(`${built.url}/hall`);
  await page.locator(".screen_scene").first().waitFor();

  const reloaded = page.waitForEvent("load");
  desk.say({ case: "goodbye", value: { code: Goodbye_Code.RELOAD } });
  await reloaded;
  await page.locator(".screen_scene").first().waitFor();

  desk.shows = Role.CLOCK;
  desk.say({ case: "goodbye", value: { code: Goodbye_Code.MOVED } });
  await page.waitForURL(`${built.url}/clock`);
  await page.locator(".clock_scene").waitFor();

  desk.shows = null;
  desk.say({ case: "goodbye", value: { code: Goodbye_Code.REMOVED } });
  await page.waitForURL(`${built.url}/screen`);
  await page.getByText("4711").waitFor();
  expect(desk.hellos.map(({ page: asked }) => asked)).toEqual([
    Role.SCREEN,
    Role.HALL,
    Role.HALL,
    Role.SCREEN,
    Role.CLOCK,
    Role.SCREEN,
  ]);
  expect(desk.hellos[5]?.proof.case).toBe("pair");
  expect(device.problems).toEqual([]);
  await device.close();
});

test("A screen without a server says so in both languages, and keeps asking", async () => {
  const device = await openDevice(browser, { size: sizes.tabletUpright });
  await device.page.routeWebSocket(/\/ws$/, (line) => void line.close());
  await device.page.goto(`${built.url}/screen?lang=en`);
  await device.page.getByText("Getting a number").waitFor();
  await device.page.locator(".screen_topStale", { hasText: "▲" }).waitFor();
  expect(await overflowsSideways(device.page)).toBe(false);
  await device.close();
});
