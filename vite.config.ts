// For working on the pages (`npx vite`). They are built by web_kit/build/build.ts.
import { defineConfig } from "vite";
import { scopedName } from "./web_kit/build/class_names.ts";
import { servedPages } from "./web_kit/build/plugin.ts";

export default defineConfig({
  root: import.meta.dirname,
  appType: "mpa",
  publicDir: false,
  plugins: [servedPages()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  css: { modules: { generateScopedName: scopedName } },
});
