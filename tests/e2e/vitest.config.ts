// The end-to-end tests: real pages in one Chromium, two files at a time (kit/once.ts).
//
// Two rings: NAME.test.ts is of the usual one, NAME.long.ts of the long one (docs/testing.md). With
// TINGFEN_LONG_FILES, names with blanks between them, only those of the long ring are run.
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

// Where a hundred milliseconds or five seconds are the subject: these have the machine to
// themselves, one after the other, once the others are through.
const alone = ["clock", "network"];

type Ring = "usual" | "long";

const asked = (process.env["TINGFEN_LONG_FILES"] ?? "*").trim().split(/\s+/);
const isAsked = (name: string) => asked.includes("*") || asked.includes(name);

function project(ring: Ring, together: boolean): TestProjectInlineConfiguration {
  const all = (names: readonly string[]) =>
    names.map((name) => `**/${name}.${ring === "long" ? "long" : "test"}.ts`);
  const chosen = ring === "long" ? asked : ["*"];
  return {
    extends: true,
    test: {
      name: together ? ring : `${ring}-alone`,
      include: all(together ? chosen : ring === "long" ? alone.filter(isAsked) : alone),
      exclude: together ? all(alone) : [],
      maxWorkers: together ? 2 : 1,
      sequence: { groupOrder: (ring === "usual" ? 0 : 2) + (together ? 0 : 1), hooks: "list" },
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  test: {
    environment: "node",
    pool: "forks",
    globalSetup: "kit/once.ts",
    setupFiles: "kit/failures.ts",
    // How fast the machine is decides nothing: a state is awaited, however long it takes.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      project("usual", true),
      project("usual", false),
      project("long", true),
      project("long", false),
    ],
  },
});
