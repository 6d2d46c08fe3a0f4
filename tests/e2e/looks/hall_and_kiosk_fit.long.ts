// The hall and the kiosk as built fit what they are shown on in every state, at every step of a
// reveal and while somebody signs, in both languages.
import { afterAll, expect, test } from "vitest";
import { hallStates, reveals, revealView, toRead, toSign } from "../../../display/fixtures_states";
import { sceneOf } from "../../../display/hall/hall_scenes";
import type { KioskView } from "../../../web_kit/generated/proto/views_pb";
import { cases, leadersAndFourHundred, twelveJudges, twoStages } from "../../scenes/cases";
import { longestName } from "../../scenes/extremes";
import * as shown from "../../scenes/scenes";
import { launch, overflowsSideways, picture, sizes } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { cutOff } from "../kit/looking/cut_off";
import { hall, kiosk, openHall, openKiosk, readToEnd } from "../kit/played_screens";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

const released = shown.hall("seven/released");
const resting = shown.kiosk("seven/ready");

test.each(["zh", "en"])("fits the screen in every state: %s", async (language) => {
  const { device, page, server } = await openHall(browser, built.url, released, {
    moving: false,
    query: `?lang=${language}`,
  });
  for (const [name, view] of Object.entries(hallStates)) {
    server.show(hall(view));
    await page.waitForSelector(`main[data-scene=${sceneOf(view).kind}]`);
    expect([name, await overflowsSideways(page)]).toEqual([name, false]);
    expect([name, await cutOff(page, ".screen_scene")]).toEqual([name, []]);
    await picture(page, `hall-${name}-${language}`);
  }
  expect(device.problems).toEqual([]);
  await device.close();
});

test.each(Object.entries(reveals))("fits every step of a reveal: %s", async (name, of) => {
  const { device, page, server } = await openHall(browser, built.url, released, {
    query: "?lang=en",
    clock: true,
  });
  server.show(hall(revealView(of)));
  await page.waitForSelector(".hall_reveal_reveal");
  while ((await page.locator(".hall_reveal_total").count()) === 0) {
    expect(await cutOff(page, ".screen_scene")).toEqual([]);
    if ((await page.locator(".hall_reveal_excluded").count()) > 0)
      await picture(page, `hall-${name.replace(/ /g, "-")}`);
    await page.clock.runFor(250);
  }
  expect(device.problems).toEqual([]);
  await device.close();
});

test.each(["tablet", "tabletUpright"] as const)(
  "shows the questions drawn to whose turn it is, without scrolling, on a %s",
  async (size) => {
    const { device, page, server } = await openKiosk(browser, built.url, resting, {
      size: sizes[size],
    });
    for (const count of [3, 5]) {
      const view = toRead(count);
      server.show(kiosk(view));
      await page
        .locator(".kiosk_questions_questions li")
        .nth(count - 1)
        .waitFor();
      expect(await page.textContent(".kiosk_questions_questions")).toContain(
        view.turn!.questions[0]!.text,
      );
      const scrolls = await page
        .locator(".kiosk_questions_questions")
        .evaluate((box) => box.scrollHeight > box.clientHeight);
      expect(scrolls).toBe(false);
      await picture(page, `kiosk-questions-${count}-${size}`);
    }
    server.show(kiosk(resting));
    await page.getByText("成绩签字确认", { exact: true }).waitFor();
    expect(device.problems).toEqual([]);
    await device.close();
  },
);

const states: [string, KioskView][] = [
  ["two-stages", toSign(twoStages, longestName)],
  ["four-hundred", toSign(leadersAndFourHundred, longestName)],
  ["by-criterion", toSign(cases.byCriterion)],
  ["twelve", toSign(twelveJudges)],
  ["composite", toSign(cases.composite)],
];

test.each([
  ["tablet", "zh"],
  ["tablet", "en"],
  ["tabletUpright", "zh"],
  ["tabletUpright", "en"],
] as const)("fits a %s in every state: %s", async (size, language) => {
  const { device, page, server } = await openKiosk(browser, built.url, resting, {
    size: sizes[size],
    query: `?lang=${language}`,
  });
  await picture(page, `kiosk-rest-${size}-${language}`);
  for (const [name, view] of states) {
    view.result!.digest = name;
    server.show(kiosk(view));
    await page.waitForSelector(".kiosk_read_trace");
    expect([name, await overflowsSideways(page)]).toEqual([name, false]);
    await picture(page, `kiosk-${name}-${size}-${language}`);
    await readToEnd(page);
    await page.locator(".kiosk_parts_foot .button_primary").click();
    const field = await page.locator(".signature_field_canvas").boundingBox();
    expect(field!.width).toBeGreaterThanOrEqual(600);
    expect(field!.height).toBeGreaterThanOrEqual(250);
    expect([name, await overflowsSideways(page)]).toEqual([name, false]);
    await picture(page, `kiosk-sign-${name}-${size}-${language}`);
  }
  expect(device.problems).toEqual([]);
  await device.close();
});
