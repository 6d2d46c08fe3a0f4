import { afterAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { serveBuiltPages } from "../kit/built_pages";
import { launch, openDevice, overflowsSideways, picture, sizes } from "../kit/browser";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

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

test("the first page offers every page and the guides", async () => {
  const device = await openDevice(browser, { size: sizes.tablet });
  await device.page.goto(`${built.url}/`);
  expect(await device.page.title()).toBe("选择页面 · 听分");
  expect(await device.page.locator("nav a").allInnerTexts()).toHaveLength(11);
  expect(await device.page.locator('a[href^="/guide"]').innerText()).toBe("使用说明");
  expect(await overflowsSideways(device.page)).toBe(false);
  await picture(device.page, "index-tablet");
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

test("the language switches and stays on the device", async () => {
  const device = await openDevice(browser, { size: sizes.tablet });
  await device.page.goto(`${built.url}/`);
  await device.page.getByRole("button", { name: "English" }).click();
  await expect.poll(() => device.page.title()).toBe("Choose a page · Tingfen");
  await device.page.reload();
  expect(await device.page.locator("h1").innerText()).toBe("Tingfen");
  expect(await device.page.locator("html").getAttribute("lang")).toBe("en");
  await device.close();
});

test("each of its links leads to a page of its own", async () => {
  const device = await openDevice(browser, { size: sizes.tablet });
  await device.page.goto(`${built.url}/`);
  const links = await device.page
    .locator("nav a")
    .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  for (const link of links) {
    await device.page.goto(`${built.url}/`);
    await device.page.locator(`a[href="${link}"]`).click();
    await device.page.waitForURL(`${built.url}${link}`);
    await device.page.locator("#page > *").first().waitFor();
  }
  await device.close();
});
