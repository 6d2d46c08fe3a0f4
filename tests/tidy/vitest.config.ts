// The rules of the house, read from the sources alone: no build, no browser. One process, so that
// each file is read and parsed once for all rules.
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ["**/*.test.ts"],
    environment: "node",
    pool: "threads",
    maxWorkers: 1,
    isolate: false,
    testTimeout: 60_000, // All of the sources on a busy machine.
  },
});
