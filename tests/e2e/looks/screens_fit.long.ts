// The clock page and the waiting room's as built fit every screen in every state.
import { afterAll, expect, test } from "vitest";
import { clockSceneOf } from "../../../web_kit/clock/clock_scenes";
import { waitingStates } from "../../../display/fixture_screens";
import { waitingSceneOf } from "../../../display/waiting/waiting_scenes";
import { clockStates } from "../../scenes/clocks";
import * as shown from "../../scenes/scenes";
import type { ClockView, WaitingView } from "../../../web_kit/generated/proto/views_pb";
import { launch, overflowsSideways, picture, sizes } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { cutOff } from "../kit/looking/cut_off";
import { clock, openScreen, waiting } from "../kit/played_screens";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

let views = 1000;

// A check code of its own, so that the view's arrival can be waited for.
function marked({ header }: ClockView | WaitingView): string {
  views += 1;
  const code = `K7Q2-${views}`;
  if (header !== undefined) header.checkCode = code;
  return code;
}

const screens: readonly (readonly [keyof typeof sizes, string])[] = [
  ["screen", "zh"],
  ["screen", "en"],
  ["tablet", "zh"],
  ["tabletUpright", "zh"],
];

test.each(screens)("the clock page fits a %s in every state: %s", async (name, language) => {
  const opening = { size: sizes[name], query: `?lang=${language}` };
  const start = clock(shown.clock("seven/ready"));
  const { device, page, server } = await openScreen(browser, built.url, "clock", start, opening);
  for (const [state, view] of Object.entries(clockStates)) {
    const code = marked(view);
    server.show(clock(view));
    await page.locator(".screen_topCode b", { hasText: code }).waitFor();
    await page.waitForSelector(`main[data-scene=${clockSceneOf(view).kind}]`);
    expect([state, await overflowsSideways(page)]).toEqual([state, false]);
    await expect.poll(() => cutOff(page, ".clock_scene"), { message: state }).toEqual([]);
    await picture(page, `clock-${state}-${name}-${language}`);
  }
  expect(device.problems).toEqual([]);
  await device.close();
});

test.each(screens)(
  "the waiting room's page fits a %s in every state: %s",
  async (name, language) => {
    const opening = { size: sizes[name], query: `?lang=${language}` };
    const start = waiting(shown.waiting("many/one_ready"));
    const { device, page, server } = await openScreen(
      browser,
      built.url,
      "waiting",
      start,
      opening,
    );
    for (const [state, view] of Object.entries(waitingStates)) {
      const code = marked(view);
      server.show(waiting(view));
      await page.locator(".screen_topCode b", { hasText: code }).waitFor();
      await page.waitForSelector(`main[data-scene=${waitingSceneOf(view).kind}]`);
      expect([state, await overflowsSideways(page)]).toEqual([state, false]);
      await expect.poll(() => cutOff(page, ".waiting_scene"), { message: state }).toEqual([]);
      await picture(page, `waiting-${state}-${name}-${language}`);
    }
    expect(device.problems).toEqual([]);
    await device.close();
  },
);
