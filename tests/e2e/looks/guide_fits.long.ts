// The guides and the first page as built read well on whatever they are read on.
import { afterAll, describe, expect, test } from "vitest";
import { launch, openDevice, overflowsSideways, picture, sizes } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

const readers = ["judge", "operator", "supervisor"] as const;
const languages = ["zh", "en"] as const;
const each = readers.flatMap((reader) => languages.map((language) => [reader, language] as const));

describe.each(each)("the guide for the %s in %s", (reader, language) => {
  const address = () => `${built.url}/guide?for=${reader}&lang=${language}`;

  test.each(Object.entries(sizes))("reads well on a %s", async (name, size) => {
    const device = await openDevice(browser, { size });
    await device.page.goto(address());
    await device.page.locator(".guide_view_part").first().waitFor();
    expect(await device.page.locator(".guide_view_part").count()).toBe(10);
    expect(await overflowsSideways(device.page)).toBe(false);
    await picture(device.page, `guide-${reader}-${language}-${name}`);
    expect(device.problems).toEqual([]);
    await device.close();
  });
});

test.each(Object.entries(sizes))("the first page reads well on a %s", async (name, size) => {
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
