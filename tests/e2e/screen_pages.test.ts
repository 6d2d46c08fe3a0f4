// The clock page and the waiting room's as built, against a played server: every state fits its
// screen in both languages, and each part keeps its place.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clockSceneOf } from "../../display/clock_scenes";
import { clockStates, clockView, waitingStates, waitingView } from "../../display/fixture_screens";
import { waitingSceneOf } from "../../display/waiting_scenes";
import type { View } from "../../web_kit/generated/proto/frames_pb";
import { Phase_Id as Phase, Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import type { ClockView, WaitingView } from "../../web_kit/generated/proto/views_pb";
import { launch, overflowsSideways, picture, sizes, type Size } from "./browser";
import { serveBuiltPages, type BuiltPages } from "./built_pages";
import { cutOff } from "./cut_off";
import { openPlayed, PlayedServer } from "./played_server";

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

const clock = (value: ClockView): View["of"] => ({ case: "clock", value });
const waiting = (value: WaitingView): View["of"] => ({ case: "waiting", value });

async function openScreen(name: "clock" | "waiting", view: View["of"], size: Size, query = "") {
  const server = new PlayedServer(name === "clock" ? Role.CLOCK : Role.WAITING, view);
  const address = `${built.url}/${name}${query}`;
  const opened = await openPlayed(browser, server, { address, size });
  await opened.page.waitForSelector(`.${name}-scene`);
  return opened;
}

let views = 1000;

// A check code of its own, so that the view's arrival can be waited for.
function marked({ header }: ClockView | WaitingView): string {
  views += 1;
  const code = `K7Q2-${views}`;
  if (header !== undefined) header.checkCode = code;
  return code;
}

const screens: [keyof typeof sizes, string][] = [
  ["screen", "zh"],
  ["screen", "en"],
  ["tablet", "zh"],
  ["tabletUpright", "zh"],
];

describe("the clock page", () => {
  test.each(screens)("fits a %s in every state: %s", async (name, language) => {
    const size = sizes[name];
    const start = clock(clockView({ phase: Phase.READY }));
    const { device, page, server } = await openScreen("clock", start, size, `?lang=${language}`);
    for (const [state, of] of Object.entries(clockStates)) {
      const view = clockView(of);
      const code = marked(view);
      server.show(clock(view));
      await page.locator(".hall-top-code b", { hasText: code }).waitFor();
      await page.waitForSelector(`.clock-scene-${clockSceneOf(view).kind}`);
      expect([state, await overflowsSideways(page)]).toEqual([state, false]);
      await expect.poll(() => cutOff(page, ".clock-scene"), { message: state }).toEqual([]);
      await picture(page, `clock-${state}-${name}-${language}`);
    }
    expect(device.problems).toEqual([]);
    await device.close();
  });

  test("keeps the time where it is when it turns to warning and overtime", async () => {
    const at = (elapsed_s: number, running = true) =>
      clock(clockView({ phase: Phase.PRESENTING, number: 7, elapsed_s, running }));
    const { device, page, server } = await openScreen("clock", at(48), sizes.screen);
    const where = () => page.locator(".clock-time").boundingBox();
    const calm = await where();
    for (const [view, tone] of [
      [at(375), ".clock-warn"],
      [at(485), ".clock-over"],
      [at(100, false), ".clock-paused"],
    ] as const) {
      server.show(view);
      await page.waitForSelector(tone);
      expect(await where()).toEqual(calm);
    }
    await device.close();
  });

  test("says since when it is not current, and goes on counting", async () => {
    const view = clock(clockView({ phase: Phase.PRESENTING, number: 7 }));
    const { device, page, server } = await openScreen("clock", view, sizes.screen);
    server.part();
    await page.waitForSelector(".hall-top-stale:not(:empty)");
    expect(await page.textContent(".hall-top-stale")).toMatch(/▲ 连接中断，停在 \d\d:\d\d/);
    const before = await page.textContent(".clock-time");
    await expect.poll(() => page.textContent(".clock-time")).not.toBe(before);
    await picture(page, "clock-stale");
    await device.close();
  });
});

describe("the waiting room's page", () => {
  test.each(screens)("fits a %s in every state: %s", async (name, language) => {
    const size = sizes[name];
    const start = waiting(waitingView({ phase: Phase.FINISHED, people: 2 }));
    const { device, page, server } = await openScreen("waiting", start, size, `?lang=${language}`);
    for (const [state, of] of Object.entries(waitingStates)) {
      const view = waitingView(of);
      const code = marked(view);
      server.show(waiting(view));
      await page.locator(".hall-top-code b", { hasText: code }).waitFor();
      await page.waitForSelector(`.waiting-scene-${waitingSceneOf(view).kind}`);
      expect([state, await overflowsSideways(page)]).toEqual([state, false]);
      await expect.poll(() => cutOff(page, ".waiting-scene"), { message: state }).toEqual([]);
      await picture(page, `waiting-${state}-${name}-${language}`);
    }
    expect(device.problems).toEqual([]);
    await device.close();
  });

  test("keeps queue and foot in their places whatever is called", async () => {
    const view = (state: string) => waiting(waitingView(waitingStates[state]!));
    const { device, page, server } = await openScreen("waiting", view("next"), sizes.screen);
    const where = async () => [
      await page.locator(".waiting-queue").boundingBox(),
      await page.locator(".waiting-foot").boundingBox(),
    ];
    const before = await where();
    for (const state of ["come", "hear", "hear-and-come", "break", "held"]) {
      server.show(view(state));
      await page.waitForSelector(
        `.waiting-scene-${waitingSceneOf(waitingView(waitingStates[state]!)).kind}`,
      );
      expect(await where()).toEqual(before);
    }
    await device.close();
  });
});
