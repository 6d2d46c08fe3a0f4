import { expect, test } from "vitest";
import { allowed } from "./exceptions/folder_size.ts";
import { fullFolders, limit } from "./folder_size.ts";
import { held } from "./reading/ratchet.ts";
import { files } from "./reading/tree.ts";

const filled = (folder: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${folder}/${at}.ts`);

test("a folder of 26 files is found and one of 25 is not", () => {
  const found = fullFolders([...filled("full", limit + 1), ...filled("kept", limit)]);
  expect(found.map(({ key, size }) => [key, size])).toEqual([["full", 26]]);
});

test("folders inside a folder count by themselves", () => {
  expect(fullFolders([...filled("a", 20), ...filled("a/b", 20)])).toEqual([]);
});

test("no folder of the project has more than 25 files", () => {
  const faults = held(fullFolders(files()), allowed, "tests/tidy/exceptions/folder_size.ts");
  expect(faults, faults.join("\n")).toEqual([]);
});
