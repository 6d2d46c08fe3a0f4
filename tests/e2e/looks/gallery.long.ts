// The pictures of docs/desks: every page busy and empty, in both languages, taken of the preview
// pages and their fixtures. They go to gallery/ among the other pictures.
import { expect, test } from "vitest";
import { launch, openDevice, overflowsSideways, picture, sizes, type Device } from "../kit/browser";
import { consolePage, displayPage, judgePage, previewsUrl } from "../kit/previews";

type Size = keyof typeof sizes;

// Name, address, size.
const looks: readonly (readonly [string, string, Size])[] = [
  ["operator-busy", `${consolePage}desk&scene=overtime`, "tablet"],
  ["operator-mass", `${consolePage}desk&scene=mass`, "tablet"],
  ["operator-read-out", `${consolePage}desk&scene=released`, "tablet"],
  ["operator-paper", `${consolePage}desk&scene=paper_differs`, "tablet"],
  ["operator-device", `${consolePage}desk&scene=device_asked`, "tablet"],
  ["operator-empty", `${consolePage}desk&scene=empty`, "tablet"],
  ["supervisor-busy", `${consolePage}supervise&scene=watch_scoring`, "tablet"],
  [
    "supervisor-rooms",
    `${consolePage}supervise&scene=watch_scoring&rooms=watch_room_1,watch_room_2`,
    "screen",
  ],
  ["supervisor-empty", `${consolePage}supervise&scene=empty`, "tablet"],
  ["verifier-busy", `${consolePage}verify&scene=watch_closed`, "tablet"],
  ["verifier-paper", `${consolePage}verify&scene=paper_differs`, "tablet"],
  ["verifier-empty", `${consolePage}verify&scene=empty`, "tablet"],
  ["timekeeper-busy", `${consolePage}timer&scene=overtime`, "tablet"],
  ["timekeeper-empty", `${consolePage}timer&scene=between`, "tablet"],
  ["administrator-plan", `${consolePage}prepare&made=fresh&step=plan&faulty`, "tablet"],
  ["administrator-cards", `${consolePage}prepare&made=busy&step=cards`, "tablet"],
  ["administrator-site", `${consolePage}prepare&made=busy&step=site`, "tablet"],
  ["administrator-lock", `${consolePage}prepare&made=ready&step=lock`, "tablet"],
  ["administrator-end", `${consolePage}prepare&made=running&step=end`, "tablet"],
  ["administrator-empty", `${consolePage}prepare&made=fresh&step=roll`, "tablet"],
  ["chief-busy", `${judgePage}chief_writing`, "tablet"],
  ["chief-closed", `${judgePage}chief_closed`, "tablet"],
  ["chief-device", `${judgePage}chief_device`, "tablet"],
  ["judge-busy", `${judgePage}writing`, "tablet"],
  ["judge-paper", `${judgePage}paper_typed`, "tablet"],
  ["judge-second-device", `${judgePage}&door=second_device`, "tablet"],
  ["judge-empty", `${judgePage}waiting`, "tablet"],
  ["hall-empty", `${displayPage}hall`, "screen"],
  ["kiosk-empty", `${displayPage}kiosk&scene=rest`, "tablet"],
  ["clock-busy", `${displayPage}clock&scene=warning`, "screen"],
  ["clock-empty", `${displayPage}clock&scene=between`, "screen"],
  ["waiting-busy", `${displayPage}waiting&scene=hear-and-come`, "screen"],
  ["waiting-empty", `${displayPage}waiting&scene=before-lots-nameless`, "screen"],
  ["screen", `${displayPage}pairing`, "screen"],
];

// What comes some time after the page and belongs into the picture.
const later: Readonly<Record<string, string>> = { "administrator-plan": ".banner_danger" };

const url = previewsUrl();
const browser = await launch();
const devices = new Map<Size, Device>(); // One a size: what was loaded once is not loaded again.

async function deviceOf(size: Size): Promise<Device> {
  const known = devices.get(size);
  if (known !== undefined) return known;
  const device = await openDevice(browser, { size: sizes[size] });
  devices.set(size, device);
  return device;
}

test.each(looks)("%s", async (name, address, size) => {
  const { page, problems } = await deviceOf(size);
  await page.goto(`${url}${address}&lang=zh`);
  await page
    .locator(later[name] ?? "#page > *")
    .first()
    .waitFor();
  await picture(page, `gallery/${name}-zh`);
  expect(await overflowsSideways(page)).toBe(false);
  const english = page.getByRole("button", { name: /^(English|EN)$/ }).first();
  await english.evaluate((button: HTMLElement) => button.click()); // Screens hide it until it is needed.
  await page.locator("html[lang=en]").waitFor();
  await picture(page, `gallery/${name}-en`);
  expect(await overflowsSideways(page)).toBe(false);
  expect(problems).toEqual([]);
});
