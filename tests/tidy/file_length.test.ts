import { expect, test } from "vitest";
import { allowed } from "./exceptions/file_length.ts";
import { isMeasured, limit, longFiles } from "./file_length.ts";
import { held } from "./reading/ratchet.ts";
import { sources } from "./reading/tree.ts";

test("a file of 401 lines is found and one of 400 is not", () => {
  const [long, short] = ["x\n".repeat(limit + 1), "x\n".repeat(limit)];
  const found = longFiles([
    { path: "long.css", text: long },
    { path: "short.css", text: short },
  ]);
  expect(found.map(({ key, size }) => [key, size])).toEqual([["long.css", 401]]);
});

test("code of every kind is measured, and no pictures, words or records", () => {
  const kinds = [
    "a.cpp",
    "a.h",
    "a.ts",
    "a.tsx",
    "a.css",
    "a.cmake",
    "a.proto",
    "tests/CMakeLists.txt",
  ];
  expect(kinds.filter((path) => !isMeasured(path))).toEqual([]);
  expect(["deploy/check", ".ci/run", "a.sh"].filter((path) => !isMeasured(path))).toEqual([]);
  expect(["a.png", "a.json", "README.md", "a.txt", "package-lock.json"].filter(isMeasured)).toEqual(
    [],
  );
});

test("no file of the project has more than 400 lines", () => {
  const found = longFiles(sources(isMeasured));
  const faults = held(found, allowed, "tests/tidy/exceptions/file_length.ts");
  expect(faults, faults.join("\n")).toEqual([]);
});
