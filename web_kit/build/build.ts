// Builds the browser pages, each by itself, so that it carries what it uses and nothing else: one
// HTML file a page, everything it needs beside it, nothing from elsewhere. The output is what the
// server embeds; TINGFEN_PAGES_OUT says where it goes.
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type BuildEnvironmentOptions, type Rolldown } from "vite";
import { scopedName } from "./class_names.ts";
import { pages, type Page } from "./pages.ts";
import { builtPage, root } from "./plugin.ts";

const out = resolve(root, process.env["TINGFEN_PAGES_OUT"] ?? "build/pages");

// What was built of one page.
export async function buildPage(
  name: string,
  page: Page,
  also: BuildEnvironmentOptions = {},
): Promise<Rolldown.RolldownOutput["output"]> {
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: "warn",
    plugins: builtPage(name, page),
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    css: { modules: { generateScopedName: scopedName } },
    build: {
      outDir: out,
      emptyOutDir: false,
      target: ["chrome87", "safari14"],
      cssTarget: ["chrome87", "safari14"],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: { [name]: join(root, `${name}.html`) } },
      ...also,
    },
  });
  return (built as Rolldown.RolldownOutput).output;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  rmSync(out, { recursive: true, force: true });
  for (const [name, page] of Object.entries(pages)) await buildPage(name, page);
}
