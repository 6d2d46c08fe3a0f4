// The desks as built fit what they are worked at on, at their fullest, in both languages.
import { afterAll, expect, test } from "vitest";
import { launch, overflowsSideways, picture, type sizes } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { openDesk, type Desk } from "../kit/played_desks";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

const looks: readonly (readonly [Desk, string, keyof typeof sizes])[] = [
  ["desk", "check_in_40", "tablet"],
  ["desk", "mass", "tablet"],
  ["desk", "twelve", "tablet"],
  ["desk", "released_mass", "tablet"],
  ["desk", "results_40", "tablet"],
  ["desk", "differs", "tablet"],
  ["desk", "noticed", "screen"],
  ["desk", "mass_400", "screen"],
  ["desk", "scoring", "tabletUpright"],
  ["supervise", "lots_40", "tablet"],
  ["supervise", "releasing", "screen"],
  ["verify", "releasing", "tablet"],
  ["verify", "scoring", "tablet"],
  ["desk", "draw_open", "tablet"],
  ["desk", "draw_done", "screen"],
  ["supervise", "draw_open", "tablet"],
  ["desk", "judges_drawn", "tablet"],
  ["desk", "questions_opened", "tabletUpright"],
  ["desk", "preparing", "tablet"],
  ["desk", "break", "tablet"],
  ["desk", "left", "tablet"],
  ["desk", "latecomer", "tablet"],
  ["desk", "batch_open", "tablet"],
  ["supervise", "rooms_equal", "tablet"],
  ["verify", "rooms_equal", "screen"],
  ["desk", "correction_proposed", "tablet"],
  ["desk", "correction_effective", "tablet"],
  ["desk", "correction_by_chief", "tabletUpright"],
  ["supervise", "correction_accepted", "tablet"],
  ["supervise", "watch_scoring", "tablet"],
  ["supervise", "finished", "tabletUpright"],
  ["verify", "watch_closed", "tablet"],
  ["desk", "watch_ended", "tablet"],
];

test.each(looks)("/%s shows %s on a %s in both languages", async (desk, scene, size) => {
  const { device, page } = await openDesk(browser, built.url, desk, scene, size);
  await picture(page, `${desk}-${scene}-${size}-zh`);
  expect(await overflowsSideways(page)).toBe(false);
  await page.getByRole("button", { name: "English" }).click();
  await picture(page, `${desk}-${scene}-${size}-en`);
  expect(await overflowsSideways(page)).toBe(false);
  expect(device.problems).toEqual([]);
  await device.close();
});
