// The administrator's page asks the real server for a rehearsal of the real plan and roll: it goes to
// the end, shows a score to be redone, and leaves nothing in the ledger.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, overflowsSideways, picture, sizes, type Device } from "../kit/browser";
import { readEvents } from "../kit/ledger";
import { Room } from "../kit/room";

let browser: Browser;
let room: Room;
let administrator: Device;

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/benxi.json", "tests/rolls/benxi.json");
  administrator = await room.seat(browser, "administrator", sizes.tablet);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

test("one press plays the whole day and shows the ranking and a score in full", async () => {
  const { page, problems } = administrator;
  await page.getByRole("button", { name: /演练/ }).first().click();
  await page.getByRole("button", { name: "开始演练" }).click();
  await page.getByText("正在演练…").waitFor();
  await picture(page, "prepare-rehearsing-zh");
  await page.getByText("演练走完了全程").waitFor();
  await page.getByText("共 30 份评分表").waitFor();
  expect(await page.locator(".ranking_ranking tbody tr").count()).toBe(3);
  expect(await page.locator(".figures_stage").count()).toBe(3); // Speech, defense, the interview.
  await picture(page, "prepare-rehearsed-zh");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("The rehearsal went to the end").waitFor();
  await picture(page, "prepare-rehearsed-en");
  expect(await overflowsSideways(page)).toBe(false);
  expect(problems).toEqual([]);
});

test("nothing of it is in the ledger", async () => {
  await administrator.close();
  await room.stop("SIGTERM");
  const facts = readEvents(room.data).map(({ fact }) => fact.case);
  expect(facts).not.toContain("sheetSubmitted");
  expect(facts).not.toContain("candidateCheckedIn");
});
