// Rooms that use each other, directly or by way of others. Neither the table "may use" nor the files
// may form such a circle.
import type { Arrow } from "./reading/arrows.ts";
import type { Found } from "./reading/ratchet.ts";
import { nameOf, roomWith, type Room } from "./reading/rooms.ts";

type Ways = ReadonlyMap<string, ReadonlySet<string>>;

function reachable(from: string, ways: Ways): Set<string> {
  const reached = new Set<string>();
  const next = [...(ways.get(from) ?? [])];
  for (let room = next.pop(); room !== undefined; room = next.pop()) {
    if (reached.has(room)) continue;
    reached.add(room);
    next.push(...(ways.get(room) ?? []));
  }
  return reached;
}

// Each circle with all its rooms, in the order of the alphabet.
export function circlesOf(ways: Ways): string[][] {
  const reached = new Map([...ways.keys()].map((room) => [room, reachable(room, ways)]));
  const circles = new Map<string, string[]>();
  for (const [room, others] of reached) {
    if (!others.has(room)) continue;
    const circle = [...others].filter((other) => reached.get(other)?.has(room)).sort();
    circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

function waysOf(pairs: readonly (readonly [Room, Room])[]): Ways {
  const ways = new Map<string, Set<string>>();
  for (const [from, to] of pairs) {
    if (from === to) continue;
    const before = ways.get(nameOf(from)) ?? new Set();
    ways.set(nameOf(from), before.add(nameOf(to)));
  }
  return ways;
}

// What the table itself allows.
export const circlesOfTable = (rooms: readonly Room[]): string[][] =>
  circlesOf(
    waysOf(
      rooms.flatMap((from) => {
        const used = (to: Room) =>
          from.uses.some(
            (use) => to.paths.some((at) => at.startsWith(use)) || roomWith(use, rooms) === to,
          );
        return rooms.filter((to) => from.all || used(to)).map((to) => [from, to] as const);
      }),
    ),
  );

const todo = "Let one of them know nothing of the other: move what both need below both.";

// What the files do.
export function circlesOfFiles(arrows: readonly Arrow[], rooms: readonly Room[]): Found[] {
  const crossing = arrows.flatMap((arrow) => {
    const from = roomWith(arrow.from, rooms);
    const to = arrow.library ? undefined : roomWith(arrow.to, rooms);
    return from && to && from !== to ? [{ arrow, from, to }] : [];
  });
  return circlesOf(waysOf(crossing.map(({ from, to }) => [from, to]))).map((circle) => {
    const inside = crossing.filter(
      ({ from, to }) => circle.includes(nameOf(from)) && circle.includes(nameOf(to)),
    );
    const ways = new Map(inside.map((way) => [`${nameOf(way.from)} → ${nameOf(way.to)}`, way]));
    const at = [...ways].map(([way, { arrow }]) => `${arrow.from}:${arrow.line} (${way})`);
    return { key: circle.join(" ↔ "), size: 1, at, says: "rooms use each other in a circle", todo };
  });
}
