// No state of a desk keeps anybody out: axe finds nothing in any of them, in either language.
import { expect, test } from "vitest";
import { launch, sizes } from "../kit/browser";
import { faultsIn } from "../kit/looking/eyes";
import { deskLooks, roomsLooks, timerLooks, type Look } from "../kit/looking/looks";
import { previewsUrl } from "../kit/previews";

const url = previewsUrl();
const browser = await launch();

const areas: readonly (readonly [string, keyof typeof sizes, readonly Look[]])[] = [
  ["the operator's desk", "tablet", deskLooks("desk")],
  ["the supervisor's desk", "tablet", deskLooks("supervise")],
  ["several rooms beside one another", "screen", roomsLooks],
  ["the verifier's desk", "tablet", deskLooks("verify")],
  ["the timekeeper's page", "tablet", timerLooks],
];

test.each(areas)("%s keeps nobody out on a %s", { timeout: 300_000 }, async (_, size, states) => {
  expect(await faultsIn({ browser, url, size }, states)).toEqual({});
});
