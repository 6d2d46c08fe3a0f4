// Debian's Chromium for the end-to-end tests, driven by playwright-core. One browser a run, one
// context a device: a context shares nothing with another, as two tablets share nothing.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserServer,
  type Page,
} from "playwright-core";
import { inject } from "vitest";
import { screens } from "./places";

export interface Size {
  width: number;
  height: number;
}

// The devices of the room: every page is looked at on those it is meant for.
export const sizes = {
  tablet: { width: 1280, height: 800 },
  tabletUpright: { width: 800, height: 1280 },
  phone: { width: 360, height: 780 },
  screen: { width: 1920, height: 1080 },
} as const satisfies Record<string, Size>;

// A name that leads to this machine and that Chromium does not know for it: there it does as over a
// network.
export const roomName = "room.test";

// The same Chromium without windows of its own, which opens a device in half the time.
const shell = process.env["TINGFEN_CHROMIUM"] ?? "/usr/bin/chromium-headless-shell";
const executable = "/usr/bin/chromium";
const switches = [
  `--host-resolver-rules=MAP ${roomName} 127.0.0.1`,
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// The browser of a run, to be connected to.
export function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: shell, args: switches, headless: true });
}

// The run's browser. What is opened by it ends when it is closed; the browser itself goes on.
export function launch(): Promise<Browser> {
  return chromium.connect(inject("chromium"));
}

// A whole browser of one's own, to be put to sleep or to trust something. `home`: the folder it takes for
// the user's, with what that user trusts.
export function launchOwn(home?: string): Promise<Browser> {
  const env = { ...process.env, ...(home === undefined ? {} : { HOME: home }) };
  return chromium.launch({ executablePath: executable, args: switches, headless: true, env });
}

// A device that sleeps, in a browser of its own: nothing of it runs, and no event tells it so. Gives back its waking.
export async function sleep(browser: Browser): Promise<() => void> {
  const tools = await browser.newBrowserCDPSession();
  const { processInfo } = await tools.send("SystemInfo.getProcessInfo");
  await tools.detach();
  for (const { id } of processInfo) process.kill(id, "SIGSTOP");
  return () => {
    for (const { id } of processInfo) process.kill(id, "SIGCONT");
  };
}

export interface DeviceOptions {
  size: Size;
  reducedMotion?: boolean; // Pictures are taken without movement unless this is false.
  trustAnyCertificate?: boolean; // For the server's own authority, which Chromium does not know.
  agent?: string; // The browser it says it is.
  movable?: boolean; // The clock its page goes by can be moved ahead (time.ts).
  wallOff_ms?: number; // How far ahead this device's wall clock is; in another time zone then, too.
  name?: string; // For the account of a failure.
}

const wait_ms = 60_000; // For a state that is awaited; how fast the machine is decides nothing.
const lines_max = 1000; // Of a console.

export interface Device {
  name: string;
  context: BrowserContext;
  page: Page;
  // What a page should never have: script errors, error lines in the console, failed requests.
  // Tests that cut the network expect some and look at them; the others expect none.
  problems: string[];
  said: string[]; // All that its console said.
  close: () => Promise<void>;
}

const there = new Set<Device>();

// The devices that are open in this file.
export function devicesThere(): Device[] {
  return [...there];
}

// A device whose clock was never set. What runs on the monotonic clock knows nothing of it.
function putWallOff(ahead_ms: number): void {
  const Real = Date;
  class Wrong extends Real {
    constructor(...given: [] | [number | string | Date]) {
      super(given[0] ?? Real.now() + ahead_ms);
    }
    static override now(): number {
      return Real.now() + ahead_ms;
    }
  }
  globalThis.Date = Wrong as DateConstructor;
}

function watch(page: Page, { problems, said }: Device): void {
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (said.length < lines_max) said.push(`${message.type()}: ${message.text()}`);
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    const late = /(icon-[^/]*\.svg|\.(zh|en)-[^/]*\.json)$/.test(request.url());
    if (why === "net::ERR_ABORTED" && late) return; // The next page came before this one's icon or words.
    problems.push(`request: ${request.url()} ${why}`);
  });
}

// A device of its own: storage, language and connection are shared with no other.
export async function openDevice(browser: Browser, options: DeviceOptions): Promise<Device> {
  const context = await browser.newContext({
    viewport: options.size,
    reducedMotion: options.reducedMotion === false ? "no-preference" : "reduce",
    ignoreHTTPSErrors: options.trustAnyCertificate ?? false,
    ...(options.agent === undefined ? {} : { userAgent: options.agent }),
    locale: "zh-CN",
    timezoneId: options.wallOff_ms === undefined ? "Asia/Shanghai" : "America/New_York",
  });
  if (options.movable === true) await context.clock.install();
  if (options.wallOff_ms !== undefined) await context.addInitScript(putWallOff, options.wallOff_ms);
  context.setDefaultTimeout(wait_ms);
  const page = await context.newPage();
  const close = async () => {
    there.delete(device);
    await context.close();
  };
  const device: Device = {
    name: options.name ?? "page",
    context,
    page,
    problems: [],
    said: [],
    close,
  };
  there.add(device);
  watch(page, device);
  return device;
}

// Takes a picture once fonts are there; gives the file's name, to be looked at by a person.
export async function picture(page: Page, name: string): Promise<string> {
  const path = join(screens, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path });
  return path;
}

// Whether something on the page is wider than the page, so that it scrolls sideways.
export function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth > root.clientWidth;
  });
}
