// A file is read at one go: 400 lines.
import type { Found } from "./reading/ratchet.ts";
import type { Source } from "./reading/tree.ts";

export const limit = 400;

// Scripts of the shell have no ending here.
export const isMeasured = (path: string) =>
  /\.(cpp|h|ts|tsx|css|sh|cmake|proto)$|(^|\/)CMakeLists\.txt$|^(\.ci|deploy)\/[^./]+$/.test(path);

export function longFiles(sources: readonly Source[]): Found[] {
  const sized = sources.map(({ path, text }) => ({
    path,
    lines: text.trimEnd().split("\n").length,
  }));
  return sized
    .filter(({ lines }) => lines > limit)
    .map(({ path, lines }) => ({
      key: path,
      size: lines,
      at: [path],
      says: `it is ${lines} lines long, of ${limit} at most`,
      todo: "Divide it by what its parts are about.",
    }));
}
