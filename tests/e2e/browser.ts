// Debian's Chromium for the end-to-end tests, driven by playwright-core; no test framework in here.
// One browser a test file, one context a device: a context shares nothing with another, as two
// tablets share nothing.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

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

const executable = process.env["TINGFEN_CHROMIUM"] ?? "/usr/bin/chromium";
const switches = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// `home`: the folder the browser takes for the user's, with what that user trusts.
export function launch(home?: string): Promise<Browser> {
  const env = { ...process.env, ...(home === undefined ? {} : { HOME: home }) };
  return chromium.launch({ executablePath: executable, args: switches, headless: true, env });
}

// A device that sleeps: nothing of the browser runs, and no event tells it so. Gives back its waking.
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
}

export interface Device {
  context: BrowserContext;
  page: Page;
  // What a page should never have: script errors, error lines in the console, failed requests.
  // Tests that cut the network expect some and look at them; the others expect none.
  problems: string[];
  close: () => Promise<void>;
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

function watch(page: Page, problems: string[]): void {
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    const left = why === "net::ERR_ABORTED" && /icon-[^/]*\.svg$/.test(request.url());
    if (left) return; // The next page came before this one's icon.
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
  context.setDefaultTimeout(60_000); // A state may take as long as the machine needs.
  const page = await context.newPage();
  const problems: string[] = [];
  watch(page, problems);
  return { context, page, problems, close: () => context.close() };
}

// Where pictures go: build/screens, or what TINGFEN_SCREENS names.
const screens =
  process.env["TINGFEN_SCREENS"] ?? join(import.meta.dirname, "..", "..", "build", "screens");

// Takes a picture once fonts are there; gives the file's name, to be looked at by a person.
export async function picture(page: Page, name: string): Promise<string> {
  mkdirSync(screens, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const path = join(screens, `${name}.png`);
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
