// What all test files of a run share, made once: the preview pages, built and served, and one
// Chromium that each file connects to (browser.ts).
import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { serveBrowser } from "./browser";
import { failures } from "./places";
import { buildPreviews } from "./previews";

declare module "vitest" {
  interface ProvidedContext {
    chromium: string; // Where it is driven from.
    previews: string; // Where they are served, with a slash at the end.
  }
}

export default async function makeOnce({ provide }: TestProject): Promise<() => Promise<void>> {
  rmSync(failures, { recursive: true, force: true });
  const [previews, browser] = await Promise.all([buildPreviews(), serveBrowser()]);
  provide("previews", previews.url);
  provide("chromium", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await previews.close();
  };
}
