import { describe, expect, test } from "vitest";
import {
  canonical,
  isMultipleOf,
  markProblem,
  padPlaces,
  parseDecimal,
  parseTyped,
  placesOf,
  pressKey,
  weightedSum,
  type Decimal,
  type PadKey,
} from "./decimal";

function read(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new Error(`${text} is not a decimal`);
  return value;
}

function typed(keys: string): string {
  return [...keys].reduce((text, key) => {
    const pressed = (key === "<" ? "delete" : key) as PadKey;
    return pressKey(text, pressed);
  }, "");
}

describe("decimals", () => {
  test.each([
    ["27.50", "27.5"],
    ["007", "7"],
    ["0.00", "0"],
    ["-0.5", "-0.5"],
    ["-0", "0"],
    ["100", "100"],
    ["0.01", "0.01"],
    ["999999.999999", "999999.999999"],
  ])("%s goes to the server as %s", (text, wire) => {
    expect(canonical(read(text))).toBe(wire);
  });

  test.each(["", ".", "1.", ".5", "1e3", "１", "1,5", " 1", "1.2.3", "+1", "1234567", "NaN"])(
    "%j is not a decimal",
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  test("a mark is a multiple of its step without binary fractions in the way", () => {
    expect(isMultipleOf(read("0.3"), read("0.1"))).toBe(true);
    expect(isMultipleOf(read("27.5"), read("0.5"))).toBe(true);
    expect(isMultipleOf(read("27.3"), read("0.5"))).toBe(false);
    expect(isMultipleOf(read("27.0"), read("1"))).toBe(true);
    expect(isMultipleOf(read("85.125"), read("0.01"))).toBe(false);
    expect(isMultipleOf(read("1"), read("0"))).toBe(false);
  });

  test("every multiple of a hundredth up to a hundred is one", () => {
    for (let units = 0; units <= 10_000; units += 1) {
      const text = `${Math.floor(units / 100)}.${String(units % 100).padStart(2, "0")}`;
      expect(isMultipleOf(read(text), read("0.01"))).toBe(true);
      expect(canonical(read(text))).toBe(String(units / 100));
    }
  });
});

describe("the live total of a sheet", () => {
  test("is the sum of mark times weight", () => {
    const marks = [
      { mark: "27.5", weight: "" },
      { mark: "18", weight: "1" },
      { mark: "80.1", weight: "0.3" },
    ];
    expect(weightedSum(marks)).toBe("69.53");
  });

  test("does not drift: ten times 0.1 is 1", () => {
    expect(weightedSum(Array.from({ length: 10 }, () => ({ mark: "0.1", weight: "" })))).toBe("1");
  });

  test("of nothing is zero, and with a mark missing there is none", () => {
    expect(weightedSum([])).toBe("0");
    expect(weightedSum([{ mark: "", weight: "" }])).toBeNull();
  });
});

describe("a typed mark", () => {
  test.each([
    ["", "empty"],
    [".", "unreadable"],
    ["30.5", "above-max"],
    ["27.3", "off-step"],
    ["27.", null],
    ["30", null],
    ["0", null],
  ])("%j is %s with a maximum of 30 and steps of 0.5", (text, problem) => {
    expect(markProblem(text, "30", "0.5")).toBe(problem);
  });

  test("grows key by key", () => {
    expect(typed("27.5")).toBe("27.5");
    expect(typed(".5")).toBe("0.5");
    expect(typed("1..5")).toBe("1.5");
    expect(typed("05")).toBe("5");
    expect(typed("27.5<<<3")).toBe("23");
    expect(typed("<")).toBe("");
  });

  test("stays as it was typed, until it is no decimal any more", () => {
    expect(typed("3555")).toBe("3555");
    expect(typed("27.555")).toBe("27.555");
    expect(typed("123456789")).toBe("1234567");
    expect(parseTyped(typed("123456789"))).toBeNull();
    expect(parseTyped(typed("0.00000000"))).toBeNull();
  });

  test("has as many places as its step needs", () => {
    expect(["1", "0.5", "0.1", "0.01", "0.50"].map(placesOf)).toEqual([0, 1, 1, 2, 1]);
  });
});

test("a column of figures shows the same places", () => {
  expect(["85", "85.5", "85.125", "-0.5"].map((text) => padPlaces(text, 2))).toEqual([
    "85.00",
    "85.50",
    "85.125",
    "-0.50",
  ]);
  expect(padPlaces("85", 0)).toBe("85");
  expect(padPlaces("缺考", 2)).toBe("缺考");
});
