import { expect, test } from "vitest";
import { clock, inFours } from "./format";

test.each([
  [372_000, "06:12"],
  [371_001, "06:12"],
  [1, "00:01"],
  [0, "00:00"],
  [-999, "00:00"],
  [-1000, "+00:01"],
  [-65_000, "+01:05"],
  [6_000_000, "100:00"],
])("%i ms left reads %s", (left, text) => {
  expect(clock(left)).toBe(text);
});

test("what is compared aloud stands in fours", () => {
  expect(inFours("9f86d081f")).toEqual(["9f86", "d081", "f"]);
  expect(inFours("")).toEqual([]);
});
