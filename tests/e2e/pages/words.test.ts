// The words of a page come by themselves: nothing is shown until they are there, nothing is lost where
// they are not, and the other language comes once it is asked for.
import type { Page, Route } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { launch, openDevice, picture, sizes, type Device } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";

const browser = await launch();
const built = await serveBuiltPages();
let device: Device;
let page: Page;

afterAll(() => built.close());
afterEach(() => device.close());

async function open(address: string, arranged: () => Promise<unknown>): Promise<void> {
  device = await openDevice(browser, { size: sizes.phone });
  page = device.page;
  await arranged();
  await page.goto(`${built.url}${address}`);
}

const wordsIn = (language: "zh" | "en") => `**/assets/*.${language}-*.json`;
const away = () => page.locator("#away");
const english = () => page.getByRole("button", { name: "English" });
const heading = () => page.locator("h1").innerText();

test("a page without words says so in both languages, and draws itself once they come", async () => {
  let reachable = false;
  await open("/judge", () =>
    page.route(wordsIn("zh"), (route) => (reachable ? route.continue() : route.abort())),
  );
  await away().waitFor();
  expect(await away().innerText()).toBe(
    "页面文字取不到，正在重试。 The words of this page cannot be fetched. Trying again.",
  );
  expect(await page.locator("#page > *").count()).toBe(0);
  await picture(page, "words-away");
  reachable = true;
  await page.locator("h1").waitFor();
  expect(await heading()).toBe("评委");
  expect(await away().isVisible()).toBe(false);
});

test("a page of a Wi-Fi that wants a login is no catalogue", async () => {
  const login: (route: Route) => Promise<void> = (route) =>
    route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Login</h1>" });
  await open("/judge?lang=en", () => page.route(wordsIn("en"), login));
  await away().waitFor();
  expect(await page.locator("#page > *").count()).toBe(0);
  await page.unroute(wordsIn("en"));
  await page.locator("h1").waitFor();
  expect(await heading()).toBe("Judge");
});

test("only the language that is shown is fetched, the other once it is chosen", async () => {
  const asked: string[] = [];
  await open("/judge", () => {
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    return Promise.resolve();
  });
  await english().waitFor();
  const fetched = (language: string) => asked.filter((path) => path.includes(`.${language}-`));
  expect([fetched("zh").length, fetched("en").length]).toEqual([1, 0]);
  await english().click();
  await page.locator("html[lang=en]").waitFor();
  expect(await heading()).toBe("Judge");
  await page.getByRole("button", { name: "中文" }).click();
  expect(await heading()).toBe("评委");
  await english().click();
  expect(await heading()).toBe("Judge");
  expect([fetched("zh").length, fetched("en").length]).toEqual([1, 1]);
});

test("a page stays in its language until the words of the other are there", async () => {
  const held: Route[] = [];
  await open("/judge", () => page.route(wordsIn("en"), (route) => void held.push(route)));
  await english().click();
  await expect.poll(() => held.length).toBe(1);
  expect(await heading()).toBe("评委");
  await held[0]?.abort();
  await away().waitFor();
  expect(await heading()).toBe("评委");
  await page.getByRole("button", { name: "中文" }).click();
  await away().waitFor({ state: "hidden" });
  await page.unroute(wordsIn("en"));
  await english().click();
  await page.locator("html[lang=en]").waitFor();
  expect(await heading()).toBe("Judge");
});
