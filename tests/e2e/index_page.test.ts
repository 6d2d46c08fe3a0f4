import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { serveBuiltPages, type BuiltPages } from "./built_pages";
import { launch, openDevice, overflowsSideways, picture, sizes } from "./browser";

let browser: Browser;
let built: BuiltPages;

beforeAll(async () => {
  built = await serveBuiltPages();
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await built?.close();
});

// The pixels of one character as the page's own font draws it.
function drawn(page: Page, character: string): Promise<string> {
  return page.evaluate((glyph) => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    if (pen === null) throw new Error("no canvas");
    pen.font = `64px ${getComputedStyle(document.body).fontFamily}`;
    pen.fillText(glyph, 10, 100);
    return canvas.toDataURL();
  }, character);
}

test.each(Object.entries(sizes))("the index page reads well on a %s", async (name, size) => {
  const device = await openDevice(browser, { size });
  await device.page.goto(`${built.url}/`);
  expect(await device.page.title()).toBe("选择页面 · 听分");
  expect(await device.page.locator("nav a").allInnerTexts()).toHaveLength(11);
  expect(await device.page.locator('a[href^="/guide"]').innerText()).toBe("使用说明");
  expect(await overflowsSideways(device.page)).toBe(false);
  await picture(device.page, `index-${name}`);
  expect(device.problems).toEqual([]);
  await device.close();
});

test("Chinese characters are drawn as themselves, not as boxes", async () => {
  const device = await openDevice(browser, { size: sizes.tablet });
  await device.page.goto(`${built.url}/`);
  const unknown = await drawn(device.page, "\u{10fffd}");
  expect(await drawn(device.page, "听")).not.toBe(unknown);
  expect(await drawn(device.page, "听")).not.toBe(await drawn(device.page, "分"));
  await device.close();
});

test("the language switches at once and stays on the device", async () => {
  const device = await openDevice(browser, { size: sizes.tablet });
  await device.page.goto(`${built.url}/`);
  await device.page.getByRole("button", { name: "English" }).click();
  expect(await device.page.title()).toBe("Choose a page · Tingfen");
  await device.page.reload();
  expect(await device.page.locator("h1").innerText()).toBe("Tingfen");
  expect(await device.page.locator("html").getAttribute("lang")).toBe("en");
  await device.close();
});

test.each([
  "judge",
  "hall",
  "kiosk",
  "screen",
  "desk",
  "supervise",
  "verify",
  "clock",
  "timer",
  "waiting",
  "prepare",
])("the link to /%s leads to a page of its own", async (name) => {
  const device = await openDevice(browser, { size: sizes.tablet });
  await device.page.goto(`${built.url}/`);
  await device.page.locator(`a[href="/${name}"]`).click();
  await device.page.waitForURL(`${built.url}/${name}`);
  await device.page.locator("#page > *").first().waitFor();
  await device.close();
});
