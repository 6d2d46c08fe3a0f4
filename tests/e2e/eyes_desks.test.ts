// No state of a desk keeps anybody out: axe finds nothing in any of them, in either language.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, sizes } from "./browser";
import { faultsIn } from "./eyes";
import { deskLooks, roomsLooks, timerLooks, type Look } from "./looks";
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

const areas: readonly (readonly [string, keyof typeof sizes, readonly Look[]])[] = [
  ["the operator's desk", "tablet", deskLooks("desk")],
  ["the supervisor's desk", "tablet", deskLooks("supervise")],
  ["several rooms beside one another", "screen", roomsLooks],
  ["the verifier's desk", "tablet", deskLooks("verify")],
  ["the timekeeper's page", "tablet", timerLooks],
];

test.each(areas)("%s keeps nobody out on a %s", { timeout: 300_000 }, async (_, size, states) => {
  expect(await faultsIn({ browser, url: previews.url, size }, states)).toEqual({});
});
