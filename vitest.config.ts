// Unit tests of the browser code, beside what they test. The end-to-end tests have their own
// configuration in tests/e2e.
import { defineConfig } from "vitest/config";
import { scopedName } from "./web_kit/build/class_names.ts";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  css: { modules: { generateScopedName: scopedName } },
  test: {
    // Classes are named as on the pages.
    css: { include: [/\.module\.css/], modules: { classNameStrategy: "scoped" } },
    setupFiles: ["web_kit/i18n/all_words.ts", "web_kit/preview/played_times.ts"],
    testTimeout: 30_000, // A view of four hundred seats on a busy machine.
    include: ["{web_kit,judge_client/web,display,console}/**/*.test.{ts,tsx}"],
    environment: "node",
    pool: "threads", // Half the time of processes.
    maxWorkers: "100%",
  },
});
