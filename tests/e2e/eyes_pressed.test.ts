// What opens at a press keeps nobody out either. Every button is pressed once, wherever it first
// stands; a question that opens is looked at as it comes, filled in, and after its own button was
// pressed. A button that is added is pressed without being added here.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf } from "./axe";
import { launch, sizes } from "./browser";
import { openForLooking, openLook, type Language } from "./eyes";
import * as looks from "./looks";
import { servePreviews, type Previews } from "./previews";

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

// What a button is, whoever it is about: its class and its words without numbers and quotations.
function buttonKinds(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLButtonElement>("button"), (one) => {
      const shown = one.getClientRects().length > 0 && !one.disabled;
      const row = one.closest("li, tr") === null ? "" : "row";
      const words = (one.getAttribute("aria-label") ?? one.textContent ?? "").trim();
      const plain = row === "" ? words.replace(/[0-9.]+/g, "#") : words.replace(/[^：:…⋯]+/g, "#");
      return shown && /[^#\s⌫]/.test(plain) ? [one.className, row, plain].join("|") : "";
    }),
  );
}

// Also what a finger would have to scroll to.
function press(one: Locator): Promise<void> {
  return one.evaluate((element: HTMLElement) => element.click());
}

// Answers whatever a question asks: the first choice of each group, and some words.
async function fillIn(page: Page): Promise<void> {
  const groups = page.locator(
    "[role=dialog] :is([role=radiogroup], fieldset):has([type=radio]):not(:has([type=radio]:checked))",
  );
  for (let more = 8; more > 0 && (await groups.count()) > 0; more -= 1) {
    const first = groups.first().locator("[type=radio]:enabled").first();
    if ((await first.count()) === 0) break;
    await press(first);
  }
  for (const field of await page.locator("[role=dialog] :is(input[type=text], textarea)").all()) {
    if ((await field.isEnabled()) && (await field.inputValue()) === "") await field.fill("9");
  }
}

// The faults after a press, at each step of the question that it opened.
async function faultsAfter(page: Page): Promise<string[]> {
  const faults = await faultsOf(page);
  const dialog = page.locator("[role=dialog]");
  if ((await dialog.count()) === 0) return faults;
  await fillIn(page);
  faults.push(...(await faultsOf(page)));
  const act = dialog.locator(".kit-row-end button:enabled").last();
  if ((await act.count()) > 0) await press(act);
  faults.push(...(await faultsOf(page)));
  return faults;
}

async function pressAll(states: readonly looks.Look[], size: keyof typeof sizes, in_: Language) {
  const device = await openForLooking(browser, size);
  const { page } = device;
  const pressed = new Set<string>();
  const wrong: Record<string, string[]> = {};
  for (const look of states) {
    await openLook(page, previews.url, look, in_);
    for (const [at, kind] of (await buttonKinds(page)).entries()) {
      if (kind === "" || pressed.has(kind)) continue;
      pressed.add(kind);
      await press(page.locator("button").nth(at));
      const faults = [...(await faultsAfter(page)), ...device.problems.splice(0)];
      if (faults.length > 0) wrong[`${look.name}: ${kind}`] = [...new Set(faults)];
      await openLook(page, previews.url, look, in_);
    }
  }
  await device.close();
  return { pressed, wrong };
}

const areas: readonly (readonly [string, keyof typeof sizes, readonly looks.Look[]])[] = [
  ["the operator's desk", "tablet", looks.deskLooks("desk")],
  ["the supervisor's desk", "tablet", [...looks.deskLooks("supervise"), ...looks.roomsLooks]],
  ["the verifier's desk", "tablet", looks.deskLooks("verify")],
  ["the timekeeper's page", "tablet", looks.timerLooks],
  ["the administrator's page", "tablet", looks.prepareLooks],
  ["the judge's page", "tablet", looks.judgeLooks],
  ["the kiosk", "tablet", looks.kioskLooks],
];

test.each(areas)(
  "no button of %s leads to where somebody is kept out",
  { timeout: 300_000 },
  async (_, size, states) => {
    const [zh, en] = await Promise.all([
      pressAll(states, size, "zh"),
      pressAll(states, size, "en"),
    ]);
    console.log(_, zh.pressed.size, [...zh.pressed]);
    expect(zh.pressed.size).toBeGreaterThan(1);
    expect({ ...zh.wrong, ...en.wrong }).toEqual({});
  },
);
