// What opens at a press on a page that is no desk keeps nobody out either (pressing.ts).
import { expect, test } from "vitest";
import { launch, type sizes } from "../kit/browser";
import * as looks from "../kit/looking/looks";
import { previewsUrl } from "../kit/previews";
import { pressEverything } from "../kit/looking/pressing";

const url = previewsUrl();
const browser = await launch();

const areas: readonly (readonly [string, keyof typeof sizes, readonly looks.Look[]])[] = [
  ["the timekeeper's page", "tablet", looks.timerLooks],
  ["the administrator's page", "tablet", looks.prepareLooks],
  ["the judge's page", "tablet", looks.judgeLooks],
  ["the kiosk", "tablet", looks.kioskLooks],
];

test.each(areas)(
  "no button of %s leads to where somebody is kept out, on a %s",
  { timeout: 600_000 },
  async (_, size, states) => {
    const { count, wrong } = await pressEverything({ browser, url, size }, states);
    expect(wrong).toEqual({});
    expect(count).toBeGreaterThan(1);
  },
);
