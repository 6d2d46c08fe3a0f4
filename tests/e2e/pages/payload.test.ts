// What has to be fetched until a page is of use, as the real server sends it: a judge's page from its
// opening to the first receipt, the hall's until it shows the day. Counted as it comes over the wire, with
// the headers; what goes over the WebSocket apart. Browsers take Brotli over HTTPS alone, so over plain
// HTTP, as phones are served, it has to be enough without.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, openDevice, roomName, sizes, type Device } from "../kit/browser";
import { checkIn, score } from "../kit/people";
import { Room } from "../kit/room";

interface Fetched {
  path: string;
  coding: string;
  bytes: number;
}

// Everything that the page fetches from here on, as it arrives.
async function meter(page: Page): Promise<Map<string, Fetched>> {
  const fetched = new Map<string, Fetched>();
  const tools = await page.context().newCDPSession(page);
  tools.on("Network.responseReceived", ({ requestId, response }) => {
    const coding = response.headers["Content-Encoding"] ?? "identity";
    fetched.set(requestId, { path: new URL(response.url).pathname, coding, bytes: 0 });
  });
  tools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const one = fetched.get(requestId);
    if (one !== undefined) one.bytes = encodedDataLength;
  });
  await tools.send("Network.enable");
  return fetched;
}

const small = 500; // Bytes of what may be longer once it is compressed.

const ways = [
  {
    name: "over HTTPS",
    serving: [],
    address: (room: Room) => room.secureUrl,
    coding: "br",
    most: 110_000,
  },
  {
    name: "over plain HTTP",
    serving: ["--plain", "--host", roomName],
    address: (room: Room) => room.url.replace("127.0.0.1", roomName),
    coding: "gzip",
    most: 125_000,
  },
] as const;

describe.each(ways)("$name", ({ serving, address, coding, most }) => {
  let browser: Browser;
  let room: Room;
  let device: Device;

  beforeAll(async () => {
    browser = await launch();
    room = await Room.open("plans/benxi.json", "tests/rolls/benxi.json", undefined, [], serving);
  });

  afterAll(async () => {
    await browser?.close();
    await room?.close();
  });

  async function open(seat: string, size: keyof typeof sizes): Promise<Map<string, Fetched>> {
    device = await openDevice(browser, {
      size: sizes[size],
      name: seat,
      trustAnyCertificate: true,
    });
    const fetched = await meter(device.page);
    const { page, code } = room.card(seat);
    await device.page.goto(`${address(room)}${page}#${code}`);
    return fetched;
  }

  function expectLittle(page: string, fetched: Map<string, Fetched>): void {
    const all = [...fetched.values()];
    const paths = all.map(({ path }) => path);
    expect(paths).toContain(`/${page}`);
    expect(paths.filter((path) => /\.(zh|en)-/.test(path))).toHaveLength(1);
    const codings = all.filter(({ bytes }) => bytes > small).map((one) => one.coding);
    expect(new Set(codings)).toEqual(new Set([coding]));
    const sum = all.reduce((total, { bytes }) => total + bytes, 0);
    expect(sum, JSON.stringify(all, null, 2)).toBeLessThanOrEqual(most);
    const untold = /Cross-Origin-Opener-Policy header has been ignored/; // Over plain HTTP.
    expect(device.problems.filter((problem) => !untold.test(problem))).toEqual([]);
  }

  test("the hall shows the day", async () => {
    const fetched = await open("hall", "screen");
    await device.page.locator("main[data-scene]").waitFor();
    expectLittle("hall", fetched);
    await device.close();
  });

  test("a judge has the first receipt", async () => {
    await open("panel_2", "tablet"); // Writes no sheet, so that the stage stays where it is.
    await checkIn(device.page);
    await device.close();
    const fetched = await open("panel_3", "tablet");
    await checkIn(device.page);
    room.rehearse(["panel_2", "panel_3"], 7);
    const receipt = await score(device.page, ["28", "18", "17.5", "27"]);
    expect(receipt).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{2}$/);
    expectLittle("judge", fetched);
    await device.close();
  });
});
