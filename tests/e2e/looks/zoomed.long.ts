// Text at 200%: the browser's zoom, which is half the width and height in CSS pixels at twice the
// density. Nothing is cut, everything can be scrolled to, and nothing scrolls sideways as a whole.
import { expect, test } from "vitest";
import { launch, overflowsSideways, sizes } from "../kit/browser";
import { openForLooking, openLook } from "../kit/looking/eyes";
import * as looks from "../kit/looking/looks";
import { measured } from "../kit/looking/measures";
import { previewsUrl } from "../kit/previews";

const url = previewsUrl();
const browser = await launch();

const {
  judgeLooks,
  doorLooks,
  kioskLooks,
  timerLooks,
  prepareLooks,
  deskLooks,
  guideLooks,
  trustLooks,
} = looks;

const areas: readonly (readonly [string, keyof typeof sizes, readonly looks.Look[]])[] = [
  ["the judge's page", "tablet", [...judgeLooks, ...doorLooks]],
  ["the judge's page", "tabletUpright", [...judgeLooks, ...doorLooks]],
  ["the kiosk", "tablet", kioskLooks],
  ["the kiosk", "tabletUpright", kioskLooks],
  ["the timekeeper's page", "tablet", timerLooks],
  ["the operator's desk", "tablet", deskLooks("desk")],
  ["the supervisor's desk", "tablet", deskLooks("supervise")],
  ["the verifier's desk", "tablet", deskLooks("verify")],
  ["the administrator's page", "tablet", prepareLooks],
  ["a guide", "tablet", guideLooks],
  ["what makes a device trust the server", "tablet", trustLooks],
];

test.each(areas)(
  "%s keeps everything in reach at 200% on a %s",
  { timeout: 300_000 },
  async (_, size, states) => {
    const { page, close } = await openForLooking(browser, size);
    const { width, height } = sizes[size];
    await page.setViewportSize({ width: width / 2, height: height / 2 });
    const wrong: Record<string, string[]> = {};
    for (const [at, look] of states.entries()) {
      const language = at % 2 === 0 ? "zh" : "en"; // Either language is met by half of the states.
      await openLook(page, url, look, language);
      const { cut } = await measured(page);
      if (await overflowsSideways(page)) cut.push("the page scrolls sideways");
      if (cut.length > 0) wrong[`${look.name} (${language})`] = cut;
    }
    expect(wrong).toEqual({});
    await close();
  },
);
