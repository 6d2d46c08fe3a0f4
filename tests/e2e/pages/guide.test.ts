// The guides as built: each one sheet of A4 on paper, and the ways to them and back.
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { serveBuiltPages } from "../kit/built_pages";
import { launch, openDevice, picture, sizes } from "../kit/browser";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

const readers = ["judge", "operator", "supervisor"] as const;
const languages = ["zh", "en"] as const;
const each = readers.flatMap((reader) => languages.map((language) => [reader, language] as const));

// As the print dialog of the browser does it, by the page's own @page rule.
async function printed(page: Page): Promise<string> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return pdf.toString("latin1");
}

describe.each(each)("the guide for the %s in %s", (reader, language) => {
  const address = () => `${built.url}/guide?for=${reader}&lang=${language}`;

  test("is one sheet of A4 on paper", async () => {
    const device = await openDevice(browser, { size: sizes.tablet });
    await device.page.goto(address());
    await device.page.locator(".guide_view_part").first().waitFor();
    const pdf = await printed(device.page);
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    await device.page.emulateMedia({ media: "print" });
    expect(await device.page.locator(".guide_view_bar").isVisible()).toBe(false);
    await device.page.setViewportSize({ width: 695, height: 1040 }); // A4 less its margins.
    await picture(device.page, `guide-${reader}-${language}-paper`);
    const sizesOfWords = await device.page
      .locator(".guide_view_part > p")
      .evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize)));
    expect(Math.min(...sizesOfWords)).toBeGreaterThan(12.5); // 9.5 pt.
    await device.close();
  });
});

test("the page asks whom it is for, and the choice opens that guide", async () => {
  const device = await openDevice(browser, { size: sizes.tablet });
  await device.page.goto(`${built.url}/guide`);
  await picture(device.page, "guide-choice");
  await device.page.getByRole("link", { name: "监督员使用说明" }).click();
  await device.page.getByRole("heading", { name: "监督员使用说明" }).waitFor();
  await device.page.getByRole("link", { name: "评委", exact: true }).click();
  await device.page.getByRole("heading", { name: "评委使用说明" }).waitFor();
  expect(await device.page.title()).toBe("评委使用说明 · 听分");
  expect(device.problems).toEqual([]);
  await device.close();
});

test("from the desk's entry the guide opens beside it", async () => {
  const device = await openDevice(browser, { size: sizes.tablet });
  await device.page.goto(`${built.url}/desk`);
  const link = device.page.getByRole("link", { name: "使用说明" });
  expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(48);
  const opened = device.context.waitForEvent("page");
  await link.click();
  await (await opened).getByRole("heading", { name: "考务员使用说明" }).waitFor();
  await device.page.locator("#kit-join-code").waitFor();
  await device.close();
});

test("from a judge's tablet the guide leads back", async () => {
  const device = await openDevice(browser, { size: sizes.tabletUpright });
  await device.page.goto(`${built.url}/judge`);
  await device.page.getByRole("link", { name: "使用说明" }).click();
  await device.page.getByRole("heading", { name: "评委使用说明" }).waitFor();
  await device.page.getByRole("link", { name: "返回评分页面" }).click();
  await device.page.locator("#kit-join-code").waitFor();
  await device.close();
});
