// Where the system gives pages its own few colours (high contrast), nothing essential goes: what is
// typed into and pressed keeps its edge, the focus its ring, and what is on keeps its mark.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { launch, picture, sizes } from "../kit/browser";
import { openForLooking, openLook } from "../kit/looking/eyes";
import { deskLooks, doorLooks, judgeLooks, kioskLooks, type Look } from "../kit/looking/looks";
import { previewsUrl } from "../kit/previews";

const url = previewsUrl();
const browser = await launch();

async function openForced(size: keyof typeof sizes) {
  const device = await openForLooking(browser, size);
  await device.page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  return device;
}

// What has no edge of its own, or one in the colour of what lies behind.
function edgeless(page: Page): Promise<string[]> {
  const framed =
    "input:not([type=radio]):not([type=checkbox]), textarea, select, [role=spinbutton], " +
    ".button_button, .number_pad_key, .mark_rows_step, .mark_rows_chip";
  return page.evaluate((selector) => {
    const behind = (one: Element): string => {
      for (let at = one.parentElement; at !== null; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!/, 0\)$/.test(backgroundColor)) return backgroundColor;
      }
      return "rgb(255, 255, 255)";
    };
    return Array.from(document.querySelectorAll(selector))
      .filter((one) => one.getClientRects().length > 0)
      .filter((one) => {
        const style = getComputedStyle(one);
        const wide = parseFloat(style.borderBottomWidth) > 0;
        const drawn = wide && style.borderBottomStyle !== "none";
        return !drawn || style.borderBottomColor === behind(one);
      })
      .map((one) => `${one.className} ${one.textContent ?? ""}`);
  }, framed);
}

// Where the focus comes to with Tab and shows no ring.
async function ringless(page: Page, stops: number): Promise<string[]> {
  const wrong: string[] = [];
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === null || one === document.body) return "";
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      const inLabel = one.closest("label");
      const ring = inLabel === null ? outlineStyle : "label";
      return ring === "none" || parseFloat(outlineWidth) === 0 ? one.outerHTML.slice(0, 120) : "";
    });
    if (at !== "") wrong.push(at);
  }
  return wrong;
}

const areas: readonly (readonly [string, keyof typeof sizes, readonly Look[]])[] = [
  ["the judge's page", "tablet", [...judgeLooks, ...doorLooks]],
  ["the judge's page", "phone", judgeLooks],
  ["the operator's desk", "tablet", deskLooks("desk")],
  ["the kiosk", "tablet", kioskLooks],
];

test.each(areas)(
  "nothing loses its edge on %s on a %s",
  { timeout: 300_000 },
  async (_, size, states) => {
    const { page, close } = await openForced(size);
    const wrong: Record<string, string[]> = {};
    for (const look of states) {
      await openLook(page, url, look, "zh");
      const bare = await edgeless(page);
      if (bare.length > 0) wrong[look.name] = bare;
    }
    expect(wrong).toEqual({});
    await close();
  },
);

const named = (looks: readonly Look[], name: string) => looks.find((look) => look.name === name)!;

test.each([
  ["a sheet", "tablet", named(judgeLooks, "writing")],
  ["the code", "tablet", named(doorLooks, "join")],
  ["a desk", "tablet", named(deskLooks("desk"), "desk correct")],
] as const)("the focus keeps its ring on %s", async (name, size, look) => {
  const { page, close } = await openForced(size);
  await openLook(page, url, look, "zh");
  expect(await ringless(page, 25)).toEqual([]);
  await picture(page, `forced-colours-${name.replace(/ /g, "-")}`);
  await close();
});

test("the mark being written stands out from the others on a phone", async () => {
  const { page, close } = await openForced("phone");
  await openLook(page, url, named(judgeLooks, "writing"), "zh");
  const ground = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(await ground(".mark_rows_chipNow")).not.toBe(
    await ground(".mark_rows_chip:not(.mark_rows_chipNow)"),
  );
  await picture(page, "forced-colours-phone");
  await close();
});
