// The hall as built, against a played server: what it does when a view arrives in the middle of a
// reveal and when the connection goes. How each state looks is in looks/.
import { afterAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { sevenJudges } from "../../scenes/cases";
import * as shown from "../../scenes/scenes";
import { launch, picture } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { hall, openHall } from "../kit/played_screens";
import { until } from "../kit/room";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

const released = shown.hall("seven/released");
const announced = shown.hall("seven/announced");
const called = shown.hall("seven/next_called");

declare global {
  interface Window {
    wasShown: boolean;
  }
}

// From here on, or from the start of the page: has it ever been shown?
function noteWhetherShown(selector: string): void {
  window.wasShown = false;
  const look = () => {
    if (document.querySelector(selector) !== null) window.wasShown = true;
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
}

const wasShown = (page: Page) => page.evaluate(() => window.wasShown);

// Lets the page's own time pass until it shows that.
async function passUntil(page: Page, selector: string): Promise<void> {
  await until(`time passes until ${selector}`, async () => {
    if ((await page.locator(selector).count()) > 0) return true;
    await page.clock.runFor(250);
    return undefined;
  });
}

const marks = ".hall_reveal_seats";

test("opens the marks one by one and ends with the total, however soon the next is called", async () => {
  const { device, page, server } = await openHall(browser, built.url, released, { clock: true });
  server.show(hall(announced));
  await page.waitForSelector(".hall_reveal_seatOpen");
  expect(await page.locator(".hall_reveal_total").count()).toBe(0);
  server.show(hall(called));
  await passUntil(page, ".hall_reveal_struck");
  await picture(page, "hall-reveal-struck");
  await passUntil(page, ".hall_reveal_total");
  expect(await page.textContent(".hall_reveal_totalFigure")).toBe(sevenJudges.figures.total);
  await passUntil(page, ".hall_turn_turn");
  expect(await page.textContent(".candidate_number_digits")).toBe("8");
  expect(device.problems).toEqual([]);
  await device.close();
});

test("shows the end state after a reload in the middle of a reveal", async () => {
  const { device, page, server } = await openHall(browser, built.url, released);
  server.show(hall(announced));
  await page.waitForSelector(".hall_reveal_seatOpen");
  await page.addInitScript(noteWhetherShown, marks);
  await page.reload();
  await page.waitForSelector(".hall_reveal_total");
  expect(await wasShown(page)).toBe(false);
  await device.close();
});

test("keeps its last state and marks itself when the connection goes", async () => {
  const { device, page, server } = await openHall(browser, built.url, released);
  server.part();
  await page.waitForSelector(".screen_topStale:not(:empty)");
  expect(await page.textContent(".screen_topStale")).toMatch(/▲ 连接中断，停在 \d\d:\d\d/);
  expect(await page.locator("[data-scene=waiting]").count()).toBe(1);
  await picture(page, "hall-stale");
  server.show(hall(announced));
  server.reachable = true;
  await page.waitForSelector(".hall_reveal_total");
  expect(await page.textContent(".screen_topStale")).toBe("");
  await device.close();
});

test("reveals nothing step by step where no movement is wanted", async () => {
  const { device, page, server } = await openHall(browser, built.url, released, { moving: false });
  await page.evaluate(noteWhetherShown, marks);
  server.show(hall(announced));
  await page.waitForSelector(".hall_reveal_total");
  expect(await wasShown(page)).toBe(false);
  await device.close();
});
