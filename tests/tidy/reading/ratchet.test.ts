import { expect, test } from "vitest";
import { held, listed, type Found } from "./ratchet.ts";

const long: Found = {
  key: "a.cpp Long",
  size: 80,
  at: ["a.cpp:3"],
  says: "Long is 80 lines long",
  todo: "Divide it.",
};

test("what is found and not listed is told with its place and what to do", () => {
  expect(held([long], {}, "list.ts")).toEqual(["a.cpp:3: Long is 80 lines long. Divide it."]);
});

test("what is listed as it is found is no fault", () => {
  expect(held([long], { "a.cpp Long": 80 }, "list.ts")).toEqual([]);
});

test("what grew beyond its exception is a fault", () => {
  expect(held([long], { "a.cpp Long": 79 }, "list.ts")).toEqual([
    "a.cpp:3: Long is 80 lines long. It was 79 and may only become less. Divide it.",
  ]);
});

test("an exception that is larger than what is found has to be lowered", () => {
  expect(held([long], { "a.cpp Long": 81 }, "list.ts")).toEqual([
    'list.ts: "a.cpp Long" is down to 80 from 81: lower it there.',
  ]);
});

test("an exception that no longer applies has to be taken off", () => {
  expect(held([], listed(["a.cpp Long"]), "list.ts")).toEqual([
    'list.ts: "a.cpp Long" no longer applies: take it off the list.',
  ]);
});
