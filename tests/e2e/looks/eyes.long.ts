// No state of the judge's page, of the screens, the kiosk, the administrator's page, the guides and
// the page about trust keeps anybody out: axe finds nothing in any of them, in either language. The
// desks are in eyes_desks.long.ts, what opens at a press in eyes_pressed.long.ts, what is measured in
// judge_measures.long.ts.
import { expect, test } from "vitest";
import { launch, sizes } from "../kit/browser";
import { faultsIn } from "../kit/looking/eyes";
import * as looks from "../kit/looking/looks";
import { previewsUrl } from "../kit/previews";

const url = previewsUrl();
const browser = await launch();

const areas: readonly (readonly [string, keyof typeof sizes, readonly looks.Look[]])[] = [
  ["the judge's page", "tablet", looks.judgeLooks],
  ["the judge's page", "phone", looks.judgeLooks],
  ["the way into a page", "phone", looks.doorLooks],
  ["the hall", "screen", looks.hallLooks],
  ["a reveal", "screen", looks.revealLooks],
  ["clock, waiting room and a blank screen", "screen", looks.screenLooks],
  ["the kiosk", "tablet", looks.kioskLooks],
  ["the administrator's page", "tablet", looks.prepareLooks],
  ["a guide", "phone", looks.guideLooks],
  ["a guide", "tablet", looks.guideLooks],
  ["what makes a device trust the server", "phone", looks.trustLooks],
  ["what makes a device trust the server", "tablet", looks.trustLooks],
];

test.each(areas)("%s keeps nobody out on a %s", { timeout: 300_000 }, async (_, size, states) => {
  expect(await faultsIn({ browser, url, size }, states)).toEqual({});
});
