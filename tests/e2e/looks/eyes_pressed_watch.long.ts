// What opens at a press on the supervisor's and the verifier's desk keeps nobody out either
// (pressing.ts).
import { expect, test } from "vitest";
import { launch, type sizes } from "../kit/browser";
import * as looks from "../kit/looking/looks";
import { pressEverything } from "../kit/looking/pressing";
import { previewsUrl } from "../kit/previews";

const url = previewsUrl();
const browser = await launch();

const areas: readonly (readonly [string, keyof typeof sizes, readonly looks.Look[]])[] = [
  ["the supervisor's desk", "tablet", [...looks.deskLooks("supervise"), ...looks.roomsLooks]],
  ["the verifier's desk", "tablet", looks.deskLooks("verify")],
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
