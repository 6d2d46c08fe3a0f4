// What would come out of a printer: the page as Chromium makes a PDF of it, read by poppler.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { screens } from "./places";

// The words of each page, without any space; the file is kept under `name`, to be looked at.
export async function onPaper(page: Page, name: string): Promise<string[]> {
  mkdirSync(screens, { recursive: true });
  const path = join(screens, `${name}.pdf`);
  writeFileSync(path, await page.pdf({ preferCSSPageSize: true }));
  const text = execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" });
  return text
    .split("\f")
    .slice(0, -1)
    .map((one) => one.replace(/\s/g, ""));
}

export function times(words: string, part: string): number {
  return words.split(part).length - 1;
}
