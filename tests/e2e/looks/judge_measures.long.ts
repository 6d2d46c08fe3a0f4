// What judges have before them, measured in every state: words large enough, apart enough from their
// ground, targets large enough for a finger, nothing cut off.
import { expect, test } from "vitest";
import { launch, openDevice, overflowsSideways } from "../kit/browser";
import { openForLooking, openLook } from "../kit/looking/eyes";
import { doorLooks, guideLooks, judgeLooks, trustLooks } from "../kit/looking/looks";
import { measured } from "../kit/looking/measures";
import { judgePage, previewsUrl } from "../kit/previews";
import { hardForJudges } from "../kit/looking/standards";

const url = previewsUrl();
const browser = await launch();

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
      await openLook(device.page, url, look, language);
      const small = hardForJudges(await measured(device.page));
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
    await openLook(device.page, url, { name: scene, address }, "zh");
    const hidden_px = await device.page.evaluate(() => {
      const keys = [...document.querySelectorAll(".number_pad_key")];
      const lowest = Math.max(...keys.map((key) => key.getBoundingClientRect().bottom));
      return lowest - document.querySelector(".judge_page_foot")!.getBoundingClientRect().top;
    });
    expect(hidden_px, scene).toBeLessThanOrEqual(0);
  }
  await device.close();
});
