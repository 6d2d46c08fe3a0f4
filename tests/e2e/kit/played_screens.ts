// What candidates see, as built, each page against a played server.
import type { Browser, Page } from "playwright-core";
import type { View } from "../../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type {
  ClockView,
  HallView,
  KioskView,
  WaitingView,
} from "../../../web_kit/generated/proto/views_pb";
import { sizes, type Size } from "./browser";
import { openPlayed, PlayedServer, type PlayedPage } from "./played_server";

export const hall = (value: HallView): View["of"] => ({ case: "hall", value });
export const kiosk = (value: KioskView): View["of"] => ({ case: "kiosk", value });
export const clock = (value: ClockView): View["of"] => ({ case: "clock", value });
export const waiting = (value: WaitingView): View["of"] => ({ case: "waiting", value });

export interface Opening {
  size?: Size;
  query?: string;
  moving?: boolean;
  clock?: boolean; // The page's time can be moved on.
}

// `url`: where the built pages are served.
export async function openHall(
  browser: Browser,
  url: string,
  view: HallView,
  { query = "", moving = true, clock = false }: Opening = {},
): Promise<PlayedPage> {
  const server = new PlayedServer(Role.HALL, hall(view));
  const looks = { address: `${url}/hall${query}`, size: sizes.screen, reducedMotion: !moving };
  const opened = await openPlayed(browser, server, { ...looks, clock });
  await opened.page.waitForSelector(".screen_screen");
  return opened;
}

export async function openKiosk(
  browser: Browser,
  url: string,
  view: KioskView,
  { size = sizes.tablet, query = "", clock = false }: Opening = {},
): Promise<PlayedPage> {
  const server = new PlayedServer(Role.KIOSK, kiosk(view));
  const opened = await openPlayed(browser, server, {
    address: `${url}/kiosk${query}`,
    size,
    clock,
  });
  await opened.page.waitForSelector(".kiosk_kiosk");
  return opened;
}

export async function openScreen(
  browser: Browser,
  url: string,
  name: "clock" | "waiting",
  view: View["of"],
  { size = sizes.screen, query = "" }: Opening,
): Promise<PlayedPage> {
  const server = new PlayedServer(name === "clock" ? Role.CLOCK : Role.WAITING, view);
  const opened = await openPlayed(browser, server, { address: `${url}/${name}${query}`, size });
  await opened.page.waitForSelector("main[data-scene]");
  return opened;
}

// Page by page, until there is no more to be read.
export async function readToEnd(page: Page): Promise<void> {
  const more = page.locator(".kiosk_read_more");
  const trace = page.locator(".kiosk_read_trace");
  while ((await more.count()) > 0) {
    const at = await trace.evaluate((box) => box.scrollTop);
    await more.click().catch(() => undefined); // Gone meanwhile.
    await page.waitForFunction(
      (before) =>
        document.querySelector(".kiosk_read_more") === null ||
        document.querySelector(".kiosk_read_trace")?.scrollTop !== before,
      at,
    );
  }
}

export async function drawSignature(page: Page): Promise<void> {
  const box = await page.locator(".signature_field_canvas").boundingBox();
  if (box === null) throw new Error("no field");
  const strokes = [
    [60, 60, 250, 50, 120, 200, 260, 210],
    [330, 50, 340, 220, 440, 80, 480, 220],
    [520, 120, 620, 60, 560, 220, 630, 230],
  ];
  for (const [x = 0, y = 0, ...rest] of strokes) {
    await page.mouse.move(box.x + x, box.y + y);
    await page.mouse.down();
    for (let at = 0; at + 1 < rest.length; at += 2) {
      await page.mouse.move(box.x + (rest[at] ?? 0), box.y + (rest[at + 1] ?? 0), { steps: 6 });
    }
    await page.mouse.up();
  }
}
