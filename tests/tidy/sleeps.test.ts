import { expect, test } from "vitest";
import { allowed } from "./exceptions/sleeps.ts";
import { held } from "./reading/ratchet.ts";
import { sources } from "./reading/tree.ts";
import { mayNotSleep, sleepsIn } from "./sleeps.ts";

const sleeps = (path: string, text: string) => sleepsIn({ path, text })[0]?.at ?? [];

test.each([
  ["a_test.cpp", "  std::this_thread::sleep_for(std::chrono::seconds(1));"],
  ["a_test.cpp", "  usleep(1000);"],
  ["a.test.ts", "await page.waitForTimeout(250);"],
  ["a.test.ts", "await new Promise((resolve) => setTimeout(resolve, 50));"],
  ["a.test.ts", "await new Promise<void>((done) => void setTimeout(() => done(), wait_ms));"],
  ["a.test.ts", 'import { setTimeout as rest } from "node:timers/promises";'],
])("a sleep in %s is found: %s", (path, text) => {
  expect(sleeps(path, `\n${text}\n`)).toEqual([`${path}:2`]);
});

test.each([
  ["a_test.cpp", "// sleep_for(a) is not used\nbool asleep = AsSleep(0);"],
  ["a.test.ts", "await new Promise((resolve) => setTimeout(resolve, 0));"],
  ["a.test.ts", "await new Promise((resolve, reject) => setTimeout(() => reject(late), 5000));"],
  ["a.test.ts", "vi.advanceTimersByTime(900); const wake = await sleep(browser);"],
])("in %s this is no sleep: %s", (path, text) => {
  expect(sleeps(path, text)).toEqual([]);
});

test("tests of any kind are looked at", () => {
  const tests = [
    "tests/unit/a_test.cpp",
    "tests/kit/room.h",
    "tests/e2e/room.ts",
    "console/a.test.tsx",
  ];
  expect(tests.every(mayNotSleep)).toBe(true);
  expect(["server/cli/serve.cpp", "console/now.tsx"].some(mayNotSleep)).toBe(false);
});

test("no test of the project sleeps", () => {
  const found = sources(mayNotSleep).flatMap(sleepsIn);
  const faults = held(found, allowed, "tests/tidy/exceptions/sleeps.ts");
  expect(faults, faults.join("\n")).toEqual([]);
});
