import { expect, test } from "vitest";
import { forbidden, homeless } from "./arrows.ts";
import { allowed } from "./exceptions/arrows.ts";
import { arrowsOf, hasArrows } from "./reading/arrows.ts";
import { held, listed } from "./reading/ratchet.ts";
import { rooms, roomsIn } from "./reading/rooms.ts";
import { files, sources } from "./reading/tree.ts";

const planted = roomsIn(`
| folder | what lives there | may use |
|---|---|---|
| \`proto/\` | the vocabulary | Protobuf |
| \`server/plan/\` | plans | \`proto/\` |
| \`server/hall/\` | the hall | \`server/plan/rules.h\`, SQLite |
| \`server/cli/\`, \`server/main.cpp\` | wiring | \`server/\`, CLI11 |
| \`web_kit/\` | what pages share | \`proto/\`, Preact |
| \`console/\` | desks | \`web_kit/\` |
| \`display/\` | the hall | \`tests/scenes/\` |
| \`tests/\` | tests | all |
`);

const against = (path: string, text: string) =>
  forbidden(arrowsOf({ path, text }), planted).map(({ key, at }) => [key, at[0]]);

test("an include against the table is found with its line", () => {
  const text = '#include "server/plan/plan.h"\n\n#include "server/hall/hall.h"\n';
  const arrow = "server/plan/a.cpp → server/hall/hall.h";
  expect(against("server/plan/a.cpp", text)).toEqual([[arrow, "server/plan/a.cpp:3"]]);
});

test("one header of a room may be used where the table names it, and no other", () => {
  const text = '#include "server/plan/rules.h"\n#include "server/plan/plan.h"\n';
  const arrow = "server/hall/a.cpp → server/plan/plan.h";
  expect(against("server/hall/a.cpp", text)).toEqual([[arrow, "server/hall/a.cpp:2"]]);
});

test("a library is used where the table names it", () => {
  const text = "#include <sqlite3.h>\n#include <string>\n";
  expect(against("server/hall/a.cpp", text)).toEqual([]);
  const arrow = "server/plan/a.cpp → SQLite";
  expect(against("server/plan/a.cpp", text)).toEqual([[arrow, "server/plan/a.cpp:1"]]);
});

test("a clock, a file or a thread is found where a room is pure, a calendar is not", () => {
  const text = "#include <chrono>\n#include <string>\nauto now = steady_clock::now();\n";
  const arrow = "server/plan/a.cpp → the machine";
  expect(against("server/plan/a.cpp", text)).toEqual([[arrow, "server/plan/a.cpp:3"]]);
  expect(against("server/plan/a.cpp", "#include <fstream>\n")).toHaveLength(1);
  expect(against("server/plan/a.cpp", "#include <chrono>\n// steady_clock::now\n")).toEqual([]);
});

test.each([
  ["an import", 'import type { A } from "../console/a";'],
  ["an export", 'export { a } from "../console/a";'],
  ["a later import", 'const a = await import("../console/a");'],
  ["a type", 'let a: import("../console/a").A;'],
  ["a glob", 'const a = import.meta.glob("../console/a");'],
])("%s: one against the table is found", (_, text) => {
  const arrow = "web_kit/a.ts → console/a";
  expect(against("web_kit/a.ts", text)).toEqual([[arrow, "web_kit/a.ts:1"]]);
});

test("a style, a page and a package against the table are found", () => {
  expect(against("web_kit/a.css", '@import "../console/a.css";')).toHaveLength(1);
  expect(against("web_kit/a.html", '<script src="../console/a.ts"></script>')).toHaveLength(1);
  expect(against("proto/a.proto", 'import "server/plan/a.proto";')).toHaveLength(1);
  expect(against("console/a.ts", 'import { h } from "preact/hooks";')).toHaveLength(1);
});

test("what the table allows is no fault: rooms, generated code, tests, a folder of rooms", () => {
  expect(against("web_kit/a.ts", 'import { A } from "./generated/proto/a_pb";')).toEqual([]);
  expect(against("tests/a.cpp", "#include <sqlite3.h>\n")).toEqual([]);
  expect(against("console/a.test.ts", 'import { test } from "vitest";')).toEqual([]);
  expect(against("server/main.cpp", '#include "server/hall/hall.h"\n')).toEqual([]);
});

test("a test or a preview may use what the table names of the tests, and no page", () => {
  const text = 'import { hall } from "../tests/scenes/scenes";';
  expect(against("display/hall.test.ts", text)).toEqual([]);
  expect(against("display/fixtures_states.ts", text)).toEqual([]);
  expect(against("display/hall.ts", text)).toHaveLength(1);
});

test("a folder without a row is found", () => {
  expect(homeless(["server/attic/a.cpp", "server/cli/a.cpp", "a.ts"], planted)).toHaveLength(1);
});

test("every include and import of the project is allowed by the table", () => {
  const arrows = sources(hasArrows).flatMap(arrowsOf);
  const found = [...forbidden(arrows, rooms()), ...homeless(files(), rooms())];
  const faults = held(found, listed(allowed), "tests/tidy/exceptions/arrows.ts");
  expect(arrows.length).toBeGreaterThan(2000);
  expect(faults, faults.join("\n")).toEqual([]);
});
