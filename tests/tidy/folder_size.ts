// A folder is seen at one look: 25 files, those in its own folders not counted.
import { posix } from "node:path";
import type { Found } from "./reading/ratchet.ts";

export const limit = 25;

export function fullFolders(paths: readonly string[]): Found[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > limit)
    .map(([folder, count]) => ({
      key: folder,
      size: count,
      at: [`${folder}/`],
      says: `it holds ${count} files, of ${limit} at most`,
      todo: "Give what belongs together a folder of its own.",
    }));
}
