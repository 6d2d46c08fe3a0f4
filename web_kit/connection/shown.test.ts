import { beforeEach, expect, test } from "vitest";
import { Shown } from "./shown";
import { FakeTime } from "./played_browser";

let time: FakeTime;
let shown: Shown;

beforeEach(() => {
  time = new FakeTime();
  shown = new Shown(time.after);
});

async function isResolved(promise: Promise<void>): Promise<boolean> {
  let resolved = false;
  void promise.then(() => (resolved = true));
  await Promise.resolve();
  await Promise.resolve();
  return resolved;
}

test("a state that is shown already is waited for by nobody", async () => {
  shown.arrived(7);
  expect(await isResolved(shown.upTo(7))).toBe(true);
});

test("a state that is not shown yet is waited for until a view has it, or a newer one", async () => {
  shown.arrived(7);
  const waited = shown.upTo(9);
  shown.arrived(8);
  expect(await isResolved(waited)).toBe(false);
  shown.arrived(10);
  expect(await isResolved(waited)).toBe(true);
});

test("nobody waits for ever", async () => {
  const waited = shown.upTo(9);
  time.pass(1900);
  expect(await isResolved(waited)).toBe(false);
  time.pass(200);
  expect(await isResolved(waited)).toBe(true);
});
