import { expect, test } from "vitest";
import { roomsIn, roomWith } from "./rooms.ts";

const text = `
| folder | what lives there | may use |
|---|---|---|
| \`a/\`, \`a.cpp\` | things | \`b/\`, \`c/c.h\`, OpenSSL |
| \`a/inner/\` | \`more\` | all |

| what fails | what happens |
|---|---|
| \`d/\` | nothing |

| room | may use |
|---|---|
| \`a/deep/\` | |
`;

test("a row is read: its paths, the rooms and libraries it may use", () => {
  const [first, second, third, ...others] = roomsIn(text);
  expect(others).toEqual([]);
  expect(third?.paths).toEqual(["a/deep/"]);
  expect(first).toEqual({
    paths: ["a/", "a.cpp"],
    uses: ["b/", "c/c.h"],
    libraries: ["OpenSSL"],
    all: false,
  });
  expect(second?.all).toBe(true);
});

test("a file lies in the room whose path fits it best", () => {
  const among = roomsIn(text);
  const room = (path: string) => roomWith(path, among)?.paths[0];
  expect(["a/x.h", "a.cpp", "a/inner/x.h", "b/x.h"].map(room)).toEqual([
    "a/",
    "a/",
    "a/inner/",
    undefined,
  ]);
});

test("a table that is missing or has a row without a path is told", () => {
  expect(() => roomsIn("# Architecture")).toThrow("no table");
  expect(() => roomsIn(text.replaceAll("`", ""))).toThrow("no path in backticks");
});
