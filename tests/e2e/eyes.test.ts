// No state of the judge's page, of the screens, the kiosk, the administrator's page, the guides and
// the page about trust keeps anybody out: axe finds nothing in any of them, in either language. The
// desks are in eyes_desks.test.ts, what opens at a press in eyes_pressed.test.ts, what is measured in
// judge_measures.test.ts.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf } from "./axe";
import { launch, sizes } from "./browser";
import { serveBuiltPages } from "./built_pages";
import { faultsIn, languages, openForLooking } from "./eyes";
import * as looks from "./looks";
import { servePreviews, type Previews } from "./previews";
import { pages } from "../../vite.config";

let previews: Previews;
let browser: Browser;

beforeAll(async () => {
  previews = await servePreviews();
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await previews?.close();
});

const areas: readonly (readonly [string, keyof typeof sizes, readonly looks.Look[]])[] = [
  ["the judge's page", "tablet", looks.judgeLooks],
  ["the judge's page", "phone", looks.judgeLooks],
  ["the way into a page", "phone", looks.doorLooks],
  ["the hall", "screen", looks.hallLooks],
  ["a reveal", "screen", looks.revealLooks],
  ["clock, waiting room and a blank screen", "screen", looks.screenLooks],
  ["the kiosk", "tablet", looks.kioskLooks],
  ["the administrator's page", "tablet", looks.prepareLooks],
  ["a guide", "phone", looks.guideLooks],
  ["a guide", "tablet", looks.guideLooks],
  ["what makes a device trust the server", "phone", looks.trustLooks],
  ["what makes a device trust the server", "tablet", looks.trustLooks],
];

test.each(areas)("%s keeps nobody out on a %s", { timeout: 300_000 }, async (_, size, states) => {
  expect(await faultsIn({ browser, url: previews.url, size }, states)).toEqual({});
});

test("every page as built asks for its code, and the first page for a choice, of everybody", async () => {
  const built = await serveBuiltPages();
  const device = await openForLooking(browser, "tablet");
  for (const name of Object.keys(pages)) {
    for (const [language, tag] of Object.entries(languages)) {
      await device.page.goto(`${built.url}/${name}?lang=${language}`);
      await device.page.locator(`html[lang=${tag}]`).waitFor();
      await device.page.locator("#page > *").first().waitFor();
      expect([name, language, await faultsOf(device.page)]).toEqual([name, language, []]);
      expect(await device.page.title()).not.toBe("");
    }
  }
  await device.close();
  await built.close();
});
