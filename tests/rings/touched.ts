// Which tests of the long ring a change touches; `node tests/rings/touched.ts` prints them for
// deploy/check, which runs them behind the usual ring. All of the long ring is `deploy/check --all`.
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

export function longFiles(): string[] {
  const names = readdirSync(join(root, "tests", "e2e"), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".long.ts"))
    .map((name) => basename(name, ".long.ts"));
}

// Names of files in tests/e2e, or of tests in CTest.
const days = [
  "clock",
  "copied",
  "devices",
  "substitute",
  "keyboard",
  "lag_by_one",
  "mass_gone",
  "network",
  "paper",
  "prepare_day",
  "two_rooms",
];
const judge = [
  "eyes",
  "eyes_pressed",
  "forced_colours",
  "guide_fits",
  "judge_measures",
  "line_pages",
  "zoomed",
];
const screens = [
  "eyes",
  "eyes_pressed",
  "hall_and_kiosk_fit",
  "hall_measures",
  "line_pages",
  "screens_fit",
  "zoomed",
];
const desks = [
  "desks_fit",
  "eyes_desks",
  "eyes_pressed",
  "eyes_pressed_desk",
  "eyes_pressed_watch",
  "line_pages",
  "prepare_fits",
  "zoomed",
];
const looks = [...judge, ...screens, ...desks, "gallery"];
const simulation = ["simulation_tests.long"];

// Folder (or file) → what of the long ring looks at it. The longest that fits counts.
export const map: Readonly<Record<string, readonly string[]>> = {
  "proto/": [...days, ...simulation],
  "server/": days,
  "server/engine/": [...days, ...simulation],
  "server/competition/": [...days, ...simulation],
  "server/access/": [...days, ...simulation],
  "server/vocabulary/": [...days, ...simulation],
  "server/ledger/": [...days, ...simulation],
  "server/scoring/": simulation,
  "server/plan/": simulation,
  "server/text/": simulation,
  "server/bank/": simulation,
  "server/crypto/": simulation,
  "server/offline/": [],
  "judge_client/web/": judge,
  "judge_client/headless/": days,
  "display/": screens,
  "console/": desks,
  "web_kit/": [...days, ...looks],
  "plans/": days,
  "findings/": [],
  "tests/": [],
  "tests/sim/": simulation,
  "tests/kit/": simulation,
  "tests/scenes/": looks,
  "tests/e2e/kit/": [...days, ...looks],
  "deploy/": [],
  "docs/": [],
};

// What a changed file asks for; a file of the long ring asks for itself.
function askedBy(path: string): readonly string[] {
  if (path.endsWith(".long.ts")) return [basename(path, ".long.ts")];
  const fits = Object.keys(map).filter((folder) => path.startsWith(folder));
  const longest = fits.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? [] : (map[longest] ?? []);
}

export function touchedBy(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap(askedBy))].sort();
}

const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
const day_s = 24 * 60 * 60;
const commits_min = 20;

// Where the change began: at origin/main; where that is missing or is all there is, as in a fresh
// clone, 24 hours before HEAD and at least 20 commits.
export function beginningOf(repository: string): string {
  const git = (...asked: string[]) =>
    execFileSync("git", ["-C", repository, ...asked], { encoding: "utf8" }).trim();
  const head = git("rev-parse", "HEAD");
  const known = git("for-each-ref", "--format=%(objectname)", "refs/remotes/origin/main");
  const parted = known === "" ? head : git("merge-base", known, head);
  if (parted !== head) return parted;
  const commits = git("log", "--first-parent", "--format=%H %ct").split("\n");
  const at = (line: string | undefined) => Number(line?.split(" ")[1]);
  const since = at(commits[0]) - day_s;
  const recent = commits.findLastIndex((line) => at(line) > since) + 1;
  return commits[Math.max(recent, commits_min)]?.split(" ")[0] ?? emptyTree;
}

// Since `base`, with what is not committed yet.
export function changedSince(repository: string, base: string): string[] {
  const git = (...asked: string[]) =>
    execFileSync("git", ["-C", repository, ...asked], { encoding: "utf8", maxBuffer: 1 << 26 });
  const committed = git("diff", "--name-only", "--no-renames", base);
  const others = git("ls-files", "--others", "--exclude-standard");
  return [...committed.split("\n"), ...others.split("\n")].filter((path) => path !== "");
}

if (import.meta.main) {
  const touched = touchedBy(changedSince(root, beginningOf(root)));
  const isFile = new Set(longFiles());
  const files = touched.filter((name) => isFile.has(name));
  const tests = touched.filter((name) => !isFile.has(name));
  if (files.length > 0) tests.push("EndToEndLong");
  console.log(`files: ${files.join(" ")}`);
  console.log(`tests: ${tests.map((name) => `^${name.replace(/\./g, "\\.")}`).join("|")}`);
}
