// What judges have before them, measured in every state: words large enough, apart enough from their
// ground, targets large enough for a finger, nothing cut off.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openDevice, overflowsSideways } from "./browser";
import { openForLooking, openLook } from "./eyes";
import { doorLooks, guideLooks, judgeLooks, trustLooks } from "./looks";
import { measured, type Measured } from "./measures";
import { judgePage, servePreviews, type Previews } from "./previews";

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

const textMin_px = 18;
const targetMin_px = 48;
const primaryMin_px = 56;
const contrastMin = 7;
const rounding = 0.05;

function tooSmall({ words, targets, cut }: Measured): string[] {
  const letters = words
    .filter(({ size_px }) => size_px < textMin_px)
    .map(({ text, size_px }) => `${size_px} px: ${text}`);
  const pale = words
    .filter(({ contrast }) => contrast < contrastMin)
    .map(
      ({ text, contrast, ink, ground }) => `${contrast.toFixed(2)}: ${text} (${ink} on ${ground})`,
    );
  const places = targets
    .filter(({ width, height, primary }) => {
      const least = (primary ? primaryMin_px : targetMin_px) - rounding;
      return Math.min(width, height) < least;
    })
    .map(({ name, width, height }) => `${width.toFixed(1)} × ${height.toFixed(1)}: ${name}`);
  return [...letters, ...pale, ...places, ...cut.map((text) => `cut off: ${text}`)];
}

test.each([
  ["tablet", "zh"],
  ["tablet", "en"],
  ["tabletUpright", "zh"],
  ["tabletUpright", "en"],
  ["phone", "zh"],
  ["phone", "en"],
] as const)(
  "every state is large and plain on a %s in %s",
  { timeout: 300_000 },
  async (size, language) => {
    const device = await openForLooking(browser, size);
    const wrong: Record<string, string[]> = {};
    for (const look of [...judgeLooks, ...doorLooks, ...guideLooks, ...trustLooks]) {
      await openLook(device.page, previews.url, look, language);
      const small = tooSmall(await measured(device.page));
      if (await overflowsSideways(device.page)) small.push("scrolls sideways");
      if (small.length > 0) wrong[look.name] = small;
    }
    expect(wrong).toEqual({});
    expect(device.problems).toEqual([]);
    await device.close();
  },
);

// What is left of a phone of 2016 under the browser's own bars may be less; then it scrolls.
test("the whole pad of a short phone stands above the buttons", async () => {
  const device = await openDevice(browser, { size: { width: 360, height: 640 } });
  for (const scene of ["fresh", "writing", "complete", "five", "closed"]) {
    const address = `${judgePage}${scene}`;
    await openLook(device.page, previews.url, { name: scene, address }, "zh");
    const hidden_px = await device.page.evaluate(() => {
      const keys = [...document.querySelectorAll(".kit-pad-key")];
      const lowest = Math.max(...keys.map((key) => key.getBoundingClientRect().bottom));
      return lowest - document.querySelector(".jw-foot")!.getBoundingClientRect().top;
    });
    expect(hidden_px, scene).toBeLessThanOrEqual(0);
  }
  await device.close();
});
