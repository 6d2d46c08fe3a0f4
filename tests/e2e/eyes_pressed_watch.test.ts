// What opens at a press on the supervisor's and the verifier's desk keeps nobody out either
// (pressing.ts).
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, type sizes } from "./browser";
import * as looks from "./looks";
import { pressEverything } from "./pressing";
import { servePreviews, type Previews } from "./previews";

let previews: Previews;
let browser: Browser;

beforeAll(async () => {
  previews = await servePreviews();
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await previews?.close();
});

const areas: readonly (readonly [string, keyof typeof sizes, readonly looks.Look[]])[] = [
  ["the supervisor's desk", "tablet", [...looks.deskLooks("supervise"), ...looks.roomsLooks]],
  ["the verifier's desk", "tablet", looks.deskLooks("verify")],
];

test.each(areas)(
  "no button of %s leads to where somebody is kept out, on a %s",
  { timeout: 600_000 },
  async (_, size, states) => {
    const { count, wrong } = await pressEverything({ browser, url: previews.url, size }, states);
    expect(wrong).toEqual({});
    expect(count).toBeGreaterThan(1);
  },
);
