// A day after the Wunvshan plan (听分): each hears once the next one's interview is over, the last after
// the own, and the waiting room calls them back. Seven sheets without the highest and the lowest.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launch, picture, sizes } from "../kit/browser";
import { shows } from "../kit/people";
import { SchemeDay } from "../kit/scheme_day";

let browser: Browser;
let day: SchemeDay;

beforeAll(async () => {
  browser = await launch();
  day = await SchemeDay.open(browser, {
    plan: "plans/wunvshan.json",
    roll: "tests/rolls/wunvshan_two.json",
    seed: 3,
    also: { waiting: sizes.screen },
  });
});

afterAll(async () => {
  await browser?.close();
  await day?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await day.pictures("failed-wunvshan");
});

async function calledBack(number: number): Promise<void> {
  const waiting = day.at("waiting");
  await waiting
    .locator(".waiting_calls li", { hasText: `请第${number}号` })
    .getByText("听分")
    .waitFor();
}

test("both arrive, and their order is drawn", async () => {
  await shows(day.at("waiting"), "等候抽签");
  await day.arriveAndDraw(2);
  await shows(day.at("waiting"), "请准备");
});

test("the first waits outside until the second is through, then hears and signs", async () => {
  await day.interview(1, "c1", "86.5");
  await shows(day.at("waiting"), "候分");
  await day.interview(2, "c2", "79");
  await calledBack(1);
  await picture(day.at("waiting"), "wunvshan-waiting-called");
  await day.hear(1, "c1");
});

test("the second hears after the own turn", async () => {
  await calledBack(2);
  await day.hear(2, "c2");
});

test("the ranking is published, the waiting room has shown no figure, and all verifies", async () => {
  await day.publish("党政办公室主任");
  await picture(day.at("hall"), "wunvshan-hall-ranking");
  await shows(day.at("waiting"), "全部结束");
  expect(await day.at("waiting").locator("body").innerText()).not.toMatch(/\d\d\.\d\d/);
  await day.verify();
});
