// The strip on every page, in all it can say, in both languages: it covers nothing, it fits, and
// nothing moves when its words change. Taken of the preview pages.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { launch, openDevice, overflowsSideways, picture, sizes, type Device } from "../kit/browser";
import { cutOff } from "../kit/looking/cut_off";
import { consolePage, displayPage, judgePage, previewsUrl, showPreview } from "../kit/previews";

type Size = keyof typeof sizes;

// Name, address, sizes.
const pages: readonly (readonly [string, string, readonly Size[]])[] = [
  ["judge", `${judgePage}writing`, ["tablet", "tabletUpright", "phone"]],
  ["judge-kept", `${judgePage}kept`, ["tablet", "phone"]],
  ["desk", `${consolePage}desk&scene=overtime`, ["tablet", "screen"]],
  ["supervise", `${consolePage}supervise&scene=watch_scoring`, ["tablet"]],
  [
    "rooms",
    `${consolePage}supervise&scene=watch_scoring&rooms=watch_room_1,watch_room_2`,
    ["screen"],
  ],
  ["verify", `${consolePage}verify&scene=watch_closed`, ["tablet"]],
  ["timer", `${consolePage}timer&scene=overtime`, ["tablet"]],
  ["prepare", `${consolePage}prepare&made=busy&step=site`, ["tablet"]],
  ["kiosk", `${displayPage}kiosk&scene=sign`, ["tablet", "tabletUpright"]],
  ["hall", `${displayPage}hall&scene=turn`, ["screen"]],
  ["clock", `${displayPage}clock&scene=warning`, ["screen"]],
  ["waiting", `${displayPage}waiting&scene=hear-and-come`, ["screen"]],
  ["screen", `${displayPage}pairing`, ["screen"]],
];

const states = {
  lost: "line=lost&undelivered=2",
  login: "line=login&undelivered=2",
  foreign: "line=foreign&undelivered=2",
  blocked: "line=blocked",
  back: "line=back",
  full: "line=lost&full&undelivered=2",
} as const;

const url = previewsUrl();
const browser = await launch();
const devices = new Map<Size, Device>();

async function deviceOf(size: Size): Promise<Device> {
  const known = devices.get(size);
  if (known !== undefined) return known;
  const device = await openDevice(browser, { size: sizes[size] });
  devices.set(size, device);
  return device;
}

const show = (page: Page, address: string) => showPreview(page, `${url}${address}`);

// Where everything stands that one works with.
function places(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "main, footer, button, input, .candidate_number_number, .frame_body",
      ),
    ].map((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect();
      return [left, top, right, bottom].map(Math.round).join(" ");
    }),
  );
}

const cases = pages.flatMap(([name, address, at]) =>
  at.flatMap((size) => (["zh", "en"] as const).map((lang) => [name, size, lang, address] as const)),
);

test.each(cases)("%s, %s, %s", async (name, size, lang, address) => {
  const { page, problems } = await deviceOf(size);
  const screen =
    (await show(page, `${address}&lang=${lang}`), await page.locator(".screen_screen").count()) > 0;
  const strip = screen ? ".screen_topStale" : ".line_strip_line";
  const before = await places(page);
  expect(before.length).toBeGreaterThan(0);
  await picture(page, `line/${name}-${size}-calm-${lang}`);
  for (const [state, asked] of Object.entries(states)) {
    await show(page, `${address}&lang=${lang}&${asked}`);
    await page.locator(strip).first().waitFor();
    await picture(page, `line/${name}-${size}-${state}-${lang}`);
    expect([state, await cutOff(page, strip)]).toEqual([state, []]);
    expect([state, await overflowsSideways(page)]).toEqual([state, false]);
    expect([state, await places(page)]).toEqual([state, before]);
  }
  expect(problems).toEqual([]);
});

const entries = ["&door=join", "&door=join_offline&line=login", "checkin"].flatMap((scene) =>
  (["tablet", "phone"] as const).flatMap((size) =>
    (["zh", "en"] as const).map((lang) => [scene, size, lang] as const),
  ),
);

test.each(entries)("what to know of the device, at %s, %s, %s", async (scene, size, lang) => {
  const { page, problems } = await deviceOf(size);
  await show(page, `${judgePage}${scene}&lang=${lang}`);
  const button = page.locator(".button_primary").first();
  const before = await button.boundingBox();
  expect(await page.locator(".device_notes_notes").count()).toBe(0);
  await show(page, `${judgePage}${scene}&lang=${lang}&wechat&locks`);
  await page.locator(".device_notes_notes").waitFor();
  expect(await button.boundingBox()).toEqual(before); // In nobody's way.
  expect(await overflowsSideways(page)).toBe(false);
  expect(await cutOff(page, ".device_notes_notes")).toEqual([]);
  await picture(page, `line/entry-${scene.replace(/\W/g, "-")}-${size}-${lang}`);
  expect(problems).toEqual([]);
});
