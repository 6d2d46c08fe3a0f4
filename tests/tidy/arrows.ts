// Who uses whom: what a file includes or imports is allowed by the table "may use" of
// ARCHITECTURE.md, or is a fault.
import { hasArrows, type Arrow } from "./reading/arrows.ts";
import type { Found } from "./reading/ratchet.ts";
import { nameOf, roomWith, type Room } from "./reading/rooms.ts";
import { isStaged, isTest } from "./reading/tree.ts";

// What is shipped knows no test.
const isShipped = (path: string) => !isTest(path) && !isStaged(path);

function allows(room: Room, { from, to, library }: Arrow, rooms: readonly Room[]): boolean {
  if (room.all) return true;
  if (library) return room.libraries.includes(to) || isTest(from) || isStaged(from);
  const target = roomWith(to, rooms);
  if (to.startsWith("tests/") && isShipped(from)) return false;
  return target === room || room.uses.some((path) => to.startsWith(path));
}

const todo = "Turn it round, or find the thing its place (ARCHITECTURE.md, Rooms of the house).";

export function forbidden(arrows: readonly Arrow[], rooms: readonly Room[]): Found[] {
  const found = new Map<string, Found>();
  for (const arrow of arrows) {
    const room = roomWith(arrow.from, rooms);
    if (room === undefined || allows(room, arrow, rooms)) continue;
    const key = `${arrow.from} → ${arrow.to}`;
    const says = `${nameOf(room)} may not use ${arrow.to}`;
    found.set(key, { key, size: 1, at: [`${arrow.from}:${arrow.line}`], says, todo });
  }
  return [...found.values()];
}

// Sources in a folder that the table does not know.
export function homeless(paths: readonly string[], rooms: readonly Room[]): Found[] {
  const lost = paths.filter(
    (path) => path.includes("/") && hasArrows(path) && !roomWith(path, rooms),
  );
  return lost.map((path) => ({
    key: path,
    size: 1,
    at: [path],
    says: "it lies in no room",
    todo: "Give its folder a row in ARCHITECTURE.md, Rooms of the house.",
  }));
}
