// What the hall reads from the back row, in the plan's two colours: apart enough from its ground, in
// a hall that is not dark too, and never told by colour alone.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { launch, openDevice, sizes } from "../kit/browser";
import { openForLooking, openLook } from "../kit/looking/eyes";
import { hallLooks, judgeLooks, kioskLooks, revealLooks, screenLooks } from "../kit/looking/looks";
import { measured } from "../kit/looking/measures";
import { previewsUrl } from "../kit/previews";
import { paleInHall } from "../kit/looking/standards";

const url = previewsUrl();
const browser = await launch();

const themes = ["hall-blue", "hall-red"] as const;

const wear = (page: Page, theme: string) =>
  page.evaluate((name) => void (document.documentElement.dataset["theme"] = name), theme);

test.each(themes)(
  "every word of every screen stands out at 7:1 in %s, and at 4.5:1 where the projector is washed out",
  { timeout: 300_000 },
  async (theme) => {
    const { page, close } = await openForLooking(browser, "screen");
    const wrong: Record<string, string[]> = {};
    for (const look of [...hallLooks, ...revealLooks, ...screenLooks]) {
      await openLook(page, url, look, "zh");
      await wear(page, theme);
      const faults = (await measured(page)).words.flatMap(paleInHall);
      if (faults.length > 0) wrong[look.name] = [...new Set(faults)];
    }
    expect(wrong).toEqual({});
    await close();
  },
);

// Where a colour tells a state, what tells it besides: the selector, and the shapes or words in it.
const told: readonly (readonly [string, RegExp])[] = [
  [".hall_strip_now", /^▶/],
  [".hall_strip_done", /^✓/],
  [".hall_strip_chip[data-state=OUT]", /^✕/],
  [".hall_strip_chip[data-state=TO_HEAR]", /^◔/],
  [".hall_strip_waiting", /^○/],
  [".hall_turn_warn", /^▲/],
  [".hall_turn_over", /^■/],
  [".clock_warn .clock_state", /^▲/],
  [".clock_over .clock_state", /^■/],
  [".clock_paused .clock_state", /^‖/],
  [".waiting_now span", /^▶/],
  [".waiting_heard span", /^✓/],
  [".waiting_toHear span", /^◔/],
  [".waiting_line[data-state=out] span", /^✕/],
  [".hall_ranking_listed .hall_ranking_mark", /^✓/],
  [".hall_ranking_not:not(:empty)", /^[◇✕]/],
  [".screen_topStale:not(:empty)", /^▲/],
  [".hall_reveal_seat:has(.hall_reveal_struck) .hall_reveal_seatWhy", /去掉最[高低]/],
];

test("no state of a screen is told by colour alone", { timeout: 300_000 }, async () => {
  const { page, close } = await openForLooking(browser, "screen");
  const met = new Set<string>();
  const wrong: string[] = [];
  for (const look of [...hallLooks, ...revealLooks, ...screenLooks]) {
    await openLook(page, url, look, "zh");
    for (const [selector, sign] of told) {
      for (const words of await page.locator(selector).allInnerTexts()) {
        met.add(selector);
        if (!sign.test(words.trim())) wrong.push(`${look.name}: ${selector} says ${words}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(told.map(([selector]) => selector).filter((selector) => !met.has(selector))).toEqual([]);
  await close();
});

test("a mark that is dropped is struck through by a line of its own", async () => {
  const { page, close } = await openForLooking(browser, "screen");
  const look = revealLooks.find(({ name }) => name.includes("seven judges"))!;
  await openLook(page, url, look, "zh");
  const lines = await page.locator(".hall_reveal_struck").evaluateAll((all) =>
    all.map((one) => {
      const { height, width, content } = getComputedStyle(one, "::after");
      return content !== "none" && parseFloat(height) >= 3 && parseFloat(width) > 10;
    }),
  );
  expect(lines).toEqual([true, true]);
  await close();
});

// Whatever moves, or would as soon as something changes.
function movingParts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const long = (times: string) => times.split(",").some((time) => parseFloat(time) > 0);
    const moving = (one: Element, part?: string) => {
      const style = getComputedStyle(one, part);
      const animated = style.animationName !== "none" && long(style.animationDuration);
      return animated || long(style.transitionDuration);
    };
    return [
      ...Array.from(document.querySelectorAll("*"))
        .filter((one) => [undefined, "::before", "::after"].some((part) => moving(one, part)))
        .map((one) => `${one.tagName}.${one.className}`),
      ...document.getAnimations().map(({ playState }) => `animation ${playState}`),
    ];
  });
}

describe("where no movement is wanted", () => {
  test.each([
    ["screen", [...hallLooks, ...revealLooks, ...screenLooks]],
    ["tablet", [...judgeLooks, ...kioskLooks]],
  ] as const)("nothing moves on a %s", { timeout: 300_000 }, async (size, looks) => {
    const { page, close } = await openForLooking(browser, size);
    const wrong: Record<string, string[]> = {};
    for (const look of looks) {
      await openLook(page, url, look, "zh");
      const moving = await movingParts(page);
      if (moving.length > 0) wrong[look.name] = moving;
    }
    expect(wrong).toEqual({});
    await close();
  });

  test("and elsewhere a reveal does move, as this test would see", async () => {
    const device = await openDevice(browser, { size: sizes.screen, reducedMotion: false });
    await openLook(device.page, url, revealLooks[0]!, "zh");
    expect(await movingParts(device.page)).not.toEqual([]);
    await device.close();
  });
});
