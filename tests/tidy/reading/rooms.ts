// The tables "may use" of ARCHITECTURE.md: first column the room's paths, last column what it may use:
// paths (a room, a folder of rooms, one header) in backticks, libraries by name, or "all".
import { root } from "./tree.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Room {
  paths: string[]; // "server/plan/"
  uses: string[]; // Of rooms and files.
  libraries: string[];
  all: boolean;
}

const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(({ 1: path = "" }) => path);

function roomOf(line: string): Room {
  const cells = line.split("|").slice(1, -1);
  const last = cells.at(-1)?.trim() ?? "";
  const words = last.split(",").map((word) => word.trim());
  const libraries = words.filter((word) => word !== "" && word !== "all" && !word.includes("`"));
  const uses = quoted(last);
  return { paths: quoted(cells[0] ?? ""), uses, libraries, all: words.includes("all") };
}

const isHead = (line: string) => /^\|.*\| may use \|$/.test(line);

const rowsBelow = (lines: string[]) =>
  lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith("|")),
  );

export function roomsIn(architecture: string): Room[] {
  const lines = [...architecture.split("\n"), ""];
  const rows = lines.flatMap((line, i) => (isHead(line) ? rowsBelow(lines.slice(i + 2)) : []));
  if (rows.length === 0)
    throw new Error('ARCHITECTURE.md has no table with a last column "may use"');
  const rooms = rows.map(roomOf);
  const nameless = rooms.findIndex(({ paths }) => paths.length === 0);
  if (nameless >= 0) throw new Error(`ARCHITECTURE.md: no path in backticks: ${rows[nameless]}`);
  return rooms;
}

export const rooms = (): Room[] => roomsIn(readFileSync(join(root, "ARCHITECTURE.md"), "utf8"));

// The room with the longest path that the file lies in.
export function roomWith(path: string, among: readonly Room[]): Room | undefined {
  let best: { room: Room; length: number } | undefined;
  for (const room of among) {
    for (const prefix of room.paths) {
      if (!path.startsWith(prefix) || prefix.length <= (best?.length ?? 0)) continue;
      best = { room, length: prefix.length };
    }
  }
  return best?.room;
}

export const nameOf = (room: Room): string => room.paths[0] ?? "";
