// Every page in what is mostly seen of it, in both languages: it keeps nobody out, nothing is pale
// and nothing is cut off. All other states are looked at in the long ring.
import { afterAll, expect, test } from "vitest";
import { pages } from "../../../web_kit/build/pages";
import { launch, overflowsSideways, picture, type Device, type sizes } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { faultsOf } from "../kit/looking/axe";
import { languages, openForLooking, openLook, type Language } from "../kit/looking/eyes";
import { mainLooks, type MainLook } from "../kit/looking/main_looks";
import { measured } from "../kit/looking/measures";
import { previewsUrl } from "../kit/previews";

const url = previewsUrl();
const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

const devices = new Map<string, Promise<Device>>(); // One a size and language.

function deviceOf(size: keyof typeof sizes, language: Language): Promise<Device> {
  const name = `${size} ${language}`;
  const device = devices.get(name) ?? openForLooking(browser, size);
  devices.set(name, device);
  return device;
}

async function faultsSeen({ look, size, faults }: MainLook, language: Language) {
  const { page, problems } = await deviceOf(size, language);
  await openLook(page, url, look, language);
  const wrong = [...faults(await measured(page)), ...(await faultsOf(page))];
  if (await overflowsSideways(page)) wrong.push("scrolls sideways");
  await picture(page, `main/${look.name.replace(/\W+/g, "-")}-${size}-${language}`);
  return [...wrong, ...problems.splice(0)];
}

const states = Object.values(mainLooks)
  .flat()
  .map((main) => [main.look.name, main.size, main] as const);

test.each(states)("%s on a %s is plain, whole and open to all", async (_, __, main) => {
  const [zh, en] = await Promise.all([faultsSeen(main, "zh"), faultsSeen(main, "en")]);
  expect({ zh, en }).toEqual({ zh: [], en: [] });
});

// The built pages alone know of no competition: each asks for its code, the first page for a choice.
test.each(Object.keys(pages))("/%s opens as built in both languages", async (name) => {
  for (const [language, tag] of Object.entries(languages)) {
    const { page } = await deviceOf("tablet", language as Language);
    await page.goto(`${built.url}/${name}?lang=${language}`);
    await page.locator(`html[lang=${tag}]`).waitFor();
    await page.locator("#page > *").first().waitFor();
    expect([language, await faultsOf(page)]).toEqual([language, []]);
    expect([language, (await measured(page)).cut]).toEqual([language, []]);
    expect(await page.title()).not.toBe("");
  }
});
