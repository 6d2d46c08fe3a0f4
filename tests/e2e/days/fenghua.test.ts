// A day after the Fenghua plan: seven sheets without the highest and the lowest, everything witnessed by
// the supervisor on the spot, announced at the end.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, test } from "vitest";
import { launch, picture, sizes } from "../kit/browser";
import { takeStep } from "../kit/people";
import { SchemeDay } from "../kit/scheme_day";

let browser: Browser;
let day: SchemeDay;

beforeAll(async () => {
  browser = await launch();
  day = await SchemeDay.open(browser, {
    plan: "plans/fenghua.json",
    roll: "tests/rolls/fenghua_two.json",
    seed: 6,
    also: { supervisor: sizes.tablet },
  });
});

afterAll(async () => {
  await browser?.close();
  await day?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await day.pictures("failed-fenghua");
});

async function witnessed(number: number): Promise<void> {
  await takeStep(day.at("supervisor"), `见证第${number}号的成绩`);
}

test("both arrive, and the supervisor witnesses their order", async () => {
  await day.arriveAndDraw(2);
  await takeStep(day.at("supervisor"), "见证抽签结果");
});

test("both are interviewed, and the supervisor witnesses their figures", async () => {
  await day.interview(1, "c1", "74.5");
  await picture(day.at("supervisor"), "fenghua-supervisor");
  await witnessed(1);
  await day.interview(2, "c2", "88");
  await witnessed(2);
});

test("the end has come: both hear and sign", async () => {
  await day.hear(1, "c1");
  await day.hear(2, "c2");
});

test("the ranking is published, and all verifies", async () => {
  await day.publish("社会救助科科长");
  await picture(day.at("hall"), "fenghua-hall-ranking");
  await day.verify();
});
