// A day after the Wuzhong plan: a written mark of 40 percent that lets in who reached 60, an interview of
// 60 without the highest and the lowest of seven, released by the verifier, announced at the end.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launch, picture, sizes } from "../kit/browser";
import { takeStep } from "../kit/people";
import { SchemeDay } from "../kit/scheme_day";

let browser: Browser;
let day: SchemeDay;

beforeAll(async () => {
  browser = await launch();
  day = await SchemeDay.open(browser, {
    plan: "plans/wuzhong.json",
    roll: "tests/rolls/wuzhong_three.json",
    seed: 4,
    interviewPercent: 60n,
    written: { c1: "78.5", c3: "88" },
    also: { verifier: sizes.tablet },
  });
});

afterAll(async () => {
  await browser?.close();
  await day?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await day.pictures("failed-wuzhong");
});

async function verified(number: number): Promise<void> {
  await takeStep(day.at("verifier"), `核对无误 — 第${number}号`);
}

test("two of three reached the written mark: they arrive, and their order is drawn", async () => {
  await day.arriveAndDraw(2);
});

test("both are interviewed, and the verifier finds their figures right", async () => {
  await day.interview(1, "c1", "91");
  await verified(1);
  await day.interview(2, "c3", "83.5");
  await picture(day.at("verifier"), "wuzhong-verifier");
  await verified(2);
});

test("the end has come: both hear what written mark and interview add up to, and sign", async () => {
  expect(await day.at("hall").locator("body").innerText()).not.toMatch(/\d\d\.\d\d/);
  await day.hear(1, "c1");
  await picture(day.at("hall"), "wuzhong-hall-total");
  await day.hear(2, "c3");
});

test("the ranking is published, and all verifies", async () => {
  await day.publish("综合科科长");
  await day.verify();
});
