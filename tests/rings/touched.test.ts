// The map of folder → long tests is whole, and the change is found in clones of every kind.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { beginningOf, changedSince, longFiles, map, touchedBy } from "./touched.ts";

const root = join(import.meta.dirname, "..", "..");
const build = process.env["TINGFEN_BUILD"];
assert(build, "TINGFEN_BUILD names the build whose tests these are");

function run(program: string, ...asked: string[]): string {
  return execFileSync(program, asked, { encoding: "utf8", maxBuffer: 1 << 26 }).trim();
}

interface Listed {
  tests: { name: string }[];
}

function longTests(): string[] {
  const list = run("ctest", "--test-dir", build!, "-L", "^long$", "--show-only=json-v1");
  return (JSON.parse(list) as Listed).tests.map(({ name }) => name);
}

test("every test the map names is there, and every long test is named by some folder", () => {
  const named = new Set(Object.values(map).flat());
  const files = longFiles();
  const others = longTests().filter((name) => name !== "EndToEndLong");
  const isThere = (name: string) =>
    files.includes(name) || others.some((other) => other.startsWith(name));
  assert.deepEqual(
    [...named].filter((name) => !isThere(name)),
    [],
  );
  assert.deepEqual(
    files.filter((name) => !named.has(name)),
    [],
  );
  assert.deepEqual(
    others.filter((other) => ![...named].some((name) => other.startsWith(name))),
    [],
  );
});

test("every folder with files of the project is on the map", () => {
  const tracked = run("git", "-C", root, "ls-files").split("\n");
  const isMapped = (path: string) => Object.keys(map).some((folder) => path.startsWith(folder));
  const folders = tracked.filter((path) => path.includes("/") && !path.startsWith("."));
  assert.deepEqual(
    folders.filter((path) => !isMapped(path)),
    [],
  );
});

const days = readdirSync(join(root, "tests", "e2e", "days"))
  .filter((name) => name.endsWith(".long.ts"))
  .map((name) => basename(name, ".long.ts"));
const vocabulary = [
  "proto/events.proto",
  "server/engine/hub/hub.cpp",
  "server/competition/decide.cpp",
  "web_kit/outbox/outbox.ts",
];

for (const path of vocabulary) {
  test(`a change of ${path} brings the whole days`, () => {
    const touched = touchedBy([path]);
    assert.deepEqual(
      days.filter((day) => !touched.includes(day)),
      [],
    );
  });
}

test("a change of the hall brings what looks at screens, and no day", () => {
  const touched = touchedBy(["display/hall.css"]);
  assert(touched.includes("hall_measures"));
  assert(!touched.some((name) => days.includes(name)));
});

test("a file of the long ring brings itself, and words alone bring nothing", () => {
  assert.deepEqual(touchedBy(["tests/e2e/looks/zoomed.long.ts"]), ["zoomed"]);
  assert.deepEqual(touchedBy(["README.md", "docs/draw.md", "CHANGELOG.md"]), []);
});

// Repositories made for the purpose: thirty commits, one an hour, and their clones.
const home = mkdtempSync(join(tmpdir(), "tingfen-rings-"));
const origin = join(home, "origin");
const hour_s = 3600;

function commit(repository: string, name: string, at_s: number): string {
  const git = (...asked: string[]) => run("git", "-C", repository, ...asked);
  writeFileSync(join(repository, name), name);
  git("add", name);
  const at = `${at_s} +0000`;
  execFileSync("git", ["-C", repository, "commit", "--quiet", "-m", name], {
    env: {
      ...process.env,
      GIT_AUTHOR_DATE: at,
      GIT_COMMITTER_DATE: at,
      GIT_AUTHOR_NAME: "A",
      GIT_AUTHOR_EMAIL: "a@localhost",
      GIT_COMMITTER_NAME: "A",
      GIT_COMMITTER_EMAIL: "a@localhost",
    },
  });
  return git("rev-parse", "HEAD");
}

const hashes: string[] = [];

before(() => {
  run("git", "init", "--quiet", "--initial-branch=main", origin);
  for (let at = 0; at < 30; at += 1) {
    hashes.push(commit(origin, `file-${at}`, 1_800_000_000 + at * hour_s));
  }
});

after(() => rmSync(home, { recursive: true, force: true }));

function cloned(name: string): string {
  const clone = join(home, name);
  run("git", "clone", "--quiet", origin, clone);
  return clone;
}

test("in a fresh clone, 24 hours before HEAD count where they are more than 20 commits", () => {
  const clone = cloned("fresh");
  assert.equal(beginningOf(clone), hashes[29 - 24]);
  assert.equal(changedSince(clone, beginningOf(clone)).length, 24);
});

test("without a remote, 20 commits count where 24 hours hold fewer", () => {
  const clone = cloned("slow");
  run("git", "-C", clone, "remote", "remove", "origin");
  const late_s = 1_800_000_000 + 29 * hour_s + 10 * 24 * hour_s;
  commit(clone, "late", late_s);
  assert.equal(beginningOf(clone), hashes[29 - 19]);
  assert.equal(changedSince(clone, beginningOf(clone)).length, 20);
});

test("a branch counts since it left origin/main, with what is not committed yet", () => {
  const clone = cloned("branch");
  commit(clone, "own", 1_800_000_000 + 40 * hour_s);
  writeFileSync(join(clone, "draft"), "");
  writeFileSync(join(clone, "file-3"), "changed");
  assert.equal(beginningOf(clone), hashes[29]);
  assert.deepEqual(changedSince(clone, beginningOf(clone)).sort(), ["draft", "file-3", "own"]);
});

test("a repository of a few commits counts whole", () => {
  const small = join(home, "small");
  run("git", "init", "--quiet", "--initial-branch=main", small);
  commit(small, "one", 1_800_000_000);
  commit(small, "two", 1_800_000_001);
  assert.deepEqual(changedSince(small, beginningOf(small)).sort(), ["one", "two"]);
});
