// The clock page and the waiting room's as built, against a played server: each part keeps its
// place. How each state looks is in looks/.
import { afterAll, describe, expect, test } from "vitest";
import { waitingStates } from "../../../display/fixture_screens";
import { waitingSceneOf } from "../../../display/waiting/waiting_scenes";
import type { View } from "../../../web_kit/generated/proto/frames_pb";
import { afterSeconds } from "../../scenes/extremes";
import * as shown from "../../scenes/scenes";
import { launch, picture } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { clock, openScreen, waiting } from "../kit/played_screens";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

const open = (name: "clock" | "waiting", view: View["of"]) =>
  openScreen(browser, built.url, name, view, {});

describe("the clock page", () => {
  test("keeps the time where it is when it turns to warning and overtime", async () => {
    const at = (elapsed_s: number) =>
      clock(afterSeconds(shown.clock("seven/presenting"), elapsed_s));
    const { device, page, server } = await open("clock", at(48));
    const where = () => page.locator(".clock_time").boundingBox();
    const calm = await where();
    for (const [view, tone] of [
      [at(375), ".clock_warn"],
      [at(485), ".clock_over"],
      [clock(shown.clock("seven/paused")), ".clock_paused"],
    ] as const) {
      server.show(view);
      await page.waitForSelector(tone);
      expect(await where()).toEqual(calm);
    }
    await device.close();
  });

  test("says since when it is not current, and goes on counting", async () => {
    const view = clock(shown.clock("seven/presenting"));
    const { device, page, server } = await open("clock", view);
    server.part();
    await page.waitForSelector(".screen_topStale:not(:empty)");
    expect(await page.textContent(".screen_topStale")).toMatch(/▲ 连接中断，停在 \d\d:\d\d/);
    const before = await page.textContent(".clock_time");
    await expect.poll(() => page.textContent(".clock_time")).not.toBe(before);
    await picture(page, "clock-stale");
    await device.close();
  });
});

describe("the waiting room's page", () => {
  test("keeps queue and foot in their places whatever is called", async () => {
    const view = (state: string) => waiting(waitingStates[state]!);
    const { device, page, server } = await open("waiting", view("next"));
    const where = async () => [
      await page.locator(".waiting_queue").boundingBox(),
      await page.locator(".waiting_foot").boundingBox(),
    ];
    const before = await where();
    for (const state of ["come", "hear", "hear-and-come", "break", "held"]) {
      server.show(view(state));
      await page.waitForSelector(`main[data-scene=${waitingSceneOf(waitingStates[state]!).kind}]`);
      expect(await where()).toEqual(before);
    }
    await device.close();
  });
});
