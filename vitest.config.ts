// Unit tests of the browser code, beside what they test. The end-to-end tests have their own
// configuration in tests/e2e.
import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    testTimeout: 30_000, // A view of four hundred seats on a busy machine.
    include: ["{web_kit,judge_client/web,display,console}/**/*.test.{ts,tsx}"],
    environment: "node",
    pool: "threads", // Half the time of processes.
    maxWorkers: "100%",
  },
});
