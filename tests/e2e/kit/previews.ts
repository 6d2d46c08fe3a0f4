// The preview pages, which show any state of a page from its fixtures: built and served on loopback
// once a run.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { build, preview } from "vite";
import { inject } from "vitest";
import { scopedName } from "../../../web_kit/build/class_names";
import { previews } from "../../../web_kit/build/pages";
import { builtPreviews } from "../../../web_kit/build/plugin";
import { root } from "./places";

export const consolePage = "console/preview.html?page=";
export const displayPage = "display/preview.html?show=";
export const judgePage = "judge_client/web/preview.html?scene=";
export const kitPage = "web_kit/preview.html?";

export interface Previews {
  url: string; // With a slash at the end.
  close: () => Promise<void>;
}

// Where this run serves them, with a slash at the end.
export function previewsUrl(): string {
  return inject("previews");
}

export async function buildPreviews(): Promise<Previews> {
  const out = mkdtempSync(join(tmpdir(), "tingfen-previews-"));
  const input = Object.keys(previews).map((path) => join(root, path));
  const shared = { configFile: false, root, logLevel: "error" } as const;
  await build({
    ...shared,
    plugins: [builtPreviews()],
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    css: { modules: { generateScopedName: scopedName } },
    build: { outDir: out, emptyOutDir: true, rolldownOptions: { input } },
  });
  const host = "127.0.0.1";
  const served = await preview({ ...shared, build: { outDir: out }, preview: { host, port: 0 } });
  return {
    url: served.resolvedUrls?.local[0] ?? "",
    async close() {
      await served.close();
      rmSync(out, { recursive: true, force: true });
    },
  };
}

// Shows what the address asks for; a page that is there already is not loaded anew. What a page does
// once it stands has been done.
export async function showPreview(page: Page, address: string): Promise<void> {
  const path = (url: string) => url.replace(/\?.*/, "");
  if (path(page.url()) !== path(address)) {
    await page.goto(address);
    return page.locator("#page > *").first().waitFor();
  }
  await page.evaluate(async (to) => {
    window.history.replaceState(null, "", to);
    window.dispatchEvent(new PopStateEvent("popstate"));
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  }, address);
}
