// The catalogues as a page gets them: those of its areas in one file a language. And whether a page
// has words of other areas, or an area that it has no words of.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { areas, type Area } from "./pages.ts";

export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];
export type Catalogue = Readonly<Record<string, string>>;

const folder = join(import.meta.dirname, "..", "catalogue");

export function catalogueOf(area: Area, language: Language): Catalogue {
  return JSON.parse(readFileSync(join(folder, language, `${area}.json`), "utf8")) as Catalogue;
}

export function wordsOf(of: readonly Area[], language: Language): Catalogue {
  return Object.assign({}, ...of.map((area) => catalogueOf(area, language))) as Catalogue;
}

export interface WordsFile {
  language: Language;
  name: string; // "assets/judge.zh-1f2e3d4c.json": what is in it gives it its name.
  text: string;
}

export function wordsFiles(page: string, of: readonly Area[]): WordsFile[] {
  return languages.map((language) => {
    const text = JSON.stringify(wordsOf(of, language));
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
    return { language, name: `assets/${page}.${language}-${hash}.json`, text };
  });
}

// The area with the longest name that the key begins with.
export function areaOf(key: string): Area | undefined {
  const own = areas.filter((area) => key === area || key.startsWith(`${area}.`));
  return own.sort((a, b) => b.length - a.length)[0];
}

const roots = [...new Set(areas.map((area) => area.replace(/\..*/, "")))];
const written = new RegExp(`["'\`]((?:${roots.join("|")})\\.[\\w.]*)(\\$\\{)?`, "g");

// The keys that stand in a script; where one ends in something computed, all it could be.
function keysIn(script: string, all: readonly string[]): string[] {
  const known = new Set(all);
  return [...script.matchAll(written)].flatMap(([, start = "", computed]) => {
    const open = computed !== undefined || start.endsWith(".");
    if (open) return all.filter((key) => key.startsWith(start));
    return known.has(start) ? [start] : [];
  });
}

// What is wrong, in sentences, with the areas that a page of these scripts is given.
export function wordFaults(
  page: string,
  of: readonly Area[],
  scripts: readonly string[],
): string[] {
  const all = Object.keys(wordsOf(areas, "zh"));
  const used = new Map<Area, string>();
  for (const key of scripts.flatMap((script) => keysIn(script, all))) {
    const area = areaOf(key);
    if (area !== undefined && !used.has(area)) used.set(area, key);
  }
  const missing = [...used].filter(([area]) => !of.includes(area));
  const idle = of.filter((area) => !used.has(area));
  const todo = "web_kit/build/pages.ts says which areas it has";
  return [
    ...missing.map(([area, key]) => `${page} uses ${key}, of the area ${area}; ${todo}`),
    ...idle.map((area) => `${page} uses no word of the area ${area}; ${todo}`),
  ];
}
