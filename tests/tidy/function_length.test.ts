import { expect, test } from "vitest";
import { allowed } from "./exceptions/function_length.ts";
import { hasFunctions, longFunctions } from "./function_length.ts";
import { held } from "./reading/ratchet.ts";
import { sources } from "./reading/tree.ts";

const filled = (first: string, lines: number, last: string, inner = "  go();") =>
  [first, ...Array<string>(lines - 2).fill(inner), last, ""].join("\n");

const long = (path: string, text: string) =>
  longFunctions({ path, text }).map(({ key, size, at }) => [key, size, at[0]]);

test.each([
  ["a.cpp", "void Go() {", "}", "Go"],
  ["a.cpp", "TEST(Going, Goes) {", "}", "TEST(Going, Goes)"],
  ["a.ts", "export function go() {", "}", "go"],
  ["a.tsx", "const go = () => {", "};", "go"],
  ["a.test.ts", 'test("it goes", () => {', "});", 'test "it goes"'],
  ["a.ts", "const steps = { go() {", "} };", "go"],
])("in %s, 71 lines of %s are found and 70 are not", (path, first, last, name) => {
  const text = filled(first, 71, last);
  const place = `${path}:1`;
  expect(long(path, `\n${text}`)).toEqual([[`${path} ${name}`, 71, place.replace(":1", ":2")]]);
  expect(long(path, filled(first, 70, last))).toEqual([]);
});

test("a function inside another counts in both, a group of tests in none", () => {
  const inner = `${filled("  const go = () => {", 71, "  };")}`;
  expect(long("a.ts", `function all() {\n${inner}}\n`)).toEqual([
    ["a.ts go", 71, "a.ts:2"],
    ["a.ts all", 73, "a.ts:1"],
  ]);
  expect(long("a.test.ts", filled('describe("all", () => {', 90, "});"))).toEqual([]);
});

test("a method is told with its class, a lambda within its function", () => {
  const method = filled("  go() {", 71, "  }");
  expect(long("a.ts", `class A {\n${method}}\n`)).toEqual([["a.ts A.go", 71, "a.ts:2"]]);
  const lambda = filled("  Post([] {", 71, "  });");
  expect(long("a.cpp", `void A::Go() {\n${lambda}}\n`)).toEqual([["a.cpp A::Go", 73, "a.cpp:1"]]);
});

test("of several with one name the longest counts", () => {
  const text = filled("void Go(int) {", 71, "}") + filled("void Go(char) {", 75, "}");
  expect(long("a.cpp", text)).toEqual([["a.cpp Go", 75, "a.cpp:72"]]);
});

test("no function of the project has more than 70 lines", () => {
  const found = sources(hasFunctions).flatMap(longFunctions);
  const faults = held(found, allowed, "tests/tidy/exceptions/function_length.ts");
  expect(faults, faults.join("\n")).toEqual([]);
});
