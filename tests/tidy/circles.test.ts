import { expect, test } from "vitest";
import { circlesOf, circlesOfFiles, circlesOfTable } from "./circles.ts";
import { allowed } from "./exceptions/circles.ts";
import { arrowsOf, hasArrows } from "./reading/arrows.ts";
import { held, listed } from "./reading/ratchet.ts";
import { rooms, roomsIn } from "./reading/rooms.ts";
import { sources } from "./reading/tree.ts";

const table = (...rows: string[]) =>
  roomsIn(["| folder | may use |", "|---|---|", ...rows, ""].join("\n"));
const row = (path: string, ...uses: string[]) =>
  `| \`${path}\` | ${uses.map((use) => `\`${use}\``).join(", ")} |`;

const sharing = table(row("a/"), row("b/"), row("c/"), row("d/"));
const including = (path: string, to: string) => arrowsOf({ path, text: `#include "${to}"\n` });

test("a circle by way of a third room is found with a place for each of its arrows", () => {
  const arrows = [
    ...including("a/a.h", "b/b.h"),
    ...including("b/b.h", "c/c.h"),
    ...including("c/c.h", "a/a.h"),
    ...including("c/c.h", "d/d.h"),
  ];
  const [circle, ...others] = circlesOfFiles(arrows, sharing);
  expect(others).toEqual([]);
  expect(circle?.key).toBe("a/ ↔ b/ ↔ c/");
  expect(circle?.at).toEqual(["a/a.h:1 (a/ → b/)", "b/b.h:1 (b/ → c/)", "c/c.h:1 (c/ → a/)"]);
});

test("rooms in a row are no circle, and a room may use itself", () => {
  const arrows = [...including("a/a.h", "b/b.h"), ...including("a/a.h", "a/other.h")];
  expect(circlesOfFiles(arrows, sharing)).toEqual([]);
});

test("circles apart from each other are told apart", () => {
  const ways = new Map(Object.entries({ a: "b", b: "a", c: "d", d: "c", e: "a" }));
  const pairs = new Map([...ways].map(([from, to]) => [from, new Set([to])]));
  expect(circlesOf(pairs)).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

test("a table that allows a circle is found, by a folder of rooms or one header too", () => {
  expect(circlesOfTable(table(row("a/", "b/"), row("b/", "c/"), row("c/")))).toEqual([]);
  expect(circlesOfTable(table(row("a/x/", "b/"), row("b/", "a/")))).toEqual([["a/x/", "b/"]]);
  expect(circlesOfTable(table(row("a/", "b/b.h"), row("b/", "a/")))).toEqual([["a/", "b/"]]);
});

test("the table allows no circle", () => {
  expect(circlesOfTable(rooms())).toEqual([]);
});

test("no rooms of the project use each other in a circle", () => {
  const found = circlesOfFiles(sources(hasArrows).flatMap(arrowsOf), rooms());
  const faults = held(found, listed(allowed), "tests/tidy/exceptions/circles.ts");
  expect(faults, faults.join("\n")).toEqual([]);
});
